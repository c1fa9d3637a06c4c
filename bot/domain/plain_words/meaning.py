"""What the parts of a phrase mean together: a first wall time and a rule, or a reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from bot.domain.calendar import MORNING, local, to_utc
from bot.domain.plain_words.days import FURTHEST
from bot.domain.plain_words.phrase import Phrase, WhenReason
from bot.domain.plain_words.words import PartOfDay
from bot.domain.recurrence import Frequency, RhythmShape, RuleError, Weekday, wall_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EVERY_OTHER: Final = 2
""" "Every second Monday" counts Mondays..."""
_ONLY_OF_A_MONTH: Final = (1, -1)
"""... while "every first" and "every last Monday" can only count those of a month; "every third" is said of both."""
_NOON: Final = 12
_EARLY_NOON: Final = 11
_LATE_NOON: Final = 2
_A_WEEK: Final = 7
_LEAP_CYCLE: Final = 8
"""Years within which 29 February is certain to come (from 2096 it takes until 2104)."""


class WhenError(ValueError):
    """A phrase about time that is refused. `reason` says why; the text itself is not repeated."""

    def __init__(self, reason: WhenReason) -> None:
        super().__init__(f"phrase about time refused: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What a phrase means."""

    starts_local: datetime
    """Naive wall time of the first occurrence."""
    rule: str
    """A recurrence rule as in RFC 5545, without `RRULE:`; empty for once."""


def meaning(phrase: Phrase, now: datetime, zone: str) -> When:
    """Return what a phrase means when it is said at the aware `now` in `zone`. Raises WhenError.

    Without a time it is nine o'clock. A rhythm that names a day starts on the next such day; one that does not starts
    where the phrase says, else today, else (today's time has passed) one period later.
    """
    rhythm = rhythm_of(phrase)
    if phrase.moment is not None:
        if replace(phrase, moment=None, once=False) != Phrase():
            raise WhenError(WhenReason.NOT_UNDERSTOOD)
        when = When(starts_local=_minute(phrase.moment, zone), rule="")
    elif rhythm is None:
        when = When(starts_local=_single(phrase, now, zone), rule="")
    else:
        when = _repeated(rhythm, phrase, now, zone)
    _require_reach(when.starts_local.date(), now, zone)
    if to_utc(when.starts_local, zone) <= now:
        raise WhenError(WhenReason.PAST)
    return when


def _require_reach(day: date, now: datetime, zone: str) -> None:
    today = local(now, zone).date()
    if day < today:
        raise WhenError(WhenReason.PAST)
    if day > today + relativedelta(years=FURTHEST):
        raise WhenError(WhenReason.TOO_FAR)


def rhythm_of(phrase: Phrase) -> RhythmShape | None:
    """Return the rhythm of a phrase, None if it has none. Raises WhenError."""
    if phrase.trouble:
        raise WhenError(phrase.trouble)
    if not (phrase.every or phrase.period):
        if phrase.nth is not None or phrase.of_month:
            # "On the first Tuesday of the month": the coming one, or each?
            raise WhenError(WhenReason.AMBIGUOUS if phrase.of_month else WhenReason.NOT_UNDERSTOOD)
        return None
    nth = phrase.nth
    monthly = phrase.of_month or nth is not None or phrase.monthday is not None
    frequency, interval = phrase.period or (Frequency.MONTHLY if monthly else Frequency.WEEKLY, 1)
    if nth is not None and nth not in _ONLY_OF_A_MONTH and not (phrase.of_month or phrase.period):
        if nth != _EVERY_OTHER:
            raise WhenError(WhenReason.AMBIGUOUS)
        frequency, interval, nth = Frequency.WEEKLY, _EVERY_OTHER, None
    if frequency is Frequency.MONTHLY and phrase.weekdays and nth is None:
        raise WhenError(WhenReason.AMBIGUOUS)
    if phrase.once or phrase.coming or phrase.week or (phrase.of_month and frequency is not Frequency.MONTHLY):
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    try:
        return RhythmShape(
            frequency=frequency, interval=interval, weekdays=phrase.weekdays, nth=nth, monthday=phrase.monthday
        )
    except RuleError as error:
        raise WhenError(WhenReason.NOT_UNDERSTOOD) from error


def _repeated(rhythm: RhythmShape, phrase: Phrase, now: datetime, zone: str) -> When:
    clock = _clock(phrase)
    if phrase.day or phrase.yearless:
        begin = _single(
            Phrase(day=phrase.day, yearless=phrase.yearless, clock=phrase.clock, part=phrase.part), now, zone
        )
    elif phrase.begins:
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    else:
        begin = datetime.combine(local(now, zone).date(), clock)
    _require_reach(begin.date(), now, zone)
    # Which of the named days is the first does not depend on the interval: it counts from there.
    search = replace(rhythm, interval=1) if rhythm.names_day else rhythm
    starts = next(wall for wall in wall_times(search.rule(), begin, begin) if to_utc(wall, zone) > now)
    if rhythm.frequency is Frequency.MONTHLY and not rhythm.names_day and starts.day != begin.day:
        # Said on the 31st and begun in a shorter month, it would keep that month's last day for ever.
        rhythm = replace(rhythm, monthday=begin.day)
    return When(starts_local=starts, rule=rhythm.rule())


def _single(phrase: Phrase, now: datetime, zone: str) -> datetime:
    """Return the wall time of something that happens once."""
    today = local(now, zone).date()
    days = _days(phrase, today)
    clock = _clock(phrase)
    walls = (datetime.combine(day, clock) for day in days)
    first = next(walls)
    if phrase.day is None:
        while to_utc(first, zone) <= now:
            first = next(walls)
    named = phrase.day or phrase.yearless or phrase.monthday
    if named and phrase.weekdays and phrase.weekdays != (Weekday.of(first.date()),):
        raise WhenError(WhenReason.AMBIGUOUS)
    return first


def _days(phrase: Phrase, today: date) -> Iterable[date]:
    """Return the days that may be meant, the earliest first; the one that is meant is the first not over yet."""
    given = [part for part in (phrase.day, phrase.yearless, phrase.monthday) if part]
    misplaced = (
        phrase.begins or len(phrase.weekdays) > 1 or len(given) > 1 or (given and (phrase.week or phrase.coming))
    )
    if misplaced or (not given and not (phrase.weekdays or phrase.week or phrase.clock or phrase.part)):
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    if phrase.day:
        return [phrase.day]
    if phrase.yearless:
        return _each_year(phrase.yearless, today)
    if phrase.monthday:
        return _each_month(phrase.monthday, today)
    if phrase.weekdays:
        return _each_week(phrase, phrase.weekdays[0], today)
    if phrase.week:
        raise WhenError(WhenReason.AMBIGUOUS)
    return (today + timedelta(days=ahead) for ahead in count())


def _each_year(month_and_day: tuple[int, int], today: date) -> Iterator[date]:
    month, day = month_and_day
    for year in range(today.year, today.year + _LEAP_CYCLE + 2):
        try:
            yield date(year, month, day)
        except ValueError:
            continue  # 29 February


def _each_month(day: int, today: date) -> Iterator[date]:
    first = today.replace(day=1)
    for ahead in count():
        month = first + relativedelta(months=ahead)
        last = month + relativedelta(day=31)
        if day <= last.day:
            yield last if day == -1 else month.replace(day=day)


def _each_week(phrase: Phrase, weekday: Weekday, today: date) -> Iterator[date]:
    if phrase.week:
        yield phrase.week + timedelta(days=weekday.number)
        return
    ahead = (weekday.number - today.weekday()) % _A_WEEK
    if phrase.coming:
        ahead = ahead or _A_WEEK
        if today.weekday() + ahead < _A_WEEK:
            # "Next Friday", said on a Monday: in four days or in eleven?
            raise WhenError(WhenReason.AMBIGUOUS)
    for weeks in count():
        yield today + timedelta(days=ahead, weeks=weeks)


def _clock(phrase: Phrase) -> time:
    """Return the time of day: the one given, the one that stands for a part of the day, or nine o'clock."""
    clock, part = phrase.clock, phrase.part
    if clock is None:
        return MORNING if part is None else time(part.value)
    hour = clock.hour
    if part is None:
        if not clock.sure:
            raise WhenError(WhenReason.AMBIGUOUS)
        return time(hour, clock.minute)
    if part is not PartOfDay.MORNING and hour < (_EARLY_NOON if part is PartOfDay.NOON else _NOON):
        hour += _NOON
    fits = {
        PartOfDay.MORNING: hour < _NOON,
        PartOfDay.NOON: _EARLY_NOON <= hour <= _NOON + _LATE_NOON,
        PartOfDay.AFTERNOON: hour >= _NOON,
        PartOfDay.EVENING: hour > _NOON,
    }
    if not fits[part]:
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    return time(hour, clock.minute)


def _minute(at: datetime, zone: str) -> datetime:
    """Return the first wall time in whole minutes that is not before `at`."""
    whole = at.astimezone(UTC).replace(second=0, microsecond=0)
    at = whole if whole == at else whole + timedelta(minutes=1)
    wall = local(at, zone)
    while to_utc(wall, zone) < at:  # clocks show this hour twice, and the wall time stands for the first
        wall += timedelta(minutes=1)
    return wall
