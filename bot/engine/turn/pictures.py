"""Sending pictures and documents: a line of the outbox says which; it is made when its turn has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.stored.rows import Pending, PendingKind, PendingState

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.turn.turn import Turn


def send_picture(turn: Turn, kind: str, channel: Channel, *, about: int = 0, reply_to: str | None = None) -> None:
    """Have a picture of a kind that a flow declares sent to a channel, with its figures in words, without sound.

    `about` is the id of the one thing that it shows, if it is of one; it can be a reply to a message there.
    """
    _send(turn, PendingKind.PICTURE, kind, channel, about=about, reply_to=reply_to)


def send_document(turn: Turn, kind: str, channel: Channel, *, about: int = 0, reply_to: str | None = None) -> None:
    """Have a document of a kind that a flow declares sent to a channel, with a few words below it, without sound.

    `about` is as for a picture. A private chat that is not open yet is opened by the words that one follows. While the
    same one waits to be made for that channel, it is not asked for again: it will show things as they stand then.
    """
    waiting = {"kind": PendingKind.DOCUMENT, "state": PendingState.WAITING, "picture": kind}
    if turn.transaction.outbox.first(channel_id=channel.id, picture_of=turn.home.id, picture_about=about, **waiting):
        return
    if channel.platform_id is None:
        turn.say_in(channel, turn.words("document-follows"))
    _send(turn, PendingKind.DOCUMENT, kind, channel, about=about, reply_to=reply_to)


def _send(turn: Turn, line: PendingKind, kind: str, channel: Channel, *, about: int, reply_to: str | None) -> None:
    turn.transaction.outbox.add(
        Pending(
            channel_id=channel.id,
            kind=line,
            picture=kind,
            picture_of=turn.home.id,
            picture_about=about,
            person=channel.person,
            reply_to=reply_to,
            due_at=turn.now,
            created_at=turn.now,
        )
    )
