"""Days in plain words: "in two weeks", "übermorgen", "29.3.", "on Friday"."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

from bot.domain.plain_words.phrase import ClockTime, Phrase, WhenReason, reader
from bot.domain.plain_words.words import (
    DAYS_AWAY,
    ENDINGS,
    MINUTES,
    MONTH_ENDS,
    MONTHS,
    NUMBER,
    OF_THE_MONTH,
    ORDINAL,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    PartOfDay,
    fold,
    number,
    one_of,
    ordinal,
)
from bot.domain.recurrence import Frequency

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from bot.domain.plain_words.phrase import Reader

FURTHEST: Final = 10
"""Years ahead that are still taken seriously."""
_MOST_MINUTES: Final = FURTHEST * 366 * 24 * 60
_MONTHS_A_YEAR: Final = 12
_LEAP: Final = 2000
"""A leap year: a day that it lacks exists in no year."""
_LONGEST_MONTH: Final = 31
_WEEK: Final = 7
_STEPS: Final = {
    Frequency.DAILY: relativedelta(days=1),
    Frequency.WEEKLY: relativedelta(weeks=1),
    Frequency.MONTHLY: relativedelta(months=1),
    Frequency.YEARLY: relativedelta(years=1),
}
_PER_YEAR: Final = {Frequency.DAILY: 365, Frequency.WEEKLY: 52, Frequency.MONTHLY: 12, Frequency.YEARLY: 1}

_ON: Final = r"(?:(?:am|zum|on|den|der|dem|the)\s+){0,2}"
_THIS: Final = r"diese[nrms]?|this|kommende[nrms]?|coming"
_NEXT: Final = r"nächste[nrms]?|naechste[nrms]?|next"
_NEXT_WEEK: Final = r"(?:next\s+week|(?:in\s+der\s+)?(?:nächste[nr]?|naechste[nr]?)\s+woche)"
_WEEKDAY: Final = (
    rf"(?:(?:(?:am|on)\s+(?:(?P<next1>{_NEXT})\s+|(?:{_THIS})\s+)?|(?P<next2>{_NEXT})\s+|(?:{_THIS})\s+)"
    rf"(?P<short>{one_of([*WEEKDAYS, *SHORT_WEEKDAYS])})|(?P<full>{one_of(WEEKDAYS)}))"
    rf"\.?(?:\s*(?P<ending>{one_of(ENDINGS)}))?"
)


def too_far(frequency: Frequency, count: int) -> bool:
    """Tell whether this number of days, weeks, months or years is more than ten years."""
    return count > FURTHEST * _PER_YEAR[frequency]


def _date(year: int | None, month: int, day: int) -> Phrase:
    try:
        known = date(year or _LEAP, month, day)
    except ValueError:
        return Phrase(trouble=WhenReason.NO_SUCH_DAY)
    return Phrase(day=known) if year else Phrase(yearless=(month, day))


def _iso(match: re.Match[str], _now: datetime) -> Phrase:
    return _date(int(match["year"]), int(match["month"]), int(match["day"]))


def _iso_time(match: re.Match[str], now: datetime) -> Phrase:
    return _iso(match, now).joined(Phrase(clock=ClockTime(hour=int(match["hour"]), minute=int(match["minute"]))))


def _numbers(match: re.Match[str], _now: datetime) -> Phrase:
    year = int(match["year"]) if match["year"] else 2000 + int(match["short"]) if match["short"] else None
    return _date(year, int(match["month"]), int(match["day"]))


def _slashes(match: re.Match[str], now: datetime) -> Phrase:
    first, second = int(match["day"]), int(match["month"])
    if first == second or first > _MONTHS_A_YEAR:
        return _numbers(match, now)
    if second > _MONTHS_A_YEAR:
        return _date(int(match["year"]) if match["year"] else None, first, second)
    return Phrase(trouble=WhenReason.AMBIGUOUS)


def _named(match: re.Match[str], _now: datetime) -> Phrase:
    year = int(match["year"]) if match["year"] else None
    return _date(year, MONTHS[fold(match["month"])], int(match["day"]))


def _away(match: re.Match[str], now: datetime) -> Phrase:
    ending = match["ending"]
    return Phrase(
        day=now.date() + timedelta(days=DAYS_AWAY[fold(match["word"])]),
        part=ENDINGS[fold(ending)] if ending else None,
    )


def _tonight(_match: re.Match[str], now: datetime) -> Phrase:
    return Phrase(day=now.date(), part=PartOfDay.EVENING)


def _in(match: re.Match[str], now: datetime) -> Phrase:
    frequency, units = UNITS[fold(match["unit"])]
    count = units * (number(match["number"]) if match["number"] else 1)
    if too_far(frequency, count):
        return Phrase(trouble=WhenReason.TOO_FAR)
    if count == 0:
        return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
    return Phrase(day=(now + _STEPS[frequency] * count).date())


def _in_hours(match: re.Match[str], now: datetime) -> Phrase:
    minutes = MINUTES[fold(match["unit"])] * number(match["number"])
    if minutes > _MOST_MINUTES:
        return Phrase(trouble=WhenReason.TOO_FAR)
    if minutes == 0:
        return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
    return Phrase(moment=now.astimezone(UTC) + timedelta(minutes=minutes))


def _in_half_an_hour(_match: re.Match[str], now: datetime) -> Phrase:
    return Phrase(moment=now.astimezone(UTC) + timedelta(minutes=30))


def _weekday(match: re.Match[str], now: datetime) -> Phrase:
    name, ending = fold(match["full"] or match["short"]), match["ending"]
    return Phrase(
        weekdays=(WEEKDAYS.get(name) or SHORT_WEEKDAYS[name],),
        coming=bool(match["next1"] or match["next2"]),
        part=ENDINGS[fold(ending)] if ending else None,
        week=_monday_after(now) if match["week"] else None,
    )


def _next_week(_match: re.Match[str], now: datetime) -> Phrase:
    return Phrase(week=_monday_after(now))


def _monday_after(now: datetime) -> date:
    return now.date() + timedelta(days=_WEEK - now.weekday())


def _monthday(match: re.Match[str], _now: datetime) -> Phrase:
    day = ordinal(match["ordinal"])
    known = day == -1 or day in range(1, _LONGEST_MONTH + 1)
    return Phrase(monthday=day) if known else Phrase(trouble=WhenReason.NO_SUCH_DAY)


def _month_end(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(monthday=-1)


def _of_month(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(of_month=True)


_ISO: Final = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_MONTH: Final = rf"(?P<month>{one_of(MONTHS)})\.?"
_OPTIONAL_YEAR: Final = r"(?:,?\s*(?P<year>[0-9]{4}))?"
_YEARS: Final = r"(?:\s?(?P<year>[0-9]{4})|(?P<short>[0-9]{2}))?"

DAYS: Final[tuple[Reader, ...]] = (
    reader(rf"{_ON}{_ISO}", _iso),
    reader(rf"{_ON}{_ISO}T(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::00)?", _iso_time),
    reader(rf"{_ON}(?P<day>[0-9]{{1,2}})\.\s?(?P<month>[0-9]{{1,2}})\.{_YEARS}", _numbers),
    reader(rf"{_ON}(?P<day>[0-9]{{1,2}})\.(?P<month>1[0-2]|0?[1-9])(?P<year>)(?P<short>)", _numbers),
    reader(rf"{_ON}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?:/(?P<year>[0-9]{{4}}))?(?P<short>)", _slashes),
    reader(rf"{_ON}(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}{_OPTIONAL_YEAR}", _named),
    reader(rf"{_ON}{_MONTH}\s+(?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?{_OPTIONAL_YEAR}", _named),
    reader(rf"(?P<word>{one_of(DAYS_AWAY)})(?:\s+(?P<ending>{one_of(ENDINGS)}))?", _away),
    reader(r"tonight", _tonight),
    reader(rf"in\s+(?:(?P<number>{NUMBER})\s+)?(?P<unit>{one_of(UNITS)})", _in),
    reader(rf"(?P<number>{NUMBER})\s+(?P<unit>{one_of(UNITS)})\s+from\s+now", _in),
    reader(rf"in\s+(?P<number>{NUMBER})\s*(?P<unit>{one_of(MINUTES)})", _in_hours),
    reader(rf"(?P<number>{NUMBER})\s+(?P<unit>{one_of(MINUTES)})\s+from\s+now", _in_hours),
    reader(r"in\s+(?:half\s+an\s+hour|einer\s+halben\s+stunde)", _in_half_an_hour),
    reader(rf"{_WEEKDAY}(?:\s+(?P<week>{_NEXT_WEEK}))?", _weekday),
    reader(_NEXT_WEEK, _next_week),
    reader(rf"(?:am|zum|on\s+the|on|the|den)\s+(?P<ordinal>{ORDINAL})(?:\s+(?:tag|day))?", _monthday),
    reader(one_of(MONTH_ENDS), _month_end),
    reader(one_of(OF_THE_MONTH), _of_month),
)
