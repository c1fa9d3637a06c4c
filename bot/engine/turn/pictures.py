"""Sending pictures: a line of the outbox says which; it is drawn when its turn has come, as things stand then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.stored.rows import Pending, PendingKind

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.turn.turn import Turn


def send_picture(turn: Turn, kind: str, channel: Channel, *, about: int = 0, reply_to: str | None = None) -> None:
    """Have a picture of a kind that a flow declares sent to a channel, with its figures in words, without sound.

    `about` is the id of the one thing that it shows, if it is of one; it can be a reply to a message there.
    """
    turn.transaction.outbox.add(
        Pending(
            channel_id=channel.id,
            kind=PendingKind.PICTURE,
            picture=kind,
            picture_of=turn.home.id,
            picture_about=about,
            person=channel.person,
            reply_to=reply_to,
            due_at=turn.now,
            created_at=turn.now,
        )
    )
