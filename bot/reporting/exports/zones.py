"""Time zones as calendars write them: by the rule of when clocks change, which every calendar program understands.

Long lists of single changes, as libraries write them, are misread by some (vobject with python-dateutil 2.9).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

import icalendar

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_YEARS: Final = 10
"""So many years the rule has to hold."""
_WEEK: Final = 7
_CHANGES: Final = 2
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class ClockChange(NamedTuple):
    """When clocks change in a year, and from which offset to which."""

    wall: datetime
    """Naive, as clocks showed it until then."""
    before: timedelta
    after: timedelta
    summer: bool


def zone_of(zone: ZoneInfo, year: int) -> icalendar.Timezone | None:
    """Return a zone from a year on; None where no simple rule says when clocks change: then times are in UTC."""
    changes = _changes(zone, year)
    rules = [_rule(one) for one in changes]
    later = ([_rule(one) for one in _changes(zone, year + more)] for more in range(1, _YEARS))
    if len(changes) not in {0, _CHANGES} or any(other != rules for other in later):
        return None
    made = icalendar.Timezone()
    made.add("tzid", zone.key)
    for one in changes:
        part = icalendar.TimezoneDaylight() if one.summer else icalendar.TimezoneStandard()
        part.add("dtstart", one.wall)
        part.add("rrule", _rule(one))
        part.add("tzoffsetfrom", one.before)
        part.add("tzoffsetto", one.after)
        made.add_component(part)
    if not changes:
        part = icalendar.TimezoneStandard()
        offset = datetime(year, 1, 1, tzinfo=zone).utcoffset() or timedelta()
        part.add("dtstart", datetime(year, 1, 1))  # noqa: DTZ001 - wall time
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", offset)
        made.add_component(part)
    return made


def _changes(zone: ZoneInfo, year: int) -> list[ClockChange]:
    found, at = [], datetime(year, 1, 1, tzinfo=UTC)
    before = at.astimezone(zone).utcoffset() or timedelta()
    while at.year == year:
        at += timedelta(days=1)
        after = at.astimezone(zone).utcoffset() or timedelta()
        if after != before:
            moment = next(
                hour
                for back in range(24, -1, -1)
                if ((hour := at - timedelta(hours=back)).astimezone(zone).utcoffset() or timedelta()) == after
            )
            summer = bool(moment.astimezone(zone).dst())
            found.append(ClockChange((moment + before).replace(tzinfo=None), before, after, summer))
            before = after
    return found


def _rule(one: ClockChange) -> dict[str, object]:
    """Return the rule by which it comes again: on the first, second … or last such weekday of its month."""
    day, length = one.wall.day, monthrange(one.wall.year, one.wall.month)[1]
    place = -1 if day + _WEEK > length else (day - 1) // _WEEK + 1
    return {"freq": "yearly", "bymonth": one.wall.month, "byday": f"{place}{_DAYS[one.wall.weekday()]}"}
