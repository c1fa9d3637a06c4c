"""Whoever leaves or is forgotten and comes back is the same in what is open: nobody counts twice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import standing_answers
from bot.domain.decisions import DecisionStatus
from bot.domain.shadows import Shadow, fingerprint
from tests.flows.everything import everything, holding
from tests.flows.settling import settle_in, stored
from tests.flows.two_platforms import MATRIX, TELEGRAM
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.check_ins import Answer
    from tests.flows.two_platforms import TwoPlatforms


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Anna coordinates, Ben and Clara take part."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/phase start Initiieren")
        yield one


async def open_round(stage: Stage, *, anonymous: bool = False) -> None:
    if anonymous:
        await stage.say("Anna", "/einstellungen anonym ja")
    await stage.say("Anna", "/checkin")


async def rate(stage: Stage, who: str, choice: str) -> None:
    await stage.say(who, "/start", "@")  # after being forgotten they have to write first
    await stage.rate(who, choice)


async def be_forgotten(stage: Stage, who: str) -> None:
    await stage.say(who, "/vergessen", "@")
    await stage.say(who, "Ja", "@")


def standing(stage: Stage) -> list[int | None]:
    """Return the values that count for the first question."""
    with stage.database.begin() as transaction:
        store = stored(transaction)
        round_ = store.rounds.find()[-1]
        given: list[Answer] = [
            one
            for one in standing_answers(round_, store.answers.find(round_id=round_.id))
            if one.question == round_.questions[0]
        ]
    return sorted((one.value for one in given), key=lambda value: value or 0)


def shadows(stage: Stage) -> list[Shadow]:
    with stage.database.begin() as transaction:
        return stored(transaction).of(Shadow).find()


@pytest.mark.parametrize("anonymous", [False, True], ids=["named", "anonymous"])
@pytest.mark.parametrize("way", ["alone", "rows"])
async def test_one_person_does_not_fill_the_floor_of_three(stage: Stage, way: str, anonymous: bool) -> None:
    await stage.say("Anna", "/einstellungen antworten offen")
    await open_round(stage, anonymous=anonymous)
    await rate(stage, "Ben", "2")
    await rate(stage, "Clara", "5")
    for _ in range(2):
        await be_forgotten(stage, "Clara")
        await stage.say("Clara", "/mitmachen Caritas; Zivilgesellschaft")
        if way == "rows":
            await stage.tap("Clara", stage.latest(containing="Check-in 1"), "q1v5")
        elif anonymous:
            await stage.say("Clara", "/antworten", "@")
            assert "2 von 5" in stage.latest("@clara").text  # the first question is not even asked again
        else:
            await rate(stage, "Clara", "5")
    assert standing(stage) == [2, 5]


async def test_leaving_and_coming_back_does_not_either(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    for house in ("Caritas", "Diakonie; Zivilgesellschaft"):
        await stage.say("Clara", "/austreten")
        await stage.say("Clara", f"/mitmachen {house}")
        await rate(stage, "Clara", "4")
    assert standing(stage) == [4]
    with stage.database.begin() as transaction:
        assert len(stored(transaction).partners.find()) == len(("Anna", "Ben", "Clara"))


async def test_an_answer_is_theirs_again_and_can_be_changed(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    assert standing(stage) == [5]
    await stage.say("Clara", "/mitmachen Caritas")
    await rate(stage, "Clara", "1")
    assert standing(stage) == [1]
    assert not shadows(stage)


async def test_meanwhile_nothing_tells_whose_it_is(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    await stage.application.tidy()
    assert not holding(stage.database, "clara")
    (shadow,) = shadows(stage)
    assert shadow.fingerprint == fingerprint("memory", "clara", shadow.salt)
    await stage.say("Anna", "/partner")
    assert "Caritas" not in stage.latest().text


async def test_others_are_not_taken_for_them(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    await stage.say("Dora", "/mitmachen Caritas")
    await rate(stage, "Dora", "1")
    assert standing(stage) == [1, 5]
    assert len(shadows(stage)) == 1


async def test_when_the_round_is_closed_nothing_is_left_of_it(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    await stage.say("Anna", "/checkin close")
    await stage.answer("Anna", "ja")
    await stage.wait(timedelta(hours=2))
    assert not shadows(stage)
    with stage.database.begin() as transaction:
        assert [one.partner_id for one in stored(transaction).answers.find()] == [None]


async def test_coming_back_after_the_closing_is_coming_anew(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    await stage.say("Anna", "/checkin close")
    await stage.answer("Anna", "ja")
    await stage.say("Clara", "/mitmachen Caritas")
    with stage.database.begin() as transaction:
        store = stored(transaction)
        assert [one.partner_id for one in store.answers.find()] == [None]
        assert store.of(Shadow).find() == []


async def test_two_closed_anonymous_rounds_do_not_say_that_one_person_took_part_in_both(stage: Stage) -> None:
    for choice in ("5", "Ja"):
        await open_round(stage, anonymous=True)
        await rate(stage, "Clara", choice)
        await stage.say("Anna", "/checkin close")
        await stage.answer("Anna", "ja")
    await be_forgotten(stage, "Clara")
    with stage.database.begin() as transaction:
        store = stored(transaction)
        taken = store.participations.find()
        assert len({one.partner_id for one in taken}) == len(taken) == len(store.rounds.find())
        nameless = [one.id for one in store.partners.find(name="")]
        assert {one.partner_id for one in taken} < set(nameless)


async def test_a_voice_in_an_open_decision_is_theirs_again(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Anna", "so abstimmen")
    await stage.tap("Clara", stage.latest(containing="B-1 · Vorschlag"), "Zustimmung")
    await be_forgotten(stage, "Clara")
    with stage.database.begin() as transaction:
        (voice,) = stored(transaction).voices.find()
        assert voice.partner_id is not None
    await stage.say("Clara", "/mitmachen Caritas")
    with stage.database.begin() as transaction:
        store = stored(transaction)
        clara = store.partners.first(name="Clara")
        assert clara is not None
        assert [one.partner_id for one in store.voices.find()] == [clara.id]
        assert store.decisions.find()[0].status is DecisionStatus.OPEN


async def test_of_closed_decisions_nothing_is_theirs_any_more(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Anna", "so abstimmen")
    await stage.tap("Clara", stage.latest(containing="B-1 · Vorschlag"), "Zustimmung")
    await stage.wait(timedelta(days=9))
    await be_forgotten(stage, "Clara")
    with stage.database.begin() as transaction:
        assert [one.partner_id for one in stored(transaction).voices.find()] == [None]
    assert not shadows(stage)


async def test_every_linked_account_is_known_again(world: TwoPlatforms) -> None:
    await world.link_person("Bert")
    await world.link_rooms()
    await world.say("Anna", TELEGRAM, "/checkin")
    await world.rate("Bert", TELEGRAM, "5")
    await world.say("Bert", TELEGRAM, "/vergessen", private=True)
    await world.say("Bert", TELEGRAM, "ja", private=True)
    with world.database.begin() as transaction:
        store = transaction.store(1)
        assert len(store.of(Shadow).find()) == len((TELEGRAM, MATRIX))
        assert len({one.salt for one in store.of(Shadow).find()}) == 1
    await world.say("Bert", MATRIX, "/mitmachen Handwerkskammer")
    await world.say("Bert", TELEGRAM, "/mitmachen Handwerkskammer")
    with world.database.begin() as transaction:
        store = transaction.store(1)
        (answer,) = store.answers.find()
        assert {one.partner_id for one in store.identities.find() if one.platform_id == "bert"} == {answer.partner_id}
        assert not store.of(Shadow).find()


async def test_a_shadow_goes_with_its_cooperation(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await be_forgotten(stage, "Clara")
    with stage.database.begin() as transaction:
        transaction.remove_cooperation(1)
    assert not everything(stage.database)["shadows"]


async def test_privacy_says_that_a_fingerprint_stays_until_the_closing(stage: Stage) -> None:
    await open_round(stage)
    await rate(stage, "Clara", "5")
    await stage.say("Clara", "/datenschutz", GROUP)
    assert "Fingerabdruck" in stage.latest().text
    await be_forgotten(stage, "Clara")
    assert "Fingerabdruck" in stage.latest("@clara").text
