"""Taps on cards, and the plain numbers and taken-back taps that mean the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.rights import may

if TYPE_CHECKING:
    from bot.engine.flow import Card
    from bot.engine.rows import ShownCard
    from bot.engine.turn import Turn


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
    """Carry out that a choice was taken back, where that means something."""
    found = turn.transaction.card_at(turn.place.id, message)
    card: Card | None = turn.surroundings.flows.cards.get(found[1].kind) if found else None
    if found is None or card is None or card.untap is None or not may(turn, card.who):
        return
    key = _key(found[1], choice)
    if key is not None:
        card.untap(turn.about(found[0]), found[1], key)


def answer_by_number(turn: Turn, card_id: int, number: str) -> None:
    """Take a plain number as a tap on the card that was the last thing said in the channel.

    Once somebody says something else, numbers are conversation again.
    """
    found = turn.transaction.card(card_id)
    if found is None or not 1 <= int(number) <= len(found[1].choices):
        turn.transaction.put_channel(replace(turn.place, newest_card=None))
        return
    tap_card(turn.about(found[0]), found[1], number)


def _key(shown: ShownCard, choice: str) -> str | None:
    if choice.isdecimal():
        position = int(choice)
        return shown.choices[position - 1] if 1 <= position <= len(shown.choices) else None
    return choice if choice in shown.choices else None
