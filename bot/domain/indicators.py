"""Indicators: the numbers that a goal is watched by, when a value is due, and whom to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from bot.domain.recurrence import shape, wall_times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

RECOMMENDED: Final = 5
"""Three to five are watched well: from the sixth on there is a hint."""
MOST_INDICATORS: Final = 10
MOST_VALUES: Final = 500
"""Of one indicator: ten years of a value a week."""
TIMES: Final = 2
"""So often whoever delivers is asked for one value, before the coordinators hear of it."""
AGAIN_AFTER: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A number that a goal is watched by."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    name: str
    unit: str = ""
    source: str = ""
    """Where the number comes from."""
    partner_id: int | None = None
    """The partner who delivers it."""
    organisation_id: int | None = None
    """The organisation that delivers it, where no partner is named."""
    rhythm: str
    """A recurrence rule as in RFC 5545, without `RRULE:`; never empty."""
    target: Decimal | None = None
    target_on: date | None = None
    entered_on: date
    """The local day from which its rhythm counts."""
    asked: int = 0
    """How often it was asked for since the last value, the coordinators' hearing of it counted in."""
    asked_on: date | None = None
    """The local day on which it was asked for last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """What an indicator was on a day."""

    id: int = 0
    indicator_id: int
    day: date
    amount: Decimal


class AskedOf(StrEnum):
    """Who is asked for a value."""

    DELIVERER = "deliverer"
    COORDINATION = "coordination"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAsking:
    """Whom to ask for a value next, and the local day from which on."""

    whom: AskedOf
    day: date


def due_on(indicator: Indicator, last: date | None) -> date:
    """Return the day on which a value is due; `last` is the day of the latest one.

    That is the first day of its rhythm at least half a period after the latest value, so that what came a little early
    is not asked for again; without any value, one period after it was entered, or the first day that the rhythm names.
    """
    if last is None:
        first = 0 if shape(indicator.rhythm).names_day else 1
        return next(islice(_days(indicator, indicator.entered_on), first, None))
    return next(day for day in _days(indicator, last) if (day - last).days * 2 >= period(indicator).days)


def period(indicator: Indicator) -> timedelta:
    """Return how far two days of its rhythm are apart at the most, looking at the first few."""
    days = list(islice(_days(indicator, indicator.entered_on), 13))
    return max(later - earlier for earlier, later in pairwise(days))


def next_asking(indicator: Indicator, last: date | None, *, reached: bool) -> NextAsking:
    """Say whom to ask next, and when: whoever delivers twice, a week apart, then the coordinators once.

    `reached` says whether whoever delivers can be written to alone; if not, the coordinators hear of it at once. Where
    still nothing has come, that begins anew on the next day of the rhythm. A value sets `asked` back to nothing.
    """
    step = indicator.asked % (TIMES + 1)
    if indicator.asked_on is None or indicator.asked == 0:
        day = due_on(indicator, last)
    elif step == 0:
        day = next(one for one in _days(indicator, indicator.asked_on) if one > indicator.asked_on)
    else:
        day = indicator.asked_on + AGAIN_AFTER
    return NextAsking(whom=AskedOf.DELIVERER if step < TIMES and reached else AskedOf.COORDINATION, day=day)


def asked_more(indicator: Indicator, whom: AskedOf) -> int:
    """Return how often it was asked for, once more: with the coordinators a round of asking is over."""
    if whom is AskedOf.DELIVERER:
        return indicator.asked + 1
    return (indicator.asked // (TIMES + 1) + 1) * (TIMES + 1)


def is_missing(indicator: Indicator, last: date | None, today: date) -> bool:
    """Tell whether its value is missing: asked for in vain, and none for longer than its rhythm."""
    return indicator.asked >= TIMES and today > (last or indicator.entered_on) + period(indicator)


def _days(indicator: Indicator, since: date) -> Iterator[date]:
    starts = datetime.combine(indicator.entered_on, time())
    walls = wall_times(indicator.rhythm, starts, datetime.combine(max(since, indicator.entered_on), time()))
    return (wall.date() for wall in walls)
