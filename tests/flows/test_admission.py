"""Admission to an organisation that is there: its people and the coordinators hear of it and can say it is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.admissions import Admission
from bot.domain.cooperation import Language
from bot.domain.decisions import Stance
from bot.domain.drops import Drop
from bot.domain.organisations import OrganisationEvent
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

NEW = "ist neu"
BUTTON = "Gehört nicht zu uns"


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    """Anna coordinates and speaks for Stadt Ahlen, Ben for the IHK, Cem and Dora for Caritas."""
    async with Stage.on_sqlite(tmp_path) as stage:
        yield await DecisionScene.prepare(stage)


def cards(scene: DecisionScene, channel: str) -> list[MemoryMessage]:
    return [message for message in scene.stage.seen_in(channel) if BUTTON in message.labels]


async def open_proposal(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", f"/beschluss {PROPOSAL}")
    await scene.stage.say("Anna", "so abstimmen", "@")


async def test_who_joins_an_organisation_that_is_there_is_announced_to_its_people_and_the_coordinators(
    scene: DecisionScene,
) -> None:
    before = len(cards(scene, "group"))
    await scene.stage.say("Eve", "/mitmachen IHK")

    assert "Willkommen, Eve! Notiert: IHK" in scene.stage.latest("@eve").text  # it is no gate
    for channel in ("@ben", "@anna"):
        card = scene.stage.latest(channel, "Eve")
        assert matches("Ankommen in Ahlen … Eve ist neu für IHK dabei … Mo. 23.11.2026", card.text)
        assert card.labels == (BUTTON,)
    assert not [message for message in scene.stage.seen_in("@eve") if NEW in message.text]
    assert not [message for message in scene.stage.seen_in("@cem") if "Eve" in message.text]
    assert len(cards(scene, "group")) == before


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        scene = await DecisionScene.prepare(stage, Language.ENGLISH)
        await scene.stage.say("Eve", "/join IHK")
        assert matches("Eve is new for IHK … Mon 23 Nov 2026", stage.latest("@ben", "Eve").text)

        await stage.tap("Ben", stage.latest("@ben", "Eve"), "Does not belong to us")

        assert matches("Eve does not belong to IHK, said Ben", stage.latest("@ben", "Eve").text)
        assert "/join" in stage.latest("@eve").text


async def test_the_first_of_a_new_organisation_and_who_joins_the_same_again_are_not_announced(
    scene: DecisionScene,
) -> None:
    await scene.stage.say("Eve", "/mitmachen Rotes Kreuz; Zivilgesellschaft")
    await scene.stage.say("Dora", "/mitmachen Caritas")

    assert not [m for m in scene.stage.chat.messages if "Eve ist neu" in m.text]
    assert len([m for m in scene.stage.seen_in("@cem") if "Dora ist neu" in m.text]) == 1


async def test_a_colleague_who_was_there_says_that_the_newcomer_does_not_belong(scene: DecisionScene) -> None:
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.stage.rebuild()

    receipt = await scene.stage.tap("Ben", scene.stage.latest("@ben", "Eve"), BUTTON)

    assert receipt.toast is not None
    assert "Eve" in receipt.toast
    assert scene.partner("Eve").left_at is not None
    card = scene.stage.latest("@ben", "Eve")
    assert "Eve gehört nicht zu IHK, sagt Ben" in card.text
    assert not card.labels
    assert not scene.stage.latest("@anna", "sagt Ben").labels
    assert matches("IHK … /mitmachen", scene.stage.latest("@eve").text)  # told politely, may join elsewhere
    await scene.stage.say("Eve", "/mitmachen Rotes Kreuz; Zivilgesellschaft")
    assert scene.partner("Eve").left_at is None


async def test_a_coordinator_may_too_and_the_other_coordinators_are_told(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/koordination Cem")
    await scene.stage.say("Eve", "/mitmachen IHK")

    await scene.stage.tap("Anna", scene.stage.latest("@anna", "Eve"), BUTTON)

    assert scene.partner("Eve").left_at is not None
    assert any("Eve" in m.text and not m.labels for m in scene.stage.seen_in("@cem"))
    assert matches("Anna sagt, dass Eve nicht zu IHK gehört", scene.stage.seen_in("@cem")[-1].text)


async def test_one_person_is_three_organisations_no_more_than_its_people_let_her(scene: DecisionScene) -> None:
    """Eve agreed for IHK as a newcomer: once Ben objects, her voice is gone and what Ben said stands again."""
    await open_proposal(scene)
    await scene.tap("Ben", "Enthaltung")
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.tap("Eve", "Zustimmung")

    await scene.stage.tap("Ben", scene.stage.latest("@ben", "Eve"), BUTTON)

    (voice,) = scene.voices()
    assert (voice.stance, voice.partner_id) == (Stance.ABSTAIN, scene.partner("Ben").id)
    assert "voice_withdrawn" in [event.step.value for event in scene.events()]
    assert "Enthaltung: IHK" in scene.card()


async def test_a_newcomer_cannot_turn_it_against_those_who_were_there(scene: DecisionScene) -> None:
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.stage.say("Fred", "/mitmachen IHK")
    await scene.stage.say("Eve", "/aufnahme Ben", "@")
    assert scene.partner("Ben").left_at is None

    await scene.stage.say("Fred", "/aufnahme Eve", "@")
    assert scene.partner("Eve").left_at is None

    await scene.stage.tap("Eve", cards(scene, "@eve")[-1], BUTTON)
    assert scene.partner("Fred").left_at is not None


async def test_who_moves_or_comes_back_is_new_again_and_has_no_say_about_those_before(scene: DecisionScene) -> None:
    """Dora took part long before Eve came to IHK; moving there makes her the newer one."""
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.stage.wait(timedelta(hours=1))
    await scene.stage.say("Dora", "/mitmachen IHK")

    await scene.stage.say("Dora", "/aufnahme Eve", "@")

    assert scene.partner("Eve").left_at is None
    assert scene.stage.latest("@ben", "Dora").labels == (BUTTON,)


async def test_after_fourteen_days_it_is_too_late_and_the_card_has_no_button(scene: DecisionScene) -> None:
    await scene.stage.say("Eve", "/mitmachen IHK")
    card = scene.stage.latest("@ben", "Eve")
    await scene.stage.wait(timedelta(days=13, hours=23))
    assert scene.stage.latest("@ben", "Eve").labels == (BUTTON,)

    await scene.stage.wait(timedelta(hours=1))

    assert not scene.stage.latest("@ben", "Eve").labels
    await scene.stage.tap("Ben", card, "refuse")
    assert scene.partner("Eve").left_at is None
    await scene.stage.wait(timedelta(days=32))
    with scene.stage.database.begin() as transaction:
        assert not [one for one in transaction.store(scene.home).cards.find() if one.kind == "admission"]


async def test_strangers_and_the_newcomer_are_refused(tmp_path: Path) -> None:
    """Where nobody can be written to alone, the card stands in the group: one line, for all to see."""
    async with Stage.on_sqlite(tmp_path, capabilities=replace(LIKE_TELEGRAM, opens_private=False)) as stage:
        scene = await DecisionScene.prepare(stage)
        await stage.say("Eve", "/mitmachen IHK")
        card = cards(scene, "group")[-1]
        assert matches("Eve ist neu für IHK dabei", card.text)

        for who in ("Cem", "Eve"):
            receipt = await stage.tap(who, card, BUTTON)
            assert receipt.toast is not None
            assert "Geändert wurde nichts" in receipt.toast
        assert scene.partner("Eve").left_at is None

        await stage.tap("Ben", card, BUTTON)
        assert scene.partner("Eve").left_at is not None
        assert "Eve" in stage.latest("group", "/mitmachen").text


async def test_the_command_asks_who_does_not_belong(scene: DecisionScene) -> None:
    await scene.stage.say("Ben", "/aufnahme")
    assert "niemand neu" in scene.stage.chat.messages[-1].text
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.stage.say("Ben", "/aufnahme", "@")
    assert scene.stage.latest("@ben").labels == ("Eve (IHK)",)
    await scene.stage.rebuild()

    await scene.stage.say("Ben", "1", "@")

    assert scene.partner("Eve").left_at is not None


async def test_a_second_tap_changes_nothing(scene: DecisionScene) -> None:
    await scene.stage.say("Eve", "/mitmachen IHK")
    card = scene.stage.latest("@ben", "Eve")
    await scene.stage.tap("Ben", card, BUTTON)
    await scene.stage.say("Eve", "/mitmachen IHK")

    await scene.stage.tap("Ben", card, "refuse")

    assert scene.partner("Eve").left_at is None


async def test_what_admission_and_corrections_keep_is_given_to_whom_it_is_about_and_forgotten(
    scene: DecisionScene,
) -> None:
    """Cem is a second coordinator, so that he can be forgotten."""
    await scene.stage.say("Anna", "/koordination Cem")
    await scene.stage.say("Cem", "/mitmachen IHK")
    await scene.stage.say("Eve", "/mitmachen IHK")
    await scene.stage.say("Cem", "/organisation IHK; Art; Kammer")
    await scene.stage.say("Cem", "/akteur neu Presse; Wirtschaft; 3; 2")
    await scene.stage.say("Cem", "/akteur streichen 1")
    await scene.stage.say("Cem", "/aufnahme Eve")
    cem = scene.partner("Cem").id
    await scene.stage.say("Cem", "/meinedaten", "@")
    assert matches(
        "zu IHK dazugekommen … nicht zu IHK gehört … Angaben zu IHK berichtigt … von einer Liste gestrichen",
        scene.stage.latest("@cem", "dazugekommen").text,
    )

    await scene.stage.say("Cem", "/vergessen", "@")
    await scene.stage.say("Cem", "ja", "@")

    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        assert cem not in {one.partner_id for one in store.of(Admission).find()}
        assert {one.refused_by for one in store.of(Admission).find()} == {None}
        assert [one.actor_id for one in store.of(OrganisationEvent).find()] == [None]
        assert [one.by for one in store.of(Drop).find()] == [None]
    assert not [m for m in scene.stage.seen_in("@ben") if "Cem ist neu" in m.text]
