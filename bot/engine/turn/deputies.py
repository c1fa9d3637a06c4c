"""Who stands in for coordinators who are away: the rule of the domain, asked of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.deputies import Deputyship, stood_in_for
from bot.domain.partners import is_away

if TYPE_CHECKING:
    from bot.domain.partners import Identity, Partner
    from bot.engine.turn.turn import Turn


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
