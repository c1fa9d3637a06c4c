"""Channels of one cooperation: another one joins with all that is open, and each can be taken out again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelState
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Address
from bot.engine.stored.homes import channels_of, groups_of, is_settled
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import Option
from flows.arrival import invite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.cooperation import Channel, Cooperation
    from bot.engine.stored.ports import Store
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View


def join_channel(turn: SpokenTurn, about: SpokenTurn) -> None:
    """Make this channel one of the cooperation's, unless another cooperation lives here."""
    place, home = _joining(turn), about.home
    if place.cooperation_id == home.id:
        turn.refuse("link-channel-is-here")
        return
    empty = turn.cooperation
    if empty is not None and is_settled(turn.transaction, empty, beside=place):
        turn.refuse("link-channel-is-taken", **called(empty))
        return
    if empty is not None:
        turn.transaction.outbox.give_up(place.id)
        _close_cards(turn, [place])
        turn.transaction.remove_cooperation(empty.id)
    about.place = replace(place, cooperation_id=home.id, newest_card=None)
    turn.transaction.put_channel(about.place)
    about.forget_who()
    about.say(about.words("link-channel-joined", **called(home)))
    about.announce(about.words("link-channel-new", channel=label(about.place)), beside=about.place)
    invite(about)
    about.catch_up()


def _joining(turn: SpokenTurn) -> Channel:
    """Return what joins: this channel; or the whole room, where a thread of it is no place of its own."""
    place = turn.place
    if place.thread is None or turn.platform(place).topics:
        return place
    whole = Address(adapter=place.adapter, account=place.account, channel=place.platform_id or "")
    return turn.transaction.channel_at(whole) or turn.transaction.add_channel(
        replace(place, id=0, thread=None, newest_card=None)
    )


def part_channel(turn: SpokenTurn, channel: Channel) -> None:
    """Take a group with all its threads out of the cooperation: say goodbye there, and tell the others."""
    parted = [one for one in channels_of(turn.store) if one.is_in_group_of(channel)]
    for one in parted:
        turn.transaction.outbox.give_up(one.id)
        for session in turn.transaction.sessions_in(one.id):
            turn.transaction.drop_session(session)
    _close_cards(turn, parted)
    if any(one.state is ChannelState.ACTIVE for one in parted):
        turn.say(turn.words("unlink-channel-parted", **called(turn.home)), channel=parted[0])
    for one in parted:
        turn.transaction.put_channel(replace(one, cooperation_id=None, newest_card=None))
    gone = turn.words("unlink-channel-gone", channel=label(channel))
    if turn.private:
        turn.say(gone)
    turn.announce(gone, beside=channel)


def can_be_parted(store: Store, channel: Channel) -> bool:
    """Whether another group is left that can be written to."""
    return any(one.state is ChannelState.ACTIVE and not one.is_in_group_of(channel) for one in channels_of(store))


def called(cooperation: Cooperation) -> dict[str, str]:
    """Return what wording needs to name a cooperation, or to do without its name."""
    return {"named": "yes" if cooperation.name else "no", "name": cooperation.name}


def label(channel: Channel) -> str:
    """Return what a channel is called among the cooperation's channels."""
    platform = channel.adapter.capitalize()
    return f"{platform}: {channel.title}" if channel.title else platform


def _close_cards(turn: SpokenTurn, channels: Iterable[Channel]) -> None:
    """Take the choices off what can no longer be tapped in these channels."""
    for channel in channels:
        for card in turn.store.cards.readable(channel_id=channel.id):
            turn.store.cards.remove(card)
            if card.message is not None and card.choices and channel.state is ChannelState.ACTIVE:
                turn.edit(channel, card.message, Content(turn.words("card-closed-here")))


def _offered(view: View) -> tuple[Option, ...]:
    """Offer the cooperation's groups."""
    return tuple(Option(f"c{one.id}", label(one)) for one in groups_of(view.store))


which_channel = Pick(id="channel", among=_offered)


def part_chosen(turn: SpokenTurn, answers: Answers) -> None:
    """Take out the group that a coordinator chose."""
    channel = turn.store.channels.get(int(answers[which_channel][1:]))
    if channel is None or not can_be_parted(turn.store, channel):
        turn.refuse("unlink-only-channel")
    else:
        part_channel(turn, channel)
