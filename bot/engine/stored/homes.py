"""Where a cooperation lives, and whether it is more than a greeting in a new group: then nothing may take its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel, Cooperation
    from bot.engine.stored.ports import Store, Transaction


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
    others = [one for one in channels_of(store) if not one.is_in_group_of(beside)]
    return cooperation.set_up_at is not None or bool(others) or any(records.find() for records in held)


def channels_of(store: Store) -> list[Channel]:
    """Return the channels that are groups or threads of them, whole groups first, also those out of reach."""
    return sorted(store.channels.find(kind=ChannelKind.GROUP), key=lambda one: (one.thread is not None, one.id))


def groups_of(store: Store) -> list[Channel]:
    """Return one channel for each group: the whole one, or the first of its threads."""
    found: dict[tuple[str, str, str | None], Channel] = {}
    for one in channels_of(store):
        found.setdefault((one.adapter, one.account, one.platform_id), one)
    return list(found.values())
