"""What really happens to rooms on Matrix, and what the adapter makes of it: one test for each."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nio
import pytest

from adapters.matrix.disk.position import Position
from adapters.matrix.homeserver.events import RoomEvent
from adapters.matrix.rooms.arrivals import Arrivals
from adapters.matrix.rooms.state import RoomBook
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Address, BotAdded, ChannelMoved, Joined, Left, Post, Said
from tests.matrix.proxy import proxy_before

if TYPE_CHECKING:
    from tests.matrix.client import MatrixClient
    from tests.matrix.homes import Household

ACCOUNT = "@bot:x"


# Who is who.


async def test_those_named_as_creators_administer_the_room(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    content = {"additional_creators": [scene.bert.user_id]}
    answer = await _request(
        scene.anna, "createRoom", {"room_version": "12", "creation_content": content, "invite": [scene.account]}
    )
    room = str(answer["room_id"])
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.anna.invite(room, scene.bert.user_id)
    await scene.bert.join(room)
    await scene.bert.say(room, "ich habe mitgegründet")
    assert ":" not in room, "since room version 12 an id names no server"
    assert (await scene.recorder.heard("ich habe mitgegründet")).sender.administers


def test_without_power_levels_only_the_creator_administers() -> None:
    book = RoomBook(SimpleNamespace(user_id="@bot:x"))
    book.note(_state("m.room.create", {"room_version": "10"}))
    assert (book.administers("!r", "@anna:x"), book.administers("!r", "@bert:x")) == (True, False)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("m.room.create", {"room_version": "12"}),
        ("m.room.power_levels", {"users": {"@mallory:x": 100}}),
        ("m.room.tombstone", {"replacement_room": "!fake"}),
        ("dreiklang.private", {"with": "@mallory:x"}),
    ],
)
def test_state_under_another_key_says_nothing_about_the_room(kind: str, content: dict[str, object]) -> None:
    book = RoomBook(SimpleNamespace(user_id="@anna:x"))
    book.note(_state("m.room.create", {"room_version": "10"}))
    book.note(_state(kind, content, sender="@mallory:x", key="another"))
    assert not book.administers("!r", "@mallory:x")
    assert not book.is_announced("!fake")
    assert book.partner("!r") is None


async def test_people_of_one_name_are_shown_with_their_ids(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await _call(scene.anna, "Kim", scene.room)
    await scene.anna.say(scene.room, "allein")
    alone = await scene.recorder.heard("allein")
    await _call(scene.bert, "Kim", scene.room)
    await scene.anna.say(scene.room, "zu zweit")
    both = await scene.recorder.heard("zu zweit")
    carla = await household.person("carla")
    await carla.sdk.set_displayname("Kim")
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    await carla.leave(scene.room)
    left = await scene.recorder.wait_for(Left)
    assert [alone.sender.name, both.sender.name, scene.recorder.of(Joined)[0].sender.name, left.sender.name] == [
        "Kim",
        f"Kim ({scene.anna.user_id})",
        f"Kim ({carla.user_id})",
        f"Kim ({carla.user_id})",
    ]


@pytest.mark.parametrize(("creator", "left"), [("@anna:x", ("!r",)), (ACCOUNT, ())])
def test_a_room_that_the_bot_is_making_is_not_taken_for_deserted(creator: str, left: tuple[str, ...]) -> None:
    # It comes through the sync in pieces: at first the bot is alone in it.
    client = SimpleNamespace(user_id=ACCOUNT, rooms={"!r": SimpleNamespace(users={ACCOUNT: None})})
    book = RoomBook(client)
    book.note(_state("m.room.create", {"room_version": "12"}, sender=creator))
    assert book.deserted() == left


# Upgrades.


async def test_an_encrypted_room_that_is_upgraded_goes_on_encrypted(household: Household) -> None:
    scene = await household.scene(room_version="10")
    await scene.bert.say(scene.room, "vorher")
    replacement = await scene.anna.upgrade(scene.room)
    await scene.anna.invite(replacement, scene.account)
    moved = await scene.recorder.wait_for(ChannelMoved)
    assert (moved.address.channel, moved.to.channel) == (scene.room, replacement)
    await scene.anna.wait_for(lambda: scene.account in scene.anna.joined(replacement))
    await scene.anna.say(replacement, "nachher")
    await scene.recorder.heard("nachher")
    there = Address(adapter="matrix", account=scene.account, channel=replacement)
    sent = await scene.adapter.deliver(Post(id=1, to=there, content=Content("hier bin ich")))
    assert (await scene.reads(scene.anna, sent.message)).encrypted
    kinds = [type(signal) for signal in scene.recorder.done]
    assert kinds == [BotAdded, Said, ChannelMoved, Said]


async def test_a_move_that_a_crash_interrupts_is_told_after_the_restart(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(encrypted=False, room_version="10", url=proxy.url)
        proxy.swallow("/join/")  # the server lets the bot in, and the bot does not live to hear of it
        replacement = await scene.anna.upgrade(scene.room)
        await scene.anna.invite(replacement, scene.account)
        await scene.anna.wait_for(lambda: scene.account in scene.anna.joined(replacement))
        await scene.running.stop()
        before = len(scene.recorder.of(ChannelMoved))
        await scene.anna.say(replacement, "hier geht es weiter")
        proxy.heal()
        await scene.restart()
        await scene.recorder.heard("hier geht es weiter")
        moved = scene.recorder.of(ChannelMoved)[-1]
        assert (moved.address.channel, moved.to.channel) == (scene.room, replacement)
        assert len({signal.event_id for signal in scene.recorder.of(ChannelMoved)}) == 1
        assert before <= 1


async def test_a_successor_is_joined_through_the_server_of_whoever_closed_the_room(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(encrypted=False, room_version="10", url=proxy.url)
        await scene.anna.sdk.room_put_state(scene.room, "m.room.join_rules", {"join_rule": "public"})
        replacement = await scene.anna.upgrade(scene.room)
        await scene.recorder.wait_for(ChannelMoved)
        joins = [request for request in proxy.requests if f"/join/{replacement}" in unquote(request.decode())]
        assert joins
        assert all(b"via=localhost" in join and b"server_name=localhost" in join for join in joins)
        await scene.running.stop()


async def test_what_was_said_before_a_move_comes_before_it(household: Household) -> None:
    scene = await household.scene(encrypted=False, room_version="10")
    await scene.running.stop()
    await scene.bert.say(scene.room, "noch im alten Raum")
    replacement = await scene.anna.upgrade(scene.room)
    await scene.anna.invite(replacement, scene.account)
    operator = await household.device(scene.account)
    await operator.join(replacement)
    await scene.anna.say(replacement, "schon im neuen")
    await scene.restart()
    await scene.recorder.heard("schon im neuen")
    told = [getattr(signal, "text", type(signal).__name__) for signal in scene.recorder.done[1:]]
    assert told == ["noch im alten Raum", "ChannelMoved", "schon im neuen"]


def test_a_room_comes_before_its_successor_in_whatever_order_the_server_names_them() -> None:
    coming, _ = _arrivals_after_an_upgrade()
    rooms = nio.Rooms(invite={}, join=dict.fromkeys(("!a", "!new", "!old", "!b")), leave={})
    coming.note(SimpleNamespace(rooms=rooms))
    assert list(rooms.join) == ["!a", "!old", "!b", "!new"]


async def test_the_successor_of_a_private_chat_is_listed_as_one() -> None:
    # Synapse does this by itself, for the people of one server.
    coming, adopted = _arrivals_after_an_upgrade()
    await coming.settle(_state("m.room.member", {"membership": "join"}, room="!new", key=ACCOUNT))
    assert adopted == [("@anna:x", "!new")]


async def test_an_invitation_that_overtakes_the_closing_of_the_old_room_is_a_move_in_the_end(
    household: Household,
) -> None:
    scene = await household.scene(encrypted=False)
    answer = await scene.anna.sdk.room_create(predecessor={"room_id": scene.room}, invite=[scene.account])
    added = await scene.recorder.wait_for(BotAdded, count=2)
    assert added.address.channel == answer.room_id
    await _close(scene.anna, scene.room, answer.room_id)
    moved = await scene.recorder.wait_for(ChannelMoved)
    assert (moved.address.channel, moved.to.channel) == (scene.room, answer.room_id)


async def test_a_room_that_names_another_as_its_successor_has_not_moved_there(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    other = await scene.bert.create_room(encrypted=False, invite=[scene.account])
    await scene.recorder.wait_for(BotAdded, count=2)
    await _close(scene.anna, scene.room, other)
    await scene.anna.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
    assert scene.recorder.of(ChannelMoved) == []


async def test_a_private_chat_that_is_upgraded_stays_private(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True, version="10")
    await scene.recorder.wait_for(BotAdded, count=2)
    replacement = await scene.bert.upgrade(room)
    await scene.bert.invite(replacement, scene.account)
    moved = await scene.recorder.wait_for(ChannelMoved)
    assert (moved.to.channel, moved.private) == (replacement, True)


def _state(
    kind: str, content: dict[str, object], *, sender: str = "@anna:x", key: str = "", room: str = "!r"
) -> RoomEvent:
    source = {"type": kind, "content": content, "sender": sender, "state_key": key, "event_id": "$e"}
    return RoomEvent(source, room)


def _arrivals_after_an_upgrade() -> tuple[Arrivals, list[tuple[str, str]]]:
    """Know of a private chat with anna and its successor; with what will have been listed as private."""
    book = RoomBook(SimpleNamespace(user_id=ACCOUNT))
    book.note(_state("m.room.tombstone", {"replacement_room": "!new"}, room="!old"))
    book.note(_state("m.room.create", {"predecessor": {"room_id": "!old"}}, room="!new"))
    book.note_direct({"@anna:x": ["!old"]})
    adopted: list[tuple[str, str]] = []

    async def adopt(person: str, room: str) -> None:
        adopted.append((person, room))

    private = SimpleNamespace(rooms=book, adopt=adopt)
    coming = Arrivals(SimpleNamespace(user_id=ACCOUNT), Position(), private)  # type: ignore[arg-type] # all it needs
    return coming, adopted


async def _call(person: MatrixClient, name: str, room: str) -> None:
    """Change somebody's display name and wait until the room knows it."""
    await person.sdk.set_displayname(name)
    await person.wait_for(lambda: person.sdk.rooms[room].users[person.user_id].display_name == name)


async def _close(person: MatrixClient, room: str, replacement: str) -> None:
    answer = await person.sdk.room_put_state(room, "m.room.tombstone", {"body": "", "replacement_room": replacement})
    assert isinstance(answer, nio.RoomPutStateResponse), answer


async def _request(person: MatrixClient, path: str, body: dict[str, object]) -> dict[str, object]:
    """Ask the server for something that nio has no words for."""
    headers = {"Authorization": f"Bearer {person.sdk.access_token}"}
    async with await person.sdk.send("POST", f"/_matrix/client/v3/{path}", json.dumps(body), headers) as answer:
        content = await answer.json()
        assert answer.ok, content
        assert isinstance(content, dict)
        return content
