"""Marks: what a message's choices belong to, so that a tap finds it even if the message's id never came back.

A mark is no secret: whoever sends one must be in the channel, and their rights are checked as at any tap.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.stored.rows import Pending, ShownCard

_MARK = re.compile(r"c(?P<card>\d{1,18})|s(?P<session>\d{1,12})t(?P<turn>\d{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark names: a card, or a dialogue at one of its questions."""

    card: int | None = None
    session: int | None = None
    turn: int = 0


def of_card(card: ShownCard) -> str:
    """Return the mark of a card."""
    return f"c{card.id}"


def of_question(pending: Pending) -> str:
    """Return the mark of a dialogue's question; empty for any other line."""
    return f"s{pending.session_id}t{pending.session_turn}" if pending.session_id else ""


def read(mark: str) -> Mark:
    """Return what a mark names; nothing if it is none."""
    found = _MARK.fullmatch(mark)
    if found is None:
        return Mark()
    if found["card"]:
        return Mark(card=int(found["card"]))
    return Mark(session=int(found["session"]), turn=int(found["turn"]))
