"""What really happens to invitations on Matrix, and to those who are thrown out or left alone: one test for each."""

from __future__ import annotations

import json
import logging
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.adapter import MatrixAdapter
from adapters.matrix.disk.position import Position
from adapters.matrix.rooms import arrivals
from adapters.matrix.rooms.arrivals import Arrivals, InvitePolicy
from adapters.matrix.rooms.state import RoomBook
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import BotAdded, BotRemoved, ChannelMoved, DeliveryError, Failure, Left, Post
from tests.adapter_contract import Recorder
from tests.matrix import homes
from tests.matrix.homes import Household
from tests.matrix.proxy import proxy_before
from tests.matrix.synapse import running_synapse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.client import MatrixClient


# Invitations.


@pytest.mark.parametrize(
    ("policy", "permitted"),
    [
        (InvitePolicy(), {"@anna:a.example", "@bert:b.example", "@carla:a.example:8448"}),
        (InvitePolicy(allowed_servers=["A.example"]), {"@anna:a.example"}),
        (InvitePolicy(allowed_servers=["a.example:8448"]), {"@carla:a.example:8448"}),
        (InvitePolicy(inviters=["@bert:b.example"]), {"@bert:b.example"}),
        (
            InvitePolicy(allowed_servers=["a.example"], inviters=["@bert:b.example"]),
            {"@anna:a.example", "@bert:b.example"},
        ),
    ],
)
def test_servers_and_accounts_may_be_named_who_may_invite(policy: InvitePolicy, permitted: set[str]) -> None:
    everybody = ("@anna:a.example", "@bert:b.example", "@carla:a.example:8448")
    assert {inviter for inviter in everybody if policy.permits(inviter)} == permitted


@pytest.mark.parametrize("state", [[], ["invite"], ["join"]], ids=["inviter alone", "invited", "there already"])
def test_the_inviters_own_membership_is_no_invitation(state: list[str]) -> None:
    book, position = RoomBook(SimpleNamespace(user_id="@bot:x")), Position()
    coming = Arrivals(
        SimpleNamespace(user_id="@bot:x"),
        position,
        SimpleNamespace(rooms=book),  # type: ignore[arg-type] # all it needs
    )
    events = [
        {"type": "m.room.member", "sender": "@anna:x", "state_key": who, "content": {"membership": membership}}
        for who, membership in [("@anna:x", "invite"), ("@anna:x", "join"), *(("@bot:x", one) for one in state)]
    ]
    rooms = {"join": {}, "leave": {}, "invite": {"!r": {"invite_state": {"events": events}}}}
    response = nio.SyncResponse.from_dict({"next_batch": "s1", "rooms": rooms})
    assert isinstance(response, nio.SyncResponse), response
    coming.note(response)
    assert list(position.invites) == (["!r"] if state == ["invite"] else [])


async def test_an_invitation_from_somebody_else_is_refused_once(
    household: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    anna, bert, account = await household.person("anna"), await household.person("bert"), household.account()
    _only_from(monkeypatch, anna.user_id)
    recorder = Recorder()
    await household.bot(account).start(recorder.receive)
    foreign = await bert.create_room(invite=[account])
    await bert.wait_for(lambda: account not in bert.members(foreign))
    group = await anna.create_room(invite=[account], encrypted=False)
    assert (await recorder.wait_for(BotAdded)).address.channel == group
    await anna.say(group, "nachher")
    await recorder.heard("nachher")
    assert len(recorder.of(BotAdded)) == 1
    assert [record.getMessage() for record in caplog.records if foreign in record.getMessage()] == [
        f"matrix: invitation to room {foreign} refused (from localhost)"
    ]


async def test_a_refusal_that_does_not_arrive_is_repeated(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "FIRST_REST", 0.0)
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(encrypted=False, url=proxy.url)
        await scene.running.stop()
        _only_from(monkeypatch, scene.anna.user_id)
        running = household.bot(scene.account, url=proxy.url)
        proxy.drop("/leave")
        foreign = await scene.bert.create_room(invite=[scene.account])
        await running.start(scene.recorder.receive)
        await scene.anna.say(scene.room, "vorher")
        await scene.recorder.heard("vorher")
        await scene.bert.sync()
        assert scene.account in scene.bert.members(foreign)
        proxy.heal()
        await scene.anna.say(scene.room, "nachher")
        await scene.bert.wait_for(lambda: scene.account not in scene.bert.members(foreign))
        await running.stop()


async def test_upgrades_are_followed_whoever_invites(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    _only_from(monkeypatch, "@nobody:elsewhere.example")
    anna, account = await household.person("anna"), household.account()
    room = await anna.create_room(public=True, encrypted=False, version="10")
    operator = await household.device(account)
    await operator.join(room)
    recorder = Recorder()
    await household.bot(account).start(recorder.receive)
    replacement = await anna.upgrade(room)
    await recorder.wait_until(lambda: replacement in _joined(household))


async def test_the_invitation_to_a_closed_successor_is_followed_whoever_sends_it(
    household: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    scene = await household.scene(encrypted=False, room_version="10")
    await scene.running.stop()
    _only_from(monkeypatch, "@nobody:elsewhere.example")
    monkeypatch.setattr(arrivals, "TRIES", 1)
    await scene.restart()
    replacement = await scene.anna.upgrade(scene.room)
    await scene.anna.wait_for(lambda: f"{replacement} not answered" in caplog.text)  # the bot has given up
    await scene.anna.invite(replacement, scene.account)
    assert (await scene.recorder.wait_for(ChannelMoved)).to.channel == replacement


async def test_many_invitations_are_followed_slowly_and_none_is_lost(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "JOINS_AT_ONCE", 2)
    monkeypatch.setattr(arrivals, "JOINS_REFILL_SECONDS", 1.0)
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    rooms = {await scene.anna.create_room(encrypted=False, invite=[scene.account]) for _ in range(6)}
    await scene.restart()
    await _until_in(scene.anna, scene.room, scene.recorder, rooms)
    moments = sorted(added.at for added in scene.recorder.of(BotAdded) if added.address.channel in rooms)
    assert len(moments) == 6
    assert (moments[-1] - moments[0]).total_seconds() > 1


async def test_a_join_that_fails_is_tried_again(household: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "FIRST_REST", 0.0)
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(encrypted=False, url=proxy.url)
        proxy.drop("/join/")
        room = await scene.bert.create_room(encrypted=False, invite=[scene.account])
        await scene.bert.wait_for(lambda: any(b"/join/" in request for request in proxy.requests[-20:]))
        proxy.heal()
        await scene.anna.say(scene.room, "etwas anderes")
        added = await scene.recorder.wait_for(BotAdded, count=2)
        assert added.address.channel == room
        await scene.running.stop()


async def test_a_server_that_wants_fewer_joins_gets_them_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "TRIES", 1)
    few = {"per_second": 1, "burst_count": 1}
    settings = {"rc_joins": {"local": few, "remote": few}}
    with running_synapse(tmp_path / "own-server", settings=settings) as server:
        home = Household(server, tmp_path)
        anna, account = await home.person("anna"), home.account()
        recorder = Recorder()
        rooms = [await anna.create_room(encrypted=False, invite=[account]) for _ in range(4)]
        await home.bot(account).start(recorder.receive)
        await recorder.wait_for(BotAdded)
        await _until_in(anna, recorder.of(BotAdded)[0].address.channel, recorder, set(rooms))
        assert len(recorder.of(BotAdded)) == 4
        await home.close()


# Thrown out, or left alone.


async def test_banned_is_removed_and_can_be_asked_back(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.sdk.room_ban(scene.room, scene.account)
    removed = await scene.recorder.wait_for(BotRemoved)
    assert (removed.address, removed.sender.platform_id) == (scene.group, scene.anna.user_id)
    with pytest.raises(DeliveryError) as failed:
        await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Hallo?")))
    assert failed.value.failure is Failure.UNREACHABLE
    await scene.anna.sdk.room_unban(scene.room, scene.account)
    await scene.anna.invite(scene.room, scene.account)
    await scene.recorder.wait_for(BotAdded, count=2)
    sent = await scene.adapter.deliver(Post(id=2, to=scene.group, content=Content("wieder da")))
    await scene.reads(scene.anna, sent.message)


async def test_a_room_where_nobody_else_is_left_is_left(household: Household) -> None:
    scene = await household.scene()
    await scene.bert.leave(scene.room)
    await scene.recorder.wait_for(Left)
    carla = await household.person("carla")
    await scene.anna.invite(scene.room, carla.user_id)
    await scene.anna.wait_for(lambda: carla.user_id in scene.anna.members(scene.room))
    await scene.anna.leave(scene.room)
    await scene.recorder.wait_for(Left, count=2)
    other = await scene.bert.create_room(encrypted=False, invite=[scene.account])
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.bert.say(other, "Marke")
    await scene.recorder.heard("Marke")
    assert scene.recorder.of(BotRemoved) == [], "somebody is still invited"
    await carla.leave(scene.room)
    removed = await scene.recorder.wait_for(BotRemoved)
    assert (removed.address, removed.sender.platform_id) == (scene.group, scene.account)


async def test_private_chats_are_kept_whoever_left_them_or_never_came(household: Household) -> None:
    scene = await household.scene()
    theirs = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.bert.leave(theirs)
    await scene.recorder.wait_for(Left)
    post = Post(id=1, to=scene.private(), content=Content("nur für Bert"), person=scene.bert.user_id)
    sent = await scene.adapter.deliver(post)
    room = await scene.bert.wait_for(lambda: next(iter(scene.bert.invitations()), None))
    await scene.bert.leave(room)
    await scene.recorder.wait_until(lambda: room in _joined(household))
    for text in ("eins", "zwei"):
        await scene.anna.say(scene.room, text)
        await scene.recorder.heard(text)
    assert sent.channel == room
    assert {room, theirs} <= _joined(household)
    assert scene.recorder.of(BotRemoved) == []


def _only_from(monkeypatch: pytest.MonkeyPatch, *inviters: str) -> None:
    """Let the bots that are made from now on follow the invitations of these accounts only."""
    monkeypatch.setattr(homes, "MatrixAdapter", partial(MatrixAdapter, policy=InvitePolicy(inviters=inviters)))


def _joined(household: Household) -> set[str]:
    """The rooms that the bot has noted down as those it is in."""
    return set(json.loads((household.folder() / "position.json").read_bytes())["joined"])


async def _until_in(person: MatrixClient, room: str, recorder: Recorder, rooms: set[str]) -> None:
    """Wait until the bot is in all rooms, talking all the time: a bot that hears nothing waits half a minute."""
    for number in range(200):
        if rooms <= {added.address.channel for added in recorder.of(BotAdded)}:
            return
        await person.say(room, f"{number}")
        await recorder.heard(f"{number}")
        await person.sync(milliseconds=100)
    pytest.fail(f"the bot is not in {rooms - {added.address.channel for added in recorder.of(BotAdded)}}")
