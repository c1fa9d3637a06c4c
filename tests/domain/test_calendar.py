"""Wall time through changes of clock, working days, quiet hours and public holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar, federal_states, is_time_zone, local, to_utc
from bot.domain.cooperation import Cooperation

BERLIN = "Europe/Berlin"
ZONES = [BERLIN, "UTC", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu"]
WALLS = st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1))  # noqa: DTZ001 - wall times are naive
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
CALENDARS = st.builds(
    Calendar,
    zone=st.sampled_from(ZONES),
    holidays=st.sampled_from(["", *federal_states()]),
    quiet_from=st.integers(0, 23),
    quiet_until=st.integers(0, 23),
)


def berlin(text: str) -> datetime:
    """Return the instant of a wall time in Berlin that exists once."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN))


def wall(text: str) -> datetime:
    """Return a naive wall time."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "naive", "instant"),
    [
        (BERLIN, "2027-01-15 09:00", "2027-01-15 08:00"),
        (BERLIN, "2027-07-15 09:00", "2027-07-15 07:00"),
        (BERLIN, "2027-03-28 01:59:59", "2027-03-28 00:59:59"),
        (BERLIN, "2027-03-28 02:00", "2027-03-28 01:00"),
        (BERLIN, "2027-03-28 02:30", "2027-03-28 01:00"),
        (BERLIN, "2027-03-28 03:00", "2027-03-28 01:00"),
        (BERLIN, "2027-10-31 02:30", "2027-10-31 00:30"),
        (BERLIN, "2027-10-31 03:00", "2027-10-31 02:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00"),
    ],
)
def test_a_skipped_time_is_the_end_of_the_gap_and_a_repeated_one_the_first(zone: str, naive: str, instant: str) -> None:
    assert to_utc(wall(naive), zone) == wall(instant).replace(tzinfo=UTC)


@given(first=WALLS, ahead=st.timedeltas(timedelta(0), timedelta(days=2)), zone=st.sampled_from(ZONES))
def test_a_later_wall_time_never_comes_earlier(first: datetime, ahead: timedelta, zone: str) -> None:
    # In an hour shown twice wall times stand for the first; only what follows the gap of spring may coincide.
    assert to_utc(first, zone) <= to_utc(first + ahead, zone)


@given(at=INSTANTS, zone=st.sampled_from(ZONES))
def test_an_instant_comes_back_from_wall_time_unless_the_clock_showed_it_before(at: datetime, zone: str) -> None:
    back = to_utc(local(at, zone), zone)
    assert back == at or timedelta(0) < at - back <= timedelta(hours=1)


def test_naive_and_aware_times_are_not_mixed_up() -> None:
    with pytest.raises(ValueError, match="naive"):
        to_utc(berlin("2027-01-01 09:00"), BERLIN)
    with pytest.raises(ValueError, match="aware"):
        local(wall("2027-01-01 09:00"), BERLIN)


@pytest.mark.parametrize("name", ["", "Berlin", "Europe", "../etc/passwd", "Europe/Entenhausen", "\0"])
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    assert not is_time_zone(name)
    with pytest.raises(ValueError, match="time zone"):
        Calendar(zone=name)


def test_a_calendar_needs_a_known_state_and_real_hours() -> None:
    assert is_time_zone(BERLIN)
    with pytest.raises(ValueError, match="federal state"):
        Calendar(holidays="XX")
    with pytest.raises(ValueError, match="hours"):
        Calendar(quiet_from=24)


def test_a_cooperation_has_its_calendar() -> None:
    cooperation = Cooperation(created_at=berlin("2027-01-01 09:00"), holidays="NW", quiet_from=21, quiet_until=7)
    assert Calendar.of(cooperation) == Calendar(zone=BERLIN, holidays="NW", quiet_from=21, quiet_until=7)


@pytest.mark.parametrize("state", federal_states())
def test_every_state_has_the_holidays_of_all_germany(state: str) -> None:
    calendar = Calendar(holidays=state)
    everywhere = ["2027-01-01", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-10-03", "2027-12-26"]
    assert all(calendar.is_holiday(date.fromisoformat(day)) for day in everywhere)
    assert not calendar.is_holiday(date(2027, 3, 30))


def test_there_are_sixteen_states_and_each_has_its_own_holidays() -> None:
    assert len(federal_states()) == 16
    epiphany = date(2027, 1, 6)
    keep_it = {state for state in federal_states() if Calendar(holidays=state).is_holiday(epiphany)}
    assert keep_it == {"BW", "BY", "ST"}
    assert not Calendar().is_holiday(date(2027, 12, 25))


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("2027-03-24 08:00", "2027-03-24 08:00"),
        ("2027-03-24 19:59", "2027-03-24 19:59"),
        ("2027-03-24 20:00", "2027-03-25 09:00"),
        ("2027-03-24 07:59", "2027-03-24 09:00"),
        ("2027-03-24 00:00", "2027-03-24 09:00"),
        ("2027-03-25 21:00", "2027-03-30 09:00"),
        ("2027-03-27 12:00", "2027-03-30 09:00"),
        ("2027-03-29 12:00", "2027-03-30 09:00"),
    ],
)
def test_what_falls_into_quiet_time_comes_on_the_next_working_morning(asked: str, allowed: str) -> None:
    assert Calendar(holidays="BW").next_allowed(berlin(asked)) == berlin(allowed)


def test_without_a_state_easter_monday_is_a_day_like_any_other() -> None:
    at = berlin("2027-03-29 12:00")
    assert Calendar().next_allowed(at) == at


def test_a_morning_is_later_where_quiet_lasts_longer() -> None:
    late = Calendar(quiet_until=11)
    assert late.next_allowed(berlin("2027-03-24 10:00")) == berlin("2027-03-24 11:00")
    assert Calendar(quiet_from=9, quiet_until=8).next_allowed(berlin("2027-03-24 10:00")) == berlin("2027-03-25 08:00")


def test_equal_hours_mean_no_quiet_hours() -> None:
    always = Calendar(quiet_from=0, quiet_until=0)
    assert not always.is_quiet(berlin("2027-03-24 03:00"))
    assert always.is_quiet(berlin("2027-03-27 12:00"))


@given(at=INSTANTS, calendar=CALENDARS)
def test_quiet_time_is_never_violated_and_nothing_comes_too_early(at: datetime, calendar: Calendar) -> None:
    allowed = calendar.next_allowed(at)
    assert allowed >= at
    assert not calendar.is_quiet(allowed)
    assert (allowed == at) == (not calendar.is_quiet(at))
    assert allowed - at < timedelta(days=7)


@pytest.mark.parametrize(
    ("asked", "allowed"),
    [
        ("2027-03-24 10:00", "2027-03-24 17:00"),
        ("2027-03-24 17:00", "2027-03-24 17:00"),
        ("2027-03-24 20:59", "2027-03-24 20:59"),
        ("2027-03-24 21:00", "2027-03-25 17:00"),
        ("2027-03-25 22:00", "2027-03-30 17:00"),
    ],
)
def test_volunteers_are_written_to_in_the_evening_of_working_days(asked: str, allowed: str) -> None:
    assert Calendar(holidays="BW").next_allowed_private(berlin(asked), voluntary=True) == berlin(allowed)


@given(at=INSTANTS, calendar=CALENDARS)
def test_private_messages_keep_to_their_windows(at: datetime, calendar: Calendar) -> None:
    assert calendar.next_allowed_private(at, voluntary=False) == calendar.next_allowed(at)
    evening = calendar.next_allowed_private(at, voluntary=True)
    assert at <= evening
    assert calendar.is_evening(evening)
    assert time(17) <= calendar.local(evening).time() < time(21)


@pytest.mark.parametrize(
    ("days", "reached"),
    [(0, "2027-03-25 14:30"), (1, "2027-03-30 14:30"), (3, "2027-04-01 14:30"), (5, "2027-04-05 14:30")],
)
def test_working_days_leave_out_weekends_and_holidays_and_keep_the_wall_time(days: int, reached: str) -> None:
    assert Calendar(holidays="BW").add_working_days(berlin("2027-03-25 14:30"), days) == berlin(reached)


def test_working_days_are_counted_forwards_only() -> None:
    with pytest.raises(ValueError, match="forwards"):
        Calendar().add_working_days(berlin("2027-03-25 14:30"), -1)


@given(at=INSTANTS, calendar=CALENDARS, first=st.integers(1, 10), second=st.integers(1, 10))
def test_working_days_add_up(at: datetime, calendar: Calendar, first: int, second: int) -> None:
    both = calendar.add_working_days(at, first + second)
    assert calendar.is_working_day(calendar.local(both).date())
    one_after_the_other = calendar.add_working_days(calendar.add_working_days(at, first), second)
    assert abs(one_after_the_other - both) <= timedelta(hours=1)
