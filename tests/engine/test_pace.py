"""The pace of a group: never above its platform's limit as whoever is there counts, nor do cards starve answers."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.engine.outgoing.budget import FOR_CARDS, MARGIN, MINUTE, Pace

NOW = timedelta(hours=8)
LIMIT = 20


def send(pace: Pace, now: timedelta, messages: int = 1, *, place: int = 1, refresh: bool = False) -> None:
    """Send something that arrives at once."""
    pace.start(place, now, messages, refresh=refresh)
    pace.end(place, now, messages)


def most_in_a_minute(arrivals: list[timedelta]) -> int:
    return max((sum(start <= one < start + MINUTE for one in arrivals) for start in arrivals), default=0)


@given(
    st.lists(
        st.tuples(
            st.booleans(),  # a refreshed card
            st.floats(0, 20),  # seconds until it is wished for
            st.floats(0, 15),  # seconds until it is there
            st.floats(0, 15),  # seconds until that is known
            st.integers(1, 4),  # messages
        ),
        max_size=120,
    )
)
def test_no_minute_of_the_receiver_holds_more_than_the_limit(
    wishes: list[tuple[bool, float, float, float, int]],
) -> None:
    pace, now = Pace(), NOW
    arrived: list[timedelta] = []
    for refresh, pause, way, back, messages in wishes:
        now = pace.opens(1, now + timedelta(seconds=pause), LIMIT, messages, refresh=refresh)
        pace.start(1, now, messages, refresh=refresh)
        arrived += [now + timedelta(seconds=way) * part / messages for part in range(1, messages + 1)]
        now += timedelta(seconds=way + back)
        pace.end(1, now, messages)
    assert most_in_a_minute(arrived) <= LIMIT


@given(st.lists(st.tuples(st.integers(1, 3), st.floats(0, 4), st.floats(0, 15)), max_size=80))
def test_several_topics_share_what_their_group_takes(wishes: list[tuple[int, float, float]]) -> None:
    pace, now = Pace(), NOW
    arrived: list[timedelta] = []
    ends: dict[int, timedelta] = {}
    for topic, pause, way in wishes:
        now += timedelta(seconds=pause)
        while True:
            for one, end in sorted(ends.items(), key=lambda item: item[1]):
                if end <= now:
                    pace.end(1, end)
                    del ends[one]
            opens = pace.opens(1, now, LIMIT, refresh=False)
            if topic not in ends and opens <= now:
                break
            now = min([end for end in ends.values() if end > now] + [opens] * (opens > now))
        pace.start(1, now, refresh=False)
        ends[topic] = now + timedelta(seconds=way)
        arrived.append(ends[topic])
    assert most_in_a_minute(arrived) <= LIMIT


def test_what_was_sent_before_a_restart_counts() -> None:
    pace, now = Pace(), timedelta()
    for second in range(LIMIT):
        pace.recall(1, now - timedelta(seconds=second))
    assert pace.opens(1, now, LIMIT, refresh=False) == MINUTE + MARGIN - timedelta(seconds=LIMIT - 1)


def test_a_message_of_several_parts_waits_until_all_of_them_fit() -> None:
    pace = Pace()
    for second in range(18):
        pace.recall(1, NOW + timedelta(seconds=second))
    later = NOW + timedelta(seconds=30)
    assert pace.opens(1, later, LIMIT, 2, refresh=False) == later
    assert pace.opens(1, later, LIMIT, 4, refresh=False) == NOW + MINUTE + MARGIN + timedelta(seconds=1)


def test_more_parts_than_a_minute_takes_go_out_once_nothing_else_counts() -> None:
    pace = Pace()
    send(pace, NOW)
    assert pace.opens(1, NOW, LIMIT, 30, refresh=False) == NOW + MINUTE + MARGIN


def test_refreshed_cards_leave_room_for_answers() -> None:
    pace, now, refreshed = Pace(), NOW, 0
    while (now := pace.opens(1, now, LIMIT, refresh=True)) < NOW + MINUTE:
        send(pace, now, refresh=True)
        refreshed += 1
    assert refreshed == LIMIT * FOR_CARDS
    last = NOW + MINUTE - timedelta(seconds=1)
    assert pace.opens(1, last, LIMIT, refresh=False) == last


def test_many_taps_at_once_are_one_refresh() -> None:
    pace = Pace()
    assert pace.opens(1, NOW, LIMIT, refresh=True) == NOW
    send(pace, NOW, refresh=True)
    assert pace.opens(1, NOW, LIMIT, refresh=True) == NOW + timedelta(seconds=3)
    assert pace.opens(1, NOW, LIMIT, refresh=False) == NOW


def test_a_short_burst_goes_out_at_once_and_then_one_a_second() -> None:
    pace, waits, now = Pace(), [], NOW
    for _ in range(12):
        now = pace.opens(1, now, 1_000, refresh=False)
        send(pace, now)
        waits.append((now - NOW).total_seconds())
    assert waits == [0, 0, 0, 0, 4, 4, 4, 4, 8, 8, 8, 8]


def test_groups_do_not_slow_one_another() -> None:
    pace = Pace()
    for _ in range(LIMIT):
        send(pace, NOW)
    assert pace.opens(1, NOW, LIMIT, refresh=False) == NOW + MINUTE + MARGIN
    assert pace.opens(2, NOW, LIMIT, refresh=False) == NOW


def test_what_is_old_is_forgotten() -> None:
    pace = Pace()
    send(pace, NOW, refresh=True)
    pace.copy(NOW + MINUTE + MARGIN)
    assert (pace._arrived, pace._refreshed, +pace._under_way) == ({}, {}, {})
