"""The load: asked at the end of every second check-in, as one of its five questions; said plainly where too high."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import MAX_QUESTIONS, RoundKind
from bot.domain.partners import Engagement
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.check_ins import Round

MORE = {
    "Frida": "Caritas; Zivilgesellschaft; ehrenamtlich",
    "Gül": "Diakonie; Zivilgesellschaft; ehrenamtlich",
    "Hanna": "Sportverein; Zivilgesellschaft; ehrenamtlich",
}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Eight partners, four of them volunteers; one check-in is over."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.after("eight after a first round", lambda: move_in(one))
        yield one


async def move_in(stage: Stage) -> None:
    await settle_in(stage)
    for name, words in MORE.items():
        await stage.say(name, f"/mitmachen {words}")
    for name in (*PEOPLE, *MORE):
        await stage.say(name, "/hilfe", "@")
    with stage.database.begin() as transaction:
        store = stored(transaction)
        for partner in store.partners.find(engagement=None):
            store.partners.put(replace(partner, engagement=Engagement.PAID))
    await stage.say("Anna", "/checkin")
    await close(stage)


async def close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin schließen", "@")
    await stage.say("Anna", "ja", "@")


def rounds(stage: Stage) -> list[Round]:
    with stage.database.begin() as transaction:
        return stored(transaction).rounds.find()


async def rate_load(stage: Stage, ratings: dict[str, str]) -> str:
    """Open a round, have people rate the load alone, close it, and return the result."""
    await stage.say("Anna", "/checkin")
    for who, rating in ratings.items():
        await stage.rate(who, rating, MAX_QUESTIONS)
    await close(stage)
    return stage.latest(containing="Ergebnis").text


async def test_every_second_round_asks_for_it_last_and_has_five_questions_all_the_same(stage: Stage) -> None:
    for _ in range(3):
        await stage.say("Anna", "/checkin")
        await close(stage)
    asked = [one.questions for one in rounds(stage)]
    assert [questions[-1] == "load" for questions in asked] == [False, True, False, True]
    assert [len(questions) for questions in asked] == [5, 5, 5, 5]
    assert ["load" in questions[:-1] for questions in asked] == [False] * 4


async def test_partnership_checks_do_not_count(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    await close(stage)
    await stage.say("Anna", "/checkin")
    assert [(one.kind, one.questions[-1]) for one in rounds(stage)[1:]] == [
        (RoundKind.PARTNERSHIP, "P-10"),
        (RoundKind.ORDINARY, "load"),
    ]


async def test_it_leaves_room_beside_own_questions(stage: Stage) -> None:
    await stage.say("Anna", "/checkin fragen Die Treffen sind gut.; skala")
    await stage.say("Anna", "/checkin fragen Was noch?; text")
    await stage.say("Anna", "/checkin")
    questions = rounds(stage)[-1].questions
    assert len(questions) == MAX_QUESTIONS
    assert questions[-1] == "load"


async def test_too_much_is_said_plainly_with_what_can_be_done(stage: Stage) -> None:
    text = await rate_load(stage, dict.fromkeys(("Anna", "Bert", "Deniz"), "2"))
    assert "🔴 Belastung: eher schwach" in text
    assert "Die Last ist gerade zu groß." in text
    assert "was wegfallen oder warten kann" in text
    assert "/methode" not in text.split("Belastung")[1]


async def test_bearable_is_no_matter_for_words(stage: Stage) -> None:
    text = await rate_load(stage, dict.fromkeys(("Anna", "Bert", "Deniz"), "3"))
    assert "🟡 Belastung: gemischt" in text
    assert "Die Last" not in text


async def test_two_ratings_say_nothing(stage: Stage) -> None:
    text = await rate_load(stage, dict.fromkeys(("Anna", "Bert"), "1"))
    assert "Die Last" not in text
    assert "Belastung: noch zu wenige Antworten" in text


BY_ENGAGEMENT = {"Anna": "4", "Bert": "4", "Deniz": "5", "Eva": "2", "Frida": "1", "Gül": "2"}


async def test_paid_people_and_volunteers_are_told_apart_from_three_of_both_and_sectors_then_not(stage: Stage) -> None:
    text = await rate_load(stage, BY_ENGAGEMENT)
    (line,) = [one for one in text.splitlines() if "ehrenamtlich Tätige verschieden" in one]
    assert "beruflich eher gut, ehrenamtlich eher schwach" in line
    assert "Zivilgesellschaft" not in text.split("Belastung")[1]


async def test_of_two_paid_people_nothing_is_said_apart(stage: Stage) -> None:
    text = await rate_load(stage, {**BY_ENGAGEMENT, "Hanna": "1"} | {"Deniz": "weiß nicht"})
    assert "beruflich" not in text


async def test_how_somebody_takes_part_stands_as_it_was_when_they_rated(stage: Stage) -> None:
    """Nothing that was shown changes with the person: else one more or less could be told from it."""
    before = await rate_load(stage, BY_ENGAGEMENT)
    await stage.say("Eva", "/vergessen", "@")
    await stage.say("Eva", "Ja", "@")
    await stage.say("Bert", "/checkin zeigen")
    assert before.split("Belastung")[1].split("\n")[:2] == stage.latest().text.split("Belastung")[1].split("\n")[:2]


async def test_anonymous_answers_do_not_say_how_somebody_takes_part(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen anonym ja")
    text = await rate_load(stage, BY_ENGAGEMENT)
    assert "beruflich" not in text
    with stage.database.begin() as transaction:
        assert {one.engagement for one in stored(transaction).answers.find(question="load")} == {None}


async def test_other_questions_do_not_keep_how_somebody_takes_part(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Eva", "weiß nicht")
    await stage.rate("Eva", "4", MAX_QUESTIONS)
    with stage.database.begin() as transaction:
        found = stored(transaction).answers.find()
    assert [one.engagement for one in found] == [None, Engagement.VOLUNTARY]
