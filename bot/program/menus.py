"""What Telegram shows of the bot by itself, in each language: its commands, and how it introduces itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.telegram.faces import Faces, TelegramFace
from adapters.telegram.menus import MenuEntry, Menus
from bot.domain.cooperation import Language
from bot.engine.exchange.content import plain
from bot.engine.turn.command_names import listed
from bot.engine.turn.rights import Who
from bot.program.app import wording
from flows import FLOWS
from flows.help import COORDINATION, THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.vocabulary.flow import Command


def telegram_menus(default: Language) -> Menus:
    """Return the menus. People whose language is none of ours get those in `default`."""
    shown = listed(FLOWS.commands)
    grouped = [one for one in shown if not one.alone]
    for_all = [
        one
        for one in grouped
        if one.who not in {Who.COORDINATOR, Who.APPOINTED} and one.name not in THEMES[COORDINATION]
    ]
    languages = _languages(default)
    return Menus(
        private={code: _entries(shown, language) for code, language in languages.items()},
        groups={code: _entries(for_all, language) for code, language in languages.items()},
        administrators={code: _entries(grouped, language) for code, language in languages.items()},
    )


def telegram_faces(default: Language) -> Faces:
    """Return how the bot introduces itself. Its name stays the one that the operator gave BotFather."""
    return Faces({code: _face(language) for code, language in _languages(default).items()})


def _face(language: Language) -> TelegramFace:
    words = wording()[language]
    return TelegramFace(about=plain(words("face-about")), description=plain(words("face-description")))


def _languages(default: Language) -> dict[str, Language]:
    return {"": default, **{language.value: language for language in Language}}


def _entries(commands: Iterable[Command], language: Language) -> tuple[MenuEntry, ...]:
    words = wording()[language]
    return tuple(MenuEntry(one.called(language), plain(words(f"help-{one.name}"))) for one in commands)
