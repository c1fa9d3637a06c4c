"""A sector that said nothing is named in the result, gently, and only where nobody is meant by it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.flows.settling import stored
from tests.flows.test_check_in import settle_in
from tests.flows.test_check_in_in_words import answer, close
from tests.flows.test_partnership_check import met
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

STILL = "Bis zum Schluss still: Wirtschaft."
STATE = ("Anna", "Bert", "Carla")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Three partners of the state, three of business, one of civil society."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle(one)
        yield one


async def settle(stage: Stage, **settings: object) -> None:
    await settle_in(stage, **settings)
    for who, words in {"Fritz": "Bäckerei; Wirtschaft", "Gül": "Sparkasse; Wirtschaft"}.items():
        await stage.say(who, f"/mitmachen {words}")


async def hold(stage: Stage, *who: str) -> str:
    """Have a check-in answered by some; return its result."""
    await stage.say("Anna", "/checkin")
    for one in who:
        await answer(stage, one, "4")
        await stage.say(one, "/abbrechen", "@")
    await close(stage)
    return stage.latest(containing="Ergebnis").text


async def test_a_sector_of_three_that_said_nothing_is_named_as_an_invitation(stage: Stage) -> None:
    text = await hold(stage, *STATE)
    assert text.count("Bis zum Schluss still") == 1
    assert f"{STILL} Vielleicht hat die Zeit nicht gepasst; gerade dieser Blick würde helfen." in text
    assert "/antworten" in text
    assert not any(name in text for name in ("Deniz", "Fritz", "Gül", "Sparkasse", "Bäckerei"))


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/checkin")
        await answer(stage, "Bert", "4")
        await close(stage)
        text = stage.latest(containing="Result of check-in 1").text
    assert "Quiet until the end: Business. Perhaps the time was not right; just that view would help." in text


async def test_neither_one_person_of_a_sector_is_named_nor_one_of_which_somebody_answered(stage: Stage) -> None:
    assert "still" not in await hold(stage, *STATE, "Deniz")


async def test_two_are_too_few_when_the_third_is_away(stage: Stage) -> None:
    await stage.say("Gül", "/abwesend bis 1.6.2027", "@")
    with stage.database.begin() as transaction:
        assert any(one.away_until for one in stored(transaction).partners.find())
    assert "still" not in await hold(stage, *STATE)


async def test_where_nobody_answers_no_sector_is_singled_out(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await close(stage)
    text = stage.latest(containing="Ergebnis").text
    assert "Diese Runde blieb ohne Antworten" in text
    assert "still" not in text


async def test_late_answers_and_leaving_change_it_not(stage: Stage) -> None:
    before = await hold(stage, *STATE)
    await answer(stage, "Deniz", "4")
    await stage.say("Gül", "/austreten", "@")
    await stage.say("Zoe", "/checkin zeigen")
    assert STILL in before
    assert STILL in stage.latest(containing="Ergebnis").text


async def test_one_who_answered_and_was_forgotten_has_broken_the_silence(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in (*STATE, "Deniz"):
        await answer(stage, who, "4")
        await stage.say(who, "/abbrechen", "@")
    await stage.say("Hans", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.say("Deniz", "/vergessen", "@")
    await stage.say("Deniz", "ja", "@")
    with stage.database.begin() as transaction:
        assert not any(one.name == "Deniz" for one in stored(transaction).partners.find())
    await close(stage)
    assert "still" not in stage.latest(containing="Ergebnis").text


async def test_the_partnership_check_names_it_too(stage: Stage) -> None:
    await stage.say("Anna", "/checkin partnerschaft")
    for who in STATE:
        await answer(stage, who, *["4"] * 10)
    await close(stage)
    assert STILL in stage.latest(containing="Ergebnis des Partnerschafts-Checks 1").text
    with stage.database.begin() as transaction:  # three have answered, whoever was silent
        assert met(stage, transaction, "G-DONE-4")
