"""Jobs: one thing to deliver each, and what is noted of a card once it is shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.engine.exchange.messages import Address

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery
    from bot.engine.stored.ports import Transaction
    from bot.engine.stored.rows import Pending, ShownCard
    from bot.engine.vocabulary.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Job:
    """One thing to deliver: a line of the outbox, or a card that has changed."""

    channel: Channel
    delivery: Delivery
    pending: Pending | None = None
    card: ShownCard | None = None
    content: Content | None = None
    """What the card will show."""
    sketch: Sketch | None = None
    """What is to be drawn before it is delivered."""
    next_picture: str = ""
    """The kind of picture that follows as a reply, once the card is there, whose words do not fit below it."""
    messages: int = 0
    """How many messages it is where the platform counts them."""


def address_of(channel: Channel) -> Address:
    """Return where a channel is on its platform."""
    return Address(
        adapter=channel.adapter, account=channel.account, channel=channel.platform_id or "", thread=channel.thread
    )


def note_shown(transaction: Transaction, card: ShownCard, content: Content, message: str, file: str) -> None:
    """Write down that a channel shows a card's newest state at a message; `file` if that is a picture."""
    found = transaction.card(card.id)
    if found is not None:
        transaction.store(found[0]).cards.put(
            replace(
                found[1],
                message=message,
                shown=card.version,
                choices=tuple(choice.key for choice in content.choices),
                digest=digest(content),
                file=file,
            )
        )


def digest(content: Content) -> str:
    """Return what tells two contents apart."""
    return hashlib.sha256(repr(content).encode()).hexdigest()
