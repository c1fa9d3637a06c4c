"""Doors: on platforms where people begin their private chat, a link leads there, and what they asked for goes on."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice
from bot.engine.stored.rows import Door
from bot.engine.turn import private_chats

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn

OPEN_FOR = timedelta(days=7)
_TOKEN_BYTES = 24
"""Random bytes of a link; as base64 they are half of what a Telegram link may carry (64 characters)."""
_KEY = "door"


@dataclass(slots=True)
class Wish:
    """What the sender asked for in this turn: a choice of a card, or a command."""

    card_id: int | None = None
    choice: str = ""
    typed: str = ""


def lead(turn: Turn) -> bool:
    """Give the sender a link into their private chat, where what they asked for goes on.

    After a tap the link is the answer to it; otherwise it is a button below a message to them. False where the
    platform knows no such links.
    """
    wish = turn.wish
    if turn.sender is None or not turn.platform(turn.place).doors or not (wish.card_id or wish.typed):
        return False
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    turn.transaction.add_door(
        Door(
            cooperation_id=turn.home.id,
            token=token,
            adapter=turn.place.adapter,
            person=turn.sender.platform_id,
            card_id=wish.card_id,
            choice=wish.choice,
            typed=wish.typed,
            expires_at=turn.now + OPEN_FOR,
        )
    )
    if turn.tapped:
        turn.reply.door = token
    else:
        label = turn.words.label("door-choice")
        turn.say(turn.words("door", person=turn.name_sender()), [Choice(_KEY, label, door=token)])
    return True


def through(turn: Turn, token: str) -> tuple[Turn, Door] | None:
    """Return a turn about the cooperation that a link is about, and the link's door; None if it is not the sender's."""
    door = turn.transaction.door(token)
    if door is None or door.expires_at <= turn.now or not turn.private or turn.sender is None:
        return None
    if (door.adapter, door.person) != (turn.place.adapter, turn.sender.platform_id):
        return None
    about = turn.about(door.cooperation_id)
    about.channel = private_chats.turn_to(about, turn.place)
    return about, door
