"""Who proposed or wrote something hears privately, once and bundled what became of it; nobody of an anonymous round."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.echoes import Echo, EchoKind, Maker
from tests.flows.settling import beginning, berlin, count, stored
from tests.flows.settling import settle_in as settle_three
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.flows.test_check_in_in_words import answer, close
from tests.flows.test_next_step import weak_round
from tests.stage import GROUP, Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HEAD = "Was daraus geworden ist"
TUESDAY = berlin(2026, 11, 10, 9)
DAY = timedelta(days=1)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation of three on Monday, 9 November 2026, at nine; Anna coordinates."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_three(one)
        yield one


def heard(stage: Stage, who: str) -> list[str]:
    return [one.text for one in stage.seen_in(f"@{who.casefold()}") if HEAD in one.text]


async def test_whoever_entered_a_barrier_hears_that_it_is_resolved_once_and_the_next_morning(stage: Stage) -> None:
    await stage.say("Ben", "/hemmnis Geld; die *Förderung* endet", "@")
    await stage.say("Clara", "/hemmnis gelöst 1; Ein Antrag half", "@")
    await stage.say("Clara", "nein", "@")
    assert heard(stage, "Ben") == []
    await stage.wait_until(TUESDAY)
    await stage.wait(5 * DAY)

    (said,) = heard(stage, "Ben")
    assert "Das Hemmnis „die *Förderung* endet“ ist gelöst. Geholfen hat: „Ein Antrag half“" in said
    assert heard(stage, "Clara") == heard(stage, "Anna") == []
    assert count(stage, HEAD) == 0


async def test_whoever_entered_a_day_hears_that_somebody_has_moved_it_and_each_time(stage: Stage) -> None:
    await stage.say("Ben", "/umfeld 30.6.2027; Wahl", "@")
    await stage.say("Ben", "/umfeld verschieben 1; 1.7.2027", "@")  # their own doing
    await stage.say("Clara", "/umfeld verschieben 1; 2.7.2027", "@")
    await stage.say("Clara", "/umfeld verschieben 1; 3.7.2027", "@")
    await stage.wait_until(TUESDAY)
    (said,) = heard(stage, "Ben")
    assert said.count("Hat jetzt einen anderen Tag: Wahl") == 1, "of two moves they hear the last"
    assert "3.7.2027" in said
    await stage.say("Clara", "/umfeld verschieben 1; 5.7.2027", "@")
    await stage.wait(3 * DAY)
    assert "5.7.2027" in heard(stage, "Ben")[-1]
    assert len(heard(stage, "Ben")) == 2
    assert heard(stage, "Clara") == []


async def test_nobody_hears_of_their_own_doing(stage: Stage) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet", "@")
    await stage.say("Ben", "/hemmnis gelöst 1", "@")
    await stage.say("Ben", "nein", "@")
    await stage.wait(2 * DAY)
    assert heard(stage, "Ben") == []


async def test_all_of_a_day_is_one_message(stage: Stage) -> None:
    for typed in (
        "/hemmnis Geld; die Förderung endet",
        "/akteur neu Rat; Staat; 3; 3",
        "/informieren neu Presse; Stand; Caritas; jeden Monat",
        "/risiko Das Haus wird verkauft; Makler kommen",
        "/umfeld 30.6.2027; Wahl",
        "/akteur neu Bank; Wirtschaft; 3; 3",
    ):
        await stage.say("Ben", typed, "@")
    for typed in (
        "/hemmnis streichen 1",
        "ja",
        "/akteur kontakt 1",
        "/akteur kontakt 1",
        "/informieren erledigt 1",
        "/risiko 1; nein",
        "/umfeld streichen 1",
        "/akteur streichen 2",
    ):
        await stage.say("Anna", typed, "@")
    await stage.wait_until(TUESDAY)

    (said,) = heard(stage, "Ben")
    assert "Von der Liste genommen: „die Förderung endet“" in said
    assert said.count("gekümmert: Rat") == 1
    assert "gekümmert: Presse: Stand" in said
    assert "gekümmert: Das Haus wird verkauft" in said
    assert "nicht mehr auf der Liste: Wahl" in said
    assert "nicht mehr auf der Liste: Bank" in said
    assert heard(stage, "Anna") == []
    await stage.say("Anna", "/akteur kontakt 1", "@")
    await stage.wait(3 * DAY)
    assert len(heard(stage, "Ben")) == 1


async def test_what_was_brought_back_is_not_told(stage: Stage) -> None:
    await stage.say("Ben", "/akteur neu Bank; Wirtschaft; 3; 3", "@")
    await stage.say("Anna", "/akteur streichen 1", "@")
    await stage.say("Anna", "/akteur undo", "@")
    await stage.wait(2 * DAY)
    assert heard(stage, "Ben") == []


async def test_whoever_proposed_hears_what_others_say_came_of_it(stage: Stage) -> None:
    await stage.say("Ben", "/beschluss Wir treffen uns monatlich.", "@")
    await stage.say("Ben", "so abstimmen", "@")
    await stage.say("Anna", "/beschluss 1 schließen", "@")
    await stage.say("Anna", "ja", "@")
    await stage.say("Anna", "/beschluss 1 ergebnis Clara lädt *ein*.", "@")
    await stage.wait_until(TUESDAY)
    (said,) = heard(stage, "Ben")
    assert "Zum eigenen Vorschlag B-1 steht jetzt, was daraus folgt: „Clara lädt *ein*.“" in said


async def test_whoever_is_forgotten_hears_nothing_and_nothing_of_it_stays(stage: Stage) -> None:
    await stage.say("Ben", "/hemmnis Geld; die Förderung endet", "@")
    await stage.say("Ben", "/akteur neu Bank; Wirtschaft; 3; 3", "@")
    await stage.say("Clara", "/hemmnis gelöst 1", "@")
    await stage.say("Clara", "nein", "@")
    await stage.say("Ben", "/meinedaten", "@")
    assert matches("eingetragen: Bank … wartet: eine Nachricht", stage.latest("@ben").text)
    await stage.say("Ben", "/vergessen", "@")
    await stage.say("Ben", "ja", "@")
    with beginning(stage) as transaction:
        assert stored(transaction).of(Echo).find() == []
        assert stored(transaction).of(Maker).find() == []
    await stage.wait(3 * DAY)
    assert count(stage, HEAD) == 0


async def test_it_waits_for_the_weekend_and_for_volunteers_evenings(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=berlin(2026, 11, 13, 15)) as stage:
        await settle_in(stage)
        await stage.say("Eva", "/hemmnis Geld; die Förderung endet", "@")
        await stage.say("Bert", "/hemmnis gelöst 1", "@")
        await stage.say("Bert", "nein", "@")
        await stage.wait_until(berlin(2026, 11, 16, 16, 59))
        assert heard(stage, "Eva") == []
        await stage.wait_until(berlin(2026, 11, 16, 17))
        assert len(heard(stage, "Eva")) == 1


async def test_whoever_put_a_question_hears_that_its_result_is_there(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/checkin fragen Die Treffen sind gut vorbereitet.; skala", "@")
        await stage.say("Anna", "/checkin")
        await stage.wait(10 * DAY)
        (said,) = heard(stage, "Anna")
        assert "Das Ergebnis zur eigenen Frage „Die Treffen sind gut vorbereitet.“ ist da" in said


async def wrote(stage: Stage) -> None:
    """Bert and Carla say what is missing; Deniz takes two steps on it."""
    await stage.say("Anna", "/checkin")
    for who in PEOPLE:
        said = f"{who}s Satz" if who in {"Bert", "Carla"} else "-"
        await answer(stage, who, "1", said, "4", "4", "4", "ja")
    await close(stage)
    await stage.say("Deniz", "/schritt vermerk Wir rufen an.", "@")
    await stage.say("Carla", "/schritt vermerk Wir schreiben auch.", "@")


async def test_whoever_wrote_what_is_missing_hears_of_the_first_step_and_nothing_of_others(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await wrote(stage)
        await stage.wait_until(TUESDAY)
        (bert,), (carla,) = heard(stage, "Bert"), heard(stage, "Carla")
        assert "Zum Satz „Berts Satz“ gibt es einen nächsten Schritt: „Wir rufen an.“" in bert
        assert "Carla" not in bert
        assert "Bert" not in carla
        assert heard(stage, "Anna") == heard(stage, "Deniz") == heard(stage, "Eva") == []
        assert count(stage, HEAD, GROUP) == 0
        with beginning(stage) as transaction:
            told = stored(transaction).of(Echo).find(kind=EchoKind.SENTENCE_TAKEN_UP)
            assert {(one.words, one.became, one.told) for one in told} == {("", "", True)}


async def test_of_an_anonymous_round_nobody_hears_and_the_help_says_so(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, anonymous=True)
        await weak_round(stage, said="ein Satz")
        await stage.say("Deniz", "/schritt vermerk Wir rufen an.", "@")
        await stage.wait(5 * DAY)
        assert all(heard(stage, who) == [] for who in PEOPLE)
        await stage.say("Bert", "/hilfe schritt", "@")
        assert "Bei anonymen Check-ins ist nicht gespeichert, wer das war" in stage.latest("@bert").text
