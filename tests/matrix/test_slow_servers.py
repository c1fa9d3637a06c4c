"""Servers that answer late, with an error for hours, or with a wish to be left alone: the bot hears all the others."""

from __future__ import annotations

import asyncio
from functools import partial
from time import monotonic
from types import SimpleNamespace
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

import nio
import pytest

from adapters.matrix.adapter import MatrixAdapter
from adapters.matrix.disk.position import Invite, Position
from adapters.matrix.homeserver.failures import ServerTroubleError
from adapters.matrix.homeserver.requests import ask, insist_on
from adapters.matrix.homeserver.retries import TRIES, TRIES_FOR_MUCH, Patience
from adapters.matrix.rooms import arrivals
from adapters.matrix.rooms.arrivals import LONGEST_REST, Arrivals, InvitePolicy
from adapters.matrix.rooms.state import RoomBook
from adapters.matrix.sync import loop
from bot.engine.exchange.messages import AccountError, BotAdded, Said
from tests.adapter_contract import Recorder
from tests.matrix import homes
from tests.matrix.gate import gate_before
from tests.running import no_pause

if TYPE_CHECKING:
    from tests.matrix.client import MatrixClient
    from tests.matrix.gate import Gate
    from tests.matrix.homes import Household, MatrixScene

PAGE = "<!doctype html><title>Gleich wieder da</title>"


# Invitations.


async def test_slow_joins_and_refusals_make_nobody_deaf(household: Household) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(encrypted=False, url=gate.url)
        gate.hold("/join/")
        rooms = {await scene.bert.create_room(encrypted=False, invite=[scene.account]) for _ in range(3)}
        await scene.anna.wait_for(lambda: gate.asked("/join/") >= 4)
        await scene.anna.say(scene.room, "dazwischen")
        await scene.recorder.heard("dazwischen")
        gate.heal()
        await scene.recorder.wait_for(BotAdded, count=4)
        assert {added.address.channel for added in scene.recorder.of(BotAdded)} == rooms | {scene.room}
        await scene.running.stop()


async def test_a_bot_that_stops_leaves_no_join_behind(household: Household) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(encrypted=False, url=gate.url)
        gate.hold("/join/")
        room = await scene.bert.create_room(encrypted=False, invite=[scene.account])
        await scene.anna.wait_for(lambda: gate.asked("/join/") == 2)
        joining = [task for task in asyncio.all_tasks() if "Arrivals" in str(task.get_coro())]
        await scene.running.stop()
        assert [task.cancelled() for task in joining] == [True]
        gate.heal()
        await scene.restart()
        await scene.recorder.wait_until(lambda: room in {at.address.channel for at in scene.recorder.of(BotAdded)})


async def test_an_invitation_that_stands_is_kept_however_often_it_cannot_be_followed(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "FIRST_REST", 0.0)
    monkeypatch.setattr(arrivals, "TRIES", 2)
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(encrypted=False, url=gate.url)
        gate.answer("/join/", 502, PAGE)
        before = gate.asked("/join/")
        room = await scene.bert.create_room(encrypted=False, invite=[scene.account])
        await _talk_until(scene, gate, before + 5)
        gate.heal()
        await scene.anna.say(scene.room, "etwas anderes")
        assert (await scene.recorder.wait_for(BotAdded, count=2)).address.channel == room
        await scene.running.stop()


async def test_refused_invitations_do_not_pile_up(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = InvitePolicy(inviters=["@nobody:elsewhere.example"])
    monkeypatch.setattr(homes, "MatrixAdapter", partial(MatrixAdapter, policy=policy))
    anna, account = await household.person("anna"), household.account()
    adapter = await household.bot(account).start(Recorder().receive)
    client = adapter._courier._client  # type: ignore[union-attr] # started above
    taken = client.receive_response
    known: list[set[str]] = []

    async def note(response: object) -> None:
        await taken(response)
        known.append(set(client.invited_rooms))

    client.receive_response = note
    for _ in range(2):
        room = await anna.create_room(encrypted=False, invite=[account])
        await anna.wait_for(lambda: account not in anna.members(room))  # noqa: B023 -- waited for here
    assert any(known), "nio saw the invitations"
    assert max(map(len, known)) == 1


def test_what_cannot_be_followed_rests_longer_each_time_but_not_for_days() -> None:
    coming = _arrivals(Position())
    for _ in range(40):
        coming._rest("!r")
    until, _ = coming._resting["!r"]
    assert LONGEST_REST - 1 < until - monotonic() <= LONGEST_REST


async def test_the_many_invitations_of_one_hold_up_nobody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "INVITES", 20)
    position = Position(invites={"!old": Invite(inviter="@many:x", tries=3)})
    coming = _arrivals(position)
    coming.note(_invited([(f"!{number}", "@many:x") for number in range(50)]))
    coming.note(_invited([("!anna", "@anna:x"), ("!bert", "@bert:x")]))
    assert len(position.invites) == 20
    assert coming._in_turn()[:3] == ["!0", "!anna", "!bert"]
    assert "!old" not in position.invites, "what was tried in vain goes first"


# What was said, and is not shown.


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few messages be enough for a gap."""
    monkeypatch.setattr(loop, "_FILTER", {"room": {"timeline": {"limit": 3}}})


async def test_a_gap_that_cannot_be_read_holds_up_no_other_room(
    household: Household, short_pages: None, caplog: pytest.LogCaptureFixture
) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await _scene_with_a_gap(household)
        gate.answer("/messages", 500, '{"errcode": "M_UNKNOWN", "error": "?"}')
        await _restart(scene, gate)
        await scene.recorder.heard("Nachricht 9")
        await scene.bert.say(scene.room, "nachher")
        await scene.recorder.heard("nachher")
        assert not [said for said in scene.recorder.of(Said) if said.text == "Nachricht 0"]
        assert f"gap in room {scene.room} given up" in caplog.text
        await scene.running.stop()


@pytest.mark.parametrize("answer", [(500, '{"errcode": "M_UNKNOWN"}'), (200, PAGE)], ids=["500", "web page"])
async def test_a_server_that_is_down_just_then_loses_no_gap(
    household: Household, short_pages: None, answer: tuple[int, str]
) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await _scene_with_a_gap(household)
        gate.answer("/messages", *answer)
        gate.answer("/account/whoami", *answer)
        await _restart(scene, gate)
        await scene.anna.wait_for(lambda: gate.asked("/messages") > 2 * TRIES_FOR_MUCH)
        gate.heal()
        await scene.recorder.heard("Nachricht 9")
        assert [said.text for said in scene.recorder.of(Said)] == [f"Nachricht {number}" for number in range(10)]
        await scene.running.stop()


async def test_a_refused_token_leaves_no_gap_behind(household: Household, short_pages: None) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await _scene_with_a_gap(household)
        position = (household.folder() / "position.json").read_bytes()
        gate.answer("/messages", 401, '{"errcode": "M_UNKNOWN_TOKEN", "error": "?"}')
        await _restart(scene, gate)
        with pytest.raises(AccountError, match="no longer accepts"):
            await scene.running.ended()
        assert (household.folder() / "position.json").read_bytes() == position
        gate.heal()
        await _restart(scene, gate)
        await scene.recorder.heard("Nachricht 0")
        await scene.running.stop()


@pytest.mark.parametrize(("error", "times"), [(KeyError("?"), 1), (TimeoutError(), TRIES), (OSError(), TRIES)])
async def test_only_what_may_pass_is_asked_for_again(error: Exception, times: int) -> None:
    asked: list[Exception] = []

    async def request() -> nio.Response:
        asked.append(error)
        raise error

    patience = Patience(SimpleNamespace(logged_in=True), no_pause)
    assert await patience.ask("something", request) is None
    assert len(asked) == times


async def test_a_server_that_comes_up_right_after_the_last_try_is_asked_once_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    troubles = [TimeoutError() for _ in range(TRIES_FOR_MUCH)]
    answer = nio.Response()

    async def request() -> nio.Response:
        if troubles:
            raise troubles.pop()
        return answer

    async def is_up(_patience: Patience) -> bool:
        return False

    monkeypatch.setattr(Patience, "_is_down", is_up)
    patience = Patience(SimpleNamespace(logged_in=True), no_pause)
    assert await patience.ask("something", request, much=True) is answer


async def test_what_nio_cannot_read_is_looked_up_once(household: Household) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(url=gate.url)
        await scene.bert.say(scene.room, "vorher")
        await scene.recorder.heard("vorher")
        odd = await _send_brackets(scene.bert, scene.room)
        await scene.bert.edit(scene.room, odd, "neu")
        await scene.bert.say(scene.room, "nachher")
        await scene.recorder.heard("nachher")
        assert gate.asked("/event/") == 1
        await scene.running.stop()


# A wish to be left alone.


async def test_the_time_to_wait_may_be_in_the_header_only(household: Household) -> None:
    async with gate_before(household.synapse.port) as gate:
        device = await household.device(household.account())
        device.sdk.homeserver = gate.url
        gate.answer("/join/", 429, PAGE, headers={"Retry-After": "70", "Content-Type": "text/html"})
        assert (await ask(device.sdk, "POST", "v3/join/!r", {})).retry_after == 70
        with pytest.raises(ServerTroubleError) as failed:
            await insist_on(device.sdk, "POST", "v3/join/!r", {})
        assert failed.value.retry_after == 70
        position = Position(invites={"!r": Invite(inviter="@anna:x"), "!s": Invite(inviter="@anna:x")})
        coming = Arrivals(device.sdk, position, SimpleNamespace(rooms=RoomBook(device.sdk)))  # type: ignore[arg-type] # all it needs
        before = gate.asked("/join/")
        await coming.follow()
        await asyncio.gather(*coming._going.values())
        assert 60 < coming._quiet_until - monotonic() <= 70
        await coming.follow()
        assert gate.asked("/join/") == before + 2
        assert {invite.tries for invite in position.invites.values()} == {0}


async def _scene_with_a_gap(household: Household) -> MatrixScene:
    """A bot that is down while bert says more than one answer of a sync shows."""
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    for number in range(10):
        await scene.bert.say(scene.room, f"Nachricht {number}")
    return scene


async def _send_brackets(person: MatrixClient, room: str) -> str:
    """Send an encrypted event with brackets without end in it, and return its id."""
    inside = nio.Api.to_json({"type": "m.room.message", "room_id": room, "content": {"msgtype": "m.text", "body": 0}})
    session = person.sdk.olm.outbound_group_sessions[room]
    content = {
        "algorithm": "m.megolm.v1.aes-sha2",
        "sender_key": person.sdk.olm.account.identity_keys["curve25519"],
        "ciphertext": session.encrypt(inside.replace('"body":0', f'"body":{"[" * 10_000}{"]" * 10_000}')),
        "session_id": session.id,
        "device_id": person.sdk.device_id,
    }
    path = f"v3/rooms/{quote(room, safe='')}/send/m.room.encrypted/{uuid4().hex}"
    return str((await ask(person.sdk, "PUT", path, content)).content["event_id"])


async def _restart(scene: MatrixScene, gate: Gate) -> None:
    scene.running = scene.household.bot(scene.account, password=None, url=gate.url)
    scene.adapter = await scene.running.start(scene.recorder.receive)


def _arrivals(position: Position) -> Arrivals:
    client = SimpleNamespace(user_id="@bot:x", rooms={})
    return Arrivals(client, position, SimpleNamespace(rooms=RoomBook(client)))  # type: ignore[arg-type] # all it needs


def _invited(rooms: list[tuple[str, str]]) -> nio.SyncResponse:
    """Return what a sync says to somebody who is invited to these rooms by these people."""
    member = {"type": "m.room.member", "state_key": "@bot:x", "content": {"membership": "invite"}}
    invite = {room: {"invite_state": {"events": [member | {"sender": inviter}]}} for room, inviter in rooms}
    return nio.SyncResponse.from_dict({"next_batch": "s1", "rooms": {"invite": invite}})


async def _talk_until(scene: MatrixScene, gate: Gate, joins: int) -> None:
    """Talk until the bot has tried to join so often: a bot that hears nothing waits half a minute."""
    for number in range(20):
        if gate.asked("/join/") >= joins:
            return
        await scene.anna.say(scene.room, f"{number}")
        await scene.recorder.heard(f"{number}")
    pytest.fail("the bot has given up")
