"""What could get lost without anybody noticing: reactions on a full disk, replies after a restart, an expulsion."""

from __future__ import annotations

import errno
import json
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.disk.position import Position
from adapters.matrix.homeserver.media import Media
from adapters.matrix.rooms.state import RoomBook
from adapters.matrix.sending.taps import Tap, Taps
from adapters.matrix.sync.signals import EventInterpreter
from adapters.matrix.sync.timeline import Timelines
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import BotAdded, BotRemoved, Post, Said
from tests.running import no_pause

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.homes import Household, MatrixScene

BOT = "@bot:x"


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A disk on which nothing can be made to last while the list has something in it."""
    full: list[bool] = []
    sync = os.fsync

    def refuse(descriptor: int) -> None:
        if full:
            raise OSError(errno.ENOSPC, "no space left")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    return full


def test_a_reaction_that_could_not_be_written_is_known_after_the_next_try(
    tmp_path: Path, full_disk: list[bool]
) -> None:
    file, tap = tmp_path / "reactions.jsonl", Tap("$m", "1", "@a:x")
    taps = Taps(file)
    taps.note("$r0", tap)
    full_disk.append(True)
    with pytest.raises(OSError, match="no space"):
        taps.note("$r1", tap)
    with pytest.raises(OSError, match="no space"):
        taps.remove("$r0")
    full_disk.clear()
    assert len(file.read_text().splitlines()) == 1, "nothing by halves"
    taps.note("$r1", tap)
    taps.remove("$r0")
    again = Taps(file)
    assert again.find("$r1") == tap
    assert again.remove("$r1"), "the other one is gone"


async def test_a_reply_to_older_words_of_the_bot_is_meant_for_it_after_a_restart(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Ich bin da.")))
    await scene.reads(scene.bert, sent.message)
    words = await scene.anna.say(scene.room, "Ich auch.")
    await scene.recorder.heard("Ich auch.")
    await scene.restart()
    for answered in (sent.message, words):
        # As clients do that do not know `m.mentions`.
        relation = {"m.relates_to": {"m.in_reply_to": {"event_id": answered}}}
        await scene.bert.send(scene.room, "m.room.message", {"msgtype": "m.text", "body": "schön", **relation})
    await scene.recorder.wait_for(Said, count=3)
    assert [said.addressed for said in scene.recorder.of(Said)] == [False, True, False]


@pytest.mark.parametrize("before", [None, "join"])
async def test_an_expulsion_that_only_the_state_shows_is_told(tmp_path: Path, before: str | None) -> None:
    position = Position(since="s", joined={"!r"})
    client = SimpleNamespace(user_id=BOT, rooms={}, olm=None)
    timelines = Timelines(client, position, SimpleNamespace(), no_pause)  # type: ignore[arg-type] # all it needs
    unsigned = {} if before is None else {"unsigned": {"prev_content": {"membership": before}}}
    kicked = {"type": "m.room.member", "state_key": BOT, "sender": "@a:x", "content": {"membership": "leave"}}
    state = [{**kicked, "event_id": "$k", "origin_server_ts": 1, **unsigned}]
    left = {"state": {"events": state}, "timeline": {"events": [], "limited": False, "prev_batch": "p"}}
    response = nio.SyncResponse.from_dict({"next_batch": "s2", "rooms": {"leave": {"!r": left}}})
    taps = Taps(tmp_path / "reactions.jsonl")
    interpreter = EventInterpreter(BOT, RoomBook(client), taps, position, SimpleNamespace(), media=Media(client))
    read = [await interpreter.read(event) for event in timelines.left("!r", response.rooms.leave["!r"])]
    assert [type(signal) for signal in read] == [BotRemoved]


async def test_who_types_and_reads_wakes_nobody(household: Household) -> None:
    scene = await household.scene()
    said = await scene.bert.say(scene.room, "gelesen")
    await scene.recorder.heard("gelesen")
    await scene.anna.wait_for(lambda: scene.anna.message(said))
    await scene.anna.sdk.room_typing(scene.room)
    await scene.anna.sdk.update_receipt_marker(scene.room, said)
    await scene.anna.sdk.room_read_markers(scene.room, said, said)
    await scene.bert.wait_for(lambda: scene.bert.sdk.rooms[scene.room].read_receipts)
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    room = scene.adapter._courier._client.rooms[scene.room]  # type: ignore[union-attr] # the scene has started it
    assert (room.read_receipts, room.threaded_read_receipts, room.typing_users) == ({}, {}, [])


async def test_a_private_chat_goes_on_where_it_was_upgraded(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    old = await scene.bert.create_room(invite=[scene.account], direct=True, version="10")
    await scene.recorder.wait_for(BotAdded, count=2)
    new = await scene.bert.upgrade(old)
    await scene.bert.invite(new, scene.account)
    await scene.recorder.wait_until(lambda: new in _joined(scene))
    sent = await scene.adapter.deliver(
        Post(id=1, to=scene.private(), content=Content("nur für Bert"), person=scene.bert.user_id)
    )
    assert sent.channel == new
    await scene.restart()
    again = await scene.adapter.deliver(
        Post(id=2, to=scene.private(), content=Content("noch etwas"), person=scene.bert.user_id)
    )
    assert again.channel == new


def _joined(scene: MatrixScene) -> set[str]:
    """The rooms that the bot has noted down as those it is in."""
    return set(json.loads((scene.household.folder() / "position.json").read_bytes())["joined"])
