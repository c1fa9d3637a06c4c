"""Events that wait for their keys: what is kept of them, and that nobody crowds out the others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

import nio

from adapters.matrix.disk.position import Cursor
from adapters.matrix.homeserver.events import RoomEvent, text
from adapters.matrix.keys.locked import LOCKED_BYTES, LOCKED_EVENTS, LockedEvents

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ROOM, ANNA, EVE = "!room:here", "@anna:here", "@eve:there"


def encrypted(event_id: str, sender: str, *, parts: Mapping[str, object] | None = None) -> nio.MegolmEvent:
    content = {
        "algorithm": "m.megolm.v1.aes-sha2",
        "sender_key": "key",
        "ciphertext": "AwgA",
        "session_id": "session",
        "device_id": "DEVICE",
        **(parts or {}),
    }
    source = {"type": "m.room.encrypted", "event_id": event_id, "sender": sender, "origin_server_ts": 1_795_365_000_000}
    event = nio.Event.parse_event({**source, "content": content, "unsigned": {"age": 7}})
    assert isinstance(event, nio.MegolmEvent)
    return event


def waiting(cursor: Cursor) -> LockedEvents:
    return LockedEvents(nio.AsyncClient("http://here", "@bot:here"), cursor.position, lambda: datetime.now(UTC))


def nested(depth: int) -> object:
    deep: object = 0
    for _ in range(depth):
        deep = [deep]
    return deep


async def test_whatever_waits_can_be_written_and_read_back(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "position.json")
    locked = waiting(cursor)
    odd = {"half": "\ud83d", "m.relates_to": {"rel_type": 7, "m.in_reply_to": "x", "odd": nested(220)}}
    for depth in (150, 200, 220, 250, 300):
        locked.add(encrypted(f"${depth}", ANNA, parts={"deep": nested(depth), **odd}), ROOM)
    cursor.save()
    again = Cursor(tmp_path / "position.json").position.locked
    assert [kept.source["event_id"] for kept in again] == ["$150", "$200", "$220", "$250", "$300"]


async def test_half_an_emoji_does_not_keep_the_position_from_being_written(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "position.json")
    waiting(cursor).add(encrypted("$a", ANNA, parts={"session_id": "\ud83d"}), ROOM)
    cursor.save()
    assert cursor.position.locked == []


async def test_what_waits_can_still_be_read_asked_for_and_answered(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "position.json")
    relation = {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$b"},
    }
    event = encrypted("$a", ANNA, parts={"m.relates_to": relation})
    waiting(cursor).add(event, ROOM)
    (kept,) = cursor.position.locked
    again = nio.Event.parse_event(dict(kept.source))
    assert isinstance(again, nio.MegolmEvent)
    again.room_id = event.room_id = ROOM
    assert again.as_key_request(ANNA, "BOT") == event.as_key_request(ANNA, "BOT")
    assert (again.ciphertext, again.device_id, again.server_timestamp) == ("AwgA", "DEVICE", 1_795_365_000_000)
    read, sent = RoomEvent(kept.source, ROOM), RoomEvent(event.source, ROOM)
    assert (read.sender, read.at, read.thread, read.reply_to) == (sent.sender, sent.at, "$root", None)
    assert read.content["m.relates_to"] == relation


async def test_whoever_sends_a_lot_that_nobody_can_read_crowds_out_nobody_else(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "position.json")
    locked = waiting(cursor)
    for number in range(5):
        locked.add(encrypted(f"$anna{number}", ANNA), ROOM)
    for number in range(LOCKED_EVENTS * 2):
        locked.add(encrypted(f"$eve{number}", EVE), ROOM)
    kept = [str(event.source["event_id"]) for event in cursor.position.locked]
    assert len(kept) == LOCKED_EVENTS
    assert kept[:5] == [f"$anna{number}" for number in range(5)]
    assert kept[-1] == f"$eve{LOCKED_EVENTS * 2 - 1}"  # of one's own the oldest gives way


async def test_what_waits_stays_small_on_disk(tmp_path: Path) -> None:
    cursor = Cursor(tmp_path / "position.json")
    locked = waiting(cursor)
    for number in range(20):
        locked.add(encrypted(f"$anna{number}", ANNA), ROOM)
        locked.add(
            encrypted(f"$eve{number}", EVE, parts={"ciphertext": "A" * 60_000, "session_id": uuid4().hex * 20}), ROOM
        )
    cursor.save()
    assert (tmp_path / "position.json").stat().st_size <= LOCKED_BYTES + 1_000
    of_anna = [kept for kept in cursor.position.locked if text(kept.source, "sender") == ANNA]
    assert len(of_anna) == 20
