"""What follows when an objection has stopped a proposal: more time to talk, other words, or filed as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import DecisionStatus
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Ben has proposed something on Monday at nine; it closes a week later."""
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.say("Ben", "so abstimmen", "@")
        yield scene


async def stopped(scene: DecisionScene) -> MemoryMessage:
    """Let an objection stop a proposal, and return what its proposer is asked."""
    await scene.all_agree()
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.wait(timedelta(days=8))
    return scene.stage.latest("@ben")


async def test_after_an_objection_the_proposer_is_asked_how_to_go_on(scene: DecisionScene) -> None:
    asked = await stopped(scene)
    assert "Einwand offen: Caritas („Zu oft.“)" in asked.text
    assert asked.labels == ("Verlängern und sprechen", "Neuer Wortlaut", "Ablegen")
    await scene.stage.tap("Ben", asked, "Verlängern und sprechen")
    assert scene.decision().status is DecisionStatus.OPEN
    assert "Offen bis" in scene.card()
    assert "Einwand: Caritas" in scene.card()
    assert "verlängert bis" in (await history(scene))
    assert "moment:" not in (await history(scene))


async def history(scene: DecisionScene) -> str:
    await scene.stage.say("Anna", "/beschluss 1", "@")
    return scene.stage.latest("@anna", "Verlauf").text


async def test_other_words_can_be_found_for_what_an_objection_stopped(scene: DecisionScene) -> None:
    await scene.stage.tap("Ben", await stopped(scene), "Neuer Wortlaut")
    assert "künftig lauten" in scene.stage.latest("@ben").text
    await scene.stage.say("Ben", "Wir treffen uns alle zwei Monate.", "@")
    assert scene.decision().status is DecisionStatus.OPEN
    assert "alle zwei Monate" in scene.card()


async def test_what_an_objection_stopped_can_be_filed(scene: DecisionScene) -> None:
    await scene.stage.tap("Ben", await stopped(scene), "Ablegen")
    assert "Was folgt daraus?" in scene.stage.latest("@ben").text
    assert scene.decision().status is DecisionStatus.NOT_ACCEPTED
