"""Marks: what a message's choices belong to, so that a tap finds it even if the message's id never came back.

A mark is no secret: whoever sends one must be in the channel, and their rights are checked as at any tap.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.stored.rows import Pending, ShownCard
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.turn import Turn

_MARK = re.compile(r"c(?P<card>\d{1,18})|s(?P<session>\d{1,12})t(?P<turn>\d{1,6})", re.ASCII)


def of_card(card: ShownCard) -> str:
    """Return the mark of a card."""
    return f"c{card.id}"


def of_question(pending: Pending) -> str:
    """Return the mark of a dialogue's question; empty for any other line."""
    return f"s{pending.session_id}t{pending.session_turn}" if pending.session_id else ""


def card(turn: Turn, mark: str, message: str) -> tuple[int, ShownCard] | None:
    """Return the cooperation's id and the card with a mark, if it is in the turn's channel.

    A card whose message is unknown, because the platform's answer was lost, is hereby found again.
    """
    read = _MARK.fullmatch(mark)
    found = turn.transaction.card(int(read["card"])) if read and read["card"] else None
    if found is None or found[1].channel_id != turn.place.id:
        return None
    cooperation, shown = found
    kind = turn.surroundings.flows.cards.get(shown.kind)
    if shown.message is not None or kind is None:
        return found
    about = turn.about(cooperation)
    choices = tuple(choice.key for choice in kind.render(about, shown).choices)
    return cooperation, about.store.cards.put(replace(shown, message=message, choices=choices))


def session(turn: Turn, mark: str, message: str) -> Session | None:
    """Return the dialogue whose present question has a mark, if it is held in the turn's channel."""
    read = _MARK.fullmatch(mark)
    found = turn.transaction.session(int(read["session"])) if read and read["session"] else None
    if read is None or found is None or found.channel_id != turn.place.id or found.turn != int(read["turn"]):
        return None
    return found if found.prompt else turn.transaction.put_session(replace(found, prompt=message))
