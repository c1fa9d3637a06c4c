"""What comes of a decision: the outcome, who is asked for it, and the review."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.decisions import DecisionStatus
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Ben has proposed something on Monday at nine; it closes a week later."""
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        yield scene


async def test_the_proposer_is_asked_for_the_outcome_and_restarts_do_no_harm(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.wait(timedelta(days=8))
    assert "B-1 (angenommen): „Wir treffen uns monatlich.“\n\nWas folgt daraus?" in scene.last("@ben")
    await scene.stage.rebuild()
    await scene.stage.say("Ben", "Erstes Treffen im Dezember", "@")
    await scene.stage.rebuild()
    await scene.stage.tap("Ben", scene.stage.latest("@ben"), "Caritas")
    await scene.stage.rebuild()
    await scene.stage.say("Ben", "3.2.2027", "@")

    decision = scene.decision()
    assert (decision.outcome, decision.review_on) == ("Erstes Treffen im Dezember", date(2027, 2, 3))
    for channel in (GROUP, SECOND):
        assert "Ergebnis: Erstes Treffen im Dezember Verantwortlich: Caritas." in scene.last(channel)
    assert "Verantwortlich: Caritas." in scene.stage.latest("@ben", "Ergebnis: Erstes Treffen im Dezember").text
    assert scene.last("@ben") == "Soll aus B-1 eine Aufgabe für Caritas werden?"


async def test_an_accepted_decision_is_looked_at_again_after_half_a_year(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 schließen")
    await scene.stage.answer("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 1 ergebnis Es geht los")
    assert scene.decision().review_on == date(2027, 5, 10)
    await scene.stage.rebuild()
    await scene.stage.wait(timedelta(days=183))

    for channel in (GROUP, SECOND):
        assert "B-1 steht wieder an" in scene.last(channel)
        assert scene.stage.latest(channel).reply_to == scene.stage.latest(channel, "B-1 ·").id
    assert len([m for m in scene.stage.seen_in() if "steht wieder an" in m.text]) == 1


async def test_what_was_replaced_is_not_looked_at_again(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.say("Ben", "/beschluss 1 schließen")
    await scene.stage.answer("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 1 ergebnis Es geht los; ; in 3 Monaten")
    await scene.stage.say("Ben", "/beschluss Wir treffen uns jede Woche.")
    await scene.stage.answer("Ben", "so abstimmen")
    await scene.all_agree(2)
    await scene.stage.say("Ben", "/beschluss 2 schließen")
    await scene.stage.answer("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 2 ersetzt 1")
    await scene.stage.wait(timedelta(days=120))

    assert not [m for m in scene.stage.seen_in() if "steht wieder an" in m.text]


async def test_what_was_not_accepted_gets_an_outcome_too_without_a_review(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 zurückziehen")
    await scene.stage.answer("Ben", "ja")
    assert "B-1 (zurückgezogen)" in scene.last("@ben")
    await scene.stage.say("Ben", "Wir reden noch einmal darüber", "@")
    for _ in range(2):
        await scene.stage.tap("Ben", scene.stage.latest("@ben"), "Überspringen")

    assert (scene.decision().outcome, scene.decision().review_on) == ("Wir reden noch einmal darüber", None)
    assert scene.decision().status is DecisionStatus.WITHDRAWN


async def test_an_outcome_needs_an_end(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 ergebnis Es geht los")

    assert "noch offen" in scene.last("@ben")
    assert scene.decision().outcome == ""


async def test_an_unknown_organisation_is_asked_again(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/beschluss 1 schließen")
    await scene.stage.answer("Ben", "ja")
    await scene.stage.say("Ben", "/beschluss 1 ergebnis Neuer Anlauf; Feuerwehr")
    assert "„Feuerwehr“ steht nicht zur Auswahl" in scene.last("@ben")
    await scene.stage.answer("Ben", "IHK")

    assert scene.decision().outcome == "Neuer Anlauf"


async def test_a_coordinator_is_asked_if_the_proposer_has_left(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/austreten")
    await scene.stage.wait(timedelta(days=8))

    assert "Was folgt daraus?" in scene.last("@anna")
    assert not [m for m in scene.stage.seen_in("@ben") if "Was folgt daraus?" in m.text]


async def test_the_group_is_asked_if_nobody_can_be_reached_alone(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        scene = await DecisionScene.prepare(stage)
        await scene.propose("Ben", PROPOSAL)
        await stage.wait(timedelta(days=8))

        assert "/beschluss 1 ergebnis" in scene.last()
        assert stage.latest().content.rings
