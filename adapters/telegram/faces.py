"""The account's face: the name, the short text of its profile, and the one in its empty chat, for each language."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from telegram.error import TelegramError

from adapters.telegram.failures import named

if TYPE_CHECKING:
    from telegram import Bot

NAME_CHARACTERS, ABOUT_CHARACTERS, DESCRIPTION_CHARACTERS = 64, 120, 512
"""Bot API, setMyName, setMyShortDescription, setMyDescription."""
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_Read: TypeAlias = Callable[[str | None], Awaitable[str]]
_Write: TypeAlias = Callable[[str, str | None], Awaitable[bool]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramFace:
    """How a bot presents itself in one language. Raises ValueError if Telegram would refuse it."""

    about: str
    """Shown on the profile, and where somebody passes the bot on: plain text, at most 120 characters."""
    description: str
    """Shown in the private chat as long as it is empty, above "Start": plain text, at most 512 characters."""
    name: str = ""
    """Shown instead of the name that BotFather was told, at most 64 characters; empty: that one."""

    def __post_init__(self) -> None:
        for what, text, most in (
            ("name", self.name, NAME_CHARACTERS),
            ("short description", self.about, ABOUT_CHARACTERS),
            ("description", self.description, DESCRIPTION_CHARACTERS),
        ):
            if len(text) > most:
                raise ValueError(f"the bot's {what} may have {most} characters, not {len(text)}")


@dataclass(frozen=True, slots=True)
class Faces:
    """A bot's face by two-letter language; `""` is for everybody whose language has none. Raises ValueError."""

    by_language: Mapping[str, TelegramFace] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for language in self.by_language:
            if not _LANGUAGE.fullmatch(language):
                raise ValueError(f"no two-letter language: {language!r}")


async def set_faces(bot: Bot, faces: Faces) -> None:
    """Set what differs from what Telegram has; it lets nobody change these often. What fails is logged, no more.

    Texts that somebody gave the bot by hand are replaced, as menus are; the name is not touched unless a face has one.
    """
    for language, face in faces.by_language.items():
        await _set("short description", language, face.about, _about(bot), bot.set_my_short_description)
        await _set("description", language, face.description, _description(bot), bot.set_my_description)
        if face.name:
            await _set("name", language, face.name, _name(bot), bot.set_my_name)


async def _set(what: str, language: str, wanted: str, read: _Read, write: _Write) -> None:
    code = language or None
    try:
        if await read(code) != wanted:
            await write(wanted, code)
    except TelegramError as error:
        _log.warning("telegram: %s %r not set (%s)", what, language, named(error))


def _about(bot: Bot) -> _Read:
    async def read(language: str | None) -> str:
        return (await bot.get_my_short_description(language)).short_description

    return read


def _description(bot: Bot) -> _Read:
    async def read(language: str | None) -> str:
        return (await bot.get_my_description(language)).description

    return read


def _name(bot: Bot) -> _Read:
    async def read(language: str | None) -> str:
        return (await bot.get_my_name(language)).name

    return read
