"""Reminders come when they were asked for: once each, late after an outage, again after a snooze."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import Calendar
from bot.domain.recurrence import next_occurrence, occurrences
from bot.domain.reminders import Reminder, after_firing, is_late, preview, snoozed

BADEN = Calendar(holidays="BW")


def at(text: str) -> datetime:
    """Return the instant of a wall time in Berlin."""
    return BADEN.to_utc(datetime.fromisoformat(text))


def reminder(rhythm: str, starts: str) -> Reminder:
    """Return a reminder that was never sent."""
    wall = datetime.fromisoformat(starts)
    return Reminder(
        number=1,
        text="die Presse einladen",
        starts_at=wall,
        rhythm=rhythm,
        next_at=next_occurrence(rhythm, wall, at("2026-01-01"), BADEN),
        author_id=None,
    )


MONDAYS = reminder("FREQ=WEEKLY;BYDAY=MO", "2027-03-22 09:00")
ONCE = reminder("", "2027-03-22 21:30")


def test_once_is_over_when_it_was_sent() -> None:
    sent = after_firing(ONCE, at("2027-03-22 21:30"), BADEN)
    assert (sent.next_at, sent.ended) == (None, True)
    assert preview(sent, BADEN) == ()


def test_a_rhythm_goes_on_past_weekends_and_holidays() -> None:
    sent = after_firing(MONDAYS, at("2027-03-22 09:00"), BADEN)
    assert (sent.next_at, sent.ended) == (at("2027-03-30 09:00"), False)
    assert sent.starts_at == MONDAYS.starts_at


def test_an_outage_of_weeks_costs_one_late_message() -> None:
    back = at("2027-05-12 11:00")
    assert is_late(MONDAYS, back)
    assert not is_late(MONDAYS, at("2027-03-22 09:10"))
    assert after_firing(MONDAYS, back, BADEN).next_at == at("2027-05-18 09:00")


def test_sent_a_moment_too_early_it_does_not_come_twice() -> None:
    assert after_firing(MONDAYS, at("2027-03-22 08:59:59"), BADEN).next_at == at("2027-03-30 09:00")


def test_the_preview_shows_the_next_three() -> None:
    assert preview(MONDAYS, BADEN) == (at("2027-03-22 09:00"), at("2027-03-30 09:00"), at("2027-04-05 09:00"))
    assert preview(ONCE, BADEN) == (at("2027-03-22 21:30"),)


def test_a_snoozed_single_reminder_comes_back_on_a_working_day() -> None:
    sent = after_firing(ONCE, at("2027-03-22 21:30"), BADEN)
    again = snoozed(sent, at("2027-03-22 21:31"), BADEN)
    assert (again.next_at, again.ended) == (at("2027-03-30 21:30"), False)
    assert after_firing(again, at("2027-03-30 21:30"), BADEN).ended


def test_a_single_reminder_still_to_come_is_put_off_from_its_own_day() -> None:
    assert snoozed(ONCE, at("2027-01-04 12:00"), BADEN, days=2).next_at == at("2027-03-24 21:30")


def test_a_snooze_does_not_move_the_series() -> None:
    monthly = after_firing(reminder("FREQ=MONTHLY;BYMONTHDAY=1", "2027-06-01 09:00"), at("2027-06-01 09:00"), BADEN)
    again = snoozed(monthly, at("2027-06-01 10:00"), BADEN)
    assert preview(again, BADEN) == (at("2027-06-08 09:00"), at("2027-07-01 09:00"), at("2027-08-02 09:00"))
    weekly = after_firing(MONDAYS, at("2027-03-22 09:00"), BADEN)
    assert snoozed(weekly, at("2027-03-23 09:00"), BADEN, days=14).next_at == at("2027-03-30 09:00")


@given(
    rhythm=st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=FR,SA",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=1TU",
        ]
    ),
    starts=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - wall times are naive
    delays=st.lists(st.timedeltas(timedelta(0), timedelta(days=20)), min_size=1, max_size=6),
)
def test_each_occurrence_is_sent_once_or_covered_by_a_later_message(
    rhythm: str, starts: datetime, delays: list[timedelta]
) -> None:
    before = datetime(2025, 12, 1, tzinfo=UTC)
    one = Reminder(
        number=1,
        text="",
        starts_at=starts,
        rhythm=rhythm,
        next_at=next_occurrence(rhythm, starts, before, BADEN),
        author_id=None,
    )
    fired: list[tuple[datetime, datetime]] = []
    for delay in delays:
        assert one.next_at is not None
        now = one.next_at + delay
        fired.append((one.next_at, now))
        one = after_firing(one, now, BADEN)
    assert all(now < following for (_, now), (following, _) in pairwise(fired))
    planned = [due for due in occurrences(rhythm, starts, before, BADEN, 130) if due <= fired[-1][1]]
    for due in planned:
        covering = [now for first, now in fired if first <= due <= now]
        assert len(covering) == 1
