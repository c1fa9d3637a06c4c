"""When a cooperation is told that a day from outside is coming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar
from bot.domain.watch_list import WatchItem, WatchKind, guessed, next_notice, notices

CALENDAR = Calendar(holidays="NW")
FROM = date(2026, 11, 9)
DAYS = st.dates(FROM, date(2028, 12, 31))
A_DAY = timedelta(days=1)


def item(day: date, entered_on: date = FROM, told_on: date | None = None) -> WatchItem:
    return WatchItem(number=1, what="x", kind=WatchKind.OTHER, day=day, entered_on=entered_on, told_on=told_on)


def told(watched: WatchItem, since: date, *, only_on: frozenset[date] | None = None) -> list[date]:
    """Return on which days it is told, looking every day, or only on some."""
    days = []
    day = since
    while day <= watched.day + A_DAY:
        on = next_notice(watched, day, CALENDAR.working_day_from)
        if on is not None and on <= day and CALENDAR.is_working_day(day) and (only_on is None or day in only_on):
            days.append(day)
            watched = replace(watched, told_on=day)
        day += A_DAY
    return days


@pytest.mark.parametrize(
    ("entered_on", "expected"),
    [
        (date(2026, 11, 9), [date(2027, 5, 19), date(2027, 6, 23)]),
        (date(2027, 5, 18), [date(2027, 5, 19), date(2027, 6, 23)]),
        (date(2027, 5, 19), [date(2027, 6, 23)]),
        (date(2027, 6, 23), [date(2027, 6, 24)]),
        (date(2027, 6, 29), [date(2027, 6, 30)]),
        (date(2027, 6, 30), [date(2027, 7, 1)]),
    ],
)
def test_it_is_told_six_weeks_and_one_week_before(entered_on: date, expected: list[date]) -> None:
    assert list(notices(item(date(2027, 6, 30), entered_on))) == expected


@given(day=DAYS, entered_on=DAYS)
def test_it_is_told_once_or_twice_on_working_days_and_never_afterwards(day: date, entered_on: date) -> None:
    days = told(item(day, entered_on), entered_on + A_DAY)

    assert len(days) == len(set(days)) <= (2 if entered_on < day - timedelta(weeks=6) else 1)
    assert all(entered_on < one <= day and CALENDAR.is_working_day(one) for one in days)


@given(day=DAYS, open_days=st.sets(DAYS, max_size=20))
def test_what_was_missed_comes_once_and_what_was_overtaken_never(day: date, open_days: set[date]) -> None:
    watched = item(day)
    days = told(watched, FROM + A_DAY, only_on=frozenset(open_days))
    shortly = CALENDAR.working_day_from(day - timedelta(weeks=1))

    assert all(one <= day for one in days)
    assert sum(one >= shortly for one in days) <= 1
    assert sum(one < shortly for one in days) <= 1


@given(day=DAYS, today=DAYS)
def test_nothing_is_told_of_what_has_passed_or_was_dropped(day: date, today: date) -> None:
    assert next_notice(replace(item(day), dropped=True), today, CALENDAR.working_day_from) is None
    if day < today:
        assert next_notice(item(day), today, CALENDAR.working_day_from) is None


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("Bundestagswahl", WatchKind.ELECTION),
        ("Auswahl", WatchKind.OTHER),
        ("Förderung läuft aus", WatchKind.FUNDING),
        ("Mittelstandstag", WatchKind.OTHER),
        ("new funding law", WatchKind.FUNDING),
        ("a flaw", WatchKind.OTHER),
        ("Abgabe Bericht", WatchKind.DEADLINE),
    ],
)
def test_words_may_say_what_sort_of_day_it_is(what: str, kind: WatchKind) -> None:
    assert guessed(what) is kind
