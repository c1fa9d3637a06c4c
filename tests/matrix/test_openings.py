"""How long a private room that was asked for may still come: from the asking on, over restarts and clock changes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.rooms.openings import ROOM_APPEARS, Openings

if TYPE_CHECKING:
    from pathlib import Path

PERSON = "@bert:localhost"
WHOLE = ROOM_APPEARS.total_seconds()


class Dial:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 29, 12, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Dial:
    return Dial()


def test_nobody_waits_for_a_room_that_was_not_asked_for(tmp_path: Path, clock: Dial) -> None:
    openings = Openings(tmp_path / "openings.json", clock.now)
    assert openings.seconds_left(PERSON) == 0
    openings.begin(PERSON)
    assert openings.seconds_left("@carla:localhost") == 0
    openings.end(PERSON)
    assert openings.seconds_left(PERSON) == 0
    assert json.loads((tmp_path / "openings.json").read_text()) == {}


def test_the_time_runs_on_while_the_program_is_started_again_and_again(tmp_path: Path, clock: Dial) -> None:
    Openings(tmp_path / "openings.json", clock.now).begin(PERSON)
    left = []
    for _ in range(5):
        left.append(Openings(tmp_path / "openings.json", clock.now).seconds_left(PERSON))
        clock.time += timedelta(seconds=6)
    assert left == [WHOLE, WHOLE - 6, WHOLE - 12, WHOLE - 18, 0]


def test_asking_again_begins_anew(tmp_path: Path, clock: Dial) -> None:
    openings = Openings(tmp_path / "openings.json", clock.now)
    openings.begin(PERSON)
    clock.time += ROOM_APPEARS
    openings.begin(PERSON)
    assert openings.seconds_left(PERSON) == WHOLE


def test_a_clock_set_back_makes_nobody_wait_longer(tmp_path: Path, clock: Dial) -> None:
    openings = Openings(tmp_path / "openings.json", clock.now)
    openings.begin(PERSON)
    clock.time -= timedelta(days=1)
    assert openings.seconds_left(PERSON) == WHOLE


@pytest.mark.parametrize(("written", "left"), [('["@bert:localhost"]', WHOLE), ("[", 0), ('{"@bert:localhost": 1}', 0)])
def test_files_of_earlier_versions_and_broken_ones(tmp_path: Path, clock: Dial, written: str, left: float) -> None:
    (tmp_path / "openings.json").write_text(written)
    openings = Openings(tmp_path / "openings.json", clock.now)
    assert openings.seconds_left(PERSON) == left
    openings.begin(PERSON)
    assert Openings(tmp_path / "openings.json", clock.now).seconds_left(PERSON) == WHOLE
