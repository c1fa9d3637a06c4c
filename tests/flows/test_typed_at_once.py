"""One part that does not fit costs one answer, not all that was typed behind it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.domain.stakeholders import Stakeholder
from bot.domain.tasks import Task
from bot.domain.watch_list import WatchItem
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

TOO_LONG = "x" * 301


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def tasks(stage: Stage) -> list[tuple[str, date]]:
    with beginning(stage) as transaction:
        return [(one.what, one.due_on) for one in stored(transaction).of(Task).find()]


def watched(stage: Stage) -> list[tuple[str, date]]:
    with beginning(stage) as transaction:
        return [(one.what, one.day) for one in stored(transaction).of(WatchItem).find()]


@pytest.mark.parametrize("channel", [GROUP, "@"])
async def test_words_that_are_too_long_do_not_cost_the_day(stage: Stage, channel: str) -> None:
    await stage.say("Ben", f"/aufgabe Caritas; {TOO_LONG}; 3.12.", channel)
    await stage.rebuild()
    await stage.say("Ben", "Saal", "@")

    assert tasks(stage) == [("Saal", date(2026, 12, 3))]


async def test_a_sector_that_there_is_not_does_not_cost_influence_and_interest(stage: Stage) -> None:
    await stage.say("Ben", "/akteur neu Tafel; quatsch; 3; 2", "@")
    tapped = await stage.tap("Ben", stage.latest("@ben"), "Zivilgesellschaft")

    assert not tapped.repeated
    with beginning(stage) as transaction:
        (kept,) = stored(transaction).of(Stakeholder).find()
    assert (kept.name, kept.influence, kept.interest) == ("Tafel", 3, 2)
    assert "Notiert als Nr. 1: Tafel" in stage.latest("@ben").text


async def test_what_waits_is_among_my_data_and_gone_with_the_dialogue(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld neulich; Die Förderung endet", "@")
    await stage.say("Ben", "/meinedaten", "@")
    assert "Die Förderung endet" in stage.latest("@ben").text

    await stage.say("Ben", "/abbrechen", "@")
    await stage.say("Ben", "/meinedaten", "@")
    assert "Die Förderung endet" not in stage.latest("@ben").text
    await stage.say("Ben", "30.6.2027", "@")
    assert watched(stage) == []


async def test_a_second_misfit_has_no_buttons_of_the_first_question(stage: Stage) -> None:
    await stage.say("Ben", "/akteur neu Tafel; quatsch; quark; 2", "@")
    sector = stage.latest("@ben")
    await stage.tap("Ben", sector, "Zivilgesellschaft")
    assert "quark" in stage.latest("@ben").text
    assert next(one for one in stage.seen_in("@ben") if one.id == sector.id).labels == ()

    await stage.tap("Ben", stage.latest("@ben"), "3")
    with beginning(stage) as transaction:
        (kept,) = stored(transaction).of(Stakeholder).find()
    assert (kept.influence, kept.interest) == (3, 2)
