"""Where a person can be written to alone: finding the chat, opening it, and saying which cooperation it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cooperation import Channel, ChannelKind, ChannelState
from bot.domain.partners import Identity

if TYPE_CHECKING:
    from bot.domain.partners import Partner
    from bot.engine.turn import Turn


def find(turn: Turn, person: Partner | Identity, *, turning: bool) -> tuple[Channel, Identity] | None:
    """Find where a person can be written to alone; None if nowhere yet.

    With `turning`, that chat is about this cooperation from now on.
    """
    identities = [person] if isinstance(person, Identity) else turn.store.identities.find(partner_id=person.id)
    for identity in identities:
        account = _account(turn, identity.adapter)
        if account is None or identity.adapter not in turn.surroundings.platforms:
            continue
        channel = turn.transaction.private_channel(identity.adapter, account, identity.platform_id)
        if channel is None and turn.surroundings.platforms[identity.adapter].opens_private:
            channel = turn.transaction.add_channel(
                Channel(
                    adapter=identity.adapter,
                    account=account,
                    platform_id=None,
                    kind=ChannelKind.PRIVATE,
                    person=identity.platform_id,
                )
            )
        if channel is not None and channel.state is ChannelState.GONE and _can_reopen(turn, identity):
            channel = replace(channel, platform_id=None, state=ChannelState.ACTIVE)
            turn.transaction.put_channel(channel)
        if channel is not None and channel.state is ChannelState.ACTIVE:
            return (turn_to(turn, channel) if turning else channel), identity
    return None


def _account(turn: Turn, adapter: str) -> str | None:
    """Return the bot's account that speaks with the cooperation on a platform."""
    if turn.channel is not None and turn.channel.adapter == adapter:
        return turn.channel.account
    groups = turn.store.channels.find(adapter=adapter, kind=ChannelKind.GROUP)
    return groups[0].account if groups else None


def _can_reopen(turn: Turn, identity: Identity) -> bool:
    """Whether somebody who left their private chat is asking for it again at this moment."""
    asks = turn.sender is not None and turn.sender.platform_id == identity.platform_id
    return asks and turn.surroundings.platforms[identity.adapter].opens_private


def turn_to(turn: Turn, channel: Channel) -> Channel:
    """Note which cooperation a private chat is about from now on."""
    if channel.cooperation_id == turn.home.id:
        return channel
    turned = replace(channel, cooperation_id=turn.home.id)
    turn.transaction.put_channel(turned)
    return turned
