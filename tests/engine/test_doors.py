"""Doors: where people begin their private chat themselves, a link leads there and what they asked for goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.engine.dialogues.alone import OPEN_FOR
from bot.engine.exchange.messages import BotAdded, Said
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

WITH_DOORS = replace(LIKE_TELEGRAM, opens_private=False, doors=True, hears_all=False)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation of two, anna coordinating; nobody has begun a private chat."""
    async with Stage.on_sqlite(tmp_path, capabilities=WITH_DOORS) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        yield one


async def go_through(stage: Stage, who: str, token: str) -> None:
    await stage.rebuild()
    await stage.say(who, f"/start {token}", "@")


def door_of(stage: Stage) -> str:
    (choice,) = stage.latest().content.choices
    assert choice.door
    return choice.door


async def hidden(stage: Stage, text: str) -> None:
    """Somebody who administers the group writes without showing who it is."""
    sender = replace(stage.chat.person("Ankommen", administers=True), anonymous=True, platform_id=GROUP)
    await stage.chat.hand_over(
        Said(
            event_id=f"hidden {text}",
            address=stage.chat.address(GROUP),
            sender=sender,
            private=False,
            at=stage.clock.now(),
            text=text,
            message=f"hidden {text}",
        )
    )
    await settle(stage.application)


async def test_a_tap_leads_into_the_private_chat_and_goes_on_there(stage: Stage) -> None:
    receipt = await stage.tap("Carla", stage.latest(containing="Wer gehört dazu"), "Mitmachen")
    before = len(stage.seen_in())

    assert receipt.door
    assert receipt.toast is None
    assert stage.seen_in("@carla") == []
    await go_through(stage, "Carla", receipt.door)
    assert "Für welche Organisation?" in stage.latest("@carla").text
    assert len(stage.seen_in()) == before


async def test_a_command_gets_one_button_and_goes_on_in_private(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten")

    assert stage.latest().text == "Bert: Weiter geht es im privaten Chat."
    assert stage.latest().labels == ("Privaten Chat öffnen",)
    await go_through(stage, "Bert", door_of(stage))
    assert "1 von 5" in stage.latest("@bert").text


async def test_a_link_leads_on_by_each_name_of_its_command(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten")
    await stage.say("Bert", f"/los {door_of(stage)}", "@")
    assert "1 von 5" in stage.latest("@bert").text


async def test_an_objection_is_asked_for_its_reason_behind_the_door(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await go_through(stage, "Anna", door_of(stage))
    await stage.answer("Anna", "so abstimmen")
    receipt = await stage.tap("Bert", stage.latest(containing="monatlich"), "Einwand")

    assert receipt.door
    await go_through(stage, "Bert", receipt.door)
    await stage.say("Bert", "Zu oft für ein Ehrenamt.", "@")
    assert "Einwand" in stage.latest("@bert").text
    assert "Zu oft für ein Ehrenamt." in stage.latest(GROUP, "monatlich").text


async def test_a_concern_counts_at_once_and_not_again_behind_the_door(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await go_through(stage, "Anna", door_of(stage))
    await stage.answer("Anna", "so abstimmen")
    receipt = await stage.tap("Bert", stage.latest(containing="monatlich"), "Bedenken")

    assert "Bedenken: Handwerkskammer" in stage.latest(GROUP, "monatlich").text
    await go_through(stage, "Bert", receipt.door or "")
    assert "Bedenken: Handwerkskammer" in stage.latest(GROUP, "monatlich").text
    with stage.database.begin() as transaction:
        assert len(transaction.store(1).voices.find()) == 1


@pytest.mark.parametrize("command", ["/meinedaten", "/vergessen"])
async def test_what_is_private_is_told_behind_the_door_only(stage: Stage, command: str) -> None:
    await stage.say("Bert", command)

    assert stage.latest().text == "Bert: Weiter geht es im privaten Chat."
    await go_through(stage, "Bert", door_of(stage))
    assert len(stage.seen_in("@bert")) >= 1


async def test_a_link_is_good_for_one_person_alone(stage: Stage) -> None:
    await stage.say("Bert", "/meinedaten")
    await go_through(stage, "Fremd", door_of(stage))

    assert "Handwerkskammer" not in stage.latest("@fremd").text
    assert "Dreiklang" in stage.latest("@fremd").text


async def test_a_link_can_be_used_twice(stage: Stage) -> None:
    await stage.say("Bert", "/meinedaten")
    token = door_of(stage)
    await go_through(stage, "Bert", token)
    await go_through(stage, "Bert", token)

    assert len(stage.seen_in("@bert")) == 2


async def test_a_link_leads_nowhere_after_a_week(stage: Stage) -> None:
    await stage.say("Bert", "/meinedaten")
    token = door_of(stage)
    await stage.wait(OPEN_FOR + timedelta(minutes=1))
    await go_through(stage, "Bert", token)

    assert "Handwerkskammer" not in stage.latest("@bert").text
    assert "/hilfe" in stage.latest("@bert").text


async def test_a_link_carries_nothing_but_chance(stage: Stage) -> None:
    await stage.say("Bert", "/meinedaten")

    assert len(door_of(stage)) == 32
    assert door_of(stage).replace("-", "").replace("_", "").isalnum()


async def test_whoever_has_begun_a_private_chat_needs_no_door(stage: Stage) -> None:
    await stage.say("Bert", "/start", "@")
    receipt = await stage.tap("Bert", stage.latest(containing="Wer gehört dazu"), "Mitmachen")
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten")

    assert receipt.door is None
    assert "1 von 5" in stage.latest("@bert").text


async def test_two_cooperations_stay_apart_behind_their_doors(stage: Stage) -> None:
    await stage.add_bot("Bert", "other")
    await stage.say("Bert", "/einrichten Abschied", "other")
    await stage.say("Bert", "/mitmachen Sportverein; Zivilgesellschaft", "other")
    await stage.say("Bert", "/checkin", "other")
    await stage.say("Bert", "/antworten", "other")
    (other,) = stage.latest("other").content.choices
    await stage.say("Anna", "/checkin")
    await stage.say("Bert", "/antworten")
    await go_through(stage, "Bert", door_of(stage))
    await go_through(stage, "Bert", other.door or "")
    await stage.say("Bert", "4", "@")

    with stage.database.begin() as transaction:
        given = [len(transaction.store(home.id).answers.find()) for home in transaction.cooperations()]
    assert given == [0, 1]


async def test_the_greeting_says_what_is_heard(stage: Stage) -> None:
    await stage.add_bot("Anna", "other")

    assert "nur Befehle, Knöpfe und Antworten" in stage.latest("other").text


async def test_a_question_in_a_group_says_how_an_answer_is_heard(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=replace(WITH_DOORS, doors=False)) as stage:
        await stage.add_bot("Anna")
        await stage.say("Carla", "/mitmachen")
        assert "auf diese Nachricht antworten" in stage.latest().text
        await stage.say("Carla", "/start", "@")
        await stage.say("Carla", "/mitmachen", "@")
        assert "auf diese Nachricht antworten" not in stage.latest("@carla").text


async def test_what_was_typed_in_full_needs_no_door(stage: Stage) -> None:
    await stage.say("Bert", "/akteur neu Presse; Wirtschaft; 3; 2")
    assert "Notiert als Nr. 1" in stage.latest().text
    await stage.say("Bert", "/akteur neu Kreis")
    await go_through(stage, "Bert", door_of(stage))
    assert "Zu welchem Sektor" in stage.latest("@bert").text


async def test_what_must_be_attributable_cannot_be_said_anonymously(stage: Stage) -> None:
    await hidden(stage, "/mitmachen Stadt Ahlen; Staat")
    assert "Dafür braucht es einen Namen." in stage.latest().text
    await hidden(stage, "/koordination übernehmen")
    assert "Dafür braucht es einen Namen." in stage.latest().text
    with stage.database.begin() as transaction:
        assert {one.name for one in transaction.store(1).identities.find()} == {"Anna", "Bert"}


async def test_anonymously_one_can_look(stage: Stage) -> None:
    await hidden(stage, "/stand")

    assert "Dafür braucht es einen Namen." not in stage.latest().text


async def test_a_hidden_administrator_who_brings_the_bot_does_not_coordinate(stage: Stage) -> None:
    sender = replace(stage.chat.person("Zweite", administers=True), anonymous=True)
    await stage.chat.hand_over(
        BotAdded(
            event_id="added", address=stage.chat.address("second"), sender=sender, private=False, at=stage.clock.now()
        )
    )
    await settle(stage.application)

    assert "Wer diese Gruppe verwaltet" in stage.latest("second").text
    with stage.database.begin() as transaction:
        homes = transaction.cooperations()
        assert transaction.store(homes[-1].id).identities.find() == []
