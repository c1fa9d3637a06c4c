"""Cards in channels: put there, replaced by a newer one, and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import Content
from bot.engine.stored.rows import Pending, PendingKind, ShownCard

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.turn.turn import Turn


def show(turn: Turn, channel: Channel, kind: str, subject: int, part: str) -> None:
    """Put a card into a channel. The one before becomes a pointer, so that one channel never has two live ones."""
    for former in turn.store.cards.find(channel_id=channel.id, kind=kind, subject=subject, part=part):
        turn.store.cards.remove(former)
        if former.message is not None:
            point_on(turn, channel, former.message)
    card = turn.store.cards.add(ShownCard(channel_id=channel.id, kind=kind, subject=subject, part=part))
    turn.transaction.outbox.add(
        Pending(
            channel_id=channel.id,
            kind=PendingKind.CARD,
            card_id=card.id,
            person=channel.person,
            due_at=turn.now,
            created_at=turn.now,
        )
    )


def point_on(turn: Turn, channel: Channel, message: str) -> None:
    """Turn the message of a former card into a pointer."""
    turn.edit(channel, message, Content(turn.words("card-moved")))


def message_of(turn: Turn, channel: Channel, about: tuple[str, int]) -> str | None:
    """Return the message of a card in a channel, by kind and subject; None where it is not shown."""
    kind, subject = about
    card = turn.store.cards.first(channel_id=channel.id, kind=kind, subject=subject, part="")
    return card.message if card is not None else None
