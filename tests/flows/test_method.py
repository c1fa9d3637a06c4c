"""Methods: three that may help now, all by phase, one found by number and by words, and named by a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase
from flows.catalogue import catalogue
from tests.flows.settling import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("- ")]


async def rated(stage: Stage) -> None:
    """Hold a check-in in which the third field comes out red, the second yellow and the first green."""
    for said in ("/phase beginnen Initiieren", "/checkin"):
        await stage.say("Anna", said)
    for who in ("Anna", "Ben", "Clara"):
        for value, place in (("5", 1), ("3", 2), ("1", 3)):
            await stage.rate(who, value, place)
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")


async def test_without_an_active_phase_it_says_where_all_are(stage: Stage) -> None:
    await stage.say("Zoe", "/methode")

    assert "keine Phase aktiv" in stage.latest().text
    assert "/methode liste" in stage.latest().text


async def test_three_of_an_active_phase_are_offered_in_a_sentence_each(stage: Stage) -> None:
    await stage.say("Anna", "/phase beginnen Orientieren")
    await stage.say("Clara", "/methode")

    shown = lines(stage.latest(containing="helfen kann").text)
    assert len(shown) == 3
    assert "11 Beteiligungsplan und Rollenprofile (Orientieren: Stakeholder)" in shown[0]
    assert "Hilft, wenn" in shown[0]


async def test_weak_fields_come_first_the_red_before_the_yellow_and_never_the_green(stage: Stage) -> None:
    await rated(stage)
    await stage.say("Clara", "/methode")

    shown = lines(stage.latest(containing="helfen kann").text)
    assert "🔴 3 Umfeldanalyse" in shown[0]
    assert "🟡 2 Feste Ansprechperson" in shown[1]
    assert len(shown) == 3
    assert not any("🟢" in line for line in shown)


async def test_a_result_names_how_to_get_the_card_and_that_gets_it(stage: Stage) -> None:
    await rated(stage)
    assert "mehr: /methode Umfeldanalyse (PESTEL)" in stage.latest(containing="Ergebnis").text
    await stage.say("Clara", "/methode Umfeldanalyse (PESTEL)")

    assert stage.latest().text.startswith("Umfeldanalyse (PESTEL)")


@pytest.mark.parametrize("phase", list(Phase))
@pytest.mark.parametrize("field", list(Field))
async def test_each_is_found_by_its_name_and_number_and_shown_whole(stage: Stage, phase: Phase, field: Field) -> None:
    method = catalogue().cell(phase, field).method
    number = [cell.method for _, cell in catalogue().methods].index(method) + 1
    await stage.say("Clara", f"/methode {number}")
    by_number = stage.latest().text
    await stage.say("Clara", f"/method {method.name.en}")

    shown = stage.latest().text
    assert shown == by_number
    said = (method.name, method.when, *method.steps, method.does)
    assert [one.de for one in said if one.de not in shown] == []
    assert f"Personen: {method.people[0]} bis {method.people[1]}" in shown


@pytest.mark.parametrize("typed", ["raci", "RACI-Tabelle", "Raci Tabele", "milestone plan", "meilensteinplan"])
async def test_words_find_it_nearly(stage: Stage, typed: str) -> None:
    await stage.say("Clara", f"/methode {typed}")

    assert "RACI-Tabelle und Meilensteinplan\nNr. 12 · Orientieren" in stage.latest().text
    assert "genau eine verantwortliche Organisation" in stage.latest().text


async def test_scenario_planning_says_how_an_early_sign_comes_back(stage: Stage) -> None:
    await stage.say("Clara", "/methode Szenarioplanung")
    card = stage.latest().text
    assert "/erinnern jeden Monat; Ist die Förderung noch sicher?" in card

    await stage.say("Clara", "/erinnern jeden Monat; Ist die Förderung noch sicher?", "@")
    assert "Ist die Förderung noch sicher?" in stage.latest("@clara").text
    await stage.say("Clara", "/erinnerungen", "@")
    assert "Ist die Förderung noch sicher?" in stage.latest("@clara").text


async def test_several_are_named(stage: Stage) -> None:
    await stage.say("Clara", "/methode kommunikationsplan")

    assert [line.split(" ", 2)[1] for line in lines(stage.latest().text)] == ["10", "15"]


@pytest.mark.parametrize(
    ("typed", "said"), [("Wahrsagen", "Keine Methode heißt „Wahrsagen“"), ("26", "Nr. 26 gibt es nicht, es sind 25")]
)
async def test_what_is_none_gets_a_sentence(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Zoe", f"/methode {typed}")

    assert said in stage.chat.messages[-1].text


async def test_the_list_goes_through_all_phases_page_by_page(stage: Stage) -> None:
    await stage.say("Clara", "/methode liste")
    first = stage.latest().text
    assert "25 Methoden" in first
    assert first.index("Initiieren") < first.index("Starten") < first.index("Orientieren")
    await stage.say("Clara", "/methode liste seite 2")

    shown = stage.latest().text
    assert "25 Steckbrief" in shown
    assert "Initiieren" not in shown


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/phase start orient")
        await stage.say("Anna", "/method")
        assert "11 Participation plan and role profiles (Orient: Stakeholders). Helps when" in stage.latest().text
        await stage.say("Anna", "/method RACI")

        assert "exactly one accountable organisation" in stage.latest().text
        assert "Takes about 2 hours · People: 3 to 10" in stage.latest().text
