"""The methods about the bot itself: who it is, its commands and its texts."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING

from tests.telegram.emulator import objects
from tests.telegram.emulator.errors import bad_request, too_many_requests
from tests.telegram.emulator.jsons import Json, integer, json_objects, mapping, string

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.telegram.emulator.requests import Method, Request

SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
"""The scopes of commands with the fields each must have (Bot API, BotCommandScope)."""
MOST_COMMANDS = 100
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")


def get_me(request: Request) -> Json:
    """Return the bot."""
    return objects.me(request.bot)


def log_out(request: Request) -> bool:
    """Leave the cloud server. Nothing follows here but that it cannot be done twice in ten minutes."""
    raise too_many_requests(600)


def close(request: Request) -> bool:
    """Close the bot instance, which the server refuses in the first ten minutes after its start."""
    raise too_many_requests(600)


def _scope(request: Request) -> str:
    scope = request.json("scope", "BotCommandScope")
    if scope is None:
        scope = {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("can't parse BotCommandScope: BotCommandScope must be an Object")
    kind = string(scope.get("type"))
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for field in SCOPES[kind]:
        if not scope.get(field):
            empty = "Empty chat_id specified" if field == "chat_id" else "Invalid user_id specified"
            raise bad_request(f"can't parse BotCommandScope: {empty}")
        named = field == "chat_id" and string(scope[field]).startswith("@")
        if (
            field == "chat_id"
            and not named
            and integer(scope[field]) not in {*request.world.chats, *request.bot.privates}
        ):
            raise bad_request("chat not found")
    kept = {field: str(scope[field]) for field in SCOPES[kind]}
    return json.dumps({"type": kind, **kept}, sort_keys=True)


def _language(request: Request) -> str:
    language = request.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def set_my_commands(request: Request) -> bool:
    """Set the commands of one scope and one language."""
    key = (_scope(request), _language(request))
    commands = request.json("commands", "commands")
    if commands is not None and not isinstance(commands, list):
        raise bad_request("expected an Array of BotCommand")
    kept: list[Json] = []
    for command in json_objects(commands):
        name, description = string(command.get("command")), string(command.get("description")).strip()
        if not name.removeprefix("/"):
            raise bad_request("command must be non-empty")
        if len(name.removeprefix("/")) > 32:  # Bot API, BotCommand: 1-32 characters
            raise bad_request("command length must not exceed 32")
        if not _COMMAND.fullmatch(name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not description:
            raise bad_request("command description must be non-empty")
        if len(description) > 256:  # Bot API, BotCommand: 1-256 characters
            raise bad_request("command description length must not exceed 256")
        kept.append({"command": name.removeprefix("/"), "description": description})
    if len(kept) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    request.bot.commands[key] = kept
    return True


def get_my_commands(request: Request) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    return request.bot.commands.get((_scope(request), _language(request)), [])


def delete_my_commands(request: Request) -> bool:
    """Forget the commands of one scope and one language."""
    request.bot.commands.pop((_scope(request), _language(request)), None)
    return True


_TEXTS = {"name": 64, "description": 512, "short_description": 120}
"""How long each may be (Bot API, setMyName, setMyDescription, setMyShortDescription)."""


def _set_text(word: str, request: Request) -> bool:
    language, text = _language(request), request.text(word)
    if len(text) > _TEXTS[word]:
        raise bad_request({"name": "BOT_TITLE_INVALID"}.get(word, "BOT_DESCRIPTION_TOO_LONG"))
    request.bot.texts[word, language] = text
    return True


def _get_text(word: str, request: Request) -> Json:
    texts, language = request.bot.texts, _language(request)
    fallback = request.bot.name if word == "name" else ""
    return {word: texts.get((word, language)) or texts.get((word, "")) or fallback}


def commands_shown(commands: dict[tuple[str, str], list[Json]], scopes: list[Json], language: str) -> list[Json]:
    """Return the commands a person sees: the first scope that has any, in their language before in none."""
    for scope in scopes:
        key = json.dumps({name: str(value) for name, value in mapping(scope).items()}, sort_keys=True)
        for code in (language, ""):
            if (key, code) in commands:
                return commands[key, code]
    return []


def _texts(make: Callable[[str, Request], object], prefix: str) -> dict[str, Method]:
    names = {"name": "Name", "description": "Description", "short_description": "ShortDescription"}
    return {f"{prefix}My{name}": partial(make, word) for word, name in names.items()}


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": log_out,
    "close": close,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    **_texts(_set_text, "set"),
    **_texts(_get_text, "get"),
}
