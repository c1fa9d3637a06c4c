"""What a cooperation is called to somebody who knows several: by its name, told apart from others of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.cooperation import Cooperation
    from bot.engine.wording import Words


def called(cooperation: Cooperation, among: Iterable[Cooperation], words: Words) -> str:
    """Return a cooperation's name as it was typed; with its id where another one of those has the same."""
    name = _name(cooperation, words)
    alike = any(one.id != cooperation.id and _name(one, words).casefold() == name.casefold() for one in among)
    return words.label("cooperation-numbered", name=name, number=str(cooperation.id)) if alike else name


def _name(cooperation: Cooperation, words: Words) -> str:
    return cooperation.name or words.label("cooperation-nameless")
