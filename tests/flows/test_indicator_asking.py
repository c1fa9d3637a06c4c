"""Asking for the values of indicators: alone, twice at most, then the coordinators."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.indicators import IndicatorValue
from tests.flows.settling import arrivals, beginning, berlin, count, outage, pause_until, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ASKS = "Wie steht Vermittelte jetzt?"
ANY = ""
"""In the place of words: any message counts."""
FIRST, SECOND = berlin(2026, 12, 9, 9), berlin(2026, 12, 16, 9)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with a monthly indicator that Ben delivers."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one, holidays="NW")
        await one.say("Anna", "/messgroesse neu Vermittelte; %; ; Ben; jeden Monat; 60; 9.11.2027")
        yield one


def entered(stage: Stage) -> list[str]:
    with beginning(stage) as transaction:
        return [f"{one.day} {one.amount}" for one in stored(transaction).of(IndicatorValue).find()]


async def test_whoever_delivers_is_asked_alone_and_answers_at_the_question(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.wait_until(FIRST)
    question = stage.latest("@ben")
    assert question.text == f"{ASKS} Bitte eine Zahl (%)."
    assert (question.content.asks, question.content.placeholder, question.content.rings) == (True, "42,5", True)
    await stage.rebuild()
    await stage.say("Ben", "eine ganze Menge", "@")
    assert "ist als Zahl nicht zu verstehen" in stage.latest("@ben").text
    await stage.say("Ben", "42,5 %", "@")

    assert entered(stage) == ["2026-12-09 42.5"]
    assert len(stage.seen_in()) == before
    assert await arrivals(stage, berlin(2027, 1, 12), ASKS, "@ben") == [berlin(2027, 1, 11, 9)]
    assert "Zuletzt: Mi. 9.12.2026: 42,5 %" in stage.latest("@ben").text


async def test_twice_a_week_apart_then_the_coordinators_once_and_it_is_missing(stage: Stage) -> None:
    told = berlin(2026, 12, 31)
    assert await arrivals(stage, told, ANY, "@ben") == [FIRST, SECOND]
    assert count(stage, ASKS, "@ben") == 1  # the former question points to the latter
    assert matches(
        "Bei Vermittelte fehlt seit Mi. 9.12.2026 ein Wert; liefern sollte ihn Ben.", stage.latest("@anna").text
    )
    assert [count(stage, "fehlt seit", place) for place in ("group", "@anna", "@ben", "@clara")] == [0, 1, 0, 0]
    await stage.say("Clara", "/messgroesse")
    assert "neuer Wert fehlt" in stage.latest().text
    await stage.say("Clara", "/stand")
    assert "Ein neuer Wert fehlt: Vermittelte." in stage.latest().text
    await stage.say("Ben", "/messgroesse 1; 5", "@")
    await stage.say("Clara", "/stand")
    assert "Ein neuer Wert fehlt" not in stage.latest().text


async def test_the_next_period_begins_anew(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 12, 31))

    assert await arrivals(stage, berlin(2027, 1, 20), ANY, "@ben") == [berlin(2027, 1, 11, 9), berlin(2027, 1, 18, 9)]


async def test_what_was_entered_before_is_not_asked_for(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 12, 7))
    await stage.say("Anna", "/messgroesse 1; 42")

    assert await arrivals(stage, berlin(2027, 1, 12), ASKS, "@ben") == [berlin(2027, 1, 11, 9)]


async def test_an_answer_after_the_first_asking_ends_it(stage: Stage) -> None:
    await stage.wait_until(FIRST)
    await stage.say("Anna", "/messgroesse 1; 42")
    assert stage.latest("@ben").text == "Der Wert von Vermittelte ist inzwischen eingetragen. Danke!"
    await stage.say("Ben", "17", "@")

    assert entered(stage) == ["2026-12-09 42"]
    assert await arrivals(stage, berlin(2027, 1, 10), ASKS, "@ben") == []


async def test_of_an_organisation_the_first_answer_counts(stage: Stage) -> None:
    await stage.say("Dora", "/mitmachen Handwerkskammer; Wirtschaft; ehrenamtlich")
    await stage.say("Anna", "/messgroesse ändern 1; wer; Handwerkskammer")
    assert await arrivals(stage, berlin(2026, 12, 10), ASKS, "@dora") == [berlin(2026, 12, 9, 17)]
    assert count(stage, ASKS, "@ben") == 1
    await stage.say("Dora", "42", "@")

    assert "inzwischen eingetragen" in stage.latest("@ben").text
    assert entered(stage) == ["2026-12-09 42"]


async def test_where_nobody_can_be_asked_the_coordinators_hear_of_it(stage: Stage) -> None:
    await stage.say("Ben", "/austreten")

    await stage.wait_until(berlin(2026, 12, 30))
    assert count(stage, ASKS, "@ben") == 0
    assert count(stage, "niemand liefert ihn bisher", "@anna") == 1


async def test_after_an_outage_it_is_asked_once(stage: Stage) -> None:
    await outage(stage, berlin(2027, 2, 2, 10))
    assert count(stage, ASKS, "@ben") == 1
    await stage.wait_until(berlin(2027, 2, 8))
    assert count(stage, ASKS, "@ben") == 1


async def test_it_waits_out_a_pause(stage: Stage) -> None:
    pause_until(stage, berlin(2026, 12, 11, 12))

    assert await arrivals(stage, berlin(2026, 12, 15), ASKS, "@ben") == [berlin(2026, 12, 11, 12)]


async def test_nobody_is_asked_for_what_was_dropped(stage: Stage) -> None:
    await stage.wait_until(FIRST)
    await stage.say("Anna", "/messgroesse streichen 1; ja", "@")
    await stage.say("Ben", "42", "@")

    assert "gibt es nicht mehr" in stage.latest("@ben").text
    assert await arrivals(stage, berlin(2027, 2, 1), ASKS, "@ben") == []


async def test_another_rhythm_is_kept_to(stage: Stage) -> None:
    await stage.say("Anna", "/messgroesse ändern 1; Rhythmus; jeden Freitag")

    fridays = [berlin(2026, 11, 13, 9), berlin(2026, 11, 20, 9)]
    assert await arrivals(stage, berlin(2026, 11, 21), ANY, "@ben") == fridays


async def test_a_clock_that_was_ahead_makes_nothing_forgotten(stage: Stage) -> None:
    stage.clock.jump(timedelta(days=400))
    await stage.wait(timedelta())
    stage.clock.jump(-timedelta(days=400))
    await stage.wait(timedelta())

    assert await arrivals(stage, berlin(2026, 12, 17), ANY, "@ben") == [FIRST, SECOND]


async def test_where_people_cannot_be_written_to_alone_only_lists_say_so(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/messgroesse neu Vermittelte; %; ; Ben; jeden Monat; 60; 9.11.2027")
        before = len(stage.seen_in())
        await stage.wait_until(berlin(2027, 1, 2))
        assert len(stage.seen_in()) == before
        await stage.say("Clara", "/messgroesse")
        assert "neuer Wert fehlt" in stage.latest().text
