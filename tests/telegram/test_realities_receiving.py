"""What really happens when one receives from Telegram, and what the adapter makes of it: one test for each."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from adapters.telegram.connection import ALLOWED_UPDATES
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import (
    BotAdded,
    BotRemoved,
    ChannelMoved,
    Edited,
    Joined,
    Left,
    Said,
    Tapped,
)
from tests.telegram.emulator.faults import Fault

if TYPE_CHECKING:
    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene

CARD = Content("Wie läuft es?", (Choice("r1", "1"), Choice("r2", "2")))


# Privacy mode.


@pytest.mark.parametrize(("privacy", "hears_all"), [(True, False), (False, True)])
async def test_privacy_mode_is_known_and_told(
    make_scene: MakeScene, caplog: pytest.LogCaptureFixture, *, privacy: bool, hears_all: bool
) -> None:
    caplog.set_level(logging.INFO)
    adapter = await make_scene(privacy=privacy).start()
    assert adapter.capabilities.hears_all is hears_all
    told = [record.getMessage() for record in caplog.records if "privacy mode" in record.getMessage()]
    assert len(told) == 1
    assert (" is off" in told[0]) is hears_all


async def test_with_privacy_mode_commands_and_replies_arrive(make_scene: MakeScene) -> None:
    scene = make_scene(privacy=True)
    await scene.begin()
    asked = await scene.post(Content("Was fehlt?", asks=True))
    scene.bert.say(scene.group, "unter uns")
    scene.bert.say(scene.group, "Geld", reply_to=scene.shown(asked).message)
    scene.bert.say(scene.group, f"/Status@{scene.bot.username.upper()} jetzt" if scene.bot.username else "")
    await scene.recorder.heard("/Status jetzt")
    said = scene.recorder.of(Said)
    assert [(one.text, one.addressed) for one in said] == [("Geld", True), ("/Status jetzt", True)]
    assert said[0].reply_to == asked.message


async def test_a_command_for_another_bot_is_not_ours(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.say(scene.group, "/status@weather_bot")
    scene.anna.edit(scene.anna.say(scene.group, "/x@weather_bot"), "/y@weather_bot")
    await scene.settled()
    assert len(scene.recorder.of(Said)) == 1
    assert scene.recorder.of(Edited) == []


async def test_whoever_names_the_bot_means_it(scene: TelegramScene) -> None:
    await scene.begin()
    texts = ("hallo @dreiklang_bot", "hallo zusammen", "@dreiklang_bots", "/stand", "/status@dreiklang_bot")
    for text in texts:
        scene.anna.say(scene.group, text)
    await scene.recorder.heard("/status")
    assert [said.addressed for said in scene.recorder.of(Said)] == [True, False, False, False, True]


# Addresses.


async def test_a_group_that_becomes_a_supergroup_has_moved(scene: TelegramScene) -> None:
    await scene.begin()
    old = scene.address()
    new = scene.address(scene.anna.upgrade(scene.group))
    await scene.recorder.wait_for(ChannelMoved, count=2)
    moved = scene.recorder.of(ChannelMoved)
    assert {(one.address, one.to) for one in moved} == {(old, new)}
    assert len({one.event_id for one in moved}) == 2


async def test_ids_may_need_more_than_32_bits(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.say(scene.group, "hallo")
    said = await scene.recorder.heard("hallo")
    assert abs(int(said.address.channel)) > 2**32
    assert int(said.sender.platform_id) > 2**32


async def test_a_topic_is_a_thread(make_scene: MakeScene) -> None:
    scene = make_scene(forum=True)
    topic = scene.group.add_topic("Wohnen")
    await scene.begin()
    scene.bert.say(scene.group, "im Thema", topic=topic)
    scene.bert.say(scene.group, "allgemein")
    assert (await scene.recorder.heard("im Thema")).address.thread == str(topic.id)
    assert (await scene.recorder.heard("im Thema")).reply_to is None
    assert (await scene.recorder.heard("allgemein")).address.thread is None


async def test_a_reply_in_a_supergroup_without_topics_is_no_thread(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    first = scene.anna.say(scene.group, "erst")
    scene.bert.say(scene.group, "dann", reply_to=first)
    said = await scene.recorder.heard("dann")
    assert (said.address.thread, said.reply_to) == (None, str(first.id))


# Senders.


async def test_a_hidden_administrator_is_the_group_itself(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.promote(scene.group, scene.anna, anonymous=True)
    scene.anna.say(scene.group, "niemand", anonymous=True)
    sender = (await scene.recorder.heard("niemand")).sender
    assert (sender.platform_id, sender.name) == (str(scene.group.id), "Bündnis")
    assert sender.anonymous
    assert sender.administers


async def test_posts_of_the_linked_channel_are_nobodys(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.group.post_from_channel(scene.emulator.add_channel("Neues"), "/status")
    await scene.settled()
    assert len(scene.recorder.of(Said)) == 1


async def test_other_bots_are_not_people(scene: TelegramScene) -> None:
    await scene.begin()
    other = scene.emulator.add_bot("weather_bot")
    scene.anna.add(scene.group, other)
    scene.anna.remove(scene.group, other)
    await scene.settled()
    assert scene.recorder.of(Joined) == []
    assert scene.recorder.of(Left) == []


async def test_who_administers_is_asked_once_and_again_after_a_change(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    for number in range(5):
        scene.bert.say(scene.group, f"eins {number}")
    assert not (await scene.recorder.heard("eins 4")).sender.administers
    asked = len(scene.emulator.called("getChatAdministrators"))
    assert asked <= 2
    scene.anna.promote(scene.group, scene.bert)
    scene.bert.say(scene.group, "zwei")
    assert (await scene.recorder.heard("zwei")).sender.administers
    assert len(scene.emulator.called("getChatAdministrators")) == asked + 1


async def test_nobody_administers_if_telegram_does_not_say(scene: TelegramScene) -> None:
    scene.emulator.fail_next("getChatAdministrators", Fault.SERVER_ERROR)
    await scene.begin()
    scene.anna.say(scene.group, "hallo")
    assert not (await scene.recorder.heard("hallo")).sender.administers


# What is asked for.


async def test_updates_are_always_asked_for_by_name(scene: TelegramScene) -> None:
    await scene.begin()
    asked = scene.emulator.called("getUpdates")
    assert asked
    assert all(call.parameters["allowed_updates"] == list(ALLOWED_UPDATES) for call in asked)
    assert {"chat_member", "my_chat_member", "callback_query"} <= set(ALLOWED_UPDATES)


async def test_reactions_are_no_taps(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    card = await scene.post(CARD, mark="a1")
    scene.bert.react(scene.shown(card).message, "👍")
    await scene.settled()
    assert scene.recorder.of(Tapped) == []


# Coming and going.


async def test_the_bot_knows_when_it_is_thrown_out_and_comes_again(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.remove(scene.group, scene.bot)
    removed = await scene.recorder.wait_for(BotRemoved)
    assert (removed.address, removed.private) == (scene.address(), False)
    scene.anna.add(scene.group, scene.bot)
    await scene.recorder.wait_for(BotAdded, count=2)


async def test_a_group_made_with_the_bot_in_it_is_told_once(scene: TelegramScene) -> None:
    await scene.start()
    made = scene.emulator.add_group("Neu", creator=scene.bert, members=[scene.anna, scene.bot])
    scene.anna.say(made, "da")
    await scene.recorder.heard("da")
    (added,) = scene.recorder.of(BotAdded)
    assert (added.address, added.sender.platform_id) == (scene.address(made), str(scene.bert.id))
    assert added.sender.administers


async def test_a_bot_that_may_not_write_is_as_good_as_gone(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.restrict(scene.group, scene.bot)
    await scene.recorder.wait_for(BotRemoved)
    scene.anna.restrict(scene.group, scene.bot, can_send=True)
    await scene.recorder.wait_for(BotAdded, count=2)
    scene.anna.promote(scene.group, scene.bot)
    scene.anna.demote(scene.group, scene.bot)
    await scene.settled()
    assert (len(scene.recorder.of(BotAdded)), len(scene.recorder.of(BotRemoved))) == (2, 1)


async def test_blocking_closes_the_private_chat_and_unblocking_opens_it(scene: TelegramScene) -> None:
    await scene.start()
    scene.anna.start(scene.bot)
    scene.anna.block(scene.bot)
    removed = await scene.recorder.wait_for(BotRemoved)
    assert (removed.private, removed.address.channel) == (True, str(scene.anna.id))
    scene.anna.unblock(scene.bot)
    assert (await scene.recorder.wait_for(BotAdded)).private


@pytest.mark.parametrize("administers", [False, True])
async def test_people_come_and_go_once(make_scene: MakeScene, *, administers: bool) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    if administers:
        scene.anna.promote(scene.group, scene.bot)
    carla = scene.emulator.add_user("Carla")
    for _ in range(2):
        scene.anna.add(scene.group, carla)
        carla.leave(scene.group)
    await scene.settled()
    seen = [signal for signal in scene.recorder.done if isinstance(signal, (Joined, Left))]
    assert [type(signal) for signal in seen] == [Joined, Left, Joined, Left]
    assert {signal.sender.platform_id for signal in seen} == {str(carla.id)}


# Texts.


async def test_an_edit_is_never_said_again(scene: TelegramScene) -> None:
    await scene.begin()
    written = scene.anna.say(scene.group, "/decide Montag")
    scene.anna.edit(written, "/decide Montag")
    scene.anna.edit(written, "/decide@dreiklang_bot Dienstag")
    edited = await scene.recorder.wait_for(Edited, count=2)
    assert (edited.message, edited.text) == (str(written.id), "/decide Dienstag")
    assert len(scene.recorder.of(Said)) == 1


async def test_a_caption_is_text_as_well(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.send_photo(scene.group, "/log@dreiklang_bot Wir machen weiter.")
    scene.anna.send_photo(scene.group)
    said = await scene.recorder.wait_for(Said)
    await scene.settled()
    assert (said.text, said.addressed) == ("/log Wir machen weiter.", True)
    assert len(scene.recorder.of(Said)) == 2
