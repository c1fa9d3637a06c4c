"""Whom a check-in asks and waits for: not who is away, nor whose organisation only observes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.partners import is_away

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.partners import Partner, Sector
    from bot.engine.turn.turn import Turn


def today(turn: Turn) -> date:
    """Return the cooperation's day."""
    return local(turn.now, turn.home.time_zone).date()


def asked_now(turn: Turn) -> list[Partner]:
    """Return whom a round asks that opens now; everybody else may answer all the same."""
    return [one for one in turn.store.partners.find(left_at=None) if is_waited_for(turn, one)]


def sectors_now(turn: Turn) -> dict[int, Sector]:
    """Return the sector of everybody who takes part and does not only observe, by their id."""
    houses = {one.id: one for one in turn.store.organisations.find() if not one.observes}
    partners = turn.store.partners.find(left_at=None)
    return {one.id: houses[one.organisation_id].sector for one in partners if one.organisation_id in houses}


def is_waited_for(turn: Turn, partner: Partner) -> bool:
    """Whether somebody who was asked is reminded, and missing as long as they have not answered."""
    house = turn.store.organisations.get(partner.organisation_id)
    observes = house is not None and house.observes
    return partner.left_at is None and not observes and not is_away(partner, today(turn))
