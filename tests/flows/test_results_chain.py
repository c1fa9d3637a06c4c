"""The results chain: written by coordinators, seen by all, decided together, shown when looking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.results_chain import ChainLine, ChainLink, by_link
from tests.flows.settling import beginning, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WHOLE = "/ziel kette zwei *halbe* Stellen; offene Beratung; 200 Beratene; <b>Arbeit</b> für Neue"
INDICATOR = "/messgroesse neu Vermittelte; Personen; Jobcenter; Anna; jeden Monat; 60; 31.12.2027"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def chain(stage: Stage) -> dict[str, list[str]]:
    with beginning(stage) as transaction:
        lines = by_link(stored(transaction).of(ChainLine).find())
    return {link.value: [one.text for one in of_one] for link, of_one in lines.items() if of_one}


async def test_typed_in_one_line_it_stands_at_once_and_the_group_stays_quiet(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", WHOLE)
    assert chain(stage) == {
        "input": ["zwei *halbe* Stellen"],
        "activity": ["offene Beratung"],
        "output": ["200 Beratene"],
        "impact": ["<b>Arbeit</b> für Neue"],
    }
    assert len(stage.seen_in()) == before
    assert "Jedes Glied ist besetzt" in stage.latest("@anna").text


async def test_everybody_sees_it_in_its_order_tied_to_goal_and_indicators(stage: Stage) -> None:
    await stage.say("Anna", "/ziel Alle finden Arbeit.", "@")
    await stage.say("Anna", INDICATOR, "@")
    await stage.say("Anna", "/ziel kette Wirkung; Arbeit für Neue", "@")
    await stage.say("Anna", "/ziel kette Einsatz; zwei Stellen", "@")
    await stage.say("Zoe", "/ziel kette")
    assert matches(
        "Wirkungskette … unser Ziel: Alle finden Arbeit. … Einsatz … zwei Stellen (2) … ↓ … Aktivität … noch offen … ↓"
        "… Ergebnis … noch offen … ↓ … Wirkung … Arbeit für Neue (1) … Woran wir es sehen"
        "… Vermittelte: noch kein Wert · Ziel 60",
        stage.latest().text,
    )
    assert "Ändern" not in stage.latest().text


async def test_it_asks_link_by_link_survives_a_restart_and_goes_back(stage: Stage) -> None:
    await stage.say("Anna", "/ziel kette", "@")
    assert "Was setzen wir ein?" in stage.latest("@anna").text
    await stage.say("Anna", "falsch", "@")
    await stage.rebuild()
    await stage.say("Anna", "zurück", "@")
    await stage.say("Anna", "zwei Stellen", "@")
    await stage.say("Anna", "-", "@")
    await stage.say("Anna", "x" * 161, "@")
    assert "160" in stage.latest("@anna").text
    await stage.say("Anna", "200 Beratene", "@")
    await stage.say("Anna", "überspringen", "@")
    assert chain(stage) == {"input": ["zwei Stellen"], "output": ["200 Beratene"]}
    await stage.say("Anna", "/ziel kette neu", "@")
    assert "Da steht schon: zwei Stellen" in stage.latest("@anna").text


async def test_each_line_is_changed_and_dropped_alone(stage: Stage) -> None:
    await stage.say("Anna", WHOLE, "@")
    await stage.say("Anna", "/ziel kette ändern 3; 300 Beratene", "@")
    assert "Geändert bei „Ergebnis“: 300 Beratene (3)" in stage.latest("@anna").text
    await stage.say("Anna", "/ziel kette ändern", "@")
    await stage.say("Anna", "offene Beratung", "@")
    assert "Bisher: offene Beratung" in stage.latest("@anna").text
    await stage.say("Anna", "Beratung; auch abends", "@")
    await stage.say("Anna", "/ziel kette streichen 1", "@")
    assert chain(stage) == {
        "activity": ["Beratung; auch abends"],
        "output": ["300 Beratene"],
        "impact": ["<b>Arbeit</b> für Neue"],
    }
    await stage.say("Anna", "/ziel kette streichen 99", "@")
    assert "„99“ ist nicht dabei" in stage.latest("@anna").text


async def test_a_link_has_five_lines_at_most_and_nothing_that_was_typed_is_lost(stage: Stage) -> None:
    for number in range(5):
        await stage.say("Anna", f"/goal chain output; Zeile {number}", "@")
    await stage.say("Anna", "/goal chain output; die sechste", "@")
    assert "„Ergebnis“ stehen schon 5 Zeilen; „die sechste“ ist nicht dabei" in stage.latest("@anna").text
    assert len(chain(stage)["output"]) == 5


@pytest.mark.parametrize("typed", [WHOLE, "/ziel kette neu", "/ziel kette ändern 1; x", "/ziel kette streichen 1"])
async def test_only_coordinators_write_it(stage: Stage, typed: str) -> None:
    await stage.say("Anna", "/ziel kette Wirkung; Arbeit für Neue", "@")
    await stage.say("Ben", typed)
    assert "der Koordination vorbehalten" in stage.latest("@ben").text
    assert chain(stage) == {"impact": ["Arbeit für Neue"]}


async def test_without_one_it_says_so(stage: Stage) -> None:
    await stage.say("Ben", "/ziel kette", "@")
    assert "Noch steht keine Wirkungskette da." in stage.latest("@ben").text
    await stage.say("Anna", "/ziel kette streichen 1", "@")
    assert "Noch steht keine Wirkungskette da." in stage.latest("@anna").text


async def test_that_it_was_decided_is_known_by_itself(stage: Stage) -> None:
    async def known() -> bool:
        await stage.say("Anna", "/phase Orientieren", "@")
        lines = stage.latest("@anna", "Orientieren \N{EN DASH}").text.splitlines()
        return "☑" in next(one for one in lines if "Wirkungslogik und Indikatoren" in one)

    await stage.say("Anna", WHOLE, "@")
    await stage.say("Anna", INDICATOR, "@")
    await stage.say("Anna", "/notieren Wir treffen uns monatlich.", "@")
    assert not await known()
    await stage.say("Anna", "/notieren Unsere Wirkungslogik und die Messgrößen gelten.", "@")
    assert await known()
    await stage.say("Anna", "/ziel kette streichen 4", "@")
    assert not await known()


async def test_looking_back_it_stands_beside_targets_and_values(stage: Stage) -> None:
    await stage.say("Anna", WHOLE, "@")
    await stage.say("Anna", INDICATOR, "@")
    await stage.say("Anna", "/messgroesse 1; 42", "@")
    await stage.say("Anna", "/phase Bewerten & Weitertragen", "@")
    shown = stage.latest("@anna").text
    assert matches("Wirkungskette … Einsatz: zwei *halbe* Stellen … Wirkung: <b>Arbeit</b> für Neue", shown)
    assert matches("Vermittelte: 42 … Ziel 60", shown.replace("\N{NO-BREAK SPACE}", " "))
    await stage.say("Anna", "/phase Gestalten", "@")
    assert "Wirkungskette" not in stage.latest("@anna").text


async def test_it_is_exported_when_the_cooperation_ends(stage: Stage) -> None:
    await stage.say("Anna", WHOLE, "@")
    before = len(stage.seen_in("@anna"))
    await stage.say("Anna", "/beenden", "@")
    exported = stage.seen_in("@anna")[before:]
    assert any("offene Beratung" in one.text and "Wirkungskette" in one.text for one in exported)


def test_the_order_of_the_links_is_fixed() -> None:
    assert [link.value for link in ChainLink] == ["input", "activity", "output", "impact"]
