"""What a round asks: which of its questions fit a card, and which are answered in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.catalogue import catalogue

if TYPE_CHECKING:
    from bot.domain.check_ins import Round


def on_card(round_: Round) -> tuple[str, ...]:
    """Return the questions of a round that can be answered by a tap, in the group too."""
    return tuple(one for one in round_.questions if catalogue().question(one).on_card)


def in_words(round_: Round) -> tuple[str, ...]:
    """Return the questions of a round that are answered in words: only ever in private, after the others."""
    return tuple(one for one in round_.questions if not catalogue().question(one).on_card)
