"""Who may contradict an admission: it is no weapon against those who were there."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.admissions import OBJECTION_PERIOD, Admission, AdmissionRefusal, refuse
from bot.domain.errors import NotAllowed
from bot.domain.partners import Partner

BEGIN = datetime(2026, 11, 9, 9, tzinfo=UTC)
HOUSE, OTHER = 1, 2


def partner(key: int, *, house: int = HOUSE, hours: int = 0, left: bool = False) -> Partner:
    return Partner(
        id=key,
        name=str(key),
        organisation_id=house,
        joined_at=BEGIN + timedelta(hours=hours),
        left_at=BEGIN if left else None,
    )


def admitted(key: int, hours: int, *, house: int = HOUSE, number: int | None = None) -> Admission:
    return Admission(id=number or key, partner_id=key, organisation_id=house, at=BEGIN + timedelta(hours=hours))


@given(hours=st.lists(st.integers(0, 300), min_size=2, max_size=6), at=st.integers(0, 300))
def test_of_any_two_people_only_the_earlier_one_can_turn_out_the_other(hours: list[int], at: int) -> None:
    """The first founded the organisation, the others were admitted in some order."""
    people = [partner(key, hours=came) for key, came in enumerate(sorted(hours), start=1)]
    admissions = [admitted(key, came) for key, came in enumerate(sorted(hours), start=1) if key > 1]
    allowed = set[tuple[int, int]]()
    for admission in admissions:
        for by in people:
            with suppress(NotAllowed):
                refuse(
                    admission,
                    people[admission.partner_id - 1],
                    admissions,
                    by=by,
                    coordinates=False,
                    at=BEGIN + timedelta(hours=at),
                )
                allowed.add((by.id, admission.partner_id))

    assert all(by < whom for by, whom in allowed)
    if BEGIN + timedelta(hours=at) < BEGIN + OBJECTION_PERIOD + timedelta(hours=min(hours)):
        assert len(allowed) == len(people) * (len(people) - 1) // 2


@pytest.mark.parametrize(
    ("by", "coordinates", "days", "reason"),
    [
        (partner(9, house=OTHER), False, 0, AdmissionRefusal.STRANGER),
        (partner(1, left=True), False, 0, AdmissionRefusal.STRANGER),
        (None, False, 0, AdmissionRefusal.STRANGER),
        (partner(2), False, 0, AdmissionRefusal.ONESELF),
        (partner(2), True, 0, AdmissionRefusal.ONESELF),
        (partner(3, hours=2), False, 0, AdmissionRefusal.NEWER),
        (partner(1), False, 14, AdmissionRefusal.OVER),
        (None, True, 14, AdmissionRefusal.OVER),
    ],
)
def test_who_may_not(by: Partner | None, coordinates: bool, days: int, reason: AdmissionRefusal) -> None:
    at = BEGIN + timedelta(days=days, hours=1)
    with pytest.raises(NotAllowed) as caught:
        refuse(admitted(2, 1), partner(2), [admitted(2, 1)], by=by, coordinates=coordinates, at=at)

    assert caught.value.reason is reason


def test_who_came_back_later_is_newer_although_they_took_part_long_before() -> None:
    returned = admitted(1, 5, number=7)
    newcomer = admitted(2, 3)

    with pytest.raises(NotAllowed) as caught:
        refuse(newcomer, partner(2), [newcomer, returned], by=partner(1), coordinates=False, at=returned.at)

    assert caught.value.reason is AdmissionRefusal.NEWER


def test_an_earlier_admission_is_over_once_somebody_joined_anew() -> None:
    first, second = admitted(2, 1), admitted(2, 5, number=7)

    with pytest.raises(NotAllowed) as caught:
        refuse(first, partner(2), [first, second], by=partner(1), coordinates=False, at=second.at)

    assert caught.value.reason is AdmissionRefusal.OVER


def test_a_coordinator_who_takes_no_part_may() -> None:
    refused = refuse(admitted(2, 1), partner(2), [], by=None, coordinates=True, at=BEGIN + timedelta(days=13))

    assert (refused.refused_at, refused.refused_by) == (BEGIN + timedelta(days=13), None)
