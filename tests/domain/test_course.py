"""The course of an indicator: change, distance, and whether it is as planned."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.domain.course import Course, CourseStanding, Trend

if TYPE_CHECKING:
    from fractions import Fraction

BEGAN = date(2027, 1, 1)
ENDS = BEGAN + timedelta(days=100)
HALF = BEGAN + timedelta(days=50)
AMOUNTS = st.decimals(min_value=-1000, max_value=1000, places=2)
DAYS = st.integers(1, 200)


def course(*values: tuple[date, int], target: int | None = 100, target_on: date | None = ENDS) -> Course:
    wanted = None if target is None else Decimal(target)
    return Course.of({day: Decimal(amount) for day, amount in values}, wanted, target_on)


@pytest.mark.parametrize(
    ("first", "last", "target", "standing"),
    [
        (0, 50, 100, CourseStanding.ON_COURSE),
        (0, 40, 100, CourseStanding.ON_COURSE),
        (0, 39, 100, CourseStanding.BEHIND),
        (0, 100, 100, CourseStanding.REACHED),
        (100, 50, 0, CourseStanding.ON_COURSE),
        (100, 60, 0, CourseStanding.ON_COURSE),
        (100, 61, 0, CourseStanding.BEHIND),
        (100, 130, 0, CourseStanding.BEHIND),
        (100, -5, 0, CourseStanding.REACHED),
        (100, 91, 100, CourseStanding.ON_COURSE),
        (100, 89, 100, CourseStanding.BEHIND),
    ],
)
def test_half_way_through_half_the_way_is_wanted(first: int, last: int, target: int, standing: CourseStanding) -> None:
    assert course((BEGAN, first), (HALF, last), target=target).standing is standing


def test_from_the_targets_day_on_the_target_is_wanted() -> None:
    assert course((BEGAN, 0), (ENDS, 90)).standing is CourseStanding.ON_COURSE
    assert course((BEGAN, 0), (ENDS + timedelta(days=30), 89)).standing is CourseStanding.BEHIND
    assert course((ENDS, 0), (ENDS + timedelta(days=30), 89)).standing is CourseStanding.BEHIND


def test_once_the_targets_day_is_over_no_plan_is_left() -> None:
    after = ENDS + timedelta(days=1)
    assert course((BEGAN, 0), (HALF, 50)).standing_on(ENDS) is CourseStanding.ON_COURSE
    assert course((BEGAN, 0), (HALF, 50)).standing_on(after) is CourseStanding.OVER
    assert course((BEGAN, 0), (HALF, 100)).standing_on(after) is CourseStanding.REACHED
    assert course((BEGAN, 0), (ENDS, 90)).standing_on(after) is CourseStanding.NEARLY
    assert course((BEGAN, 0), (ENDS, 89)).standing_on(after) is CourseStanding.MISSED
    assert course((BEGAN, 0)).standing_on(after) is None


def test_too_little_tells_nothing() -> None:
    assert course().standing is None
    assert course((BEGAN, 0)).standing is None
    assert course((BEGAN, 0), (HALF, 50), target=None).standing is None
    assert course((BEGAN, 0), (HALF, 50), target_on=None).standing is None
    assert (course().last, course().change, course().distance, course((BEGAN, 1)).trend) == (None, None, None, None)


def test_the_values_come_by_day_and_tell_change_and_distance() -> None:
    one = course((HALF, 30), (BEGAN, 42))

    assert one.values[0] == (BEGAN, Decimal(42))
    assert one.last == (HALF, Decimal(30))
    assert (one.change, one.distance, one.trend) == (Decimal(-12), Decimal(70), Trend.DOWN)
    assert course((BEGAN, 1), (HALF, 1)).trend is Trend.SAME
    assert course((BEGAN, 1), (HALF, 2)).trend is Trend.UP


@given(first=AMOUNTS, last=AMOUNTS, target=AMOUNTS, day=DAYS)
def test_falling_is_rising_in_a_mirror(first: Decimal, last: Decimal, target: Decimal, day: int) -> None:
    assume(first != target)
    on = BEGAN + timedelta(days=day)
    rising = Course.of({BEGAN: first, on: last}, target, ENDS)
    mirrored = Course.of({BEGAN: -first, on: -last}, -target, ENDS)

    assert rising.standing is mirrored.standing
    assert rising.falls is not mirrored.falls


@given(first=AMOUNTS, target=AMOUNTS, day=DAYS, share=st.fractions(0, 2, max_denominator=20))
def test_who_is_on_the_line_is_on_course_and_more_is_never_worse(
    first: Decimal, target: Decimal, day: int, share: Fraction
) -> None:
    assume(first != target)
    on = BEGAN + timedelta(days=day)
    wanted = first + (target - first) * min(Decimal(day) / 100, Decimal(1))
    better = wanted + (target - first) * Decimal(str(float(share)))

    for last in (wanted, better):
        assert Course.of({BEGAN: first, on: last}, target, ENDS).standing is not CourseStanding.BEHIND


@given(first=AMOUNTS, target=AMOUNTS, day=DAYS, lacking=st.integers(11, 300))
def test_who_lacks_more_than_a_tenth_of_the_way_is_behind(
    first: Decimal, target: Decimal, day: int, lacking: int
) -> None:
    assume(first != target)
    on = BEGAN + timedelta(days=day)
    wanted = first + (target - first) * min(Decimal(day) / 100, Decimal(1))
    last = wanted - (target - first) * Decimal(lacking) / 100

    assert Course.of({BEGAN: first, on: last}, target, ENDS).standing is CourseStanding.BEHIND
