"""One person speaks once: moving takes the old voice back, nobody ends another's objection, phones override none."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.decisions import DecisionStatus, DecisionStep, ObjectionStatus, Stance
from tests.flows.decision_scene import PROPOSAL, DecisionScene
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path) as stage:
        prepared = await DecisionScene.prepare(stage)
        await prepared.propose("Ben", PROPOSAL)
        yield prepared


async def test_one_person_is_not_three_organisations(scene: DecisionScene) -> None:
    for house in ("Stadt Ahlen", "IHK", "Caritas"):
        await scene.stage.say("Zoe", f"/join {house}")
        await scene.tap("Zoe", "Zustimmung")

    assert "Zustimmung: Caritas" in scene.card()
    assert "Eine von 3 Organisationen hat geantwortet." in scene.card()
    await scene.stage.wait(timedelta(days=8))
    assert scene.decision().status is DecisionStatus.NO_QUORUM


async def test_leaving_in_between_makes_no_second_voice(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Zustimmung")
    await scene.stage.say("Cem", "/leave")
    assert len(scene.voices()) == 1
    await scene.stage.say("Cem", "/join IHK")

    assert scene.voices() == []


async def test_being_forgotten_in_between_makes_no_second_voice_either(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Zustimmung")
    await scene.stage.say("Cem", "/forget", "@")
    await scene.stage.say("Cem", "Ja", "@")
    assert len(scene.voices()) == 1
    await scene.stage.say("Cem", "/join IHK")

    assert scene.voices() == []


async def test_the_mover_is_told_and_the_log_says_so(scene: DecisionScene) -> None:
    await scene.tap("Dora", "Zustimmung")
    await scene.tap("Cem", "Enthaltung")
    await scene.stage.say("Cem", "/join IHK")

    assert "B-1: Enthaltung (Caritas)" in scene.last()
    assert "Zustimmung: Caritas" in scene.card()
    assert scene.events()[-1].step is DecisionStep.VOICE_WITHDRAWN
    assert scene.events()[-1].actor_id == scene.partner("Cem").id


async def test_staying_in_the_organisation_takes_nothing_back(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Zustimmung")
    await scene.stage.say("Cem", "/join Caritas")

    assert [voice.stance for voice in scene.voices()] == [Stance.AGREE]


async def test_a_movers_objection_goes_along_and_the_proposer_hears(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Cem", "/join Stadt Ahlen")

    assert scene.voices() == []
    assert scene.last("@ben") == "Der Einwand von Caritas zu B-1 ist zurückgenommen."


async def test_a_closed_decision_keeps_its_voices(scene: DecisionScene) -> None:
    await scene.all_agree()
    await scene.stage.wait(timedelta(days=8))
    await scene.stage.say("Cem", "/join IHK")

    assert len(scene.voices()) == 3


@pytest.mark.parametrize("choice", ["Zustimmung", "Bedenken", "Einwand", "Enthaltung", "Vorbehalt"])
async def test_a_colleague_does_not_end_an_open_objection(scene: DecisionScene, choice: str) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    receipt = await scene.tap("Dora", choice)

    assert "ein Einwand von Caritas offen" in (receipt.toast or "")
    assert "/beschluss 1 geklärt" in (receipt.toast or "")
    assert [voice.objection for voice in scene.voices()] == [ObjectionStatus.OPEN]
    assert "Einwand: Caritas („Zu oft.“)" in scene.card()


async def test_a_reason_asked_for_before_does_not_end_a_colleagues_objection(scene: DecisionScene) -> None:
    await scene.tap("Dora", "Einwand")
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Dora", "Zu selten.", "@")

    assert "ein Einwand von Caritas offen" in scene.last("@dora")
    assert [voice.reason for voice in scene.voices()] == ["Zu oft."]


async def test_a_colleague_does_not_settle_an_objection_by_command(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Dora", "/beschluss 1 geklärt")

    assert "Den Einwand von Caritas schließt, wer ihn erhoben" in scene.last("@dora")
    assert [voice.objection for voice in scene.voices()] == [ObjectionStatus.OPEN]


async def test_its_author_ends_it_by_another_tap(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.tap("Cem", "Zustimmung")

    assert "Zustimmung: Caritas" in scene.card()


async def test_the_coordination_settles_it_and_its_author_hears(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Anna", "/beschluss 1 geklärt")

    assert [voice.objection for voice in scene.voices()] == [ObjectionStatus.SETTLED]
    assert "als geklärt festgehalten, von Anna" in scene.last("@cem")


@pytest.mark.parametrize("farewell", ["/leave", "/forget"])
async def test_a_coordinator_settles_what_somebody_who_is_gone_objected(scene: DecisionScene, farewell: str) -> None:
    await scene.tap("Cem", "Einwand")
    await scene.stage.say("Cem", "Zu oft.", "@")
    await scene.stage.say("Cem", farewell, "@")
    if farewell == "/forget":
        await scene.stage.say("Cem", "ja", "@")
    await scene.tap("Dora", "Zustimmung")
    assert [voice.objection for voice in scene.voices()] == [ObjectionStatus.OPEN]
    await scene.stage.say("Anna", "/beschluss 1 geklärt")

    assert [voice.objection for voice in scene.voices()] == [ObjectionStatus.SETTLED]


async def test_the_phone_does_not_replace_what_was_tapped(scene: DecisionScene) -> None:
    await scene.tap("Cem", "Enthaltung")
    await scene.stage.say("Anna", "/beschluss 1 stimme Caritas; Zustimmung")

    assert "Caritas hat zu B-1 schon selbst geantwortet." in scene.last("@anna")
    assert [voice.stance for voice in scene.voices()] == [Stance.ABSTAIN]


async def test_a_tap_replaces_what_was_entered_by_phone(scene: DecisionScene) -> None:
    await scene.stage.say("Anna", "/beschluss 1 stimme Caritas; Einwand; Zu oft.")
    await scene.tap("Dora", "Zustimmung")

    assert "Zustimmung: Caritas" in scene.card()
    assert "telefonisch" not in scene.card()


async def test_taking_a_voice_back_leaves_a_colleagues(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        scene = await DecisionScene.prepare(stage)
        await scene.propose("Ben", PROPOSAL)
        await scene.tap("Dora", "Zustimmung")
        await scene.tap("Cem", "Enthaltung")
        await stage.say("Cem", "/join IHK")
        await stage.say("Cem", "/join Caritas")

        assert "Zustimmung: Caritas" in scene.card()
