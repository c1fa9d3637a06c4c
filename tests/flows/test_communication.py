"""The communication plan as partners keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.communication import CommunicationLine


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await settle_in(one)
        yield one


def lines(stage: Stage) -> list[CommunicationLine]:
    with beginning(stage) as transaction:
        return stored(transaction).communication_lines.find()


async def test_one_line_is_enough(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Gemeinderat; Zwischenstand; Stadt Ahlen; jeden Monat; Brief")

    assert matches(
        "Im Plan als Nr. 1: Gemeinderat: Zwischenstand · von Stadt Ahlen, jeden Monat, Weg: Brief"
        " · nächster Termin Mi. 9.12.2026",
        stage.latest().text,
    )


async def test_the_same_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)

        await stage.say("Anna", "/inform add Council; progress; City of Ahlen; every first Monday of the month")

        assert matches(
            "In the plan as no. 1: Council: progress · from City of Ahlen, every month on the first Monday"
            " · next on Mon 7 Dec 2026",
            stage.latest().text,
        )


async def test_without_arguments_it_asks_and_survives_restarts(stage: Stage) -> None:
    for typed in ("/informieren", "Gemeinderat", "Zwischenstand", "Stadt Ahlen", "2", "Brief"):
        await stage.say("Anna", typed)
        await stage.rebuild()

    assert matches("Gemeinderat … alle 2 Wochen, Weg: Brief … Mo. 23.11.2026", stage.latest().text)


async def test_a_repeated_event_plans_one_line(stage: Stage) -> None:
    for _ in range(2):
        await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; monatlich", event="same")

    assert len(lines(stage)) == 1


async def test_a_frequency_that_is_none_is_asked_again_and_nothing_lost(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; manchmal; Brief")
    assert "„manchmal“ ist als Rhythmus nicht zu verstehen" in stage.latest().text
    await stage.say("Anna", "alle drei Monate")
    await stage.say("Anna", "Brief")

    assert matches("Rat: Stand · von Stadt, jedes Quartal, Weg: Brief", stage.latest().text)


async def test_only_partners_plan(stage: Stage) -> None:
    await stage.say("Zoe", "/informieren neu Rat; Stand; Stadt; monatlich")

    assert not lines(stage)


async def test_what_is_done_comes_again_in_its_rhythm(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden Montag")
    assert "Mo. 9.11.2026" in stage.latest().text

    await stage.say("Ben", "/inform done 1")

    assert matches("Erledigt: Rat, Stand. Wieder dran: Mo. 16.11.2026", stage.latest().text)


async def test_what_happens_once_is_finished_when_done(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Presse; Start; Stadt; einmalig")
    await stage.say("Ben", "/informieren erledigt 1")
    assert "Damit ist diese Zeile abgeschlossen" in stage.latest().text

    await stage.say("Ben", "/plan")

    assert "steht noch nichts" in stage.latest().text


async def test_the_plan_shows_what_is_next_first(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jedes Quartal")
    await stage.say("Anna", "/informieren neu Presse; Start; Stadt; jede Woche")

    await stage.say("Ben", "/plan")

    assert matches("Kommunikationsplan … 2 Presse: Start … 1 Rat: Stand", stage.latest().text)


async def test_a_date_on_a_public_holiday_is_shown_as_the_working_day_after_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        await settle_in(stage, holidays="NW")

        await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden 25.")
        await stage.say("Anna", "/informieren erledigt 1")

        assert "Mo. 28.12.2026" in stage.latest().text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Zielgruppe; Kreistag", "Kreistag: Stand"),
        ("topic; Bericht", "Rat: Bericht"),
        ("Absender; Verein", "von Verein"),
        ("Häufigkeit; jede Woche", "jede Woche … Mo. 16.11.2026"),
        ("way; Aushang", "Weg: Aushang"),
    ],
)
async def test_one_thing_is_changed_in_one_line(stage: Stage, typed: str, expected: str) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; monatlich")

    await stage.say("Anna", f"/informieren ändern 1; {typed}")

    assert matches(f"Geändert, Nr. 1: … {expected}", stage.latest().text)


async def test_a_rhythm_that_becomes_once_is_not_finished_by_what_was_done_before(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; monatlich")
    await stage.say("Anna", "/informieren erledigt 1")

    await stage.say("Anna", "/informieren ändern 1; Häufigkeit; einmalig")

    assert not lines(stage)[0].finished


async def test_a_line_is_dropped_by_its_number(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; monatlich")
    await stage.say("Anna", "/informieren neu Presse; Start; Stadt; monatlich")
    await stage.say("Anna", "/informieren streichen 1")

    await stage.say("Anna", "/informieren streichen 2")

    assert [line.dropped for line in lines(stage)] == [True, True]


async def test_an_empty_plan_says_how_to_begin(stage: Stage) -> None:
    await stage.say("Anna", "/informieren erledigt 3")

    assert "/informieren neu" in stage.latest().text
