"""Who coordinates, and who stands in for coordinators who are away: the rule of the domain, asked of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.cooperation import ChannelKind
from bot.domain.deputies import Deputyship, stood_in_for
from bot.domain.partners import is_away

if TYPE_CHECKING:
    from bot.domain.partners import Identity, Partner
    from bot.engine.stored.ports import Store
    from bot.engine.turn.turn import PlacedTurn, Turn


def is_appointed(store: Store, identity: Identity) -> bool:
    """Whether an account is a coordinator's: this one, or another of the same partner."""
    if identity.coordinates or identity.partner_id is None:
        return identity.coordinates
    return any(one.coordinates for one in store.identities.find(partner_id=identity.partner_id))


def reads_as_coordinator(turn: PlacedTurn) -> bool:
    """Whether the channel is the private chat of somebody who may do what coordinators do, as things stand now.

    What is made later than it was asked for asks this again: a right may have ended in between.
    """
    place = turn.place
    if place.kind is not ChannelKind.PRIVATE or place.person is None:
        return False
    owner = turn.store.identities.first(adapter=place.adapter, platform_id=place.person)
    if owner is None or is_appointed(turn.store, owner):
        return owner is not None
    partner = turn.store.partners.get(owner.partner_id) if owner.partner_id is not None else None
    return partner is not None and partner.left_at is None and bool(stands_in_for(turn, partner.id))


def stands_in_for(turn: Turn, partner_id: int) -> tuple[Partner, ...]:
    """Return the coordinators for whom a partner stands in today; none for almost everybody."""
    deputyships = turn.store.of(Deputyship).find(deputy_id=partner_id)
    if not deputyships:
        return ()
    ids = {partner_id, *(one.absent_id for one in deputyships)}
    partners = {one.id: one for key in ids if (one := turn.store.partners.get(key)) is not None}
    appointed = {one.partner_id for one in turn.store.identities.find(coordinates=True) if one.partner_id is not None}
    return stood_in_for(deputyships, partners, appointed, partner_id, local(turn.now, turn.zone.key).date())


def told_first(turn: Turn) -> list[Partner | Identity]:
    """Return who is told what coordinators should know, who is likeliest to act in front.

    Coordinators who are there, then who stands in for the others, then those who are away.
    """
    today = local(turn.now, turn.zone.key).date()
    there: list[Partner | Identity] = []
    away: list[Partner | Identity] = []
    for one in turn.store.identities.find(coordinates=True):
        partner = turn.store.partners.get(one.partner_id) if one.partner_id is not None else None
        (away if partner is not None and is_away(partner, today) else there).append(one)
    if not away:
        return there
    named = {one.deputy_id for one in turn.store.of(Deputyship).find()}
    acting = (turn.store.partners.get(key) for key in sorted(named) if stands_in_for(turn, key))
    return [*there, *(one for one in acting if one is not None), *away]
