"""The command menus: what Telegram shows beside the input field, for each kind of chat and each language."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from adapters.telegram.failures import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from telegram import Bot

MOST_ENTRIES = 100
DESCRIPTION_CHARACTERS = 256
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command as the menu shows it. Raises ValueError if Telegram would refuse it (Bot API, BotCommand)."""

    command: str
    """Without its prefix: 1 to 32 of `a-z 0-9 _`."""
    description: str
    """Plain text, 1 to 256 characters."""

    def __post_init__(self) -> None:
        if not _COMMAND.fullmatch(self.command):
            raise ValueError(f"no name for a command in a menu: {self.command!r}")
        if not 1 <= len(self.description) <= DESCRIPTION_CHARACTERS:
            raise ValueError(f"the description of {self.command} has to have 1 to {DESCRIPTION_CHARACTERS} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Menus:
    """All menus of a bot, each by two-letter language; `""` is for everybody whose language has none.

    Telegram shows administrators their menu instead of the group's, so it has to hold that one's entries, too.
    A kind of chat without any entry keeps the menu it has. Raises ValueError if Telegram would refuse one.
    """

    private: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)
    groups: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)
    administrators: Mapping[str, tuple[MenuEntry, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for languages in (self.private, self.groups, self.administrators):
            for language, entries in languages.items():
                if not _LANGUAGE.fullmatch(language):
                    raise ValueError(f"no two-letter language: {language!r}")
                if len(entries) > MOST_ENTRIES:
                    raise ValueError(f"a menu holds at most {MOST_ENTRIES} entries")

    def each(self) -> Iterator[tuple[BotCommandScope, str, tuple[MenuEntry, ...]]]:
        """Yield every menu with the chats it is for and its language."""
        scopes = (
            (BotCommandScopeAllPrivateChats(), self.private),
            (BotCommandScopeAllGroupChats(), self.groups),
            (BotCommandScopeAllChatAdministrators(), self.administrators),
        )
        for scope, languages in scopes:
            for language, entries in languages.items():
                yield scope, language, entries


async def set_menus(bot: Bot, menus: Menus) -> None:
    """Set what differs from what Telegram has. Menus are a convenience: what fails is logged, no more."""
    for scope, language, entries in menus.each():
        wanted = tuple(BotCommand(entry.command, entry.description) for entry in entries)
        try:
            if await bot.get_my_commands(scope, language or None) != wanted:
                await bot.set_my_commands(wanted, scope, language or None)
        except TelegramError as error:
            _log.warning("telegram: menu %s %r not set (%s)", scope.type, language, named(error))
