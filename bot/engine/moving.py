"""A group that goes on under another address: its channel follows, and what can still be answered is shown anew."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelState
from bot.engine.dialogues import progress
from bot.engine.stored.homes import is_settled
from bot.engine.turn.turn import PlacedTurn

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.cooperation import Channel
    from bot.engine.exchange.messages import Address
    from bot.engine.stored.ports import Transaction
    from bot.engine.turn.surroundings import Surroundings
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.flow import Flows

log = logging.getLogger(__name__)


def move(
    transaction: Transaction, surroundings: Surroundings, flows: Flows, now: datetime, *, old: Address, new: Address
) -> None:
    """Let the channel at one address go on at another. Told a second time, it changes nothing."""
    channel = transaction.channel_at(old)
    if channel is None or old == new:
        return
    if not _make_room(transaction, channel, new):
        log.warning("a channel cannot move to where another cooperation is", extra={"channel": channel.id})
        return
    _leave_threads(transaction, channel)
    channel = replace(channel, platform_id=new.channel, thread=new.thread, state=ChannelState.ACTIVE, newest_card=None)
    transaction.put_channel(channel)
    if channel.cooperation_id is None:
        return
    turn = PlacedTurn(
        surroundings=surroundings,
        transaction=transaction,
        now=now,
        cooperation=transaction.cooperation(channel.cooperation_id),
        channel=channel,
    )
    _show_anew(turn, flows, channel)


def _leave_threads(transaction: Transaction, channel: Channel) -> None:
    """Take the threads of a group out of use, which do not move along; what is asked there is asked in the group."""
    if channel.thread is not None:
        return
    for one in transaction.channels_in(channel.adapter, channel.account, channel.platform_id or ""):
        if one.thread is not None:
            for session in transaction.sessions_in(one.id):
                transaction.put_session(replace(session, channel_id=channel.id))
            transaction.outbox.give_up(one.id)
            transaction.put_channel(replace(one, cooperation_id=None, state=ChannelState.GONE))


def _make_room(transaction: Transaction, channel: Channel, new: Address) -> bool:
    """Remove what was noted at the new address before it was known to be this group; False if that is in use."""
    there = transaction.channel_at(new)
    if there is None:
        return True
    if there.cooperation_id not in {None, channel.cooperation_id}:
        other = transaction.cooperation(there.cooperation_id or 0)
        if other is not None and is_settled(transaction, other, beside=there):
            return False
        transaction.remove_cooperation(there.cooperation_id or 0)
    transaction.remove_channel(there)
    return True


def _show_anew(turn: Turn, flows: Flows, channel: Channel) -> None:
    """Post open cards and open questions again: messages of the former address can neither be found nor tapped."""
    for card in turn.store.cards.readable(channel_id=channel.id):
        if card.message is None:
            continue  # it is still to be sent
        turn.store.cards.remove(card)
        kind = flows.cards.get(card.kind)
        if card.choices and kind is not None and kind.follows:
            turn.show(card.kind, card.subject, card.part, channel=channel)
    for session in turn.transaction.sessions_in(channel.id):
        progress.ask_again(turn, flows.dialogues, session, channel)
