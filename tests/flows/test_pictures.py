"""Pictures that can be asked for: the wheel, the course of check-ins, and the two-by-two of stakeholders."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import SHOWN_FROM
from bot.domain.results import Light
from bot.engine.exchange.content import plain
from bot.engine.exchange.lengths import units
from bot.pictures.palette import DARK
from flows.check_in import pictures
from flows.check_in.results import SIGNS, lights
from flows.picture import sketch
from flows.stakeholder.picture import board
from tests.engine.test_pictures import Mail
from tests.frozen.scene import turn_of
from tests.pictures.reading import Sighting
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

CAPTION = 1024
"""UTF-16 units of a picture's caption on Telegram."""
PEOPLE = {
    "Anna": "Stadt Ahlen; Staat",
    "Bert": "Kreis Warendorf; Staat",
    "Carla": "Jobcenter; Staat",
    "Deniz": "Handwerkskammer; Wirtschaft",
    "Emil": "Bäckerei; Wirtschaft",
    "Fatma": "Sportverein; Wirtschaft",
}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Six partners, three of each of two sectors."""
    async with Stage.on_sqlite(tmp_path) as one:

        async def play() -> None:
            await one.add_bot("Anna")
            await one.say("Anna", "/einrichten Ankommen in Ahlen")
            for name, words in PEOPLE.items():
                await one.say(name, f"/mitmachen {words}")

        await one.after("six partners for pictures", play)
        yield one


async def check_in(stage: Stage, **ratings: str) -> None:
    """Hold a check-in: each person's ratings, one figure for each question in order; what takes none is agreed to."""
    await stage.say("Anna", "/checkin")
    for who, given in ratings.items():
        await stage.say(who.capitalize(), "/antworten", "@")
        for value in given:
            offered = stage.latest(f"@{who}").labels
            await stage.say(who.capitalize(), next((one for one in (value, "Ja") if one in offered), "-"), "@")
            if value in offered and value in "12":
                await stage.say(who.capitalize(), "-", "@")
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")
    await stage.wait(timedelta(days=1))


ALL = dict.fromkeys(("anna", "bert", "carla", "deniz", "emil", "fatma"), "44444")


async def test_without_values_there_is_a_sentence_instead_of_a_picture(stage: Stage) -> None:
    mail = Mail(stage)
    await stage.say("Bert", "/stand bild")
    assert stage.latest().text.startswith("Für ein Bild fehlen noch Werte.")
    await stage.say("Bert", "/stand verlauf")
    assert stage.latest().text.startswith("Für einen Verlauf fehlen noch Werte.")
    await stage.say("Bert", "/akteure bild")
    assert stage.latest().text.startswith("Noch steht niemand auf der Liste.")

    assert mail.tries == []


async def test_the_wheel_shows_and_says_the_lights_of_the_status(stage: Stage) -> None:
    await check_in(stage, **ALL)
    await stage.say("Bert", "/stand")
    signs = [line for line in stage.latest().text.splitlines() if "Initiieren" in line]
    mail = Mail(stage)
    await stage.say("Bert", "/stand bild")

    assert len(mail.pictures) == 1
    assert stage.latest().text.startswith("Ankommen in Ahlen: wo wir stehen")
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        shown, told = lights(turn), pictures.wheel(turn).told()
        drawn = Sighting(pictures.wheel(turn).svg(DARK)).all("g", "data-cell")
    assert len(shown) >= 3
    assert {one.attrib["data-cell"]: one.attrib["data-light"] for one in drawn} == {
        one.attrib["data-cell"]: "none" for one in drawn
    } | {f"{phase}/{field}": light.value for (phase, field), light in shown.items()}
    assert all(line in stage.latest().text for line in told)
    assert signs[0].count(SIGNS[next(iter(shown.values()))]) == list(shown.values()).count(next(iter(shown.values())))


async def test_two_answers_are_in_no_picture(stage: Stage) -> None:
    await check_in(stage, anna="44444", bert="44444")
    assert SHOWN_FROM > 2
    await stage.say("Bert", "/stand bild")

    assert "fehlen noch Werte" in stage.latest().text
    with stage.database.begin() as transaction:
        assert pictures.wheel(turn_of(stage, transaction)).svg() is None
        assert pictures.course(turn_of(stage, transaction)).svg() is None


async def test_three_answers_are_a_light_and_no_middle_value(stage: Stage) -> None:
    await check_in(stage, anna="44444", bert="44444", carla="44444")
    mail = Mail(stage)
    await stage.say("Bert", "/stand bild")
    await stage.say("Bert", "/stand verlauf")

    assert len(mail.pictures) == 1
    assert "fehlen noch Werte" in stage.latest().text


async def test_the_course_shows_each_check_in_and_a_gap(stage: Stage) -> None:
    await check_in(stage, **ALL)
    await check_in(stage, anna="44444")
    await check_in(stage, **dict.fromkeys(ALL, "33333"))
    mail = Mail(stage)
    await stage.say("Bert", "/stand verlauf")

    assert len(mail.pictures) == 1
    text = stage.latest().text
    assert "Check-in 1: 4" in text
    assert "Check-in 2: kein Wert" in text
    assert "Check-in 3: 3" in text


async def test_the_course_says_of_sectors_what_the_result_says(stage: Stage) -> None:
    await check_in(
        stage, **dict.fromkeys(("anna", "bert", "carla"), "44444"), **dict.fromkeys(("deniz", "emil", "fatma"), "22222")
    )
    await stage.say("Bert", "/stand verlauf")

    with stage.database.begin() as transaction:
        course = pictures.course(turn_of(stage, transaction))
    (shown,) = course.rounds
    said = stage.latest(containing="Ergebnis des Check-ins").text
    for sector, tone in shown.sectors.items():
        assert f"{course.sectors[sector]} {course.tones[tone]}" in said
        assert f"{course.sectors[sector]}: {course.tones[tone]}" in stage.latest().text
    assert shown.sectors


async def test_the_result_says_how_to_see_it_as_a_picture(stage: Stage) -> None:
    await check_in(stage, **ALL)
    assert "in Worten: /stand" in stage.latest(containing="Ergebnis").text
    await check_in(stage, **ALL)
    assert "der Verlauf als Bild: /stand verlauf" in stage.latest(containing="Check-ins 2").text
    await check_in(stage, anna="44444")
    assert "als Bild" not in stage.latest(containing="Check-ins 3").text


async def test_what_is_meant_by_other_words_is_asked(stage: Stage) -> None:
    before = len(stage.chat.messages)
    await stage.say("Bert", "/stand *gestern*")

    assert len(stage.chat.messages) == before + 1
    assert stage.latest().text.startswith("Was ist mit „*gestern*“ gemeint?")


async def test_a_picture_that_is_asked_for_alone_comes_alone(stage: Stage) -> None:
    await stage.say("Bert", "/akteur neu Tafel; Zivilgesellschaft; 3; 3")
    before = len(stage.seen_in())
    await stage.say("Bert", "/akteure bild", "@")

    assert "Eng einbinden: 1 Tafel" in stage.latest("@bert").text
    assert len(stage.seen_in()) == before


async def test_names_stand_in_picture_and_words_as_typed(stage: Stage) -> None:
    await stage.say("Bert", "/akteur neu <b>*Fest*</b> & Co.; Zivilgesellschaft; 1; 3")
    await stage.say("Bert", "/akteure bild")

    assert "Informieren: 1 <b>*Fest*</b> & Co." in stage.latest().text
    with stage.database.begin() as transaction:
        seen = Sighting(board(turn_of(stage, transaction)).svg())
    assert "<b>*Fest*</b> & Co." in seen.words


async def test_those_who_have_not_joined_see_no_stakeholders(stage: Stage) -> None:
    await stage.say("Bert", "/akteur neu Tafel; Zivilgesellschaft; 3; 3")
    mail = Mail(stage)
    await stage.say("Zoe", "/akteure bild")

    assert mail.tries == []


async def test_a_full_wheel_has_room_in_a_caption(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        turn = turn_of(stage, transaction)
        for light in Light:
            full = replace(
                pictures.wheel(turn),
                lights={(phase, field): light for phase in Phase for field in Field},
                active=frozenset(Phase),
            )
            found = sketch(turn, full, "wheel")
            assert found is not None
            assert units(plain(found.caption)) <= CAPTION


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/setup Arriving")
        await one.say("Anna", "/join Ahlen; state")
        await one.say("Anna", "/status picture")
        assert one.latest().text.startswith("There are no values for a picture yet.")
        await one.say("Anna", "/status course")
        assert one.latest().text.startswith("There are no values for a course yet.")
        await one.say("Anna", "/stakeholder add Chamber; business; 3; 3")
        await one.say("Anna", "/stakeholders picture")
        assert one.latest().text.startswith("Who matters")
        assert "Manage closely: 1 Chamber" in one.latest().text
