"""Three wordings: alone everybody reads a question in their sector's words, where others read along in neutral ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import AnswerMode, Language
from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.partners import Sector
from flows.catalogue import catalogue
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

COURSE = catalogue().question("G-ZW-2")
NEUTRAL = COURSE.text(Language.GERMAN)
OWN = {sector: COURSE.text_for(sector, Language.GERMAN) for sector in Sector}
SECTORS = {
    "Anna": Sector.STATE,
    "Bert": Sector.STATE,
    "Carla": Sector.STATE,
    "Deniz": Sector.BUSINESS,
    "Eva": Sector.CIVIL_SOCIETY,
}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Five partners of three sectors in the fourth phase, which asks whether they are on course."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        with one.database.begin() as transaction:
            phases = stored(transaction).phases
            (running,) = phases.find(status=PhaseStatus.ACTIVE)
            phases.put(replace(running, phase=Phase.SHAPE))
        yield one


def asked_about_the_course(stage: Stage, who: str) -> str:
    """Return the latest message to somebody, once it asks whether they are on course."""
    return stage.latest(f"@{who.casefold()}", containing="auf dem Weg").text


async def come_to_it(stage: Stage, who: str) -> None:
    """Have somebody answer until they are asked about the course."""
    await stage.say(who, "/antworten", "@")
    for _ in range(5):
        if any("auf dem Weg" in one.text for one in stage.seen_in(f"@{who.casefold()}")):
            return
        await stage.say(who, "4", "@")


def test_the_three_wordings_differ() -> None:
    assert len({NEUTRAL, *OWN.values()}) == 4
    assert list(SECTORS) == list(PEOPLE)


async def test_everybody_reads_their_own_words_and_the_group_the_neutral_ones(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who, sector in SECTORS.items():
        await come_to_it(stage, who)
        asked = asked_about_the_course(stage, who)
        assert OWN[sector] in asked, who
        assert not any(words in asked for words in {NEUTRAL, *OWN.values()} - {OWN[sector]}), who
        for _ in range(5):
            await stage.say(who, "4", "@")
    await stage.say("Anna", "/checkin schließen", "@")
    await stage.say("Anna", "ja", "@")
    for message in stage.seen_in():
        assert not any(words in message.text for words in OWN.values())
    with stage.database.begin() as transaction:
        assert len(stored(transaction).answers.find(question=COURSE.id)) == len(SECTORS)


async def test_what_is_missing_is_asked_beside_the_same_words(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await come_to_it(stage, "Deniz")
    await stage.say("Deniz", "2", "@")
    why = stage.latest("@deniz").text
    assert "fehlt" in why
    assert NEUTRAL not in why


async def test_whoever_only_observes_reads_the_neutral_words(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        houses = stored(transaction).organisations
        house = houses.first(name="Handwerkskammer")
        assert house is not None
        houses.put(replace(house, observes=True))
    await stage.say("Anna", "/checkin")
    await come_to_it(stage, "Deniz")
    assert NEUTRAL in asked_about_the_course(stage, "Deniz")


async def test_in_open_rounds_all_words_are_neutral(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        (home,) = transaction.cooperations()
        transaction.put_cooperation(replace(home, answers=AnswerMode.OPEN))
    await stage.say("Anna", "/checkin")
    assert NEUTRAL in stage.latest(containing="auf dem Weg").text
    await come_to_it(stage, "Deniz")
    assert NEUTRAL in asked_about_the_course(stage, "Deniz")


async def test_a_sector_that_is_corrected_changes_the_words_from_then_on(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await come_to_it(stage, "Deniz")
    assert OWN[Sector.BUSINESS] in asked_about_the_course(stage, "Deniz")
    await stage.say("Anna", "/organisation Handwerkskammer; Sektor; Zivilgesellschaft", "@")
    with stage.database.begin() as transaction:
        house = stored(transaction).organisations.first(name="Handwerkskammer")
        assert house is not None
        assert house.sector is Sector.CIVIL_SOCIETY
    await stage.rebuild()
    await stage.say("Deniz", "/antworten", "@")
    assert OWN[Sector.CIVIL_SOCIETY] in stage.latest("@deniz", containing="auf dem Weg").text
    assert OWN[Sector.BUSINESS] not in stage.latest("@deniz", containing="auf dem Weg").text
