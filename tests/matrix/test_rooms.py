"""Rooms as people really use them: invited, promoted, closed, upgraded, made for two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nio
import pytest

from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import (
    Address,
    BotAdded,
    BotRemoved,
    ChannelMoved,
    DeliveryError,
    Failure,
    Joined,
    Left,
    Post,
    Said,
)

if TYPE_CHECKING:
    from tests.matrix.homes import Household


@pytest.mark.parametrize("version", ["10", "12"])
async def test_creators_and_moderators_administer_a_room(household: Household, version: str) -> None:
    scene = await household.scene(encrypted=False, room_version=version)
    await scene.anna.say(scene.room, "die Gründerin")
    await scene.bert.say(scene.room, "ein Mitglied")
    await scene.recorder.heard("ein Mitglied")
    await scene.anna.set_power(scene.room, scene.bert.user_id, 50)
    await scene.bert.say(scene.room, "ein Moderator")
    await scene.recorder.heard("ein Moderator")
    await scene.anna.set_power(scene.room, scene.bert.user_id, 0)
    await scene.bert.say(scene.room, "wieder ein Mitglied")
    await scene.recorder.heard("wieder ein Mitglied")
    assert {said.text: said.sender.administers for said in scene.recorder.of(Said)} == {
        "die Gründerin": True,
        "ein Mitglied": False,
        "ein Moderator": True,
        "wieder ein Mitglied": False,
    }


async def test_administrators_are_known_after_a_restart(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.restart()
    await scene.anna.say(scene.room, "immer noch")
    assert (await scene.recorder.heard("immer noch")).sender.administers


async def test_removal_is_told_and_the_room_is_out_of_reach(household: Household) -> None:
    scene = await household.scene()
    await scene.anna.say(scene.room, "das letzte Wort")
    await scene.anna.kick(scene.room, scene.account)
    removed = await scene.recorder.wait_for(BotRemoved)
    assert (removed.address, removed.sender.platform_id) == (scene.group, scene.anna.user_id)
    assert [type(signal) for signal in scene.recorder.done][-2:] == [Said, BotRemoved]
    with pytest.raises(DeliveryError) as failed:
        await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Hallo?")))
    assert failed.value.failure is Failure.UNREACHABLE


async def test_a_bot_that_was_removed_while_away_learns_it(household: Household) -> None:
    scene = await household.scene()
    await scene.running.stop()
    await scene.anna.kick(scene.room, scene.account)
    await scene.restart()
    assert (await scene.recorder.wait_for(BotRemoved)).address == scene.group


async def test_a_bot_that_comes_back_does_not_read_what_it_missed(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.say(scene.room, "vorher")
    await scene.recorder.heard("vorher")
    await scene.anna.kick(scene.room, scene.account)
    await scene.recorder.wait_for(BotRemoved)
    await scene.anna.say(scene.room, "unter uns")
    await scene.anna.invite(scene.room, scene.account)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.anna.say(scene.room, "willkommen zurück")
    await scene.recorder.heard("willkommen zurück")
    assert [said.text for said in scene.recorder.of(Said)] == ["vorher", "willkommen zurück"]
    assert len(scene.recorder.of(BotAdded)) == 2


async def test_a_bot_that_was_removed_and_asked_back_while_away_comes_back(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    await scene.anna.kick(scene.room, scene.account)
    await scene.anna.say(scene.room, "unter uns")
    await scene.anna.invite(scene.room, scene.account)
    await scene.restart()
    await scene.recorder.wait_for(BotAdded, count=2)
    assert len(scene.recorder.of(BotRemoved)) == 1
    await scene.anna.say(scene.room, "wieder da?")
    await scene.recorder.heard("wieder da?")
    assert [said.text for said in scene.recorder.of(Said)] == ["wieder da?"]


async def test_what_was_said_between_two_stays_is_not_read_even_if_both_are_in_one_sync(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.running.stop()
    await scene.anna.kick(scene.room, scene.account)
    await scene.anna.say(scene.room, "unter uns")
    await scene.anna.invite(scene.room, scene.account)
    operator = await household.device(scene.account)
    await operator.join(scene.room)
    await scene.anna.say(scene.room, "willkommen zurück")
    await scene.restart()
    await scene.recorder.heard("willkommen zurück")
    assert [said.text for said in scene.recorder.of(Said)] == ["willkommen zurück"]
    # Synapse shows the first stay again; the same event ids tell the engine that it knows them.
    assert [len({signal.event_id for signal in scene.recorder.of(kind)}) for kind in (BotRemoved, BotAdded)] == [1, 2]


async def test_people_come_and_go(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    carla = await household.person("carla")
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    joined = await scene.recorder.wait_for(Joined)
    assert joined.reads_back
    await scene.anna.kick(scene.room, carla.user_id)
    left = await scene.recorder.wait_for(Left)
    assert joined.sender.platform_id == left.sender.platform_id == carla.user_id
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    await carla.sdk.set_displayname("Carla")  # the same kind of event, and no arrival
    await carla.wait_for(lambda: carla.sdk.rooms[scene.room].users[carla.user_id].display_name == "Carla")
    await carla.say(scene.room, "wieder da")
    await scene.recorder.heard("wieder da")
    told = [type(signal) for signal in scene.recorder.done if signal.sender.platform_id == carla.user_id]
    assert told == [Joined, Left, Joined, Said]


@pytest.mark.parametrize(("encrypted", "visibility"), [(True, "shared"), (False, "joined"), (False, "invited")])
async def test_who_comes_later_cannot_read_back_everywhere(
    household: Household, *, encrypted: bool, visibility: str
) -> None:
    scene = await household.scene(encrypted=encrypted)
    state = {"history_visibility": visibility}
    await scene.anna.sdk.room_put_state(scene.room, "m.room.history_visibility", state)
    carla = await household.person("carla")
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    assert not (await scene.recorder.wait_for(Joined)).reads_back


async def test_an_invitation_into_a_chat_for_two_is_private(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    added = await scene.recorder.wait_for(BotAdded, count=2)
    assert (added.address.channel, added.private, added.sender.platform_id) == (room, True, scene.bert.user_id)


async def test_a_private_chat_stays_private_after_a_restart(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.restart()
    await scene.bert.wait_for(lambda: scene.account in scene.bert.joined(room))
    await scene.bert.say(room, "nur wir")
    assert (await scene.recorder.heard("nur wir")).private
    sent = await scene.adapter.deliver(Post(id=1, to=scene.private(), content=Content("ja"), person=scene.bert.user_id))
    assert sent.channel == room


async def test_a_chat_for_two_with_a_third_is_no_longer_private(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.bert.invite(room, scene.anna.user_id)
    await scene.bert.wait_for(lambda: {scene.account, scene.anna.user_id} <= scene.bert.members(room))
    await scene.bert.say(room, "zu dritt")
    assert not (await scene.recorder.heard("zu dritt")).private
    sent = await scene.adapter.deliver(
        Post(id=1, to=scene.private(), content=Content("vertraulich"), person=scene.bert.user_id)
    )
    assert sent.channel != room


async def test_a_chat_for_two_that_lost_its_founder_is_a_group_of_the_others(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.bert.invite(room, scene.anna.user_id)
    await scene.anna.join(room)
    await scene.bert.leave(room)
    await scene.recorder.wait_for(Left)
    there = Address(adapter="matrix", account=scene.account, channel=room)
    sent = await scene.adapter.deliver(Post(id=1, to=there, content=Content("an alle, die noch da sind")))
    assert (await scene.reads(scene.anna, sent.message)).body == "an alle, die noch da sind"


async def test_whoever_is_asked_into_a_private_chat_sees_that_it_is_one(household: Household) -> None:
    scene = await household.scene()
    invitations: list[nio.InviteMemberEvent] = []
    scene.bert.sdk.add_event_callback(lambda _, event: invitations.append(event), nio.InviteMemberEvent)
    post = Post(id=1, to=scene.private(), content=Content("vertraulich"), person=scene.bert.user_id)
    await scene.adapter.deliver(post)
    await scene.bert.wait_for(scene.bert.invitations)
    (own,) = [event for event in invitations if event.state_key == scene.bert.user_id]
    assert (own.sender, own.content.get("is_direct")) == (scene.account, True)


async def test_where_the_bot_may_not_invite_it_opens_a_room_of_its_own(household: Household) -> None:
    scene = await household.scene()
    room = await scene.bert.create_room(invite=[scene.account], direct=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    await scene.bert.set_power_for(room, "invite", 50)
    await scene.bert.leave(room)
    await scene.recorder.wait_for(Left)
    post = Post(id=1, to=scene.private(), content=Content("vertraulich"), person=scene.bert.user_id)
    sent = await scene.adapter.deliver(post)
    assert sent.channel != room
    assert await scene.bert.accept_invitation(scene.account) == sent.channel
    await scene.reads(scene.bert, sent.message)


async def test_only_the_bots_own_mark_makes_a_room_private(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.sdk.room_put_state(scene.room, "dreiklang.private", {"with": scene.anna.user_id})
    await scene.anna.kick(scene.room, scene.bert.user_id)
    await scene.recorder.wait_for(Left)
    await scene.anna.say(scene.room, "ganz allein")
    assert not (await scene.recorder.heard("ganz allein")).private


async def test_whoever_left_the_private_chat_is_asked_in_again_only_on_purpose(household: Household) -> None:
    scene = await household.scene()
    post = Post(id=1, to=scene.private(), content=Content("eins"), person=scene.bert.user_id)
    first = await scene.adapter.deliver(post)
    room = await scene.bert.accept_invitation(scene.account)
    assert room == first.channel
    await scene.bert.leave(room)
    await scene.recorder.wait_for(Left)
    there = Address(adapter="matrix", account=scene.account, channel=room)
    with pytest.raises(DeliveryError) as failed:
        await scene.adapter.deliver(Post(id=2, to=there, content=Content("zwei")))
    assert failed.value.failure is Failure.UNREACHABLE
    again = await scene.adapter.deliver(
        Post(id=3, to=scene.private(), content=Content("drei"), person=scene.bert.user_id)
    )
    assert again.channel == room
    assert await scene.bert.accept_invitation(scene.account) == room
    await scene.reads(scene.bert, again.message)


@pytest.mark.parametrize("away", [False, True], ids=["present", "away"])
async def test_an_open_room_that_is_upgraded_is_followed(household: Household, *, away: bool) -> None:
    scene = await household.scene(encrypted=False, room_version="10")
    await scene.anna.sdk.room_put_state(scene.room, "m.room.join_rules", {"join_rule": "public"})
    if away:
        await scene.running.stop()
    replacement = await scene.anna.upgrade(scene.room)
    if away:
        await scene.restart()
    moved = await scene.recorder.wait_for(ChannelMoved)
    assert (moved.address.channel, moved.to.channel) == (scene.room, replacement)
    await scene.anna.say(replacement, "hier geht es weiter")
    await scene.recorder.heard("hier geht es weiter")
    assert len(scene.recorder.of(BotAdded)) == 1


async def test_a_closed_room_that_is_upgraded_is_followed_once_invited(household: Household) -> None:
    scene = await household.scene(encrypted=False, room_version="10")
    replacement = await scene.anna.upgrade(scene.room)
    await scene.anna.invite(replacement, scene.account)
    moved = await scene.recorder.wait_for(ChannelMoved)
    assert (moved.address.channel, moved.to.channel) == (scene.room, replacement)


async def test_a_room_that_only_claims_to_be_the_successor_is_a_new_one(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    answer = await scene.bert.sdk.room_create(
        predecessor={"room_id": scene.room, "event_id": "$nothing"}, invite=[scene.account]
    )
    added = await scene.recorder.wait_for(BotAdded, count=2)
    assert added.address.channel == answer.room_id
    assert scene.recorder.of(ChannelMoved) == []


async def test_rooms_from_before_a_lost_folder_are_told_once_without_history(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.say(scene.room, "längst erledigt")
    await scene.recorder.heard("längst erledigt")
    await scene.running.stop()
    newcomer = household.bot(scene.account, folder="elsewhere")
    await newcomer.start(scene.recorder.receive)
    added = await scene.recorder.wait_for(BotAdded, count=2)
    await scene.anna.say(scene.room, "jetzt erst")
    await scene.recorder.heard("jetzt erst")
    assert [said.text for said in scene.recorder.of(Said)] == ["längst erledigt", "jetzt erst"]
    assert added.event_id == scene.recorder.of(BotAdded)[0].event_id
