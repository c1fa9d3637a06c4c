"""A result says in one line what hinders and what helps since the round before, and never changes it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.settling import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

LINE = "Was hemmt: Zeit (2), Geld (1). Was hilft: Vertrauen (1). Mehr: /kraftfeld"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation with an open check-in."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        for said in ("/phase beginnen Initiieren", "/checkin"):
            await one.say("Anna", said)
        yield one


async def enter(stage: Stage) -> None:
    for who, typed in (
        ("Anna", "/hemmnis Geld; die Förderung endet"),
        ("Ben", "/hemmnis Zeit; werktags kann kaum jemand; mit Sektor"),
        ("Clara", "/hemmnis Zeit; zu viele Termine; mit Sektor"),
        ("Clara", "/staerke Vertrauen; wir kennen uns; mit Sektor"),
        ("Clara", "/hemmnis Recht; der Antrag dauert"),
    ):
        await stage.say(who, typed, "@")
    await stage.say("Clara", "/hemmnis gelöst 5", "@")


async def close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")


async def test_what_stands_is_one_line_of_counts(stage: Stage) -> None:
    await enter(stage)
    for who in ("Anna", "Ben", "Clara"):
        await stage.rate(who, "4")
    await close(stage)

    shown = stage.latest(containing="Ergebnis des Check-ins 1").text
    assert shown.endswith(LINE)
    assert "Termine" not in shown
    assert shown.count("Was hemmt") == 1


async def test_it_stands_where_nobody_has_answered(stage: Stage) -> None:
    await enter(stage)
    await close(stage)

    assert stage.latest(containing="Ergebnis des Check-ins 1").text.endswith(LINE)


async def test_nothing_later_changes_it(stage: Stage) -> None:
    await enter(stage)
    await stage.rate("Anna", "4")
    await close(stage)
    await stage.say("Clara", "/hemmnis Macht; einer bestimmt", "@")
    await stage.say("Clara", "/hemmnis gelöst 1", "@")
    await stage.say("Clara", "nein", "@")
    await stage.say("Clara", "/hemmnis streichen 4; ja", "@")
    for who in ("Ben", "Clara"):
        await stage.say(who, "/antworten", "@")
        await stage.say(who, "4", "@")
        await stage.say(who, "/abbrechen", "@")
    await stage.wait(timedelta(days=3))

    assert stage.latest(containing="Ergebnis des Check-ins 1").text.endswith(LINE)
    await stage.say("Anna", "/checkin zeigen", "@")
    assert LINE in stage.latest("@anna").text


async def test_the_next_result_says_only_what_is_new(stage: Stage) -> None:
    await enter(stage)
    await close(stage)
    await stage.wait(timedelta(hours=1))
    await stage.say("Ben", "/staerke Anerkennung; ein Fest", "@")
    await stage.say("Anna", "/checkin")
    await close(stage)
    second = stage.latest(containing="Ergebnis des Check-ins 2").text
    assert second.endswith("Was hilft: Anerkennung (1). Mehr: /kraftfeld")
    assert "Was hemmt" not in second

    await stage.wait(timedelta(hours=1))
    await stage.say("Anna", "/checkin")
    await close(stage)
    assert "/kraftfeld" not in stage.latest(containing="Ergebnis des Check-ins 3").text
