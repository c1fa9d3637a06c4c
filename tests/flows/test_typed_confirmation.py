"""What would be asked once more can be typed behind the command: then it is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import DecisionStatus
from bot.domain.force_field import Force
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def forces(stage: Stage) -> list[int]:
    with beginning(stage) as transaction:
        return [one.number for one in stored(transaction).of(Force).find()]


def status(stage: Stage) -> DecisionStatus:
    with beginning(stage) as transaction:
        return stored(transaction).decisions.find()[-1].status


@pytest.mark.parametrize("typed", ["/hemmnis streichen 1; ja", "/hemmnis 1 streichen; ja", "/barrier drop 1; yes"])
async def test_a_barrier_is_dropped_by_one_line(stage: Stage, typed: str) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet; ohne Sektor", "@")
    await stage.say("Clara", typed, "@")
    assert forces(stage) == [1], "others may not, however it is typed"
    await stage.say("Ben", typed.replace("ja", "nein").replace("yes", "no"), "@")
    assert forces(stage) == [1]
    await stage.say("Ben", typed, "@")
    assert forces(stage) == []


async def test_what_is_neither_yes_nor_no_is_asked(stage: Stage) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet; ohne Sektor", "@")
    await stage.say("Ben", "/hemmnis streichen 1; vielleicht", "@")
    assert forces(stage) == [1]
    await stage.say("Ben", "ja", "@")
    assert forces(stage) == []


@pytest.mark.parametrize(
    ("typed", "became"),
    [
        ("/beschluss 1 zurückziehen; ja", {DecisionStatus.WITHDRAWN}),
        ("/decide 1 withdraw; yes", {DecisionStatus.WITHDRAWN}),
        ("/beschluss 1 schließen; nein", {DecisionStatus.OPEN}),
        ("/beschluss 1 schließen; ja", set(DecisionStatus) - {DecisionStatus.OPEN, DecisionStatus.WITHDRAWN}),
    ],
)
async def test_a_proposal_is_closed_or_taken_back_by_one_line(
    stage: Stage, typed: str, became: set[DecisionStatus]
) -> None:
    await stage.say("Ben", "/beschluss Wir tagen abends.", "@")
    await stage.answer("Ben", "so abstimmen")
    await stage.say("Clara", typed, "@")
    assert status(stage) is DecisionStatus.OPEN
    await stage.say("Ben", typed, "@")
    assert status(stage) in became


@pytest.mark.parametrize(("typed", "closes"), [("ja", True), ("yes", True), ("nein", False), ("bald", False)])
async def test_a_check_in_is_closed_by_one_line(stage: Stage, typed: str, *, closes: bool) -> None:
    await stage.say("Anna", "/phase beginnen Initiieren")
    await stage.say("Anna", "/checkin")
    await stage.say("Ben", f"/checkin schließen; {typed}", "@")
    await stage.say("Anna", f"/checkin schließen; {typed}", "@")
    with beginning(stage) as transaction:
        (round_,) = stored(transaction).rounds.find()
    assert (round_.closed_at is not None) is closes
