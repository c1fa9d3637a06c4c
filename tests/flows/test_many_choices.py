"""Where there is much to choose from a few are offered to tap, and all the others are found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from adapters.telegram.keyboards import keyboard
from bot.domain.cooperation import Channel, ChannelKind
from bot.domain.decisions import DecisionStatus, ObjectionStatus, Stance, Voice
from bot.domain.partners import Organisation, Partner, Sector
from bot.engine.exchange.content import Choice
from bot.engine.stored.sessions import Session
from bot.engine.vocabulary import walk
from bot.engine.vocabulary.questions import MOST_OFFERED
from flows import FLOWS
from tests.flows.crowd import MANY, fill
from tests.flows.decision_scene import DecisionScene
from tests.frozen.freeze import explore
from tests.frozen.scene import furnish, occasion_of, turn_of
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

MOST_BUTTONS = 11
"""As many as Matrix has numbers to react with; Telegram would take a hundred."""
DATA_BYTES = 64
"""Of a button's data (Bot API, InlineKeyboardButton)."""
LAST = f"x{MANY - 1}x"
"""Whom nobody is offered: the last of all."""


@pytest.fixture
async def scene(tmp_path: Path) -> AsyncIterator[DecisionScene]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        scene = await DecisionScene.prepare(stage)
        fill(scene)
        yield scene


async def asked(scene: DecisionScene, command: str, *answers: str) -> str:
    """Have Anna type a command and answers, alone; return the last question, which offers few and says so."""
    for typed in (command, *answers):
        await scene.stage.say("Anna", typed, "@")
    question = scene.stage.latest("@anna")
    assert MOST_OFFERED <= len(question.content.choices) <= MOST_BUTTONS
    assert f"Zu sehen sind {MOST_OFFERED} von " in question.text
    return question.text


async def test_no_question_offers_more_than_a_phone_shows(tmp_path: Path) -> None:
    file = tmp_path / "scene.db"
    await furnish(file)
    async with Stage(f"sqlite:///{file}") as stage:
        fill(DecisionScene(stage, 1), "👩‍👩‍👧" * 20)
        with stage.database.begin() as transaction:
            turn = turn_of(stage, transaction)
            question = turn.store.rounds.find()[0].questions[0]
            for dialogue in FLOWS.dialogues.values():
                first = Session(
                    channel_id=turn.place.id,
                    person="",
                    dialogue=dialogue.id,
                    version=dialogue.version,
                    step=dialogue.start.id,
                    occasion=dict(occasion_of(dialogue, question)),
                    updated_at=turn.now,
                    expires_at=turn.now + dialogue.expire_after,
                )
                for session in explore(dialogue, first, turn):
                    step = dialogue.step(session.step)
                    assert step is not None
                    keys = [option.key for option in step.options(turn)] + list(
                        walk.extras(dialogue, session, step, turn)
                    )
                    assert len(keys) <= MOST_BUTTONS, (dialogue.id, step.id)
                    buttons = keyboard([Choice(key, key) for key in keys], "m" * 20, "bot")
                    data = (
                        [] if buttons is None else [one.callback_data for row in buttons.inline_keyboard for one in row]
                    )
                    assert all(len(str(one).encode()) <= DATA_BYTES for one in data), (dialogue.id, step.id)


async def test_a_coordinator_is_named_out_of_many(scene: DecisionScene) -> None:
    assert f"8 von {MANY + 3}" in await asked(scene, "/koordination")
    await scene.stage.say("Anna", LAST, "@")

    assert f"{LAST} koordiniert jetzt mit" in scene.stage.latest("@anna").text


async def test_an_organisation_is_joined_out_of_many(scene: DecisionScene) -> None:
    await scene.stage.say("Zoe", "/mitmachen")
    question = scene.stage.latest()
    assert "Zu sehen sind 8 von 15; die anderen gehen auch" in question.text
    await scene.stage.say("Zoe", "haus 44", reply_to=question.id)
    await scene.stage.say("Zoe", "ehrenamtlich")

    assert "Willkommen" in scene.stage.latest(containing="Notiert: Haus 44").text


async def test_the_number_of_one_that_is_not_offered_joins_nobody(scene: DecisionScene) -> None:
    await scene.stage.say("Zoe", "/mitmachen 12")

    assert "Zu welchem Sektor gehört sie?" in scene.last()  # taken as a name, and nobody's organisation


async def test_an_organisation_is_corrected_out_of_many_by_a_part_of_its_name(scene: DecisionScene) -> None:
    await asked(scene, "/organisation")
    await scene.stage.say("Anna", "44", "@")
    assert "„44“ ist so nicht eindeutig zu finden" in scene.last("@anna")
    await scene.stage.say("Anna", "Haus", "@")
    assert "„Haus“ passt auf mehrere, bitte genauer schreiben: Haus 0, Haus 4, " in scene.last("@anna")
    await scene.stage.say("Anna", "Haus 44", "@")
    await scene.stage.say("Anna", "Name", "@")
    await scene.stage.say("Anna", "Hütte", "@")

    assert "Haus 44 heißt jetzt Hütte" in scene.last("@anna")


async def test_the_responsible_organisation_is_found_out_of_many(scene: DecisionScene) -> None:
    await asked(scene, "/notieren", "Das Fest ist im Juli", "gestern")
    await scene.stage.say("Anna", "Haus 44", "@")

    assert "Haus 44" in scene.stage.latest(GROUP, "notiert").text


async def test_the_outcome_names_one_out_of_many(scene: DecisionScene) -> None:
    await asked(scene, "/beschluss 1 ergebnis", "Es geht los.")
    await scene.stage.say("Anna", "Haus 44", "@")
    await scene.stage.say("Anna", "überspringen", "@")

    assert "Haus 44" in scene.stage.latest(GROUP, "hat ein Ergebnis").text


async def test_a_voice_by_phone_is_for_one_out_of_many(scene: DecisionScene) -> None:
    await scene.propose("Ben", "Wir treffen uns.")
    number = MANY + 1
    await asked(scene, f"/beschluss {number} stimme")
    for typed in ("Haus 44", "Zustimmung", "überspringen"):
        await scene.stage.say("Anna", typed, "@")

    assert "für Haus 44" in scene.stage.latest("@anna", "Telefonisch eingetragen").text


async def test_who_objected_is_offered_first(scene: DecisionScene) -> None:
    await scene.propose("Ben", "Wir treffen uns.")
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        decision = store.decisions.first(status=DecisionStatus.OPEN)
        assert decision is not None
        for house in store.organisations.find()[-2:]:
            store.voices.add(
                Voice(
                    decision_id=decision.id,
                    version=1,
                    organisation_id=house.id,
                    partner_id=None,
                    stance=Stance.OBJECTION,
                    reason="Zu früh.",
                    objection=ObjectionStatus.OPEN,
                    at=scene.stage.clock.now(),
                )
            )
    await asked(scene, f"/beschluss {decision.number} geklärt")

    assert scene.stage.latest("@anna").labels[:2] == ("Haus 40", "Haus 44")


@pytest.mark.parametrize(
    ("command", "typed", "said"),
    [
        ("/akteur streichen", LAST, f"{LAST} steht nicht mehr auf der Liste"),
        ("/akteur streichen", str(MANY), f"{LAST} steht nicht mehr auf der Liste"),
        ("/informieren erledigt", LAST, f"Erledigt: {LAST}"),
        ("/erinnerungen streichen", LAST, f"Gestrichen, Erinnerung {MANY}: {LAST}"),
    ],
)
async def test_a_numbered_thing_is_found_by_name_and_number(
    scene: DecisionScene, command: str, typed: str, said: str
) -> None:
    assert "bitte Namen oder Nummer schreiben" in await asked(scene, command)
    await scene.stage.say("Anna", typed, "@")

    assert said in scene.stage.latest("@anna").text


async def test_a_keeper_is_found_out_of_many(scene: DecisionScene) -> None:
    await asked(scene, "/akteur ändern 3", "Kontaktperson")
    await scene.stage.say("Anna", LAST, "@")

    assert LAST in scene.stage.latest("@anna", "Geändert, Nr. 3").text


async def test_two_of_one_name_in_one_organisation_are_told_apart(scene: DecisionScene) -> None:
    with scene.stage.database.begin() as transaction:
        store = transaction.store(scene.home)
        house = store.organisations.add(Organisation(name="Amt", sector=Sector.STATE))
        for _ in range(2):
            store.partners.add(Partner(name="Kim", organisation_id=house.id, joined_at=scene.stage.clock.now()))
    await scene.stage.say("Anna", "/koordination Kim", "@")
    assert "„Kim“ passt auf mehrere, bitte genauer schreiben: Kim (Amt) (1), Kim (Amt) (2)" in scene.last("@anna")
    await scene.stage.say("Anna", "Kim (Amt)", "@")

    assert "passt auf mehrere" in scene.last("@anna")


async def test_a_channel_is_parted_out_of_many(scene: DecisionScene) -> None:
    with scene.stage.database.begin() as transaction:
        for number in range(20):
            transaction.add_channel(
                Channel(
                    cooperation_id=scene.home,
                    adapter="memory",
                    account="bot",
                    platform_id=f"g{number}",
                    title=f"Raum {number}",
                    kind=ChannelKind.GROUP,
                )
            )
    await asked(scene, "/trennen")
    await scene.stage.say("Anna", "raum 19", "@")

    assert "Raum 19" in scene.last("@anna")


async def test_a_federal_state_is_found_by_name(scene: DecisionScene) -> None:
    await asked(scene, "/einstellungen", "Feiertage")
    await scene.stage.say("Anna", "NRW", "@")

    assert "Nordrhein-Westfalen" in scene.last("@anna")
