"""When check-ins open by themselves: a rhythm counted in days, moved by weekends, public holidays and pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import MORNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.calendar import Calendar

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCheckIn:
    """One opening to come."""

    planned_on: date
    """The day that the rhythm says."""
    opens_at: datetime
    """When it really opens: that day's morning, or the first after it on which the cooperation may be written to."""


def planned_check_ins(
    calendar: Calendar, counted_from: date, span: timedelta, now: datetime, *, blocked_until: datetime | None = None
) -> Iterator[PlannedCheckIn]:
    """Yield the openings after `now`, the next first, as long as nobody opens one by hand.

    `counted_from` is the day of the rhythm on which the last one opened, or the set-up. A moved opening does not move
    those after it: they are counted from the day that the rhythm said. Until `blocked_until` none opens, as in a pause;
    what falls before is tried again each morning.
    """
    while True:
        day = first_day(calendar, counted_from, span, now)
        opens_at = opening(calendar, day)
        while blocked_until is not None and opens_at < blocked_until:
            opens_at = opening(calendar, calendar.local(opens_at).date() + _DAY)
        yield PlannedCheckIn(planned_on=day, opens_at=opens_at)
        counted_from, now = latest_day(counted_from, span, calendar.local(opens_at).date()), opens_at


def first_day(calendar: Calendar, counted_from: date, span: timedelta, now: datetime) -> date:
    """Return the day of the next opening before anything moves it: never one whose morning has passed."""
    day = max(counted_from + span, calendar.local(now).date())
    while calendar.to_utc(datetime.combine(day, time(MORNING.hour))) <= now:
        day += _DAY
    return day


def opening(calendar: Calendar, day: date) -> datetime:
    """Return when a check-in of a day opens."""
    return calendar.next_allowed(calendar.to_utc(datetime.combine(day, MORNING)))


def latest_day(counted_from: date, span: timedelta, today: date) -> date:
    """Return the latest day that the rhythm says, not after today."""
    return counted_from + span * max(0, (today - counted_from) // span)
