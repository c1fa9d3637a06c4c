"""Answering: one voice an organisation wherever it is given, reasons asked in private, voices by phone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cooperation import Language
from bot.domain.decisions import DecisionStatus, DecisionStep, ObjectionStatus, Stance
from tests.flows.decision_scene import PROPOSAL, SECOND, DecisionScene
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path) as stage:
        yield await DecisionScene.prepare(stage)


# --- one voice an organisation ---------------------------------------------------------------------------------------


@pytest.fixture
async def proposed(scene: DecisionScene) -> DecisionScene:
    await scene.stage.say("Ben", f"/beschluss {PROPOSAL}")
    await scene.stage.answer("Ben", "so abstimmen")
    return scene


async def test_a_tap_counts_at_once_and_shows_in_every_channel(proposed: DecisionScene) -> None:
    receipt = await proposed.tap("Anna", "Zustimmung", channel=SECOND)

    assert receipt.toast == "Notiert zu B-1: Zustimmung (Stadt Ahlen)."
    for channel in (GROUP, SECOND):
        card = proposed.card(channel=channel)
        assert "Zustimmung: Stadt Ahlen" in card
        assert "Eine von 3 Organisationen hat geantwortet. Noch keine Stimme: Wirtschaft, Zivilgesellschaft." in card


async def test_the_same_voice_from_two_channels_counts_once(proposed: DecisionScene) -> None:
    await proposed.tap("Anna", "Zustimmung")
    await proposed.tap("Anna", "Zustimmung", channel=SECOND)

    assert len(proposed.voices()) == 1
    assert "Eine von 3" in proposed.card()


async def test_a_repeated_tap_event_counts_once(proposed: DecisionScene) -> None:
    for _ in range(2):
        await proposed.tap("Anna", "Enthaltung", event="same")

    assert [event.step for event in proposed.events()] == [DecisionStep.PROPOSED, DecisionStep.VOICED]


async def test_the_latest_of_an_organisation_counts(proposed: DecisionScene) -> None:
    await proposed.tap("Cem", "Zustimmung")
    await proposed.stage.rebuild()
    await proposed.tap("Dora", "Enthaltung", channel=SECOND)

    assert "Enthaltung: Caritas" in proposed.card()
    assert "Zustimmung" not in proposed.card()
    assert "Eine von 3" in proposed.card()
    assert [voice.partner_id for voice in proposed.voices()] == [
        proposed.partner("Cem").id,
        proposed.partner("Dora").id,
    ]


async def test_a_typed_number_is_a_tap(proposed: DecisionScene) -> None:
    await proposed.stage.answer("Anna", "1")

    assert [voice.stance for voice in proposed.voices()] == [Stance.AGREE]


async def test_who_has_not_joined_has_no_voice(proposed: DecisionScene) -> None:
    receipt = await proposed.tap("Zoe", "Zustimmung")

    assert receipt.toast is not None
    assert "/mitmachen" in receipt.toast
    assert proposed.voices() == []


async def test_an_observer_has_no_voice(proposed: DecisionScene) -> None:
    with proposed.stage.database.begin() as transaction:
        store = transaction.store(proposed.home)
        house = store.organisations.first(name="IHK")
        assert house is not None
        store.organisations.put(replace(house, observes=True))
    receipts = [await proposed.tap("Ben", choice) for choice in ("Zustimmung", "Einwand")]

    assert all("beobachtet" in (receipt.toast or "") for receipt in receipts)
    assert proposed.voices() == []
    assert all("Einwand" not in message.text for message in proposed.stage.seen_in("@ben"))


async def test_where_nobody_toasts_the_card_says_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        scene = await DecisionScene.prepare(stage, Language.ENGLISH)
        await stage.say("Ben", f"!decide {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        await scene.tap("Anna", "Agree")
        assert "Agree: Stadt Ahlen" in scene.card()
        await scene.tap("Zoe", "Agree")

        assert "/join" in scene.last()
        assert len(scene.voices()) == 1


# --- reasons ---------------------------------------------------------------------------------------------------------


async def test_an_objection_counts_only_with_its_reason(proposed: DecisionScene) -> None:
    receipt = await proposed.tap("Cem", "Einwand")
    assert "privaten Chat" in (receipt.toast or "")
    assert proposed.voices() == []
    assert "Noch hat keine der 3" in proposed.card()

    await proposed.stage.rebuild()
    await proposed.stage.say("Cem", "   ", "@")
    assert "fehlt noch etwas" in proposed.last("@cem")
    assert proposed.voices() == []

    await proposed.stage.rebuild()
    await proposed.stage.say("Cem", "Das schaffen wir *nie*.", "@")
    assert "Notiert zu B-1: Einwand für Caritas." in proposed.last("@cem")
    assert "Einwand: Caritas („Das schaffen wir *nie*.“)" in proposed.card()
    assert "Caritas hat einen Einwand zu B-1: „Das schaffen wir *nie*.“" in proposed.last("@ben")


async def test_an_objection_is_asked_here_where_the_bot_cannot_write_alone(tmp_path: Path) -> None:
    shy = replace(LIKE_TELEGRAM, opens_private=False)
    async with Stage.on_sqlite(tmp_path, capabilities=shy) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Ben", f"/beschluss {PROPOSAL}")
        await stage.answer("Ben", "so abstimmen")
        await scene.tap("Cem", "Einwand")
        assert "Cem: Was spricht gegen B-1?" in scene.last()
        await stage.answer("Cem", "Zu oft.")

        assert [voice.reason for voice in scene.voices()] == ["Zu oft."]


async def test_another_tap_takes_the_question_back(proposed: DecisionScene) -> None:
    await proposed.tap("Cem", "Einwand")
    await proposed.tap("Cem", "Zustimmung")
    await proposed.stage.say("Cem", "Ach, doch nicht.", "@")

    assert [voice.stance for voice in proposed.voices()] == [Stance.AGREE]


async def test_a_concern_counts_at_once_and_may_get_a_reason(proposed: DecisionScene) -> None:
    await proposed.tap("Anna", "Bedenken")
    assert "Bedenken: Stadt Ahlen" in proposed.card()

    await proposed.stage.rebuild()
    await proposed.stage.say("Anna", "Der Saal ist klein.", "@")
    assert "Bedenken: Stadt Ahlen („Der Saal ist klein.“)" in proposed.card()


async def test_a_concern_stands_without_a_reason(proposed: DecisionScene) -> None:
    await proposed.tap("Anna", "Bedenken")
    await proposed.stage.tap("Anna", proposed.stage.latest("@anna"), "Überspringen")

    assert "ohne Grund" in proposed.last("@anna")
    assert [voice.stance for voice in proposed.voices()] == [Stance.CONCERN]


async def test_a_reservation_needs_a_day_to_come(proposed: DecisionScene) -> None:
    await proposed.tap("Anna", "Vorbehalt")
    await proposed.stage.say("Anna", "2.11.2026", "@")
    assert "liegt schon zurück" in proposed.last("@anna")
    assert proposed.voices() == []
    await proposed.stage.rebuild()
    await proposed.stage.say("Anna", "bis 13.11.", "@")

    assert [(voice.stance, voice.until) for voice in proposed.voices()] == [(Stance.RESERVATION, date(2026, 11, 13))]
    assert "Vorbehalt: Stadt Ahlen (bis Fr. 13.11.2026)" in proposed.card()


async def test_a_reservation_until_today_is_fine(proposed: DecisionScene) -> None:
    await proposed.stage.wait(timedelta(hours=5))
    await proposed.tap("Anna", "Vorbehalt")
    await proposed.stage.say("Anna", "heute", "@")

    assert [voice.until for voice in proposed.voices()] == [date(2026, 11, 9)]


async def test_who_gives_an_objection_up_withdraws_it(proposed: DecisionScene) -> None:
    await proposed.tap("Cem", "Einwand")
    await proposed.stage.say("Cem", "Zu oft.", "@")
    await proposed.tap("Cem", "Zustimmung")

    first, second = proposed.voices()
    assert (first.objection, first.objection_closed_by) == (ObjectionStatus.WITHDRAWN, proposed.partner("Cem").id)
    assert second.stance is Stance.AGREE


async def test_a_reason_for_words_that_were_changed_meanwhile_does_not_count(proposed: DecisionScene) -> None:
    await proposed.tap("Cem", "Einwand")
    await proposed.stage.say("Ben", "/beschluss 1 ändern Wir treffen uns jede Woche.")
    await proposed.stage.say("Cem", "Zu selten.", "@")

    assert proposed.voices() == []
    assert "neuen Wortlaut" in proposed.last("@cem")


async def test_a_tap_on_words_that_were_changed_does_not_count(proposed: DecisionScene) -> None:
    await proposed.stage.say("Ben", "/beschluss 1 ändern Wir treffen uns jede Woche.")
    with proposed.stage.database.begin() as transaction:  # the channel has not been refreshed yet
        cards = transaction.store(proposed.home).cards
        for card in cards.find(kind="decision"):
            cards.put(replace(card, choices=("agree-1",)))
    receipt = await proposed.tap("Anna", "agree-1")

    assert "neuen Wortlaut" in (receipt.toast or "")
    assert proposed.voices() == []


async def test_a_tap_after_the_deadline_closes_and_says_so(proposed: DecisionScene) -> None:
    proposed.stage.clock.set(proposed.decision().closes_at + timedelta(minutes=1))  # nobody has looked at the clock
    receipt = await proposed.tap("Anna", "Zustimmung")

    assert receipt.toast == "B-1 nimmt keine Antworten mehr an: zu wenige haben gesprochen."
    assert proposed.voices() == []
    assert proposed.decision().status is DecisionStatus.NO_QUORUM


async def test_a_reason_after_the_deadline_does_not_count(proposed: DecisionScene) -> None:
    await proposed.tap("Cem", "Einwand")
    await proposed.stage.say("Anna", "/beschluss 1 schließen")
    await proposed.stage.answer("Anna", "ja")
    await proposed.stage.say("Cem", "Zu oft.", "@")

    assert proposed.voices() == []
    assert "nimmt keine Antworten mehr an" in proposed.last("@cem")


# --- by phone --------------------------------------------------------------------------------------------------------


async def test_a_voice_by_phone_is_marked_and_can_be_changed(proposed: DecisionScene) -> None:
    await proposed.stage.say("Anna", "/beschluss 1 stimme Caritas; Einwand; Zu oft; und zu früh")

    assert "Einwand: Caritas („Zu oft; und zu früh“; telefonisch)" in proposed.card()
    assert "Anna hat zu B-1 telefonisch eingetragen: Einwand für Caritas." in proposed.last("@cem")
    (voice,) = proposed.voices()
    assert (voice.partner_id, voice.entered_by) == (None, proposed.partner("Anna").id)
    await proposed.tap("Cem", "Zustimmung")
    assert "Zustimmung: Caritas" in proposed.card()
    assert "telefonisch" not in proposed.card()


async def test_an_objection_by_phone_is_asked_for_its_reason(proposed: DecisionScene) -> None:
    await proposed.stage.say("Anna", "/beschluss 1 stimme")
    await proposed.stage.answer("Anna", "IHK")
    await proposed.stage.rebuild()
    await proposed.stage.answer("Anna", "objection")
    assert "Mit welchem Grund?" in proposed.last("@anna")
    assert proposed.voices() == []
    await proposed.stage.answer("Anna", "Zu teuer")

    assert "Einwand: IHK („Zu teuer“; telefonisch)" in proposed.card()


async def test_a_reservation_by_phone_gets_its_day(proposed: DecisionScene) -> None:
    await proposed.stage.say("Anna", "/beschluss 1 stimme IHK; Vorbehalt; 13.11.")

    assert "Vorbehalt: IHK (bis Fr. 13.11.2026; telefonisch)" in proposed.card()


async def test_only_houses_with_a_voice_can_be_entered(proposed: DecisionScene) -> None:
    await proposed.stage.say("Anna", "/beschluss 1 stimme Feuerwehr; Zustimmung")

    assert "„Feuerwehr“ hat hier keine Stimme. Eine Stimme haben: Stadt Ahlen, IHK, Caritas." in proposed.last("@anna")
    assert proposed.voices() == []


async def test_only_coordinators_enter_voices(proposed: DecisionScene) -> None:
    await proposed.stage.say("Ben", "/beschluss 1 stimme Caritas; Zustimmung")

    assert proposed.voices() == []
    assert "Koordination vorbehalten" in proposed.last("@ben")


async def test_only_what_this_kind_takes_can_be_entered(proposed: DecisionScene) -> None:
    await proposed.stage.say("Anna", "/beschluss 1 stimme Caritas; dagegen")

    assert proposed.voices() == []
    assert "„dagegen“ steht nicht zur Auswahl. Möglich sind: Zustimmung, Bedenken, Einwand" in proposed.last("@anna")
    assert "Ablehnung" not in proposed.last("@anna")


@pytest.mark.parametrize("typed", ["-", "…", "!!", "1"])
async def test_a_dash_is_no_reason(proposed: DecisionScene, typed: str) -> None:
    await proposed.tap("Cem", "Einwand")
    await proposed.stage.say("Cem", typed, "@")

    assert proposed.voices() == []
    assert "Bitte den Grund in Worten nennen." in proposed.last("@cem")
