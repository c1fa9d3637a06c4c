"""The organisations that take part, as what can be picked in a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.vocabulary.steps import Option

if TYPE_CHECKING:
    from bot.engine.vocabulary.steps import View


def known_organisations(view: View) -> tuple[Option, ...]:
    """Offer the organisations that take part already."""
    return tuple(Option(f"o{one.id}", one.name) for one in view.store.organisations.find())


def is_known(answer: str) -> bool:
    """Tell whether an organisation was picked, not newly named."""
    return answer.startswith("o") and answer[1:].isdecimal()
