"""Cards of records that nobody needs any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


def take_down(turn: Turn, kind: str, subject: int) -> bool:
    """Forget the cards that show a record; False, and all stays, while a channel has yet to see what became of it.

    What the channels show stays as it is: it has no choices any more.
    """
    cards = turn.store.cards.find(kind=kind, subject=subject)
    if any(card.shown < card.version for card in cards):
        return False
    for card in cards:
        turn.store.cards.remove(card)
    return True
