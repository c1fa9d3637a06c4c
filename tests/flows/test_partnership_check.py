"""The partnership check: all fields, ten questions, always anonymous, and a result of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Rhythm
from bot.domain.cycle import Phase
from flows.catalogue import catalogue
from flows.check_in.results import lights, outcomes
from flows.cycle.knowing import checked
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.frozen.scene import turn_of
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.check_ins import Round
    from bot.storage.transaction import SqlTransaction

CARD = "Partnerschafts-Check"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with five partners of three sectors, and a check-in only every quarter."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.after("five and a check-in every quarter", lambda: move_in(one))
        yield one


async def move_in(stage: Stage) -> None:
    await settle_in(stage, rhythm=Rhythm.QUARTERLY)
    for name in PEOPLE:
        await stage.say(name, "/hilfe", "@")


def rounds(stage: Stage) -> list[Round]:
    with stage.database.begin() as transaction:
        return stored(transaction).rounds.find()


async def answer_all(stage: Stage, who: str, *ratings: str) -> None:
    """Answer every question of the open round in private; the last rating goes on to the end."""
    before = stage.latest(containing="Partnerschafts-Check")
    await stage.tap(who, before, "privately")
    for place in range(10):
        await stage.tap(who, stage.latest(f"@{who.casefold()}"), ratings[min(place, len(ratings) - 1)])
    await stage.tap(who, stage.latest(f"@{who.casefold()}"), "skip")


async def close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin schließen", "@")
    await stage.say("Anna", "ja", "@")


async def test_ten_questions_of_all_fields_are_answered_alone_and_nameless_in_one_message(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen antworten offen")
    await stage.say("Anna", "/checkin partnerschaft")
    card = stage.latest()
    assert "Partnerschafts-Check 1" in card.text
    assert "10 Fragen, etwa fünf Minuten" in card.text
    assert "Immer ohne Namen" in card.text
    assert card.labels == ("Jetzt antworten",)
    before = len(stage.seen_in("@bert"))
    await stage.tap("Bert", card, "privately")
    titles = []
    for place in range(1, 11):
        asked = stage.latest("@bert")
        assert f"{place} von 10" in asked.text
        assert "Partnerschafts-Check 1" in asked.text
        assert "weiß nicht" in asked.labels
        titles.append(asked.text.split("·")[-1].split("\n")[0].strip())
        await stage.tap("Bert", asked, "weiß nicht" if place == 3 else "4")
    assert len(dict.fromkeys(titles)) == 6
    await stage.tap("Bert", stage.latest("@bert"), "skip")
    (only,) = stage.seen_in("@bert")[before:]
    assert "Danke! Die Antworten zum Partnerschafts-Check 1 sind da, ohne Namen." in only.text
    with stage.database.begin() as transaction:
        found = stored(transaction).answers.find()
        assert {one.partner_id for one in found} == {None}
        assert {one.engagement for one in found} == {None}
        assert len(found) == 10
    assert "Eine Person hat geantwortet: Staat und Verwaltung 1" in stage.latest(containing=CARD).text


async def test_the_result_stands_by_dimension_and_field_with_one_talk_for_the_weakest(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnership")
    for who in PEOPLE:
        await answer_all(stage, who, "5", "5", "2", "2", "4", "4", "4", "4", "4", "4")
    await close(stage)
    text = stage.latest(containing="Ergebnis des Partnerschafts-Checks 1").text
    assert "🟢 Gemeinsames Anliegen" in text
    assert "🔴 Vertrauen" in text
    assert "Was zugesagt ist, darauf können sich hier alle verlassen: mittlerer Wert 2 von 5, nah beieinander" in text
    assert "Nach Feldern: 🟢 Ziele · 🟢 Rahmen · 🔴 Stakeholder · 🔴 Kommunikation · 🟢 Führung" in text
    assert text.count("Worüber als Nächstes zu reden ist") == 1
    assert "Worüber als Nächstes zu reden ist: Vertrauen." in text
    assert "/methode Stimmungs-Check und Einführung neuer Köpfe" in text
    assert "/stand bild" not in text  # the wheel is that of ordinary rounds


async def test_where_all_is_good_nothing_is_to_be_repaired(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    for who in PEOPLE:
        await answer_all(stage, who, "5")
    await close(stage)
    text = stage.latest(containing="Ergebnis").text
    assert "Nichts davon fällt ab" in text
    assert "Worüber als Nächstes" not in text


async def test_fewer_than_three_answers_show_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    for who in ("Anna", "Bert"):
        await answer_all(stage, who, "1")
    await close(stage)
    text = stage.latest(containing="Ergebnis").text
    assert "noch zu wenige Antworten" in text
    assert "🔴" not in text
    with stage.database.begin() as transaction:
        assert not met(stage, transaction, "G-DONE-4")


async def test_it_is_compared_with_the_same_question_of_the_last_check_only(stage: Stage) -> None:
    for rating in ("3", "4", "2"):
        await stage.say("Anna", "/checkin partnerschaft")
        for who in PEOPLE:
            await answer_all(stage, who, rating)
        await close(stage)
        if rating == "3":
            assert "seit dem letzten Mal" not in stage.latest(containing="Ergebnis").text
            await stage.say("Anna", "/checkin")
            await stage.rate("Bert", "1")
            await close(stage)
        if rating == "4":
            assert stage.latest(containing="Ergebnis").text.count("+1 seit dem letzten Mal") == 10
    assert stage.latest(containing="Ergebnis").text.count("2 seit dem letzten Mal") == 10


async def test_a_check_that_shows_nothing_is_no_measure_for_the_next_one(stage: Stage) -> None:
    for many in (5, 2, 5):
        await stage.say("Anna", "/checkin partnerschaft")
        for who in list(PEOPLE)[:many]:
            await answer_all(stage, who, "4")
        await close(stage)
    text = stage.latest(containing="Ergebnis").text
    assert "seit dem letzten Mal" not in text
    assert "unverändert" not in text


async def test_status_wheel_and_course_stay_those_of_ordinary_rounds(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    for who in PEOPLE:
        await answer_all(stage, who, "1")
    await close(stage)
    await stage.say("Anna", "/stand")
    assert "🔴" not in stage.latest(containing="Felder:").text.split("Felder:")[0]
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        assert outcomes(turn, 20) == []
        assert lights(turn) == {}


def met(stage: Stage, transaction: SqlTransaction, criterion: str) -> bool:
    """Whether the bot knows by itself that a criterion of the phase Gestalten is met."""
    found = checked(turn_of(stage, transaction), Phase.SHAPE)
    return next(one.met and one.by_itself for one in found if one.criterion == criterion)


async def test_it_counts_for_the_criterion_of_gestalten_by_itself(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        assert not met(stage, transaction, "G-DONE-4")
    await stage.say("Anna", "/checkin partnerschaft")
    for who in PEOPLE:
        await answer_all(stage, who, "4")
    with stage.database.begin() as transaction:
        assert not met(stage, transaction, "G-DONE-4")
    await close(stage)
    with stage.database.begin() as transaction:
        assert met(stage, transaction, "G-DONE-4")


async def test_it_does_not_ask_the_ordinary_round_to_begin_anew(stage: Stage) -> None:
    """Neither do its questions count as asked, nor does the rhythm count from it."""
    await stage.say("Anna", "/checkin")
    await close(stage)
    expected = catalogue().choose([Phase.INITIATE], list(rounds(stage)[0].questions), most=4)
    await stage.say("Anna", "/checkin partnerschaft")
    await close(stage)
    await stage.say("Anna", "/checkin")
    assert rounds(stage)[-1].questions == (*(one.id for one in expected), "load")
