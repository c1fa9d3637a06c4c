"""Taps on cards, and the plain numbers and taken-back taps that mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Card


def tap_card(turn: SpokenTurn, cards: Mapping[str, Card], shown: ShownCard, choice: str) -> None:
    """Carry out a tap on a card: `choice` is a key or a number as the channel shows it."""
    card = cards.get(shown.kind)
    key = _key(shown, choice)
    if card is None or key is None:
        turn.refuse("stale-choice")
    elif not turn.may(card.who):
        turn.refuse(f"refused-{card.who.value}")
    else:
        turn.after.wish.card_id, turn.after.wish.choice = shown.id, key
        card.tap(turn, shown, key)


def take_back(turn: SpokenTurn, cards: Mapping[str, Card], shown: ShownCard, choice: str) -> None:
    """Carry out that a choice was taken back, where that means something."""
    card = cards.get(shown.kind)
    key = _key(shown, choice)
    if card is not None and card.untap is not None and key is not None and turn.may(card.who):
        card.untap(turn, shown, key)


def _key(shown: ShownCard, choice: str) -> str | None:
    if choice.isdecimal():
        position = int(choice)
        return shown.choices[position - 1] if 1 <= position <= len(shown.choices) else None
    return choice if choice in shown.choices else None
