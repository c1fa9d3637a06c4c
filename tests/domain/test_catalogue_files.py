"""Own catalogues of a cooperation: at most one is in force, and going back leads to the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.catalogue_files import (
    MOST_FILES,
    CatalogueFile,
    FileState,
    in_force_of,
    taken_back,
    too_many,
    used,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def sent(key: int) -> CatalogueFile:
    return CatalogueFile(id=key, name=f"{key}.toml", text=str(key), sent_at=NOW + timedelta(hours=key))


def after(files: dict[int, CatalogueFile], changed: tuple[CatalogueFile, ...]) -> dict[int, CatalogueFile]:
    return files | {one.id: one for one in changed}


@given(some.lists(some.tuples(some.booleans(), some.integers(1, 4)), max_size=12))
def test_never_are_two_in_force(steps: list[tuple[bool, int]]) -> None:
    files = {key: sent(key) for key in range(1, 5)}
    for uses, key in steps:
        current = in_force_of(files.values())
        if uses:
            files = after(files, used(files.values(), files[key], NOW))
            assert in_force_of(files.values()) == files[key]
        elif current is not None:
            files = after(files, taken_back(files.values(), current, NOW))
            assert files[current.id].state is FileState.PAST
        assert sum(one.state is FileState.IN_FORCE for one in files.values()) <= 1


def test_taking_back_leads_to_the_one_before_and_then_to_none() -> None:
    files = {key: sent(key) for key in (1, 2)}
    for key in (1, 2):
        files = after(files, used(files.values(), files[key], NOW))
    files = after(files, taken_back(files.values(), files[2], NOW))
    assert in_force_of(files.values()) == files[1]
    files = after(files, taken_back(files.values(), files[1], NOW))
    assert in_force_of(files.values()) is None


def test_using_the_one_in_force_again_does_not_lead_back_to_itself() -> None:
    files = {1: sent(1)}
    for _ in range(2):
        files = after(files, used(files.values(), files[1], NOW))
    assert [one.state for one in taken_back(files.values(), files[1], NOW)] == [FileState.PAST]


def test_the_oldest_go_first_and_never_the_one_in_force() -> None:
    files = [sent(key) for key in range(1, MOST_FILES + 3)]
    files[0] = replace(files[0], state=FileState.IN_FORCE)
    assert {one.id for one in too_many(files)} == {2, 3}
    assert too_many(files[:MOST_FILES]) == ()
