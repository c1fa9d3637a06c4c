"""The words that move the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from adapters.terminal.clock import UnclearTimeError, read_time

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("+3 days", "2026-11-12 09:00"),
        ("+3 Tage", "2026-11-12 09:00"),
        ("3 tage", "2026-11-12 09:00"),
        ("+2 hours", "2026-11-09 11:00"),
        ("+1 tag 2 std", "2026-11-10 11:00"),
        ("+90min", "2026-11-09 10:30"),
        ("+2 wochen", "2026-11-23 09:00"),
        ("+6 monate", "2027-05-09 09:00"),
        ("2027-03-29 09:00", "2027-03-29 09:00"),
        ("2027-03-29T09:00", "2027-03-29 09:00"),
        ("29.3.2027 9:00 Uhr", "2027-03-29 09:00"),
        ("29.03.2027", "2027-03-29 00:00"),
        ("17:30", "2026-11-09 17:30"),
        ("8:30", "2026-11-10 08:30"),
        ("9:00", "2026-11-10 09:00"),
    ],
)
def test_words_name_a_local_time(words: str, wanted: str) -> None:
    assert read_time(words, NOW, BERLIN) == local(wanted)


def test_days_keep_the_wall_time_across_a_change_of_clock() -> None:
    before = local("2027-03-27 09:00")
    assert read_time("+1 day", before, BERLIN) == local("2027-03-28 09:00")
    assert read_time("+24 hours", before, BERLIN) == local("2027-03-28 10:00")


def test_a_time_of_day_is_found_in_the_repeated_hour() -> None:
    second_half_past_two = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    assert read_time("2:45", second_half_past_two, BERLIN) > second_half_past_two


@pytest.mark.parametrize(
    "words", ["bald", "+3", "+3 monde", "2027-13-01", "25:00", "31.2.2027", "+999999 years", "+ tage", "-3 days"]
)
def test_what_names_no_time_is_said_to_be_unclear(words: str) -> None:
    with pytest.raises(UnclearTimeError):
        read_time(words, NOW, BERLIN)


def test_the_answer_is_in_utc() -> None:
    assert read_time("+1 day", NOW, BERLIN).utcoffset() == timedelta(0)
