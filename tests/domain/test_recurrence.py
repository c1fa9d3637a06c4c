"""Rhythms keep their wall time, move off days on which nobody works, and neither lose nor double an occurrence."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar
from bot.domain.recurrence import (
    Frequency,
    RhythmShape,
    RuleError,
    Weekday,
    moved,
    next_occurrence,
    occurrences,
    shape,
    wall_times,
)

BERLIN = Calendar()
BADEN = Calendar(holidays="BW")
EVERY_SECOND_MONDAY = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"


def wall(text: str) -> datetime:
    """Return a naive wall time."""
    return datetime.fromisoformat(text)


def come(rule: str, starts: str, calendar: Calendar, count: int, since: str = "2026-01-01") -> list[str]:
    """Return the wall times of the next occurrences."""
    after = calendar.to_utc(wall(since))
    return [f"{calendar.local(at):%Y-%m-%d %H:%M}" for at in occurrences(rule, wall(starts), after, calendar, count)]


def test_every_second_monday_comes_at_nine_through_all_changes_of_clock() -> None:
    found = come(EVERY_SECOND_MONDAY, "2026-01-05 09:00", BERLIN, 52)
    asked = [wall("2026-01-05 09:00") + timedelta(weeks=2 * n) for n in range(52)]
    assert found == [f"{at:%Y-%m-%d %H:%M}" for at in asked]
    assert {"2026-03-30 09:00", "2026-10-26 09:00", "2027-03-29 09:00", "2027-11-08 09:00"} <= {*found}


def test_easter_monday_moves_the_reminder_to_tuesday_where_it_is_a_holiday() -> None:
    after = "2027-03-16"
    assert come(EVERY_SECOND_MONDAY, "2026-01-05 09:00", BERLIN, 2, after) == ["2027-03-29 09:00", "2027-04-12 09:00"]
    assert come(EVERY_SECOND_MONDAY, "2026-01-05 09:00", BADEN, 2, after) == ["2027-03-30 09:00", "2027-04-12 09:00"]


@pytest.mark.parametrize(
    ("day", "instant"), [("2027-03-28", "2027-03-28 01:00"), ("2027-10-31", "2027-10-31 00:30")], ids=["gap", "fold"]
)
def test_half_past_two_fires_once_on_the_day_of_a_change_of_clock(day: str, instant: str) -> None:
    after = BERLIN.to_utc(wall(day))
    found = occurrences("FREQ=DAILY", wall("2027-01-01 02:30"), after, BERLIN, 2)
    assert found[0] == wall(instant).replace(tzinfo=UTC)
    assert BERLIN.local(found[1]).date() == wall(day).date() + timedelta(days=1)


@pytest.mark.parametrize(
    ("rule", "starts", "expected"),
    [
        ("FREQ=MONTHLY", "2027-08-31 09:00", ["2027-08-31", "2027-09-30", "2027-10-31", "2027-11-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2028-01-31 09:00", ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-01 09:00", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]),
        ("FREQ=MONTHLY;INTERVAL=3", "2027-11-30 09:00", ["2027-11-30", "2028-02-29", "2028-05-30", "2028-08-30"]),
        ("FREQ=MONTHLY;BYDAY=1TU", "2027-01-01 09:00", ["2027-01-05", "2027-02-02", "2027-03-02", "2027-04-06"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", "2027-01-01 09:00", ["2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30"]),
        ("FREQ=YEARLY", "2028-02-29 09:00", ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("FREQ=DAILY;INTERVAL=3", "2027-12-30 09:00", ["2027-12-30", "2028-01-02"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-01-07 09:00", ["2027-01-07", "2027-01-18", "2027-01-21"]),
        ("FREQ=WEEKLY", "2027-01-06 09:00", ["2027-01-06", "2027-01-13"]),
        ("", "2027-01-06 09:00", ["2027-01-06"]),
    ],
)
def test_a_rule_occurs_on_these_days(rule: str, starts: str, expected: list[str]) -> None:
    found = islice(wall_times(rule, wall(starts), wall(starts)), len(expected))
    assert [f"{at:%Y-%m-%d}" for at in found] == expected


@pytest.mark.parametrize(
    ("rule", "asked", "comes"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=1", "2027-08-01 18:30", "2027-08-02 18:30"),
        ("FREQ=WEEKLY", "2027-03-27 18:30", "2027-03-30 18:30"),
        ("FREQ=WEEKLY;BYDAY=SA", "2027-03-27 18:30", "2027-03-27 18:30"),
        ("FREQ=WEEKLY;BYDAY=SA", "2027-05-01 18:30", "2027-05-03 18:30"),
        ("FREQ=MONTHLY;BYDAY=-1SA", "2027-03-27 18:30", "2027-03-27 18:30"),
        ("FREQ=DAILY", "2027-03-27 18:30", "2027-03-27 18:30"),
        ("FREQ=DAILY;INTERVAL=3", "2027-03-27 18:30", "2027-03-30 18:30"),
        ("FREQ=WEEKLY;BYDAY=MO", "2027-03-29 22:15", "2027-03-30 22:15"),
        ("", "2027-03-29 22:15", "2027-03-29 22:15"),
    ],
)
def test_an_occurrence_moves_off_days_nobody_works_unless_they_were_meant(rule: str, asked: str, comes: str) -> None:
    assert moved(rule, wall(asked), BADEN) == wall(comes)


def test_what_is_moved_onto_another_occurrence_is_one_with_it() -> None:
    working_days = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    found = come(working_days, "2027-03-01 08:00", BADEN, 4, since="2027-03-25")
    assert found == ["2027-03-25 08:00", "2027-03-30 08:00", "2027-03-31 08:00", "2027-04-01 08:00"]


def test_what_is_moved_past_another_occurrence_still_comes() -> None:
    found = come("FREQ=WEEKLY;BYDAY=FR,SA", "2027-03-01 08:00", BADEN, 3, since="2027-03-22")
    assert found == ["2027-03-27 08:00", "2027-03-30 08:00", "2027-04-02 08:00"]


def test_once_comes_once() -> None:
    assert come("", "2027-03-27 09:00", BADEN, 3) == ["2027-03-27 09:00"]
    assert next_occurrence("", wall("2027-03-27 09:00"), BADEN.to_utc(wall("2027-03-27 09:00")), BADEN) is None


@pytest.mark.parametrize(
    "rule",
    [
        "nonsense",
        "FREQ=HOURLY",
        "FREQ=WEEKLY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=TU,MO",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=1MO,2TU",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYDAY=MO",
        "RRULE:FREQ=DAILY",
        "",
    ],
)
def test_a_rule_that_is_not_understood_is_refused(rule: str) -> None:
    with pytest.raises(RuleError):
        shape(rule)


INTERVALS = st.integers(1, 12)
SHAPES = st.one_of(
    st.builds(RhythmShape, frequency=st.sampled_from(Frequency), interval=INTERVALS),
    st.builds(
        RhythmShape,
        frequency=st.just(Frequency.WEEKLY),
        interval=INTERVALS,
        weekdays=st.sets(st.sampled_from(Weekday), min_size=1).map(
            lambda days: tuple(day for day in Weekday if day in days)
        ),
    ),
    st.builds(
        RhythmShape,
        frequency=st.just(Frequency.MONTHLY),
        interval=INTERVALS,
        weekdays=st.sampled_from(Weekday).map(lambda day: (day,)),
        nth=st.sampled_from([1, 2, 3, 4, -1]),
    ),
    st.builds(
        RhythmShape,
        frequency=st.just(Frequency.MONTHLY),
        interval=INTERVALS,
        monthday=st.sampled_from([-1, *range(1, 32)]),
    ),
)
STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))  # noqa: DTZ001 - wall times are naive
CALENDARS = st.builds(
    Calendar,
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    holidays=st.sampled_from(["", "BW", "SN"]),
)


@given(said=SHAPES)
def test_a_shape_comes_back_from_its_rule(said: RhythmShape) -> None:
    assert shape(said.rule()) == said


@given(said=SHAPES, starts=STARTS, ahead=st.timedeltas(timedelta(0), timedelta(days=2000)))
def test_looking_from_later_on_finds_the_same_times(said: RhythmShape, starts: datetime, ahead: timedelta) -> None:
    later = starts + ahead
    from_the_start = (at for at in wall_times(said.rule(), starts, starts) if at >= later)
    assert list(islice(from_the_start, 3)) == list(islice(wall_times(said.rule(), starts, later), 3))


@given(said=SHAPES, starts=STARTS)
def test_where_every_month_has_the_day_a_rule_means_what_rfc_5545_says(said: RhythmShape, starts: datetime) -> None:
    starts = starts.replace(day=min(starts.day, 28))
    if said.monthday is not None and said.monthday > 28:
        return
    as_written = rrule.rrulestr(said.rule(), dtstart=starts)
    assert list(islice(as_written, 8)) == list(islice(wall_times(said.rule(), starts, starts), 8))


@given(said=SHAPES, starts=STARTS, calendar=CALENDARS)
def test_every_occurrence_comes_exactly_once_and_in_order(
    said: RhythmShape, starts: datetime, calendar: Calendar
) -> None:
    rule, before = said.rule(), datetime(2023, 1, 1, tzinfo=UTC)
    asked = list(islice(wall_times(rule, starts, starts), 12))
    expected = sorted({calendar.to_utc(moved(rule, at, calendar)) for at in asked})
    # The last ones could be overtaken by moves of occurrences beyond the twelve.
    safe = [at for at in expected if at < calendar.to_utc(asked[-1])]
    found = occurrences(rule, starts, before, calendar, len(safe))
    assert list(found) == safe
    assert all(earlier < later for earlier, later in pairwise(found))


@given(said=SHAPES, starts=STARTS, calendar=CALENDARS)
def test_the_time_of_day_is_kept_unless_the_clock_skips_it(
    said: RhythmShape, starts: datetime, calendar: Calendar
) -> None:
    for at in occurrences(said.rule(), starts, datetime(2023, 1, 1, tzinfo=UTC), calendar, 8):
        shown = calendar.local(at)
        skipped = calendar.to_utc(datetime.combine(shown.date(), starts.time())) == at
        assert shown.time() == starts.time() or (skipped and shown.time() > starts.time())
        assert starts.time() < time(4) or shown.time() == starts.time()
