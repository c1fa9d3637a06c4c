"""What takes an event back that still waits for its key, and what only claims to."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING
from uuid import uuid4

import nio
import pytest

from adapters.matrix.disk.position import LockedEvent, Position
from adapters.matrix.homeserver.events import RoomEvent
from adapters.matrix.keys.locked import LockedEvents
from adapters.matrix.sync.loop import SyncLoop
from bot.engine.exchange.messages import Withdrawn

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene


async def test_only_a_redaction_takes_a_waiting_event_back(household: Household) -> None:
    scene = await household.scene()
    await _pass_a_sync(scene, "vorher")
    await scene.anna.withhold_keys(scene.room, scene.account)
    event = await scene.anna.say(scene.room, "unlesbar")
    said: dict[str, object] = {"msgtype": "m.text", "body": "nur Worte", "redacts": event}
    await scene.bert.send(scene.room, "m.room.message", said)
    await scene.bert.send(scene.room, "m.room.redaction", {"redacts": event})  # encrypted, as everything in this room
    await scene.bert.send_hidden(scene.room, _odd_redaction(scene, event))
    await _pass_a_sync(scene, "nachher")
    assert _waiting(scene) == [event]
    await scene.anna.redact(scene.room, event)
    await scene.recorder.wait_for(Withdrawn)
    await _pass_a_sync(scene, "zum Schluss")
    assert _waiting(scene) == []


@pytest.mark.parametrize(
    ("room", "kind", "left"),
    [("!room", "m.room.redaction", []), ("!other", "m.room.redaction", ["$e"]), ("!room", "m.room.message", ["$e"])],
)
async def test_a_redaction_counts_in_its_own_room(room: str, kind: str, left: list[str]) -> None:
    # Synapse does not show redactions of what lies elsewhere; others need not be so careful.
    kept = LockedEvent(room="!room", source={"event_id": "$e"}, since=0.0)
    cursor = SimpleNamespace(position=Position(locked=[kept]))
    client = SimpleNamespace(user_id="@bot:x")
    unused = dict.fromkeys(("rooms", "private", "arrivals", "timelines", "keys", "unreadable", "sleep"))
    loop = SyncLoop(
        client,
        cursor=cursor,  # type: ignore[arg-type] # all it needs
        locked=LockedEvents(client, cursor.position, lambda: datetime.now(UTC)),
        interpreter=SimpleNamespace(read=_nothing),  # type: ignore[arg-type] # all it needs
        **unused,  # type: ignore[arg-type] # a redaction needs none of them
    )
    source = {"type": kind, "content": {"redacts": "$e"}, "sender": "@bert:x", "event_id": "$r"}
    await loop._turn(RoomEvent(source, room), _nothing)  # type: ignore[arg-type] # nobody is told anything
    assert [event.source["event_id"] for event in cursor.position.locked] == left


async def test_a_hidden_redaction_whose_key_comes_late_takes_nothing_back(household: Household) -> None:
    scene = await household.scene()
    await _pass_a_sync(scene, "vorher")
    for person in (scene.anna, scene.bert):
        await person.withhold_keys(scene.room, scene.account)
    event = await scene.anna.say(scene.room, "unlesbar")
    await scene.bert.send(scene.room, "m.room.redaction", {"redacts": event})
    await scene.bert.say(scene.room, "auch ohne Schlüssel")
    await _pass_a_sync(scene, "dazwischen")  # bert's own client does not sync meanwhile, and has only bert's keys
    keys = household.folder().parent / "keys.txt"
    await scene.bert.sdk.export_keys(str(keys), "passphrase", count=10)
    await scene.adapter._courier._client.import_keys(str(keys), "passphrase")  # type: ignore[union-attr] # started above
    await _pass_a_sync(scene, "danach")
    await scene.recorder.heard("auch ohne Schlüssel")
    assert _waiting(scene) == [event]


@pytest.mark.parametrize(
    ("inside", "outside", "redacts"),
    [("$a", None, "$a"), (None, "$a", "$a"), ("$a", "$a", "$a"), ("$a", "$b", None), (7, "$b", "$b")],
)
def test_a_redaction_that_names_two_events_names_none(inside: object, outside: object, redacts: str | None) -> None:
    assert RoomEvent({"content": {"redacts": inside}, "redacts": outside}, "!r").redacts == redacts


async def _nothing(_: object) -> None:
    """Read nothing in an event."""


def _waiting(scene: MatrixScene) -> list[str]:
    """Return the ids of the events that wait for their keys."""
    position = json.loads((scene.household.folder() / "position.json").read_text())
    return [kept["source"]["event_id"] for kept in position["locked"]]


async def _pass_a_sync(scene: MatrixScene, text: str) -> None:
    """Wait until the bot has handled everything so far, and written it down."""
    group = await _plain_room(scene)
    for word in (text, f"{text}, und gespeichert"):
        await scene.bert.say(group, word)
        await scene.recorder.heard(word)


async def _plain_room(scene: MatrixScene) -> str:
    """A room of bert's that nothing else happens in."""
    known = next((room for room, info in scene.bert.sdk.rooms.items() if info.name == "Marken"), None)
    if known is None:
        known = await scene.bert.create_room("Marken", encrypted=False, invite=[scene.account])
        await scene.bert.wait_for(lambda: scene.account in scene.bert.joined(known))
    return known


def _odd_redaction(scene: MatrixScene, event: str) -> str:
    """Return an encrypted event's inside that nio cannot take, and hands on as if it had come in the clear."""
    inside = {"type": "m.room.redaction", "redacts": event, "content": 7, "room_id": scene.room}
    forged = {"event_id": f"${uuid4().hex}", "sender": scene.anna.user_id, "origin_server_ts": 1}
    return str(nio.Api.to_json(inside | forged))
