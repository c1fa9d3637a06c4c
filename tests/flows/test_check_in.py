"""Check-ins as partners meet them: opening, tapping, answering alone, nudges, closing, the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import AnswerMode, Channel, ChannelKind, Cooperation
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

PEOPLE = {
    "Anna": "Stadt Ahlen; Staat",
    "Bert": "Kreis Warendorf; Staat",
    "Carla": "Jobcenter; Staat",
    "Deniz": "Handwerkskammer; Wirtschaft",
    "Eva": "Flüchtlingsrat; Zivilgesellschaft; ehrenamtlich",
}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with five partners of three sectors; the first phase is active."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def settle_in(stage: Stage, **settings: object) -> None:
    with stage.database.begin() as transaction:
        home = transaction.add_cooperation(
            replace(Cooperation(name="Ankommen in Ahlen", created_at=stage.clock.now()), **settings)  # type: ignore[arg-type]  # named settings
        )
        transaction.add_channel(
            Channel(
                cooperation_id=home.id,
                adapter="memory",
                account="bot",
                platform_id=GROUP,
                kind=ChannelKind.GROUP,
            )
        )
    for name, words in PEOPLE.items():
        await stage.say(name, f"/mitmachen {words}")
    with stage.database.begin() as transaction:
        store = transaction.store(home.id)
        anna = store.identities.first(platform_id="anna")
        assert anna is not None
        store.identities.put(replace(anna, coordinates=True))
    await stage.say("Anna", "/phase beginnen Initiieren")


async def test_a_tap_is_stored_and_only_counted(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    card = stage.latest(containing="1/5")
    receipt = await stage.tap("Bert", card, "4")
    assert receipt.toast == "Gespeichert: 4"
    shown = stage.latest(containing="1/5")
    assert "Eine Person hat geantwortet: Staat und Verwaltung 1" in shown.text
    assert "Bert" not in shown.text


async def test_an_answer_is_changed_until_closing_and_counts_once(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for choice in ("5", "3"):
        await stage.tap("Bert", stage.latest(containing="1/5"), choice)
    for who in ("Anna", "Carla"):
        await stage.tap(who, stage.latest(containing="1/5"), "3")
    assert "3 haben geantwortet" in stage.latest(containing="1/5").text
    await stage.say("Anna", "/checkin schließen")
    await stage.say("Anna", "ja")
    assert "Stakeholder: gemischt" in stage.latest(containing="Ergebnis").text


async def test_a_low_rating_asks_alone_what_is_missing(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.tap("Bert", stage.latest(containing="1/5"), "2")
    assert "Was fehlt vor allem?" in stage.latest("@bert").text
    await stage.rebuild()
    await stage.say("Bert", "Zeit für *Gespräche*", "@")
    for who in ("Anna", "Carla"):
        await stage.tap(who, stage.latest(containing="1/5"), "3")
    await stage.say("Anna", "/checkin schließen")
    await stage.say("Anna", "ja")
    assert "„Zeit für *Gespräche*“" in stage.latest(containing="Ergebnis").text


async def test_answering_alone_goes_through_all_questions_and_survives_restarts(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Eva", "/antworten", "@")
    for _ in range(5):
        await stage.rebuild()
        await stage.tap("Eva", stage.latest("@eva"), stage.latest("@eva").content.choices[0].label)
        if "Was fehlt" in stage.latest("@eva").text:
            await stage.say("Eva", "Vieles", "@")
    assert "5 von 5 Fragen beantwortet" in stage.latest("@eva").text


async def test_a_typed_number_is_the_same_as_a_tap(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    card = stage.latest(containing="1/5")
    await stage.say("Bert", "4", reply_to=card.id)
    assert "Staat und Verwaltung 1" in stage.latest(containing="1/5").text
    await stage.say("Deniz", "4")  # the last thing said is the fifth card
    assert "Wirtschaft 1" in stage.latest(containing="5/5").text
    await stage.say("Deniz", "Wie viele Stühle brauchen wir?")
    await stage.say("Carla", "4")
    assert "Staat" not in stage.latest(containing="5/5").text


async def test_a_number_out_of_range_changes_nothing_and_says_so(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten", "@")
    await stage.say("Bert", "9", "@")
    assert "„9“ passt hier nicht" in stage.latest("@bert").text
    await stage.say("Bert", "4", "@")
    assert "2/5" in stage.latest("@bert").text


async def test_those_who_have_not_answered_get_one_nudge_alone(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.tap("Bert", stage.latest(containing="1/5"), "4")
    before = {name: len(stage.seen_in(f"@{name.casefold()}")) for name in PEOPLE}
    await stage.wait(timedelta(days=2, hours=23))
    nudged = {name for name in PEOPLE if len(stage.seen_in(f"@{name.casefold()}")) == before[name] + 1}
    assert nudged == set(PEOPLE) - {"Bert"}
    assert all("wartet" not in message.text and "warten" not in message.text for message in stage.seen_in())


async def test_the_round_closes_after_three_working_days_and_shows_sector_values_from_three(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who, choice in {"Anna": "4", "Bert": "4", "Carla": "5", "Deniz": "2", "Eva": "1"}.items():
        await stage.tap(who, stage.latest(containing="1/5"), choice)
    await stage.wait(timedelta(days=3))
    result = stage.latest(containing="Ergebnis").text
    assert "Median 4, die Meinungen gehen auseinander" in result
    first = result.split("- ")[1]
    for sector in ("Staat und Verwaltung", "Wirtschaft", "Zivilgesellschaft"):
        assert sector not in first


async def test_sectors_are_told_apart_where_three_stand_against_three(stage: Stage) -> None:
    await stage.say("Frida", "/mitmachen Caritas; Zivilgesellschaft")
    await stage.say("Gül", "/mitmachen DRK; Zivilgesellschaft")
    await stage.say("Anna", "/checkin")
    for who, choice in {"Anna": "4", "Bert": "4", "Carla": "5", "Frida": "2", "Gül": "1", "Eva": "1"}.items():
        await stage.tap(who, stage.latest(containing="1/5"), choice)
    await stage.wait(timedelta(days=3))
    first = stage.latest(containing="Ergebnis").text.split("- ")[1]
    assert "Staat und Verwaltung eher gut · Zivilgesellschaft eher schwach" in first
    assert "Die Sektoren sehen das verschieden" in first


async def test_a_tap_after_closing_says_so(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    card = stage.latest(containing="1/5")
    await stage.say("Anna", "/checkin schließen")
    await stage.say("Anna", "ja")
    receipt = await stage.tap("Bert", card, "4")
    assert receipt.toast == "Diese Auswahl gilt nicht mehr. Geändert wurde nichts."


async def test_only_coordinators_open_and_close(stage: Stage) -> None:
    await stage.say("Bert", "/checkin")
    assert not [message for message in stage.seen_in() if "Check-in 1" in message.text]
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/checkin schließen")
    assert "der Koordination vorbehalten" in stage.latest("@bert").text


async def test_the_same_event_again_opens_no_second_round(stage: Stage) -> None:
    await stage.say("Anna", "/checkin", event="again")
    receipt = await stage.say("Anna", "/checkin", event="again")
    assert receipt.repeated
    assert len([message for message in stage.seen_in() if "Check-in 1" in message.text]) == 1


async def test_where_taps_are_seen_the_card_only_offers_answering_alone(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        assert card.labels == ("Privat antworten",)
        await stage.tap("Bert", card, "1")
        assert "1/5" in stage.latest("@bert").text


async def test_where_all_agreed_on_open_answers_taps_count_and_the_card_says_so(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage, answers=AnswerMode.OPEN)
        await stage.say("Anna", "/checkin")
        assert "sehen alle, wer was antippt" in stage.latest(containing="Check-in 1").text
        await stage.tap("Bert", stage.latest(containing="1/5"), "4")
        assert "Staat und Verwaltung 1" in stage.latest(containing="1/5").text


async def test_anonymous_answers_keep_no_person(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, anonymous=True)
        await stage.say("Anna", "/checkin")
        await stage.tap("Bert", stage.latest(containing="1/5"), "2")
        receipt = await stage.tap("Bert", stage.latest(containing="1/5"), "5")
        assert receipt.toast is not None
        assert "anonymen" in receipt.toast
        with stage.database.begin() as transaction:
            answers = transaction.store(1).answers.find()
        assert [(answer.partner_id, answer.value) for answer in answers] == [(None, 2)]


async def test_the_next_round_opens_by_itself_on_a_working_morning(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.wait(timedelta(days=43))
    assert stage.latest(containing="Check-in 2").text


async def test_a_second_tap_neither_asks_again_nor_loses_the_reason(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in ("Anna", "Carla"):
        await stage.tap(who, stage.latest(containing="1/5"), "3")
    await stage.tap("Bert", stage.latest(containing="1/5"), "2")
    await stage.tap("Bert", stage.latest(containing="1/5"), "2")
    assert len(stage.seen_in("@bert")) == 1
    await stage.say("Bert", "Zeit", "@")
    receipt = await stage.tap("Bert", stage.latest(containing="1/5"), "1")
    assert receipt.toast == "Gespeichert: 1"
    await stage.say("Anna", "/checkin schließen")
    await stage.say("Anna", "ja")
    assert "„Zeit“" in stage.latest(containing="Ergebnis").text


async def test_who_taps_a_better_number_is_not_asked_any_longer(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.tap("Bert", stage.latest(containing="1/5"), "1")
    await stage.tap("Bert", stage.latest(containing="1/5"), "4")
    await stage.say("Bert", "Alles gut", "@")
    assert "keine Frage offen" in stage.latest("@bert").text


async def test_yes_and_no_are_reported_in_words(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who, answer in (("Anna", "Ja"), ("Bert", "Ja"), ("Carla", "Nein")):
        await stage.tap(who, stage.latest(containing="5/5"), answer)
    await stage.say("Anna", "/checkin schließen")
    await stage.say("Anna", "ja")
    assert "Kommunikation: Ja oder teils" in stage.latest(containing="Ergebnis").text


async def test_stopping_says_that_answers_stay(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten", "@")
    await stage.say("Bert", "4", "@")
    await stage.say("Bert", "/abbrechen", "@")
    assert "Was schon beantwortet ist, zählt" in stage.latest("@bert").text
