"""A deputy hears once, alone, that the absence is over for which they stood in: run out, or ended early."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.deputies import Deputyship
from bot.domain.partners import Engagement
from bot.engine.stored.rows import Timer
from flows.partners.deputies import OVER
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BACK = "Anna ist wieder da"
FRIDAY, MONDAY = berlin(2026, 11, 20, 18), berlin(2026, 11, 23, 9)
LATER = berlin(2026, 12, 31)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Monday, 9 November 2026, at nine; Ben stands in for Anna, who coordinates and is away until Friday the 20th."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/koordination Vertretung Ben", "@")
        await one.say("Anna", "/abwesend bis 20.11.", "@")
        yield one


def waiting(stage: Stage) -> int:
    with beginning(stage) as transaction:
        return len(stored(transaction).of(Timer).find(kind=OVER))


async def test_an_absence_that_runs_out_is_told_on_the_next_working_morning_and_once(stage: Stage) -> None:
    assert await arrivals(stage, LATER, BACK, "@ben") == [MONDAY]
    assert [count(stage, BACK, place) for place in ("group", "@anna", "@clara")] == [0, 0, 0]
    assert not stage.latest("@ben", BACK).content.rings
    assert waiting(stage) == 0


async def test_volunteers_hear_in_the_evening(stage: Stage) -> None:
    with beginning(stage) as transaction:
        partners = stored(transaction).partners
        ben = next(one for one in partners.find() if one.name == "Ben")
        partners.put(replace(ben, engagement=Engagement.VOLUNTARY))
    await stage.say("Anna", "/abwesend bis 20.11.", "@")

    assert await arrivals(stage, LATER, BACK, "@ben") == [berlin(2026, 11, 23, 17)]


async def test_ended_early_it_is_told_at_once_and_not_again(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 12, 11))
    await stage.say("Anna", "/abwesend", "@")
    await stage.say("Anna", "/abwesend zurück", "@")
    assert count(stage, BACK, "@ben") == 1

    assert await arrivals(stage, LATER, BACK, "@ben") == []


@pytest.mark.parametrize(
    ("until", "told"), [("27.11.", berlin(2026, 11, 30, 9)), ("12.11.", berlin(2026, 11, 13, 9))], ids=["more", "less"]
)
async def test_with_another_day_it_is_told_then(stage: Stage, until: str, told: object) -> None:
    await stage.say("Anna", f"/abwesend bis {until}", "@")

    assert await arrivals(stage, LATER, BACK, "@ben") == [told]


async def test_who_goes_away_again_before_it_was_told_is_not_said_to_be_back(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 21, 12))
    await stage.say("Anna", "/abwesend bis 25.11.", "@")

    assert await arrivals(stage, LATER, BACK, "@ben") == [berlin(2026, 11, 26, 9)]


async def test_who_says_so_before_it_was_told_is_back_then(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 21, 12))
    await stage.say("Anna", "/abwesend zurück", "@")
    assert count(stage, BACK, "@ben") == 1

    assert await arrivals(stage, LATER, BACK, "@ben") == []


@pytest.mark.parametrize(
    "typed",
    [
        "Ben: /austreten",
        "Anna: /koordination Vertretung aus",
        "Anna: /austreten",
        "Anna: /koordination Vertretung Clara",
    ],
)
async def test_who_stands_in_no_more_hears_nothing(stage: Stage, typed: str) -> None:
    who, said = typed.split(": ")
    await stage.say("Anna", "/koordination Clara", "@") if said == "/austreten" else None
    await stage.say(who, said, "@")
    await stage.wait_until(LATER)

    assert count(stage, BACK, "@ben") == 0
    assert count(stage, BACK, "@clara") == (1 if said.endswith("Clara") else 0)


async def test_who_no_longer_coordinates_is_not_missed(stage: Stage) -> None:
    await stage.say("Anna", "/koordination Clara", "@")
    await stage.say("Clara", "/koordination abgeben Anna", "@")
    await stage.wait_until(LATER)

    assert count(stage, BACK, "@ben") == 0


async def test_nobody_stands_in_for_somebody_who_does_not_coordinate(stage: Stage) -> None:
    with beginning(stage) as transaction:
        stored(transaction).of(Deputyship).add(Deputyship(absent_id=3, deputy_id=2, at=stage.clock.now()))
    await stage.say("Clara", "/abwesend bis 20.11.", "@")
    for hours in (12, -12):
        stage.clock.jump(timedelta(hours=hours))
        await stage.wait(timedelta())

    assert await arrivals(stage, LATER, "ist wieder da", "@ben") == [MONDAY]
    assert count(stage, "Clara", "@ben") == 0


async def test_a_deputy_named_afterwards_has_not_stood_in(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 21, 12))
    before = count(stage, "Anna ist abwesend", "@clara")
    await stage.say("Anna", "/koordination Vertretung Clara", "@")
    await stage.wait_until(LATER)

    assert count(stage, "Anna ist abwesend", "@clara") == before == 0
    assert count(stage, BACK, "@clara") == 0


async def test_a_pause_is_kept(stage: Stage) -> None:
    with beginning(stage) as transaction:
        home = transaction.cooperations()[0]
        transaction.put_cooperation(replace(home, paused_until=berlin(2026, 12, 2, 9)))

    assert await arrivals(stage, LATER, BACK, "@ben") == [berlin(2026, 12, 2, 9)]


async def test_a_program_that_was_off_tells_it_late(stage: Stage) -> None:
    await stage.rebuild()
    stage.clock.jump(timedelta(days=30))
    await stage.wait(timedelta())
    await stage.wait(timedelta(days=3))

    assert count(stage, BACK, "@ben") == 1


@pytest.mark.parametrize("ahead", [timedelta(days=5), timedelta(days=400, hours=12)])
async def test_a_clock_set_ahead_and_back_leaves_the_right_day(stage: Stage, ahead: timedelta) -> None:
    stage.clock.jump(ahead)
    await stage.wait(timedelta())
    stage.clock.jump(-ahead)
    await stage.wait(timedelta())

    assert await arrivals(stage, LATER, BACK, "@ben") == [MONDAY]
