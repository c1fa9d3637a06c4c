"""Dialogues that are better held alone: in the private chat, or behind a door that leads there.

On platforms where people begin their private chat, a link leads into it, and what they asked for goes on there.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING

from bot.engine.dialogues.progress import begin, needs_no_answer
from bot.engine.exchange.content import Choice
from bot.engine.stored.rows import Door
from bot.engine.turn import private_chats
from bot.engine.turn.spoken import Wish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cooperation import Channel
    from bot.domain.partners import Identity
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Dialogue, Opening

OPEN_FOR = timedelta(days=7)
_TOKEN_BYTES = 24
"""Random bytes of a link; as base64 they are half of what a Telegram link may carry (64 characters)."""
_KEY = "door"


class Begun(Enum):
    """Where a dialogue that is better held alone has begun."""

    ALONE = "alone"
    """In the private chat, of which the person has to be told."""
    BEHIND_A_DOOR = "behind a door"
    """Nowhere yet: the person was given a link into the private chat."""
    HERE = "here"
    """Where the turn came from."""


def begin_alone(turn: SpokenTurn, what: Dialogue | Opening, parts: Sequence[str] = ()) -> Begun:
    """Begin a dialogue with the sender alone, as soon as they can be written to alone; else here.

    Where the `parts` that were typed say all there is to say, nothing is asked, and it ends at once.
    """
    account = None if turn.private or needs_no_answer(turn, what, parts) else turn.account
    place = find_alone(turn, account) if account else None
    if place is None and account is not None and lead(turn):
        return Begun.BEHIND_A_DOOR
    begin(turn, what, parts, place=place)
    if place is None:
        return Begun.HERE
    show_the_way(turn)
    return Begun.ALONE


def find_alone(turn: SpokenTurn, account: Identity) -> tuple[Channel, Identity] | None:
    """Find where something goes on that the sender has asked for; None if nowhere yet.

    A command typed in a group turns the private chat to that group's cooperation; taps and answers turn nothing.
    """
    place = private_chats.find(turn, account)
    if place is None or turn.private or not turn.after.wish.typed:
        return place
    return private_chats.turn_to(turn, place[0]), place[1]


def lead(turn: SpokenTurn, *, typed: str = "") -> bool:
    """Give the sender a link into their private chat, where what they asked for goes on.

    After a tap the link is the answer to it; otherwise it is a button below a message to them. False where the
    platform knows no such links. `typed` is a command that says what they asked for, where what they typed or tapped
    does not say all of it.
    """
    wish = Wish(typed=typed) if typed else turn.after.wish
    if turn.cooperation is None or not turn.platform(turn.place).doors or not (wish.card_id or wish.typed):
        return False
    token = _door(turn, wish)
    if turn.tapped:
        turn.after.door = token
    else:
        label = turn.words.label("door-choice")
        turn.say(turn.words("door", person=turn.name_sender()), [Choice(_KEY, label, door=token)])
    return True


def show_the_way(turn: SpokenTurn) -> None:
    """After a tap in a group, answer with a link into the private chat, where a question waits by now."""
    if turn.tapped and not turn.private and turn.cooperation is not None and turn.platform(turn.place).doors:
        turn.after.door = _door(turn, Wish())


def _door(turn: SpokenTurn, wish: Wish) -> str:
    """Store where a link leads, and return what it carries."""
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
    return token
