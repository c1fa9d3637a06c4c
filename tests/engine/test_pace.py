"""The pace of a group: never above its platform's limit, and answers are never starved by refreshed cards."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.outgoing.budget import FOR_CARDS, MINUTE, Pace

NOW = timedelta(hours=8)
LIMIT = 20


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 20)), max_size=120))
def test_no_minute_holds_more_than_the_limit(wishes: list[tuple[bool, float]]) -> None:
    pace, now = Pace(), NOW
    sent: list[timedelta] = []
    for refresh, pause in wishes:
        now += timedelta(seconds=pause)
        now = pace.opens(1, now, LIMIT, refresh=refresh)
        pace.note(1, now, refresh=refresh)
        sent.append(now)
    for start in sent:
        assert sum(start <= one < start + MINUTE for one in sent) <= LIMIT


def test_refreshed_cards_leave_room_for_answers() -> None:
    pace, now, refreshed = Pace(), NOW, 0
    while (now := pace.opens(1, now, LIMIT, refresh=True)) < NOW + MINUTE:
        pace.note(1, now, refresh=True)
        refreshed += 1
    assert refreshed == LIMIT * FOR_CARDS
    last = NOW + MINUTE - timedelta(seconds=1)
    assert pace.opens(1, last, LIMIT, refresh=False) == last


def test_many_taps_at_once_are_one_refresh() -> None:
    pace = Pace()
    assert pace.opens(1, NOW, LIMIT, refresh=True) == NOW
    pace.note(1, NOW, refresh=True)
    assert pace.opens(1, NOW, LIMIT, refresh=True) == NOW + timedelta(seconds=3)
    assert pace.opens(1, NOW, LIMIT, refresh=False) == NOW


def test_a_short_burst_goes_out_at_once_and_then_one_a_second() -> None:
    pace, waits, now = Pace(), [], NOW
    for _ in range(12):
        now = pace.opens(1, now, 1_000, refresh=False)
        pace.note(1, now, refresh=False)
        waits.append((now - NOW).total_seconds())
    assert waits == [0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8]


def test_groups_do_not_slow_one_another() -> None:
    pace = Pace()
    for _ in range(LIMIT):
        pace.note(1, NOW, refresh=False)
    assert pace.opens(1, NOW, LIMIT, refresh=False) == NOW + MINUTE
    assert pace.opens(2, NOW, LIMIT, refresh=False) == NOW
