"""Whoever knows the partners and remembers all that the force field ever showed cannot name who wrote a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.disclosure.writers import (
    BUSINESS,
    CIVIL,
    STATE,
    Join,
    Leave,
    Remove,
    Write,
    crowd,
    fewest_authors,
    fewest_authors_for_writers,
)

if TYPE_CHECKING:
    from tests.disclosure.writers import Event

W = Write()
COURSES: dict[str, list[Event]] = {
    "three, each alone in their sector": [*crowd(1, 1, 1), W, W, W],
    "two sectors of one": [*crowd(3, 1, 1), W, W, W],
    "a sector of two": [*crowd(3, 2, 0), W, W, W],
    "three and three": [*crowd(3, 3, 0), W, W, W],
    "a sector of three alone": [*crowd(3, 0, 0), W, W, W, W],
    "others join after the sentence": [*crowd(2, 1, 0), W, W, Join(4, BUSINESS), Join(5, BUSINESS), W, W],
    "others join between": [*crowd(3, 1, 0), W, Join(5, BUSINESS), W, Join(6, BUSINESS), W],
    "somebody leaves and is forgotten": [*crowd(3, 1, 1), W, W, W, Leave(4)],
    "two leave and are forgotten": [*crowd(3, 2, 0), W, W, W, Leave(1), Leave(4)],
    "somebody leaves before the third": [*crowd(3, 2, 0), W, W, Leave(4), W],
    "a sentence is taken away": [*crowd(3, 1, 1), W, W, W, Remove(2)],
    "the last is taken away again": [*crowd(3, 2, 0), W, W, W, Remove(3), W],
}


@pytest.mark.parametrize("name", COURSES)
def test_nobody_can_name_an_author(name: str) -> None:
    assert fewest_authors(COURSES[name]) >= 3


@pytest.mark.parametrize("name", COURSES)
def test_whoever_wrote_themselves_cannot_either(name: str) -> None:
    assert fewest_authors_for_writers(COURSES[name]) >= 2


@pytest.mark.parametrize(
    "name", ["three, each alone in their sector", "two sectors of one", "others join after the sentence"]
)
def test_the_attacker_finds_what_the_former_rule_gave_away(name: str) -> None:
    assert fewest_authors(COURSES[name], rule="former") == 1


def test_a_rule_that_also_counts_who_has_written_would_tell_writers_about_one_another() -> None:
    """When sectors appear, three have written by then, and when they vanish, one of them was forgotten."""
    course = COURSES["others join between"]

    assert fewest_authors_for_writers(course) >= 2
    assert fewest_authors_for_writers(course, rule="both") == 1


def test_the_sectors_are_those_there_are() -> None:
    assert {STATE, BUSINESS, CIVIL} == {one.sector for one in crowd(1, 1, 1) if isinstance(one, Join)}
