"""Whether a cooperation is more than a greeting in a new group: then nothing may take its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel, Cooperation
    from bot.engine.ports import Transaction


def is_settled(transaction: Transaction, cooperation: Cooperation, *, beside: Channel) -> bool:
    """Whether a cooperation was set up, holds anything, or lives in another group than the one named."""
    store = transaction.store(cooperation.id)
    held = (
        store.partners,
        store.phases,
        store.rounds,
        store.decisions,
        store.stakeholders,
        store.communication_lines,
        store.reminders,
    )
    others = [one for one in store.channels.find(kind=ChannelKind.GROUP) if one.id != beside.id]
    return cooperation.set_up_at is not None or bool(others) or any(records.find() for records in held)
