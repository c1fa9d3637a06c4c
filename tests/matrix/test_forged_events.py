"""What is hidden inside encrypted events from the server's checks: it never counts as the room's state, on no path."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import BotRemoved, ChannelMoved, Joined, Left, Post, Said, Tapped, Withdrawn

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene

STATE_SIGNALS = (BotRemoved, ChannelMoved, Joined, Left)
CHOICES = (Choice("yes", "ja"), Choice("no", "nein"))
DEEP = "[" * 10_000 + "]" * 10_000


def forgeries(scene: MatrixScene) -> list[str]:
    """What bert has no right to: to administer the room, to let people come and go, to close it."""
    gone = {"content": {"membership": "leave"}, "unsigned": {"prev_content": {"membership": "join"}}}
    events: list[dict[str, object]] = [
        {
            "type": "m.room.power_levels",
            "state_key": "",
            "content": {"users": {scene.bert.user_id: 100, scene.anna.user_id: 0}},
        },
        {"type": "m.room.member", "state_key": scene.anna.user_id, **gone},
        {"type": "m.room.member", "state_key": scene.account, **gone},
        {"type": "m.room.member", "state_key": "@nobody:elsewhere.example", "content": {"membership": "join"}},
        {"type": "m.room.tombstone", "state_key": "", "content": {"body": "zu", "replacement_room": "!other"}},
        {"type": "m.room.message", "state_key": "", "content": {"msgtype": "m.text", "body": "als Zustand"}},
        # nio does not replace sender and id of what has not the shape of an event.
        {
            "type": "m.room.power_levels",
            "state_key": "",
            "content": [],
            "sender": scene.anna.user_id,
            "event_id": f"${uuid4().hex}",
            "origin_server_ts": 1,
        },
    ]
    return [json.dumps(event | {"room_id": scene.room}) for event in events]


def oddities(scene: MatrixScene) -> list[str]:
    """What makes nio stumble in as many ways."""
    said = {"type": "m.room.message", "room_id": scene.room, "content": {"msgtype": "m.text", "body": "x", "deep": 0}}
    return [
        json.dumps(said).replace('"deep": 0', f'"deep": {DEEP}'),
        "[]",
        "7",
        json.dumps(said | {"unsigned": 7}),
        json.dumps(said | {"unsigned": "x"}),
    ]


async def test_hidden_state_changes_nothing(household: Household) -> None:
    scene = await household.scene()
    await say_before(scene)
    for payload in forgeries(scene):
        await scene.bert.send_hidden(scene.room, payload)
    await scene.bert.say(scene.room, "nachher")
    await expect_unchanged(scene, "nachher")
    await scene.restart()
    await scene.bert.say(scene.room, "nach dem Neustart")
    await expect_unchanged(scene, "nach dem Neustart")
    assert waiting(household) == []


async def test_hidden_state_in_a_gap_changes_nothing(household: Household) -> None:
    scene = await household.scene()
    await say_before(scene)
    await scene.running.stop()
    for payload in forgeries(scene):
        await scene.bert.send_hidden(scene.room, payload)
    for number in range(110):
        await scene.bert.say(scene.room, f"Nachricht {number}")
    await scene.restart()
    await expect_unchanged(scene, "Nachricht 109")
    assert [said.text for said in scene.recorder.of(Said) if said.sender.platform_id == scene.bert.user_id] == [
        "vorher",
        *(f"Nachricht {number}" for number in range(110)),
    ]
    assert waiting(household) == []


async def test_hidden_state_behind_a_late_key_changes_nothing(household: Household) -> None:
    scene = await household.scene()
    await say_before(scene)
    sdk = scene.bert.sdk
    devices = list(sdk.device_store.active_user_devices(scene.account))
    for device in devices:
        sdk.blacklist_device(device)
    sdk.invalidate_outbound_session(scene.room)
    late = await scene.bert.say(scene.room, "ohne Schlüssel")
    for payload in [*forgeries(scene), *oddities(scene)]:
        await scene.bert.send_hidden(scene.room, payload)
    await scene.anna.say(scene.room, "inzwischen")
    await scene.recorder.heard("inzwischen")
    keys = household.folder().parent / "keys.txt"
    await sdk.export_keys(str(keys), "passphrase", count=10)
    await scene.adapter._courier._client.import_keys(str(keys), "passphrase")  # type: ignore[union-attr] # started above
    await scene.anna.say(scene.room, "danach")
    assert (await scene.recorder.heard("ohne Schlüssel")).message == late
    await scene.recorder.heard("danach")
    for device in devices:
        sdk.unblacklist_device(device)
    await scene.bert.say(scene.room, "zuletzt")
    await expect_unchanged(scene, "zuletzt")
    assert waiting(household) == []


async def test_hidden_state_in_a_room_that_the_bot_has_left_changes_nothing(household: Household) -> None:
    scene = await household.scene()
    await say_before(scene)
    await scene.running.stop()
    for payload in forgeries(scene):
        await scene.bert.send_hidden(scene.room, payload)
    await scene.anna.kick(scene.room, scene.account)
    await scene.restart()
    await scene.recorder.wait_for(BotRemoved)
    other = await scene.bert.create_room(invite=[scene.account])
    await scene.bert.wait_for(lambda: scene.account in scene.bert.joined(other))
    await scene.bert.say(other, "anderswo")
    await scene.recorder.heard("anderswo")
    changes = [signal for kind in STATE_SIGNALS for signal in scene.recorder.of(kind)]
    assert [(type(change), change.sender.platform_id) for change in changes] == [(BotRemoved, scene.anna.user_id)]


async def test_nobody_withdraws_for_somebody_else(household: Household) -> None:
    scene = await household.scene()
    await say_before(scene)
    said = await scene.anna.say(scene.room, "bleibt stehen")
    await scene.recorder.heard("bleibt stehen")
    forged = {"type": "m.room.redaction", "redacts": said, "content": {"redacts": said}, "room_id": scene.room}
    as_anna = {"sender": scene.anna.user_id, "event_id": f"${uuid4().hex}", "origin_server_ts": 1, "content": []}
    await scene.bert.send_hidden(scene.room, json.dumps(forged))
    await scene.bert.send_hidden(scene.room, json.dumps(forged | as_anna))
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    assert scene.recorder.of(Withdrawn) == []


async def test_nobody_lends_the_bot_a_question(household: Household) -> None:
    scene = await household.scene()
    await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", CHOICES)))
    await say_before(scene)
    message = {"type": "m.room.message", "room_id": scene.room, "content": [], "sender": scene.account}
    as_bot = message | {"event_id": f"${uuid4().hex}", "origin_server_ts": 1}
    question = await scene.bert.send_hidden(scene.room, json.dumps(as_bot))
    await scene.anna.react(scene.room, question, "1️⃣")
    await scene.anna.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    assert scene.recorder.of(Tapped) == []


@pytest.mark.parametrize("hidden", range(5))
async def test_one_odd_event_in_a_gap_costs_no_more_than_itself(household: Household, hidden: int) -> None:
    scene = await household.scene()
    await say_before(scene)
    await scene.running.stop()
    await scene.bert.send_hidden(scene.room, oddities(scene)[hidden])
    for number in range(101):
        await scene.bert.say(scene.room, f"Nachricht {number}")
    await scene.restart()
    await scene.recorder.heard("Nachricht 100")
    assert len(scene.recorder.of(Said)) == 102


def waiting(household: Household) -> object:
    """The events that the bot keeps until their keys come."""
    return json.loads((household.folder() / "position.json").read_text())["locked"]


async def say_before(scene: MatrixScene) -> None:
    """Say something, so that the bot has bert's key and everything before it has been handled."""
    await scene.bert.say(scene.room, "vorher")
    await scene.recorder.heard("vorher")


async def expect_unchanged(scene: MatrixScene, said: str) -> None:
    """Hear something of bert, who is a member as before; and nobody has come or gone."""
    heard = await scene.recorder.heard(said)
    assert not heard.sender.administers
    assert [signal for kind in STATE_SIGNALS for signal in scene.recorder.of(kind)] == []
    client = scene.adapter._courier._client  # type: ignore[union-attr] # the scene has started it
    assert set(client.rooms[scene.room].users) == {scene.anna.user_id, scene.bert.user_id, scene.account}
    await scene.anna.say(scene.room, f"Ich verwalte. ({said})")
    assert (await scene.recorder.heard(f"Ich verwalte. ({said})")).sender.administers
