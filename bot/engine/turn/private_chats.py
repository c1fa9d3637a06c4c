"""Where a person can be written to alone: finding the chat, opening it, and which cooperation it is about.

Which one that is decides where a command goes that is typed there. So nothing turns a chat from one to another but its
person's own act: writing to somebody, whatever about, does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.domain.partners import Identity
from bot.engine.stored.unreadable import UnreadableError
from bot.engine.turn.deputies import told_first

if TYPE_CHECKING:
    from bot.domain.partners import Partner
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Markup


def find(turn: Turn, person: Partner | Identity) -> tuple[Channel, Identity] | None:
    """Find where a person can be written to alone; None if nowhere yet.

    A chat that is about no cooperation yet is about this one from now on.
    """
    identities = [person] if isinstance(person, Identity) else turn.store.identities.find(partner_id=person.id)
    return _find(turn, identities, opening=False) or _find(turn, identities, opening=True)


def reaches(turn: Turn, person: Partner | Identity) -> bool:
    """Tell whether somebody can be written to alone. Unlike `find` it neither notes nor opens anything."""
    identities = [person] if isinstance(person, Identity) else turn.store.identities.find(partner_id=person.id)
    return any(_reaches(turn, identity) for identity in identities)


def readable(turn: Turn, identity: Identity) -> list[Channel]:
    """Return the chats with an account; none if one cannot be read, so that everything else of the turn is done."""
    try:
        return turn.transaction.private_channels(identity.adapter, identity.platform_id)
    except UnreadableError as error:
        turn.transaction.set_aside(error.which)
        return []


def _reaches(turn: Turn, identity: Identity) -> bool:
    platform = turn.surroundings.platforms.get(identity.adapter)
    if platform is None:
        return False
    try:
        channel = _chat(turn, identity)
    except UnreadableError:
        return False
    if channel is None:
        return platform.opens_private and _account(turn, identity.adapter) is not None
    return channel.state is ChannelState.ACTIVE


def tell(turn: Turn, person: Partner | Identity, text: Markup, *, rings: bool = False) -> bool:
    """Write to one person alone. False if they cannot be written to."""
    place = find(turn, person)
    if place is not None:
        turn.say_in(place[0], text, rings=rings)
    return place is not None


def tell_a_coordinator(turn: Turn, text: Markup) -> bool:
    """Write to the first coordinator, or deputy of one who is away, who can be written to alone."""
    return any(tell(turn, one, text) for one in told_first(turn))


def _find(turn: Turn, identities: list[Identity], *, opening: bool) -> tuple[Channel, Identity] | None:
    """Find a chat with one of these accounts; with `opening`, one that is not open yet where the bot may open it."""
    for identity in identities:
        if identity.adapter not in turn.surroundings.platforms:
            continue
        try:
            channel = _chat(turn, identity)
        except UnreadableError as error:  # nobody knows whether it is theirs: no second one is opened
            turn.transaction.set_aside(error.which)
            continue
        if channel is None and opening:
            channel = _open(turn, identity)
        if channel is not None and opening and channel.state is ChannelState.GONE and _can_reopen(turn, identity):
            channel = replace(channel, platform_id=None, state=ChannelState.ACTIVE, entered=False)
            turn.transaction.put_channel(channel)
        if channel is not None and channel.state is ChannelState.ACTIVE:
            begins = channel.cooperation_id is None and turn.cooperation is not None
            return (turn_to(turn, channel) if begins else channel), identity
    return None


def _chat(turn: Turn, identity: Identity) -> Channel | None:
    """Return the chat with an account: with the bot's account that the cooperation speaks with, or the only one."""
    account = _account(turn, identity.adapter)
    chats = turn.transaction.private_channels(identity.adapter, identity.platform_id)
    return next((one for one in chats if account in {None, one.account}), None)


def _open(turn: Turn, identity: Identity) -> Channel | None:
    """Note a chat that is to be opened by writing in it, where the bot can."""
    account = _account(turn, identity.adapter)
    if account is None or not turn.surroundings.platforms[identity.adapter].opens_private:
        return None
    return turn.transaction.add_channel(
        Channel(
            adapter=identity.adapter,
            account=account,
            platform_id=None,
            kind=ChannelKind.PRIVATE,
            person=identity.platform_id,
        )
    )


def _account(turn: Turn, adapter: str) -> str | None:
    """Return the bot's account that speaks with the cooperation on a platform."""
    if turn.channel is not None and turn.channel.adapter == adapter:
        return turn.channel.account
    if turn.cooperation is None:
        return None
    groups = turn.store.channels.find(adapter=adapter, kind=ChannelKind.GROUP)
    return groups[0].account if groups else None


def _can_reopen(turn: Turn, identity: Identity) -> bool:
    """Whether somebody who left their private chat is asking for it again at this moment."""
    asks = turn.sender is not None and turn.sender.platform_id == identity.platform_id
    return asks and turn.surroundings.platforms[identity.adapter].opens_private


def turn_to(turn: Turn, channel: Channel) -> Channel:
    """Note that a private chat is about the turn's cooperation from now on: its person has asked for that."""
    if turn.cooperation is None or channel.cooperation_id == turn.home.id:
        return channel
    turned = replace(channel, cooperation_id=turn.home.id)
    turn.transaction.put_channel(turned)
    return turned
