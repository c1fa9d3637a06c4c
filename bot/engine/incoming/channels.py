"""Where a signal belongs: the channel it came from, noted if it is new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.engine.exchange.messages import BotAdded, Said, Tapped
from bot.engine.incoming.commands import read_command
from bot.engine.incoming.targets import answered_message

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Address, Signal
    from bot.engine.stored.ports import Transaction


def find(transaction: Transaction, signal: Signal) -> Channel | None:
    """Return the channel of a signal; one whose people turn to the bot can be written to again.

    None for talk in a thread that has nothing to do with the bot: people have many, and none of them is noted.
    """
    address, sender = signal.address, signal.sender
    channel = _at(transaction, address, private=signal.private)
    if channel is None and signal.private:
        channel = transaction.private_channel(address.adapter, address.account, sender.platform_id)
    if channel is None and address.thread is not None and not signal.private and not turns_to_the_bot(signal):
        return _of_answered(transaction, signal)
    known = _of_its_room(transaction, signal, channel) if address.thread is not None and not signal.private else channel
    if known is None:
        return transaction.add_channel(
            Channel(
                adapter=address.adapter,
                account=address.account,
                platform_id=address.channel,
                thread=None if signal.private else address.thread,
                kind=ChannelKind.PRIVATE if signal.private else ChannelKind.GROUP,
                person=sender.platform_id if signal.private else None,
                entered=signal.private,
            )
        )
    known = replace(known, entered=known.entered or signal.private)
    if turns_to_the_bot(signal):
        known = replace(known, platform_id=address.channel, state=ChannelState.ACTIVE)
    if not known.id:
        return transaction.add_channel(known)
    if known != channel:
        transaction.put_channel(known)
    return known


def _at(transaction: Transaction, address: Address, *, private: bool) -> Channel | None:
    """Return the channel at an address, unless that was a private chat which others have come into."""
    channel = transaction.channel_at(address)
    if channel is not None and channel.kind is ChannelKind.PRIVATE and not private:
        # From now on it is a group, and the person's private chat is to be opened anew.
        transaction.put_channel(replace(channel, platform_id=None, entered=False))
        return None
    return channel


def _of_its_room(transaction: Transaction, signal: Signal, channel: Channel | None) -> Channel | None:
    """Return the channel of a thread: part of the cooperation in its room, unless it has one of its own."""
    if channel is not None and channel.cooperation_id is not None:
        return channel
    whole = _at(transaction, replace(signal.address, thread=None), private=False)
    if channel is not None:
        return channel if whole is None else replace(channel, cooperation_id=whole.cooperation_id)
    if whole is None:
        return None
    return replace(whole, id=0, thread=signal.address.thread, state=ChannelState.ACTIVE, newest_card=None)


def _of_answered(transaction: Transaction, signal: Signal) -> Channel | None:
    """Return the channel where the message stands that something said in a thread answers."""
    message = answered_message(signal) if isinstance(signal, Said) else None
    address = signal.address
    return transaction.channel_showing(address.adapter, address.account, address.channel, message) if message else None


def turns_to_the_bot(signal: Signal) -> bool:
    """Whether a signal shows that the bot can write where it came from, and is wanted to."""
    match signal:
        case Tapped() | BotAdded():
            return True
        case Said(private=private, addressed=addressed, text=text):
            return private or addressed or read_command(text) is not None
        case _:
            return False
