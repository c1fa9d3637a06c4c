"""Taps on cards, and the plain numbers and taken-back taps that mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.incoming import channels
from bot.engine.turn.rights import may

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.flow import Card


def tap_card(turn: Turn, shown: ShownCard, choice: str) -> None:
    """Carry out a tap on a card: `choice` is a key or a number as the channel shows it."""
    card = turn.surroundings.flows.cards.get(shown.kind)
    key = _key(shown, choice)
    if card is None or key is None:
        turn.refuse("stale-choice")
    elif not may(turn, card.who):
        turn.refuse(f"refused-{card.who.value}")
    else:
        turn.wish.card_id, turn.wish.choice = shown.id, key
        card.tap(turn, shown, key)


def untap_card(turn: Turn, message: str, choice: str) -> None:
    """Carry out that a choice was taken back at the message that showed it."""
    found = turn.transaction.card_at(turn.place.id, message)
    if found is None and channels.go_to(turn, message):
        found = turn.transaction.card_at(turn.place.id, message)
    if found is not None:
        take_back(turn.about(found[0]), found[1], choice)


def take_back(turn: Turn, shown: ShownCard, choice: str) -> None:
    """Carry out that a choice was taken back, where that means something."""
    card: Card | None = turn.surroundings.flows.cards.get(shown.kind)
    key = _key(shown, choice)
    if card is not None and card.untap is not None and key is not None and may(turn, card.who):
        card.untap(turn, shown, key)


def _key(shown: ShownCard, choice: str) -> str | None:
    if choice.isdecimal():
        position = int(choice)
        return shown.choices[position - 1] if 1 <= position <= len(shown.choices) else None
    return choice if choice in shown.choices else None
