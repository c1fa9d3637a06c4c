"""Reading updates as such: the sides of them that no server in a test brings about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, Chat, Update, User

from adapters.telegram.files import Files
from adapters.telegram.membership import Attendance
from adapters.telegram.people import RETRY_SECONDS, ROSTER_SECONDS, People
from adapters.telegram.updates import UpdateInterpreter
from bot.engine.exchange.messages import BotAdded, BotRemoved, Edited, Said, Tapped

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Signal
    from tests.telegram.wire import TelegramScene

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SENT = 1_772_442_000
OWN = User(7_100_000_000, "Dreiklang", is_bot=True, username="dreiklang_bot")
ANNA = {"id": 5_300_000_001, "is_bot": False, "first_name": "Anna", "last_name": "Ahrens"}
OTHER_BOT = {"id": 7_100_000_009, "is_bot": True, "first_name": "Wetter", "username": "weather_bot"}
PRIVATE = {"id": ANNA["id"], "type": "private", "first_name": "Anna"}
CHANNEL = {"id": -1_002_900_000_007, "type": "channel", "title": "Neues"}
SELF = {"id": OWN.id, "is_bot": True, "first_name": "Dreiklang", "username": "dreiklang_bot"}
FORUM = {"id": -1_002_900_000_001, "type": "supergroup", "title": "Bündnis", "is_forum": True}


async def read(**update: object) -> list[Signal]:
    """Read an update as Telegram sends it."""
    bot = Bot("1:no-network")
    return await UpdateInterpreter(OWN, People(bot), Files(bot), lambda: NOW).read(
        Update.de_json({"update_id": 77, **update}, None)
    )


def message(**more: object) -> dict[str, object]:
    """A message of anna's in private, with what else is said about it."""
    return {"message_id": 5, "date": SENT, "chat": PRIVATE, "from": ANNA, **more}


async def test_a_private_message_says_who_where_and_when() -> None:
    (said,) = await read(message=message(text="hallo"))
    assert isinstance(said, Said)
    assert (said.event_id, said.message, said.at) == ("77", "5", datetime.fromtimestamp(SENT, UTC))
    assert (said.sender.platform_id, said.sender.name) == (str(ANNA["id"]), "Anna Ahrens")
    assert (said.private, said.addressed, said.sender.administers, said.sender.anonymous) == (True, True, False, False)
    assert (said.address.adapter, said.address.account) == ("telegram", str(OWN.id))


@pytest.mark.parametrize(
    "more",
    [
        {"sticker": None},
        {"from": OTHER_BOT, "text": "hallo"},
        {"chat": CHANNEL, "text": "hallo"},
        {"text": "/status@weather_bot"},
        {"from": None, "text": "hallo"},
    ],
    ids=["nothing", "another bot", "a channel", "another bot's command", "nobody"],
)
async def test_what_is_no_business_of_the_bot(more: dict[str, object]) -> None:
    assert await read(message=message(**more)) == []


async def test_somebody_who_writes_as_a_channel_is_that_channel() -> None:
    (said,) = await read(message=message(sender_chat=CHANNEL, text="hallo"))
    assert (said.sender.platform_id, said.sender.name) == (str(CHANNEL["id"]), "Neues")
    assert said.sender.anonymous
    assert not said.sender.administers


async def test_the_first_message_of_a_topic_is_no_message_one_replies_to() -> None:
    topic = {"chat": PRIVATE | {"type": "supergroup", "title": "Bündnis"}, "is_topic_message": True}
    root = message(**topic, message_thread_id=3, forum_topic_created={"name": "Wohnen", "icon_color": 1}) | {
        "message_id": 3
    }
    other = message(text="eins") | {"message_id": 4}
    hidden = {"sender_chat": CHANNEL}  # so that nobody asks who administers
    (first,) = await read(message=message(**topic, **hidden, message_thread_id=3, text="a", reply_to_message=root))
    (second,) = await read(message=message(**topic, **hidden, message_thread_id=3, text="b", reply_to_message=other))
    assert isinstance(first, Said)
    assert isinstance(second, Said)
    assert (first.reply_to, second.reply_to) == (None, "4")
    assert (first.address.thread, second.address.thread) == ("3", "3")


async def test_topics_in_private_chats_are_one_place() -> None:
    (said,) = await read(message=message(text="hallo", is_topic_message=True, message_thread_id=3))
    assert said.address.thread is None


async def test_an_edit_has_its_own_time() -> None:
    (edited,) = await read(edited_message=message(text="anders", edit_date=SENT + 60))
    assert isinstance(edited, Edited)
    assert edited.at.timestamp() == SENT + 60


async def test_a_tap_without_its_message_counts_by_its_mark() -> None:
    tap = {"id": "9", "from": ANNA, "chat_instance": "1"}
    (tapped,) = await read(callback_query=tap | {"data": "a1:r2"})
    assert isinstance(tapped, Tapped)
    assert (tapped.mark, tapped.choice, tapped.message, tapped.at) == ("a1", "r2", "", NOW)
    assert (tapped.private, tapped.address.channel) == (True, str(ANNA["id"]))
    assert await read(callback_query=tap | {"data": ":r2"}) == []
    assert await read(callback_query=tap | {"game_short_name": "chess"}) == []


async def test_a_choice_may_hold_colons() -> None:
    tap = {"id": "9", "from": ANNA, "chat_instance": "1", "message": message(text="Karte"), "data": "a1:x:y"}
    (tapped,) = await read(callback_query=tap)
    assert isinstance(tapped, Tapped)
    assert (tapped.mark, tapped.choice, tapped.message) == ("a1", "x:y", "5")


def membership(before: str, after: str, **more: object) -> dict[str, object]:
    """What became of the bot in private, with what else is said about it."""
    return {
        "chat": PRIVATE,
        "from": ANNA,
        "date": SENT,
        "old_chat_member": {"user": SELF, "status": before, "until_date": 0},
        "new_chat_member": {"user": SELF, "status": after, "until_date": 0},
        **more,
    }


async def test_the_bots_own_coming_and_going_by_a_programs_hand_still_counts() -> None:
    (removed,) = await read(my_chat_member=membership("member", "kicked", **{"from": OTHER_BOT}))
    assert isinstance(removed, BotRemoved)
    assert removed.sender.anonymous
    (added,) = await read(my_chat_member=membership("left", "member"))
    assert isinstance(added, BotAdded)
    assert not added.sender.anonymous


async def test_a_hidden_administrator_who_adds_the_bot_is_the_group() -> None:
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    (added,) = await read(my_chat_member=membership("left", "member", **{"from": hidden, "chat": FORUM}))
    assert (added.sender.platform_id, added.sender.anonymous, added.sender.administers) == (
        str(FORUM["id"]),
        True,
        True,
    )


async def test_being_made_administrator_of_a_channel_means_nothing() -> None:
    assert await read(my_chat_member=membership("left", "member", chat=CHANNEL)) == []


async def test_the_list_of_administrators_grows_old(scene: TelegramScene) -> None:
    await scene.begin()
    clock = [0.0]
    bot = Bot(scene.bot.token, base_url=f"{scene.emulator.url}/bot")
    async with bot:
        people = People(bot, lambda: clock[0])
        chat = Chat(scene.group.id, "group")
        asked = len(scene.emulator.called("getChatAdministrators"))
        for seconds, times in ((0.0, 1), (ROSTER_SECONDS - 1, 1), (ROSTER_SECONDS, 2)):
            clock[0] = seconds
            assert await people.administers(chat, scene.anna.id)
            assert len(scene.emulator.called("getChatAdministrators")) == asked + times
        assert not await people.administers(chat, scene.bert.id)
    assert RETRY_SECONDS < ROSTER_SECONDS


def test_the_same_event_told_twice_is_news_once() -> None:
    attendance = Attendance()
    assert attendance.is_news(-1, 5, 100, present=True)
    assert not attendance.is_news(-1, 5, 101, present=True)
    assert attendance.is_news(-1, 5, 100, present=True), "redelivered: its turn may have failed"
    assert attendance.is_news(-1, 5, 102, present=False)
    assert attendance.is_news(-2, 5, 103, present=False)
    attendance.forget(-1)
    assert attendance.is_news(-1, 5, 104, present=False)
