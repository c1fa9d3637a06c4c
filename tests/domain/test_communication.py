"""Which lines of the communication plan are due, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.communication import CommunicationLine, done, due, first_due, postponed

TODAY = date(2026, 11, 24)


def line(rhythm: str = "FREQ=MONTHLY", next_on: date = TODAY, number: int = 1) -> CommunicationLine:
    """Return a line of the plan."""
    return CommunicationLine(
        number=number,
        audience="Gemeinderat",
        topic="Zwischenstand",
        sender="Stadt Ahlen",
        rhythm=rhythm,
        next_on=next_on,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def test_due_is_what_is_overdue_or_for_today_the_oldest_first() -> None:
    today, older, tomorrow = line(number=1), line(next_on=date(2026, 11, 1), number=2), line(next_on=date(2026, 11, 25))
    assert due([tomorrow, today, older], TODAY) == (older, today)


def test_what_was_dropped_or_done_once_is_never_due() -> None:
    assert due([replace(line(), dropped=True), done(line(rhythm=""), TODAY)], TODAY) == ()
    assert due([line(rhythm="")], TODAY) == (line(rhythm=""),)


@pytest.mark.parametrize(
    ("rhythm", "due_on", "done_on", "next_on"),
    [
        ("FREQ=MONTHLY", "2026-11-24", "2026-11-24", "2026-12-24"),
        ("FREQ=MONTHLY", "2026-11-24", "2026-11-20", "2026-12-24"),
        ("FREQ=MONTHLY", "2026-11-24", "2026-11-30", "2026-12-24"),
        ("FREQ=MONTHLY", "2026-08-24", "2026-11-24", "2026-12-24"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-23", "2026-11-25", "2026-12-07"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30", "2026-12-01", "2026-12-31"),
    ],
)
def test_done_moves_on_to_the_next_day_not_yet_over(rhythm: str, due_on: str, done_on: str, next_on: str) -> None:
    on = date.fromisoformat(done_on)
    after = done(line(rhythm, date.fromisoformat(due_on)), on)
    assert (after.done_on, after.next_on) == (on, date.fromisoformat(next_on))


def test_postponed_counts_from_today_for_what_is_overdue() -> None:
    assert postponed(line(next_on=date(2026, 11, 1)), TODAY).next_on == date(2026, 12, 1)
    assert postponed(line(next_on=date(2026, 11, 30)), TODAY, 3).next_on == date(2026, 12, 3)


def test_a_postponed_line_goes_back_to_the_day_its_rhythm_names() -> None:
    on_the_first = postponed(line("FREQ=MONTHLY;BYMONTHDAY=1", date(2026, 12, 1)), date(2026, 12, 1))
    assert done(on_the_first, on_the_first.next_on).next_on == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("rhythm", "first"),
    [
        ("", "2026-11-24"),
        ("FREQ=MONTHLY", "2026-12-24"),
        ("FREQ=WEEKLY;INTERVAL=2", "2026-12-08"),
        ("FREQ=WEEKLY;BYDAY=TU", "2026-11-24"),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07"),
    ],
)
def test_a_new_line_is_due_on_the_day_named_or_one_period_later(rhythm: str, first: str) -> None:
    assert first_due(rhythm, TODAY) == date.fromisoformat(first)


@given(
    rhythm=st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=-1FR"]),
    lateness=st.lists(st.integers(-3, 100), min_size=1, max_size=10),
)
def test_the_plan_only_ever_moves_forward(rhythm: str, lateness: list[int]) -> None:
    lines = [line(rhythm, first_due(rhythm, TODAY))]
    for days in lateness:
        lines.append(done(lines[-1], lines[-1].next_on + timedelta(days=days)))
    assert all(before.next_on < after.next_on for before, after in pairwise(lines))
    assert all(after.done_on is not None and after.next_on > after.done_on for after in lines[1:])
