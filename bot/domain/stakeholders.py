"""Stakeholders: who matters, who keeps the contact, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.errors import BadValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.domain.partners import Sector

MOST_LISTED = 500
"""So many stakeholders are on a cooperation's list at most: more than anybody keeps in touch with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder:
    """Somebody who matters, whether or not a partner."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    name: str
    sector: Sector
    influence: int
    """1 (little) to 3 (much)."""
    interest: int
    """1 (little) to 3 (much)."""
    keeper_id: int | None = None
    """The partner who keeps the contact."""
    every_days: int
    """Days between two contacts; follows from influence and interest and can be changed."""
    contacted_on: date | None = None
    next_on: date
    """The local day on which the next contact is due."""
    created_at: datetime
    dropped: bool = False


class Quadrant(StrEnum):
    """Where a stakeholder stands in the two-by-two of influence and interest."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"


class StakeholderRefusal(StrEnum):
    """Why something about a stakeholder cannot be used."""

    OUT_OF_SCALE = "out_of_scale"
    """Influence and interest go from 1 to 3."""
    NOT_LATER = "not_later"
    """A contact can only be put off by at least a day."""
    NO_RHYTHM = "no_rhythm"
    """Contacts are at least a day apart."""


SCALE = range(1, 4)
"""Influence and interest: 1 little, 2 some, 3 much."""

HIGH_FROM = 2
"""What counts as high in the two-by-two. Some is enough: who is rated low by mistake would be forgotten (our rule)."""

EVERY_DAYS: Mapping[Quadrant, int] = {
    Quadrant.MANAGE_CLOSELY: 14,
    Quadrant.KEEP_SATISFIED: 30,
    Quadrant.KEEP_INFORMED: 30,
    Quadrant.MONITOR: 90,
}
"""Days between two contacts: the calm end of what practice guides give for each quadrant (one to two weeks, two weeks
to a month, a month, a quarter). No standard says so."""


def quadrant(influence: int, interest: int) -> Quadrant:
    """Place somebody in the two-by-two. Raises `BadValueError` unless both are 1 to 3."""
    if influence not in SCALE or interest not in SCALE:
        raise BadValueError(StakeholderRefusal.OUT_OF_SCALE)
    if influence >= HIGH_FROM:
        return Quadrant.MANAGE_CLOSELY if interest >= HIGH_FROM else Quadrant.KEEP_SATISFIED
    return Quadrant.KEEP_INFORMED if interest >= HIGH_FROM else Quadrant.MONITOR


def every_days(influence: int, interest: int) -> int:
    """Days between two contacts that follow from influence and interest. Raises `BadValueError` as `quadrant`."""
    return EVERY_DAYS[quadrant(influence, interest)]


def due(stakeholders: Iterable[Stakeholder], today: date) -> tuple[Stakeholder, ...]:
    """List whose contact is due on the local day `today`, longest overdue first; dropped ones never are."""
    waiting = (one for one in stakeholders if not one.dropped and one.next_on <= today)
    return tuple(sorted(waiting, key=lambda one: (one.next_on, one.number)))


def contacted(stakeholder: Stakeholder, on: date) -> Stakeholder:
    """Note a contact and count the rhythm from it; noting an earlier one afterwards changes nothing."""
    if stakeholder.contacted_on is not None and on < stakeholder.contacted_on:
        return stakeholder
    return replace(stakeholder, contacted_on=on, next_on=on + timedelta(days=stakeholder.every_days))


def postponed(stakeholder: Stakeholder, today: date, *, days: int = 7) -> Stakeholder:
    """Put the next contact off, counted from today if it is overdue. Raises `BadValueError` for less than a day."""
    if days < 1:
        raise BadValueError(StakeholderRefusal.NOT_LATER)
    return replace(stakeholder, next_on=max(stakeholder.next_on, today) + timedelta(days=days))


def rated(stakeholder: Stakeholder, influence: int, interest: int, today: date) -> Stakeholder:
    """Change influence and interest; the rhythm follows, unless somebody had chosen another one.

    Raises `BadValueError` unless both are 1 to 3.
    """
    days = every_days(influence, interest)
    chosen = stakeholder.every_days != every_days(stakeholder.influence, stakeholder.interest)
    changed = replace(stakeholder, influence=influence, interest=interest)
    return changed if chosen else with_rhythm(changed, days, today)


def with_rhythm(stakeholder: Stakeholder, days: int, today: date) -> Stakeholder:
    """Change the rhythm; the next contact is counted from the last one but is never in the past.

    Raises `BadValueError` for less than a day.
    """
    if days < 1:
        raise BadValueError(StakeholderRefusal.NO_RHYTHM)
    if days == stakeholder.every_days:
        return stakeholder
    since = stakeholder.contacted_on or today
    return replace(stakeholder, every_days=days, next_on=max(since + timedelta(days=days), today))
