"""Finding decisions again, and logging what was decided in a meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.calendar import local
from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep
from tests.flows.decision_scene import SECOND, DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        yield await DecisionScene.prepare(stage)


@pytest.fixture
async def several(scene: DecisionScene) -> DecisionScene:
    """Three decisions: logged, accepted in a phase, open."""
    await scene.stage.say("Anna", "/notieren Das Fest ist am 3. Juli; gestern; Stadt Ahlen")
    await scene.stage.say("Anna", "/phase beginnen Orientieren")
    await scene.stage.say("Ben", "/beschluss Wir treffen uns monatlich.")
    await scene.stage.answer("Ben", "so abstimmen")
    await scene.all_agree(2)
    await scene.stage.say("Ben", "/beschluss 2 schließen")
    await scene.stage.say("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 2 ergebnis Ab Januar im Rathaus; Caritas")
    await scene.stage.say("Anna", "/phase abschließen Orientieren")
    await scene.stage.say("Dora", "/beschluss Wir werben für das Fest.")
    await scene.stage.answer("Dora", "so abstimmen")
    return scene


async def found(scene: DecisionScene, typed: str) -> str:
    """List and return the numbers in the order they are shown."""
    await scene.stage.say("Zoe", f"/beschluesse {typed}")
    return "".join(line[4] for line in scene.last().splitlines() if line.startswith("- B-"))


async def test_the_newest_comes_first_with_what_became_of_each(several: DecisionScene) -> None:
    assert await found(several, "") == "321"
    listed = several.last()
    assert "B-3 Wir werben für das Fest. \N{EN DASH} offen bis Mo. 16.11., 09:00 Uhr" in listed
    assert "B-2 Wir treffen uns monatlich. \N{EN DASH} angenommen, Mo. 9.11.2026" in listed
    assert "B-1 Das Fest ist am 3. Juli \N{EN DASH} angenommen, So. 8.11.2026" in listed


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("offen", "3"),
        ("open", "3"),
        ("angenommen", "21"),
        ("fest", "31"),
        ("offen fest", "3"),
        ("fest; angenommen", "1"),
        ("RATHAUS", "2"),
        ("Orientieren", "2"),
        ("Orient", "2"),
        ("IHK", "2"),
        ("Stadt Ahlen", "21"),
        ("Caritas", "32"),
        ("Kommunikation", ""),
        ("Marsmission", ""),
    ],
)
async def test_words_status_phase_and_organisation_narrow_it(several: DecisionScene, typed: str, numbers: str) -> None:
    assert await found(several, typed) == numbers


async def test_nothing_found_repeats_what_was_looked_for(several: DecisionScene) -> None:
    await found(several, "*Mars*")

    assert several.last() == "Kein Beschluss passt zu „*Mars*“. Alle zeigt /beschluesse."


async def test_a_number_shows_that_one(several: DecisionScene) -> None:
    await several.stage.say("Zoe", "/beschluesse 2")

    assert "Verlauf:" in several.last()


async def test_more_than_a_page_say_how_to_narrow_it(scene: DecisionScene) -> None:
    for number in range(1, 23):
        await scene.stage.say("Anna", f"/notieren Beschluss Nummer {number}")
    await scene.stage.say("Ben", "/beschlüsse")

    listed = scene.last()
    assert listed.count("- B-") == 20
    assert "Genauer suchen: /beschluesse offen" in listed
    assert "B-22 Beschluss Nummer 22" in listed


async def test_without_any_it_says_how_to_begin(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluesse")

    assert "/beschluss" in scene.last()


# --- meetings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("gestern", date(2026, 11, 8)),
        ("heute", date(2026, 11, 9)),
        ("2.11.", date(2026, 11, 2)),
        ("am 24.12.", date(2025, 12, 24)),
        ("3.2.2024", date(2024, 2, 3)),
        ("2026-10-05", date(2026, 10, 5)),
        ("5 October", date(2026, 10, 5)),
        ("5. Oktober 2025", date(2025, 10, 5)),
        ("October 5th", date(2026, 10, 5)),
    ],
)
async def test_the_day_of_a_meeting_has_been(scene: DecisionScene, typed: str, on: date) -> None:
    await scene.stage.say("Anna", f"/notieren Das Fest ist im Juli; {typed}")

    decision = scene.decision()
    assert decision.closed_at is not None
    assert local(decision.closed_at, "Europe/Berlin").date() == on


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("morgen", "in der Zukunft"),
        ("3.7.2027", "in der Zukunft"),
        ("neulich", "nicht zu verstehen"),
        ("31.2.", "nicht zu"),
    ],
)
async def test_another_day_is_asked_again(scene: DecisionScene, typed: str, answer: str) -> None:
    await scene.stage.say("Anna", f"/notieren Das Fest ist im Juli; {typed}")
    assert answer in scene.last()
    assert scene.count() == 0
    await scene.stage.rebuild()
    await scene.stage.say("Anna", "gestern")
    await scene.stage.tap("Anna", scene.stage.latest(), "Überspringen")

    assert scene.decision().text == "Das Fest ist im Juli"


async def test_a_meetings_decision_stands_in_the_record(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/notieren", "@")
    await scene.stage.say("Anna", "Das Fest ist im Juli", "@")
    await scene.stage.rebuild()
    await scene.stage.tap("Anna", scene.stage.latest("@anna"), "Überspringen")
    await scene.stage.tap("Anna", scene.stage.latest("@anna"), "IHK")

    decision = scene.decision()
    assert (decision.kind, decision.status) == (DecisionKind.MEETING, DecisionStatus.ACCEPTED)
    assert [(event.step, event.role) for event in scene.events()] == [(DecisionStep.LOGGED, "coordinator")]
    for channel in ("group", SECOND, "@anna"):
        assert "B-1 notiert, beschlossen in der Sitzung am Mo. 9.11.2026:" in scene.last(channel)
        assert "Verantwortlich: IHK." in scene.last(channel)
    await scene.stage.wait(timedelta(days=30))
    await scene.stage.say("Ben", "/beschluss 1")
    assert "notiert (Anna, Koordination)" in scene.last()


async def test_only_coordinators_log(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/notieren Das Fest ist im Juli")

    assert scene.count() == 0
