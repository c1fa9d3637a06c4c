"""A proposal is shown as it will stand before it opens, and nothing opens without saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        yield await DecisionScene.prepare(stage)


async def test_it_is_shown_as_it_will_stand_and_opens_by_a_tap(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", f"/decision {PROPOSAL}")

    assert scene.count() == 0
    for shown in ("Ankommen in Ahlen", PROPOSAL, "Vorschlag", "offen bis Mo. 16.11.", "3 Organisationen"):
        assert shown in scene.last()
    await scene.stage.rebuild()
    await scene.stage.tap("Ben", scene.stage.latest(containing="So wird"), "So abstimmen")
    assert scene.decision().text == PROPOSAL


async def test_it_can_be_changed_before_it_opens(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/decision abc")
    await scene.stage.say("Ben", "ändern")
    await scene.stage.say("Ben", PROPOSAL)
    assert scene.count() == 0
    await scene.stage.answer("Ben", "so abstimmen")

    assert scene.decision().text == PROPOSAL


async def test_a_slip_is_discarded(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/decision abc")
    await scene.stage.say("Ben", "verwerfen")

    assert scene.count() == 0
    assert "vorgeschlagen wurde nichts" in scene.last()
