"""The goal in one sentence: coordinators set it, everybody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.flows.settling import beginning, settle_in
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

GOAL = "Alle Neuen *finden* in einem Jahr <b>Arbeit</b>; oder Ausbildung."


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def goal(stage: Stage) -> str:
    with beginning(stage) as transaction:
        return transaction.cooperations()[0].goal


async def test_a_coordinator_sets_it_and_everybody_sees_it(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", f"/ziel {GOAL}")
    assert len(stage.seen_in()) == before
    assert f"Das Ziel steht jetzt unter /stand: {GOAL}" in stage.latest("@anna").text
    await stage.say("Zoe", "/ziel")
    assert stage.latest().text == f"Unser Ziel: {GOAL}"
    await stage.say("Zoe", "/stand")
    assert f"Ankommen in Ahlen\nZiel: {GOAL}" in stage.latest().text


async def test_it_asks_and_survives_a_restart(stage: Stage) -> None:
    await stage.say("Anna", "/goal", "@")
    assert stage.latest("@anna").content.placeholder == "Unser Ziel in einem Satz"
    await stage.rebuild()
    await stage.say("Anna", GOAL, "@")
    assert goal(stage) == GOAL
    await stage.say("Anna", "/ziel ändern", "@")
    await stage.say("Anna", "Arbeit für alle.", "@")
    assert matches(f"Arbeit für alle. Bisher: {GOAL}", stage.latest("@anna").text)


@pytest.mark.parametrize("typed", ["/ziel Arbeit für alle.", "/ziel ändern", "/ziel streichen"])
async def test_only_coordinators_change_it(stage: Stage, typed: str) -> None:
    await stage.say("Anna", f"/ziel {GOAL}")
    await stage.say("Ben", typed)

    assert "der Koordination vorbehalten" in stage.latest("@ben").text
    assert goal(stage) == GOAL


async def test_it_can_be_taken_off(stage: Stage) -> None:
    await stage.say("Anna", f"/ziel {GOAL}")
    await stage.say("Anna", "/ziel streichen")
    assert goal(stage) == ""
    await stage.say("Ben", "/ziel", "@")
    assert "steht noch nicht fest" in stage.latest("@ben").text
    await stage.say("Anna", "/ziel streichen", "@")
    assert "steht noch nicht fest" in stage.latest("@anna").text


async def test_it_is_one_sentence(stage: Stage) -> None:
    await stage.say("Anna", f"/ziel {'x' * 301}", "@")

    assert "höchstens 300 passen" in stage.latest("@anna").text
    assert goal(stage) == ""


async def test_it_speaks_english_and_setting_up_again_keeps_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/goal Work for all.")
        await stage.say("Anna", "/setup Ahlen")
        await stage.say("Anna", "/goal", "@")
        assert stage.latest("@anna").text == "Our goal: Work for all. To change it: /goal change"
