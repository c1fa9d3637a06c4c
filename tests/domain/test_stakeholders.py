"""When the contact with a stakeholder is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadValueError
from bot.domain.partners import Sector
from bot.domain.stakeholders import (
    Quadrant,
    Stakeholder,
    StakeholderRefusal,
    contacted,
    due,
    every_days,
    postponed,
    quadrant,
    rated,
    with_rhythm,
)

TODAY = date(2026, 3, 2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))

CHAMBER = Stakeholder(
    number=1,
    name="Chamber of crafts",
    sector=Sector.BUSINESS,
    influence=3,
    interest=2,
    every_days=14,
    next_on=TODAY,
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)


@pytest.mark.parametrize(
    ("influence", "interest", "expected", "days"),
    [
        (3, 3, Quadrant.MANAGE_CLOSELY, 14),
        (2, 2, Quadrant.MANAGE_CLOSELY, 14),
        (2, 1, Quadrant.KEEP_SATISFIED, 30),
        (1, 2, Quadrant.KEEP_INFORMED, 30),
        (1, 1, Quadrant.MONITOR, 90),
    ],
)
def test_influence_and_interest_give_the_rhythm(influence: int, interest: int, expected: Quadrant, days: int) -> None:
    assert quadrant(influence, interest) is expected
    assert every_days(influence, interest) == days


@pytest.mark.parametrize(("influence", "interest"), [(0, 1), (4, 1), (1, 0), (1, 4)])
def test_ratings_off_the_scale_are_refused(influence: int, interest: int) -> None:
    with pytest.raises(BadValueError) as refused:
        quadrant(influence, interest)

    assert refused.value.reason == StakeholderRefusal.OUT_OF_SCALE


def test_due_are_those_whose_day_has_come_longest_overdue_first() -> None:
    today, later = CHAMBER, replace(CHAMBER, number=2, next_on=TODAY + timedelta(days=1))
    overdue, dropped = replace(CHAMBER, number=3, next_on=date(2026, 2, 1)), replace(CHAMBER, number=4, dropped=True)

    assert due([today, later, overdue, dropped], TODAY) == (overdue, today)


def test_a_contact_starts_the_rhythm_again() -> None:
    assert contacted(CHAMBER, TODAY) == replace(CHAMBER, contacted_on=TODAY, next_on=date(2026, 3, 16))


def test_a_contact_noted_afterwards_does_not_turn_the_clock_back() -> None:
    recent = contacted(CHAMBER, TODAY)

    assert contacted(recent, date(2026, 2, 1)) == recent


def test_putting_off_what_is_long_overdue_counts_from_today() -> None:
    overdue = replace(CHAMBER, next_on=date(2026, 1, 1))

    assert postponed(overdue, TODAY).next_on == date(2026, 3, 9)


def test_putting_off_what_is_still_to_come_counts_from_its_day() -> None:
    assert postponed(replace(CHAMBER, next_on=date(2026, 3, 10)), TODAY, days=3).next_on == date(2026, 3, 13)


def test_a_contact_cannot_be_put_off_backwards() -> None:
    with pytest.raises(BadValueError) as refused:
        postponed(CHAMBER, TODAY, days=0)

    assert refused.value.reason == StakeholderRefusal.NOT_LATER


def test_the_rhythm_follows_a_new_rating() -> None:
    calmer = rated(contacted(CHAMBER, TODAY), 1, 1, TODAY)

    assert (calmer.influence, calmer.interest, calmer.every_days) == (1, 1, 90)
    assert calmer.next_on == TODAY + timedelta(days=90)


def test_a_rhythm_that_somebody_chose_stays() -> None:
    weekly = with_rhythm(contacted(CHAMBER, TODAY), 7, TODAY)

    assert rated(weekly, 1, 1, TODAY) == replace(weekly, influence=1, interest=1)


def test_a_shorter_rhythm_is_due_at_once_but_never_in_the_past() -> None:
    quiet = replace(CHAMBER, every_days=90, contacted_on=date(2026, 1, 2), next_on=date(2026, 4, 2))

    assert with_rhythm(quiet, 14, TODAY).next_on == TODAY


def test_the_same_rhythm_does_not_undo_a_postponement() -> None:
    later = postponed(CHAMBER, TODAY)

    assert with_rhythm(later, later.every_days, TODAY) == later


def test_a_rhythm_has_at_least_a_day() -> None:
    with pytest.raises(BadValueError) as refused:
        with_rhythm(CHAMBER, 0, TODAY)

    assert refused.value.reason == StakeholderRefusal.NO_RHYTHM


@given(DAYS, st.integers(1, 100), DAYS)
def test_what_has_been_contacted_or_put_off_today_is_not_due_today(next_on: date, days: int, today: date) -> None:
    one = replace(CHAMBER, next_on=next_on, every_days=days)

    assert due([contacted(one, today), postponed(one, today, days=days)], today) == ()
