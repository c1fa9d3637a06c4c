"""What strangers send to do harm, or by accident: the bot loses that one event at most, and hears the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.homeserver.events import storable
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Edited, Post, Said, Tapped
from tests.matrix.proxy import proxy_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.matrix.homes import Household, MatrixScene

CHOICES = (Choice("yes", "ja"), Choice("no", "nein"))
HALF = "\ud83d"
"""The first half of an emoji, cut in two by a program that counts in UTF-16."""


@pytest.mark.parametrize("odd", ["$" + "x" * 30_000, "nothing", f"${HALF}", "$a\0b", "$../../sync?x=", ""])
async def test_an_edit_of_something_impossible_stops_nothing(household: Household, odd: str) -> None:
    scene = await household.scene()
    await _say_before(scene)
    edit: dict[str, object] = {"msgtype": "m.text", "body": "* x", "m.new_content": {"msgtype": "m.text", "body": "x"}}
    relation: dict[str, object] = {"m.relates_to": {"rel_type": "m.replace", "event_id": odd}}
    await scene.bert.send_hidden(scene.room, _message(scene.room, edit | relation))
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    assert scene.recorder.of(Edited) == []


async def test_ids_that_cannot_exist_are_not_passed_on(household: Household) -> None:
    scene = await household.scene()
    await _say_before(scene)
    for relation in (
        {"rel_type": "m.thread", "event_id": "$a\0b"},
        {"m.in_reply_to": {"event_id": "$" + "x" * 300}},
    ):
        said = {"msgtype": "m.text", "body": "gehört", "m.relates_to": relation}
        await scene.bert.send_hidden(scene.room, _message(scene.room, said))
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    _, threaded, replying, _ = scene.recorder.of(Said)
    assert (threaded.address.thread, replying.reply_to) == (None, None)


async def test_brackets_without_end_stop_nothing(household: Household) -> None:
    scene = await household.scene()
    await _say_before(scene)
    deep = "[" * 10_000 + "]" * 10_000
    said = _message(scene.room, {"msgtype": "m.text", "body": "tief", "deep": 0})
    await scene.bert.send_hidden(scene.room, said.replace('"deep":0', f'"deep":{deep}'))
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    await scene.restart()
    await scene.bert.say(scene.room, "später")
    await scene.recorder.heard("später")


async def test_what_no_database_can_hold_is_dropped_from_words_and_names(household: Household) -> None:
    scene = await household.scene()
    await _say_before(scene)
    odd = {"msgtype": "m.text", "body": f"hal\0lo {HALF}Welt"}
    await scene.bert.send_hidden(scene.room, _message(scene.room, odd))
    heard = await scene.recorder.heard("hallo Welt")
    assert storable(heard.sender.name) == heard.sender.name
    new: dict[str, object] = {
        "m.new_content": {"msgtype": "m.text", "body": "\0neu"},
        "msgtype": "m.text",
        "body": "* neu",
    }
    relation: dict[str, object] = {"m.relates_to": {"rel_type": "m.replace", "event_id": heard.message}}
    await scene.bert.send_hidden(scene.room, _message(scene.room, new | relation))
    assert (await scene.recorder.wait_for(Edited)).text == "neu"


async def test_what_no_database_can_hold_is_dropped_from_a_display_name(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    member = {"membership": "join", "displayname": "Be\0rt"}
    await scene.bert.sdk.room_put_state(scene.room, "m.room.member", member, scene.bert.user_id)
    await scene.bert.say(scene.room, "ich bin's")
    assert (await scene.recorder.heard("ich bin's")).sender.name == "Bert"


async def test_an_event_that_nobody_shows_holds_up_nothing_for_ever(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(url=proxy.url)
        said = await scene.bert.say(scene.room, "Montag")
        await scene.recorder.heard("Montag")
        proxy.drop("/event/")
        await scene.bert.edit(scene.room, said, "Dienstag")
        await scene.bert.say(scene.room, "nachher")
        await scene.recorder.heard("nachher")
        assert scene.recorder.of(Edited) == []
        proxy.heal()
        await scene.bert.edit(scene.room, said, "Mittwoch")
        assert (await scene.recorder.wait_for(Edited)).text == "Mittwoch"
        await scene.running.stop()


async def test_a_keycap_at_a_persons_message_is_no_tap(household: Household) -> None:
    scene = await household.scene()
    question = await scene.anna.say(scene.room, "Dienstag 1 oder Mittwoch 2?")
    await scene.recorder.heard("Dienstag 1 oder Mittwoch 2?")
    await scene.reads(scene.bert, question)
    await scene.bert.react(scene.room, question, "1️⃣")
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    assert scene.recorder.of(Tapped) == []


async def test_a_keycap_at_the_bots_message_is_a_tap_even_if_the_bot_forgot_it(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", CHOICES)))
    await scene.reads(scene.bert, sent.message)
    await _say_before(scene)
    await scene.running.stop()
    (household.folder() / "reactions.jsonl").unlink()
    await scene.restart()
    await scene.bert.react(scene.room, sent.message, "2️⃣")
    tapped = await scene.recorder.wait_for(Tapped)
    assert (tapped.message, tapped.choice) == (sent.message, "2")


async def test_a_sync_that_nio_cannot_take_is_tried_again(
    household: Household, caplog: pytest.LogCaptureFixture
) -> None:
    scene = await household.scene()
    client = scene.adapter._courier._client  # type: ignore[union-attr] # the scene has started it
    take, failures = client.receive_response, ["geheim"] * 3

    async def stumble(response: object) -> None:
        if failures and isinstance(response, nio.SyncResponse):
            raise KeyError(failures.pop())
        await take(response)

    client.receive_response = stumble
    await scene.anna.say(scene.room, "trotzdem")
    await scene.recorder.heard("trotzdem")
    assert "no sync (KeyError), trying again" in caplog.text
    assert "geheim" not in caplog.text


async def _say_before(scene: MatrixScene) -> None:
    """Say something, so that the bot has bert's key and everything before it has been handled."""
    await scene.bert.say(scene.room, "vorher")
    await scene.recorder.heard("vorher")


def _message(room: str, content: Mapping[str, object]) -> str:
    """Return what a client encrypts."""
    return str(nio.Api.to_json({"content": content, "type": "m.room.message", "room_id": room}))
