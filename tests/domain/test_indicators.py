"""When the value of an indicator is due, whom to ask for it, and when it is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.indicators import AskedOf, Indicator, NextAsking, asked_more, due_on, is_missing, next_asking, period

ENTERED = date(2026, 11, 9)
RHYTHMS = (
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=YEARLY",
)
A_DAY = timedelta(days=1)


def indicator(rhythm: str = "FREQ=MONTHLY") -> Indicator:
    return Indicator(number=1, name="x", rhythm=rhythm, entered_on=ENTERED)


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, date(2026, 12, 9)),
        (date(2026, 11, 9), date(2026, 12, 9)),
        (date(2026, 11, 20), date(2026, 12, 9)),
        (date(2026, 12, 7), date(2027, 1, 9)),
        (date(2026, 12, 12), date(2027, 1, 9)),
        (date(2026, 9, 1), date(2026, 11, 9)),
    ],
)
def test_a_little_early_is_not_asked_for_again(last: date | None, due: date) -> None:
    assert due_on(indicator(), last) == due


def test_a_rhythm_that_names_a_day_begins_with_the_first() -> None:
    assert due_on(indicator("FREQ=MONTHLY;BYMONTHDAY=-1"), None) == date(2026, 11, 30)


@given(rhythm=st.sampled_from(RHYTHMS), after=st.integers(0, 800))
def test_a_value_is_due_at_most_one_and_a_half_periods_after_the_last(rhythm: str, after: int) -> None:
    one, last = indicator(rhythm), ENTERED + timedelta(days=after)
    due = due_on(one, last)

    assert last < due
    assert (due - last) * 2 >= period(one)
    assert (due - last) * 2 <= 3 * period(one) + 2 * A_DAY


@given(rhythm=st.sampled_from(RHYTHMS), reached=st.booleans())
def test_it_is_asked_for_twice_a_week_apart_then_told_once_and_begins_anew(rhythm: str, *, reached: bool) -> None:
    one, heard = indicator(rhythm), list[NextAsking]()
    for _ in range(9):
        asking = next_asking(one, None, reached=reached)
        heard.append(asking)
        one = replace(one, asked=asked_more(one, asking.whom), asked_on=asking.day)

    days = [asking.day for asking in heard]
    whom = [asking.whom for asking in heard]
    assert days == sorted(set(days))
    assert days[0] == due_on(one, None)
    if reached:
        assert whom == [AskedOf.DELIVERER, AskedOf.DELIVERER, AskedOf.COORDINATION] * 3
        assert {days[place + 1] - days[place] for place in (0, 1, 3, 4, 6, 7)} == {timedelta(days=7)}
    else:
        assert set(whom) == {AskedOf.COORDINATION}


def test_it_is_missing_after_two_askings_and_a_period() -> None:
    one, last = replace(indicator(), asked=2, asked_on=date(2026, 12, 16)), date(2026, 11, 15)

    assert not is_missing(one, last, last + period(one))
    assert is_missing(one, last, last + period(one) + A_DAY)
    assert not is_missing(replace(one, asked=1), last, date(2028, 1, 1))
    assert is_missing(one, None, ENTERED + period(one) + A_DAY)
