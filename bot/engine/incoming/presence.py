"""Coming and going: of the bot, and of people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind, ChannelState
from bot.engine.exchange.messages import BotAdded, BotRemoved, Joined, Left
from bot.engine.stored.rows import Departure
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn import private_chats

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.exchange.messages import Address, Signal
    from bot.engine.stored.ports import Transaction
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Flow, Flows, Hook


def come_and_go(turn: SpokenTurn, flows: Flows, signal: Signal) -> None:
    """Carry out what follows from somebody's coming or going; anything else is no such signal, and is left alone."""
    match signal:
        case BotAdded():
            _arrived(turn, flows)
        case BotRemoved():
            _removed(turn)
        case Joined(reads_back=reads_back):
            note_return(turn)  # who joins a channel becomes a partner by saying so
            if not reads_back:
                _each(_everywhere(turn), flows, lambda flow: flow.person_came)
        case Left():
            _note_departure(turn)
            _each(_everywhere(turn), flows, lambda flow: flow.person_left)
        case _:
            pass


def is_at_home(transaction: Transaction, address: Address) -> bool:
    """Whether the bot is known to be in a group already, so that another word of its arrival tells nothing new."""
    known = transaction.channels_in(address.adapter, address.account, address.channel)
    return any(
        channel.kind is ChannelKind.GROUP
        and channel.state is ChannelState.ACTIVE
        and channel.cooperation_id is not None
        for channel in known
    )


def note_return(turn: SpokenTurn) -> None:
    """Note that somebody is in a group again."""
    place = turn.place
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        departure = turn.transaction.departures.first(channel_id=channel.id, person=turn.sender.platform_id)
        if departure is not None:
            turn.transaction.departures.remove(departure)


def _arrived(turn: SpokenTurn, flows: Flows) -> None:
    """Greet: a new group, or every cooperation of one that the bot comes back to."""
    abouts = _everywhere(turn) or [turn]
    for about in abouts:
        about.transaction.put_channel(replace(about.place, state=ChannelState.ACTIVE))
    _each(abouts, flows, lambda flow: flow.bot_added)


def _removed(turn: SpokenTurn) -> None:
    """Stop writing to a channel that the bot was taken out of, its threads too, and tell the coordinators."""
    place = turn.place
    abouts = _everywhere(turn)
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        turn.transaction.outbox.give_up(channel.id)
        turn.transaction.put_channel(replace(channel, state=ChannelState.GONE))
    if place.kind is ChannelKind.GROUP:
        for about in abouts:
            lost = about.words("channel-lost", platform=place.adapter.capitalize())
            private_chats.tell_a_coordinator(about, lost)


def _each(turns: Sequence[SpokenTurn], flows: Flows, hook: Callable[[Flow], Hook | None]) -> None:
    calls = [call for flow in flows.all if (call := hook(flow)) is not None]
    for turn in turns:
        for call in calls:
            call(turn)


def _everywhere(turn: SpokenTurn) -> list[SpokenTurn]:
    """Return a turn for each cooperation in a group: what happens to the whole happens in its threads, too."""
    if turn.private:
        return [turn]
    turns: dict[int, SpokenTurn] = {}
    place = turn.place
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        if channel.cooperation_id is not None and channel.cooperation_id not in turns:
            try:
                turns[channel.cooperation_id] = turn.about(channel.cooperation_id, channel)
            except UnreadableError as error:  # the others in the same group go on
                turn.transaction.set_aside(error.which)
    return list(turns.values())


def _note_departure(turn: SpokenTurn) -> None:
    """Note that somebody whom a cooperation knows has left a group, with all its threads; of others nothing is kept."""
    note_return(turn)
    place = turn.place
    if not turn.transaction.cooperations_of(place.adapter, turn.sender.platform_id):
        return
    for channel in turn.transaction.channels_in(place.adapter, place.account, place.platform_id or ""):
        turn.transaction.departures.add(Departure(channel_id=channel.id, person=turn.sender.platform_id))
