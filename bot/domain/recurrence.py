"""Rhythms: recurrence rules, and the wall-clock times that follow from them.

A rule is a recurrence rule of RFC 5545 without `RRULE:`, reduced to what people agree on: days, weeks, months or
years, an interval, weekdays, the n-th weekday or the day of a month. Occurrences are computed in naive wall time and
only then become instants, so that a change of clock neither shifts nor doubles one. A day that a month lacks falls on
that month's last day (`SKIP=BACKWARD` of RFC 7529), as no one who says "on the 31st" means to leave out June.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateutil import rrule
from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.domain.calendar import Calendar

_WEEK: Final = 7
_LONGEST_MOVE: Final = timedelta(days=14)
"""No run of weekends and public holidays is longer in any federal state."""


class RuleError(ValueError):
    """A recurrence rule that is not one, or that says more than this bot understands."""


class Frequency(StrEnum):
    """The unit that a rhythm counts in; the values are those of RFC 5545."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


class Weekday(StrEnum):
    """The days of the week from Monday; the values are those of RFC 5545."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"

    @property
    def number(self) -> int:
        """Monday 0 to Sunday 6, as `date.weekday` counts."""
        return _WEEKDAYS.index(self)

    @staticmethod
    def of(day: date) -> Weekday:
        """Return the weekday of a date."""
        return _WEEKDAYS[day.weekday()]


_WEEKDAYS: Final = tuple(Weekday)
WORKING_WEEK: Final = _WEEKDAYS[:5]
"""Monday to Friday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhythmShape:
    """What a rule says, for those who put it into words. What it leaves open follows from the first occurrence."""

    frequency: Frequency
    interval: int = 1
    """How many days, weeks, months or years lie between two occurrences."""
    weekdays: tuple[Weekday, ...] = ()
    """For weeks: the days named, in the order of the week. For months: one, with `nth`."""
    nth: int | None = None
    """For months: which of the month's `weekdays`, 1 to 5, or -1 for the last."""
    monthday: int | None = None
    """For months: the day, 1 to 31, or -1 for the last."""

    def __post_init__(self) -> None:
        """Raise RuleError if the parts do not belong together."""
        monthly = self.frequency is Frequency.MONTHLY
        sound = (
            self.interval >= 1
            and (not self.weekdays or monthly or self.frequency is Frequency.WEEKLY)
            and tuple(sorted(set(self.weekdays), key=_WEEKDAYS.index)) == self.weekdays
            and (self.nth is not None) == (monthly and len(self.weekdays) == 1)
            and (not monthly or len(self.weekdays) <= 1)
            and (self.nth is None or self.nth in {-1, 1, 2, 3, 4, 5})
            and (self.monthday is None or (monthly and not self.weekdays and self.monthday in {-1, *range(1, 32)}))
        )
        if not sound:
            raise RuleError(f"the parts of this rhythm do not belong together: {self}")

    @property
    def names_day(self) -> bool:
        """Whether the rule says on which day, rather than leaving that to the first occurrence."""
        return bool(self.weekdays) or self.monthday is not None

    def rule(self) -> str:
        """Return the rule that says this; `shape` reads it back."""
        parts = [f"FREQ={self.frequency}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(f"{self.nth or ''}{day}" for day in self.weekdays))
        if self.monthday is not None:
            parts.append(f"BYMONTHDAY={self.monthday}")
        return ";".join(parts)


def shape(rule: str) -> RhythmShape:
    """Return what a rule says. Raises RuleError for anything that `RhythmShape.rule` would not write."""
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    try:
        days = tuple(parts["BYDAY"].split(",")) if "BYDAY" in parts else ()
        ordinals = {day[:-2] for day in days}
        nth = ordinals.pop() if len(ordinals) == 1 else ""
        found = RhythmShape(
            frequency=Frequency(parts["FREQ"]),
            interval=int(parts.get("INTERVAL", "1")),
            weekdays=tuple(Weekday(day.removeprefix(nth)) for day in days),
            nth=int(nth) if nth else None,
            monthday=int(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else None,
        )
    except (KeyError, ValueError) as error:
        raise RuleError(f"not a rule that this bot understands: {rule}") from error
    if found.rule() != rule:
        raise RuleError(f"not a rule that this bot understands: {rule}")
    return found


def wall_times(rule: str, starts: datetime, since: datetime) -> Iterator[datetime]:
    """Yield the naive wall times of a rule from the later of `starts` and `since` on, in order, without end.

    `starts` is the first occurrence, or the earliest time from which to look for it; it also sets the time of day,
    where intervals count from, and the day that the rule leaves open. The empty rule occurs once, at `starts`.
    """
    since = max(since, starts)
    if not rule:
        if since == starts:
            yield starts
        return
    said = shape(rule)
    for wall in _rrule(said, starts, since):
        if wall >= since:
            yield wall


def _rrule(said: RhythmShape, starts: datetime, since: datetime) -> rrule.rrule:
    """Return the rule with everything spelt out, beginning in a period shortly before `since`.

    dateutil walks from the beginning, so a rhythm of many years would otherwise get slower every year.
    """
    step = said.interval
    months = (since.year - starts.year) * 12 + since.month - starts.month
    if said.frequency is Frequency.DAILY:
        begin = starts + timedelta(days=(since - starts).days // step * step)
        return rrule.rrule(rrule.DAILY, dtstart=begin, interval=step)
    if said.frequency is Frequency.WEEKLY:
        monday = starts - timedelta(days=starts.weekday())
        begin = monday + timedelta(weeks=(since - monday).days // _WEEK // step * step)
        weekdays = [day.number for day in said.weekdays] or [starts.weekday()]
        return rrule.rrule(rrule.WEEKLY, dtstart=begin, interval=step, byweekday=weekdays, wkst=0)
    if said.frequency is Frequency.YEARLY:
        begin = starts.replace(day=1) + relativedelta(years=months // 12 // step * step)
        days, position = _month_days(starts.day)
        return rrule.rrule(
            rrule.YEARLY, dtstart=begin, interval=step, bymonth=starts.month, bymonthday=days, bysetpos=position
        )
    begin = starts.replace(day=1) + relativedelta(months=months // step * step)
    if said.nth is not None:
        weekday = rrule.weekday(said.weekdays[0].number)(said.nth)
        return rrule.rrule(rrule.MONTHLY, dtstart=begin, interval=step, byweekday=weekday)
    days, position = _month_days(said.monthday or starts.day)
    return rrule.rrule(rrule.MONTHLY, dtstart=begin, interval=step, bymonthday=days, bysetpos=position)


def _month_days(day: int) -> tuple[list[int], int]:
    """Return the month's days of which the last that exists is meant, and the position that picks it."""
    shortest_month = 28
    return list(range(min(day, shortest_month), day + 1)), -1


def moved(rule: str, wall: datetime, calendar: Calendar) -> datetime:
    """Return the naive wall time at which an occurrence really comes.

    One on a public holiday comes on the next working day, at the same time of day; so does one on a weekend, unless
    the rule names that weekday or means every day. What happens once comes when somebody asked for it.
    """
    day = wall.date()
    if not rule or calendar.is_working_day(day) or (not calendar.is_holiday(day) and _means(shape(rule), day)):
        return wall
    return datetime.combine(calendar.working_day_from(day), wall.time())


def _means(said: RhythmShape, day: date) -> bool:
    if said.frequency is Frequency.DAILY:
        return said.interval == 1
    return Weekday.of(day) in said.weekdays


def next_occurrence(rule: str, starts: datetime, after: datetime, calendar: Calendar) -> datetime | None:
    """Return the first instant (UTC) later than the aware `after` at which a rule occurs, None if there is none.

    `starts` is the naive wall time of the first occurrence. Occurrences are moved as `moved` says; where several
    come to fall on one instant they are one.
    """
    found: datetime | None = None
    for wall in wall_times(rule, starts, calendar.local(after) - _LONGEST_MOVE):
        if found is not None and calendar.to_utc(wall) >= found:
            break
        at = calendar.to_utc(moved(rule, wall, calendar))
        # A Friday's occurrence can be moved past a Saturday's that the rule names: the earliest wins.
        if at > after and (found is None or at < found):
            found = at
    return found


def occurrences(rule: str, starts: datetime, after: datetime, calendar: Calendar, count: int) -> tuple[datetime, ...]:
    """Return at most `count` instants (UTC) after `after`, in order: what a preview shows."""
    found: list[datetime] = []
    for _ in range(count):
        at = next_occurrence(rule, starts, after, calendar)
        if at is None:
            break
        found.append(at)
        after = at
    return tuple(found)
