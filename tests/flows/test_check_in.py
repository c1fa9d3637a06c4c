"""Check-ins as partners meet them: opening, answering alone, nudges, closing, the result."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Channel, ChannelKind, Cooperation
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


async def test_an_answer_is_stored_and_only_counted(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Bert", "4")
    shown = stage.latest(containing="Check-in 1")
    assert "Eine Person hat geantwortet: Staat und Verwaltung 1" in shown.text
    assert "Bert" not in shown.text


async def test_a_check_in_costs_the_group_one_card_and_one_result(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Anna", "/checkin")
    assert stage.latest().content.rings
    for who in PEOPLE:
        for place in range(1, 6):
            await stage.rate(who, "4", place)
    await stage.say("Anna", "/checkin schließen", "@")
    await stage.say("Anna", "ja", "@")
    _card, result = stage.seen_in()[before:]
    assert not result.content.rings


async def test_one_message_goes_through_the_questions_and_ends_with_thanks(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    before = len(stage.seen_in("@bert"))
    await stage.tap("Bert", stage.latest(containing="Check-in 1"), "privately")
    for label in ("4", "4", "weiß nicht", "4", "4"):
        assert "Ankommen in Ahlen · Check-in 1" in stage.latest("@bert").text
        await stage.tap("Bert", stage.latest("@bert"), label)
    only = stage.seen_in("@bert")[before:]
    assert len(only) == 1
    assert "Danke" in only[0].text
    assert only[0].labels == ("Noch etwas ändern",)


async def test_the_answer_that_stands_is_marked_and_the_way_leads_back(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Bert", "4")
    assert "▰▰▱▱▱ 2 von 5" in stage.latest("@bert").text
    await stage.tap("Bert", stage.latest("@bert"), "Zurück")
    again = stage.latest("@bert")
    assert "▰▱▱▱▱ 1 von 5" in again.text
    assert [choice.key for choice in again.content.choices if choice.marked] == ["n4"]
    assert {choice.row for choice in again.content.choices[:5]} == {0}  # it stays among the others
    assert again.labels[-1] == "So lassen"  # before the first question there is nothing to go back to
    await stage.tap("Bert", again, "5")
    assert "2 von 5" in stage.latest("@bert").text
    with stage.database.begin() as transaction:
        assert [answer.value for answer in transaction.store(1).answers.find()] == [5]


async def test_dont_know_and_the_ways_on_stand_apart_from_the_scale(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Bert", "4")
    rows: dict[int | None, list[str]] = {}
    for choice in stage.latest("@bert").content.choices:
        rows.setdefault(choice.row, []).append(choice.label)
    assert list(rows.values()) == [["1", "2", "3", "4", "5"], ["weiß nicht"], ["Überspringen", "Zurück"]]


async def test_a_tap_at_an_earlier_question_is_not_taken_for_the_one_that_is_there_now(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.tap("Bert", stage.latest(containing="Check-in 1"), "privately")
    first = stage.latest("@bert")
    await stage.tap("Bert", first, "4", mark=first.mark)
    receipt = await stage.tap("Bert", first, "2", mark=first.mark)  # twice, before the next question was seen
    assert receipt.toast == "Diese Auswahl gilt nicht mehr. Geändert wurde nichts."
    with stage.database.begin() as transaction:
        assert [answer.value for answer in transaction.store(1).answers.find()] == [4]


async def test_once_all_have_answered_the_card_says_so_and_offers_to_close(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in list(PEOPLE)[:-1]:
        await stage.rate(who, "4")
    assert stage.latest(containing="Check-in 1").labels == ("Jetzt antworten",)
    await stage.rate("Eva", "4")
    card = stage.latest(containing="Check-in 1")
    assert "Alle haben geantwortet" in card.text
    receipt = await stage.tap("Bert", card, "Jetzt schließen")
    assert "Koordination vorbehalten" in (receipt.toast or "")
    await stage.tap("Anna", card, "Jetzt schließen")
    assert "Stakeholder: " in stage.latest(containing="Ergebnis").text


async def test_who_was_asked_and_has_left_is_not_waited_for(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who in list(PEOPLE)[:-1]:
        await stage.rate(who, "4")
    await stage.say("Eva", "/austreten")
    await stage.rate("Anna", "5", 2)
    assert "Alle haben geantwortet" in stage.latest(containing="Check-in 1").text


async def test_an_answer_is_changed_until_closing_and_counts_once(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for choice in ("5", "3"):
        await stage.rate("Bert", choice)
    for who in ("Anna", "Carla"):
        await stage.rate(who, "3")
    assert "3 haben geantwortet" in stage.latest(containing="Check-in 1").text
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")
    assert "Stakeholder: gemischt" in stage.latest(containing="Ergebnis").text


async def test_a_low_rating_asks_alone_what_is_missing(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Bert", "2")
    assert "Was fehlt vor allem?" in stage.latest("@bert").text
    await stage.rebuild()
    await stage.say("Bert", "Zeit für *Gespräche*", "@")
    for who in ("Anna", "Carla"):
        await stage.rate(who, "3")
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")
    assert "„Zeit für *Gespräche*“" in stage.latest(containing="Ergebnis").text


async def test_answering_alone_goes_through_all_questions_and_survives_restarts(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Eva", "/antworten", "@")
    for _ in range(5):
        await stage.rebuild()
        await stage.tap("Eva", stage.latest("@eva"), stage.latest("@eva").content.choices[0].label)
        if "Was fehlt" in stage.latest("@eva").text:
            await stage.rebuild()
            await stage.say("Eva", "Vieles", "@")
    assert "Danke! Die Antworten zum Check-in 1 sind da" in stage.latest("@eva").text


async def test_a_number_said_about_the_card_is_told_where_to_answer(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    card = stage.latest(containing="Check-in 1")
    await stage.say("Bert", "4", reply_to=card.id)
    assert "Diese Runde wird allein beantwortet" in stage.latest("@bert").text
    before = len(stage.seen_in())
    await stage.say("Deniz", "Wie viele Stühle brauchen wir?", reply_to=card.id)
    assert len(stage.seen_in()) == before
    assert "Noch keine Antwort" in stage.latest(containing="Check-in 1").text


async def test_a_number_out_of_range_changes_nothing_and_says_so(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten", "@")
    await stage.say("Bert", "9", "@")
    assert "„9“ passt hier nicht" in stage.latest("@bert").text
    await stage.say("Bert", "4", "@")
    assert "2 von 5" in stage.latest("@bert").text


async def test_those_who_have_not_answered_get_one_nudge_alone(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.rate("Bert", "4")
    before = {name: len(stage.seen_in(f"@{name.casefold()}")) for name in PEOPLE}
    await stage.wait(timedelta(days=2, hours=23))
    nudged = {name for name in PEOPLE if len(stage.seen_in(f"@{name.casefold()}")) == before[name] + 1}
    assert nudged == set(PEOPLE) - {"Bert"}
    assert all("wartet" not in message.text and "warten" not in message.text for message in stage.seen_in())


async def test_the_round_closes_after_three_working_days_and_shows_sector_values_from_three(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    for who, choice in {"Anna": "4", "Bert": "4", "Carla": "5", "Deniz": "2", "Eva": "1"}.items():
        await stage.rate(who, choice)
    await stage.wait(timedelta(days=3))
    result = stage.latest(containing="Ergebnis").text
    assert "mittlerer Wert 4 von 5, die Meinungen gehen auseinander" in result
    first = result.split("- ")[1]
    for sector in ("Staat und Verwaltung", "Wirtschaft", "Zivilgesellschaft"):
        assert sector not in first


async def test_sectors_are_told_apart_where_three_stand_against_three(stage: Stage) -> None:
    await stage.say("Frida", "/mitmachen Caritas; Zivilgesellschaft")
    await stage.say("Gül", "/mitmachen DRK; Zivilgesellschaft")
    await stage.say("Anna", "/checkin")
    for who, choice in {"Anna": "4", "Bert": "4", "Carla": "5", "Frida": "2", "Gül": "1", "Eva": "1"}.items():
        await stage.rate(who, choice)
    await stage.wait(timedelta(days=3))
    first = stage.latest(containing="Ergebnis").text.split("- ")[1]
    assert "Das sehen die Sektoren verschieden: Staat und Verwaltung eher gut, Zivilgesellschaft eher schwach." in first


async def test_a_tap_after_closing_says_so(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    card = stage.latest(containing="Check-in 1")
    await stage.say("Anna", "/checkin schließen")
    await stage.answer("Anna", "ja")
    receipt = await stage.tap("Bert", card, "privately")
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


async def test_where_reactions_stay_each_question_is_a_message_that_says_what_was_chosen(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/checkin")
        card = stage.latest(containing="Check-in 1")
        assert card.labels == ("Jetzt antworten",)
        await stage.tap("Bert", card, "1")
        first = stage.latest("@bert")
        await stage.tap("Bert", first, "4")
        former, latest = stage.seen_in("@bert")[-2:]
        assert former.id == first.id
        assert "✓ 4" in former.text
        assert not former.labels
        assert "2 von 5" in latest.text


async def test_anonymous_answers_keep_no_person(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage, anonymous=True)
        await stage.say("Anna", "/checkin")
        await stage.rate("Bert", "2")
        answered, following = stage.seen_in("@bert")[-2:]
        assert "✓" not in answered.text  # not even his own chat says what he chose
        assert "Zurück" not in following.labels
        await stage.say("Bert", "zurück", "@")
        assert "Davor kommt nichts mehr" in stage.latest("@bert").text
        with stage.database.begin() as transaction:
            answers = transaction.store(1).answers.find()
        assert [(answer.partner_id, answer.value) for answer in answers] == [(None, 2)]


async def test_the_next_round_opens_by_itself_on_a_working_morning(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.wait(timedelta(days=43))
    assert stage.latest(containing="Check-in 2").text


async def test_yes_and_no_are_reported_in_words(stage: Stage) -> None:
    for closed in (False, True):  # ratings come first, in the next round what is answered with yes and no
        await stage.say("Anna", "/checkin")
        for who, answer in (("Anna", "Ja"), ("Bert", "Ja"), ("Carla", "Nein")) if closed else ():
            await stage.rate(who, answer)
        await stage.say("Anna", "/checkin schließen")
        await stage.answer("Anna", "ja")
    assert "Stakeholder: Ja oder teils" in stage.latest(containing="Ergebnis").text


async def test_stopping_says_that_answers_stay(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten", "@")
    await stage.say("Bert", "4", "@")
    await stage.say("Bert", "/abbrechen", "@")
    assert "Was schon beantwortet ist, zählt" in stage.latest("@bert").text
