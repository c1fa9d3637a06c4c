"""A slip of the finger opens no decision and ends none: numbers that are none, and a second tap before an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import DecisionStatus
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.flows.settling import settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path) as stage:
        yield await DecisionScene.prepare(stage)


@pytest.mark.parametrize(
    "typed",
    ["-1", "- 1", "3.5", "3,5", "1.", "B-", "#", "#-3", "B--1", "1/2", "\N{MINUS SIGN}1", "nr.", "-1 schließen"],
)
@pytest.mark.parametrize("command", ["/beschluss", "/decision"])
async def test_what_is_no_number_of_a_decision_opens_nothing(scene: DecisionScene, command: str, typed: str) -> None:
    await scene.stage.say("Ben", f"{command} {typed}")

    assert scene.count() == 0
    assert "ist keine Nummer eines Beschlusses" in scene.last("@ben")


async def test_a_number_that_is_not_there_opens_nothing(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/decision #3")

    assert scene.count() == 0
    assert "Einen Beschluss B-3 gibt es nicht." in scene.last("@ben")


@pytest.mark.parametrize(
    ("word", "status"), [("schließen", DecisionStatus.NO_QUORUM), ("zurückziehen", DecisionStatus.WITHDRAWN)]
)
async def test_a_decision_ends_early_only_after_a_second_tap(
    scene: DecisionScene, word: str, status: DecisionStatus
) -> None:
    await scene.propose("Ben", PROPOSAL)
    await scene.tap("Anna", "Zustimmung")
    await scene.stage.say("Ben", f"/beschluss 1 {word}")
    assert scene.decision().status is DecisionStatus.OPEN
    assert word in scene.last("@ben")
    await scene.stage.rebuild()
    await scene.stage.tap("Ben", scene.stage.latest("@ben", word), "Nein")
    assert scene.decision().status is DecisionStatus.OPEN
    assert "B-1 bleibt offen" in scene.last("@ben")

    await scene.stage.say("Ben", f"/beschluss 1 {word}")
    await scene.stage.tap("Ben", scene.stage.latest("@ben", word), "Ja")
    assert scene.decision().status is status


async def test_the_question_says_how_many_have_spoken(scene: DecisionScene) -> None:
    await scene.propose("Ben", PROPOSAL)
    await scene.tap("Anna", "Zustimmung")
    await scene.stage.say("Ben", "/beschluss 1 schließen")

    assert "Eine von 3 Organisationen hat geantwortet." in scene.last("@ben")


async def test_a_round_ends_early_only_after_a_second_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/phase start Initiieren")
        await stage.say("Anna", "/checkin")
        await stage.say("Anna", "/checkin schließen")
        with stage.database.begin() as transaction:
            assert [one.closed_at for one in stored(transaction).rounds.find()] == [None]
        question = stage.latest("@anna", "jetzt schließen?")
        assert "Geantwortet hat noch niemand." in question.text
        await stage.tap("Anna", question, "Ja")
        with stage.database.begin() as transaction:
            assert stored(transaction).rounds.find()[0].closed_at is not None
