"""A clock that can be moved forward by hand, and the words that say how far."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


class MovableClock(Protocol):
    """The clock the whole application looks at."""

    def now(self) -> datetime:
        """Return the present, aware."""

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""


class UnclearTimeError(ValueError):
    """The words name no time."""


_UNITS = {
    "minutes": ("m", "min", "mins", "minute", "minutes", "minuten"),
    "hours": ("h", "std", "hour", "hours", "stunde", "stunden"),
    "days": ("d", "day", "days", "tag", "tage", "tagen"),
    "weeks": ("w", "week", "weeks", "woche", "wochen"),
    "months": ("month", "months", "monat", "monate", "monaten"),
    "years": ("y", "year", "years", "jahr", "jahre", "jahren"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_SPAN = re.compile(r"(\d{1,6})\s*([a-z]+)", re.ASCII)
_SPANS = re.compile(rf"\+?\s*{_SPAN.pattern}(?:[\s,+]*{_SPAN.pattern})*", re.ASCII)
_CLOCK = r"(?P<hour>\d{1,2})[:](?P<minute>\d{2})(?:\s*uhr)?"
_FORMS = (
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})(?:[\st]+{_CLOCK})?", re.ASCII),
    re.compile(rf"(?P<day>\d{{1,2}})\.\s*(?P<month>\d{{1,2}})\.\s*(?P<year>\d{{4}})(?:[\s,]+{_CLOCK})?", re.ASCII),
)
_TIME_OF_DAY = re.compile(_CLOCK, re.ASCII)


def read_time(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the time that words such as `+3 days`, `2027-03-29 09:00` or `9:00` name, in UTC.

    Days and longer spans keep the wall time of `zone` across a change of clock, hours and minutes are counted. A date
    alone means its midnight, a time of day alone its next occurrence. Raises UnclearTimeError.
    """
    words = words.strip().lower()
    try:
        if _SPANS.fullmatch(words) is not None:
            return _later(words, now, zone)
        return _named(words, now, zone).astimezone(UTC)
    except (OverflowError, ValueError, KeyError) as error:
        raise UnclearTimeError(words) from error


def _later(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    spans = dict.fromkeys(_UNITS, 0)
    for number, unit in _SPAN.findall(words):
        spans[_UNIT_OF[unit]] += int(number)
    counted = timedelta(hours=spans.pop("hours"), minutes=spans.pop("minutes"))
    if not any(spans.values()):
        return now.astimezone(UTC) + counted
    local = now.astimezone(zone) + relativedelta(
        years=spans["years"], months=spans["months"], weeks=spans["weeks"], days=spans["days"]
    )
    return local.astimezone(UTC) + counted


def _named(words: str, now: datetime, zone: ZoneInfo) -> datetime:
    for form in _FORMS:
        if (found := form.fullmatch(words)) is not None:
            year, month, day, hour, minute = (
                int(found[part] or 0) for part in ("year", "month", "day", "hour", "minute")
            )
            return datetime(year, month, day, hour, minute, tzinfo=zone)
    if (found := _TIME_OF_DAY.fullmatch(words)) is None:
        raise UnclearTimeError(words)
    today = now.astimezone(zone).date()
    wall = time(int(found["hour"]), int(found["minute"]), tzinfo=zone)
    next_one = datetime.combine(today, wall)
    # Compared in UTC: within one zone Python compares wall times and would overlook a repeated hour.
    if next_one.astimezone(UTC) <= now.astimezone(UTC):
        next_one = datetime.combine(today + timedelta(days=1), wall)
    return next_one
