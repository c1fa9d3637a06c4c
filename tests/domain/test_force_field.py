"""The force field: counts add up, whoever entered what in which order, and no sector shows too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import BadValueError
from bot.domain.force_field import (
    SECTORS_FROM,
    Force,
    ForceCount,
    ForceField,
    ForceKind,
    ForceRefusal,
    entered_since,
    force_field,
    may_show_sector,
    resolved,
)
from bot.domain.partners import Sector

AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
FACTORS = ("time", "money", "trust", "law")

sectors = st.none() | st.sampled_from(Sector)
forces = st.builds(
    Force,
    number=st.integers(1, 50),
    kind=st.sampled_from(ForceKind),
    factor=st.sampled_from(FACTORS),
    text=st.just("x"),
    sector=sectors,
    partner_id=st.none() | st.integers(1, 5),
    created_at=st.integers(0, 9).map(lambda days: AT + timedelta(days=days)),
    resolved_at=st.none() | st.just(AT + timedelta(days=10)),
)
lists = st.lists(forces, max_size=25)


def force(
    kind: ForceKind = ForceKind.BARRIER, factor: str = "time", by: int | None = 1, sector: Sector | None = None
) -> Force:
    return Force(number=1, kind=kind, factor=factor, text="x", sector=sector, partner_id=by, created_at=AT)


@given(lists)
def test_the_counts_of_factors_add_up_to_what_stands(entered: list[Force]) -> None:
    field = force_field(entered)

    standing = [one for one in entered if one.resolved_at is None]
    assert field.total.barriers == sum(one.kind is ForceKind.BARRIER for one in standing)
    assert field.total.strengths == sum(one.kind is ForceKind.STRENGTH for one in standing)
    assert {one.factor for one in field.factors} == {one.factor for one in standing}


@given(lists)
def test_the_counts_of_sectors_and_what_names_none_add_up_to_the_factor(entered: list[Force]) -> None:
    for one in force_field(entered).factors:
        unsaid = [force for force in entered if force.stands and force.factor == one.factor and force.sector is None]
        if one.sectors:
            assert sum(count.barriers for _, count in one.sectors) + sum(
                force.kind is ForceKind.BARRIER for force in unsaid
            ) == (one.total.barriers)
            assert sum(count.strengths for _, count in one.sectors) + sum(
                force.kind is ForceKind.STRENGTH for force in unsaid
            ) == (one.total.strengths)


@given(lists.flatmap(lambda entered: st.tuples(st.just(entered), st.permutations(entered))))
def test_the_order_of_entry_does_not_matter(both: tuple[list[Force], list[Force]]) -> None:
    entered, shuffled = both
    assert force_field(entered) == force_field(shuffled)


@given(lists)
def test_what_is_resolved_is_not_counted(entered: list[Force]) -> None:
    def totals(forces: list[Force]) -> list[tuple[str, ForceCount]]:
        return [(one.factor, one.total) for one in force_field(forces).factors]

    assert totals(entered) == totals([one for one in entered if one.stands])


def test_a_sector_of_three_partners_and_of_no_fewer_may_be_shown() -> None:
    assert not may_show_sector(SECTORS_FROM - 1)
    assert may_show_sector(SECTORS_FROM)

    (time,) = force_field(
        [
            force(by=1, sector=Sector.STATE),
            force(by=2, sector=Sector.BUSINESS),
            force(by=2, sector=Sector.BUSINESS),
            force(ForceKind.STRENGTH, by=3),
        ]
    ).factors
    assert time.sectors == (
        (Sector.STATE, ForceCount(barriers=1)),
        (Sector.BUSINESS, ForceCount(barriers=2)),
    )
    assert time.total == ForceCount(barriers=3, strengths=1)


@given(lists)
def test_whose_sentences_they_are_changes_nothing_that_is_seen(entered: list[Force]) -> None:
    assert force_field([replace(one, partner_id=None) for one in entered]) == force_field(entered)


def test_what_hinders_most_comes_first() -> None:
    field = force_field([force(factor="law"), force(factor="money"), force(factor="money"), force(factor="trust")])
    assert [one.factor for one in field.factors] == ["money", "law", "trust"]
    assert force_field([]) == ForceField()


@given(lists, st.integers(0, 9))
def test_what_came_since_a_moment_is_what_came_later_and_stands(entered: list[Force], days: int) -> None:
    since = AT + timedelta(days=days)
    for kind in ForceKind:
        later = entered_since(entered, kind, since)
        earlier = entered_since([one for one in entered if one.created_at <= since], kind, None)
        assert sorted((*later, *earlier)) == sorted(one.factor for one in entered if one.kind is kind and one.stands)


def test_a_barrier_is_resolved_once_and_a_strength_never() -> None:
    done = resolved(force(), AT, "a walk")
    assert (done.stands, done.helped) == (False, "a walk")
    with pytest.raises(BadValueError, match=ForceRefusal.RESOLVED):
        resolved(done, AT)
    with pytest.raises(BadValueError, match=ForceRefusal.NO_BARRIER):
        resolved(force(ForceKind.STRENGTH), AT)
