"""The emulator's supergroups: upgrade, topics, threads, and senders that are no persons."""

from __future__ import annotations

import pytest
from telegram import ReplyParameters
from telegram.constants import ChatID

from tests.telegram.emulator import ImpossibleActError
from tests.telegram.emulator.scene import scene


async def test_ids_exceed_32_bits() -> None:
    async with scene() as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna)

        assert min(abs(number) for number in (s.anna.id, s.account.id, s.group.id, big.id)) > 2**32


async def test_an_upgrade_tells_both_chats_and_starts_the_message_ids_anew() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        await s.news()

        big = s.anna.upgrade(s.group)

        old, new = [update.message for update in await s.news()]
        assert old is not None
        assert new is not None
        assert (old.chat.id, old.migrate_to_chat_id) == (s.group.id, big.id)
        assert (new.chat.id, new.migrate_from_chat_id, new.message_id) == (big.id, s.group.id, 1)
        assert (await s.bot.get_chat_member(big.id, s.bert.id)).status == "member"
        assert (await s.bot.get_chat(s.group.id)).title == "Bündnis"
        assert await s.refusal(s.bot.get_chat_member_count(s.group.id)) == (
            "Bad Request: group chat was upgraded to a supergroup chat"
        )
        with pytest.raises(ImpossibleActError):
            s.anna.say(s.group, "noch da?")


async def test_a_topic_is_answered_in_the_topic() -> None:
    async with scene(privacy=False) as s:
        forum = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account], forum=True)
        topic = forum.add_topic("Budget")
        s.anna.say(forum, "im Thema", topic=topic)
        s.anna.say(forum, "allgemein")

        inside, general = [update.message for update in await s.news() if update.message and update.message.text]
        assert (inside.message_thread_id, inside.is_topic_message) == (topic.id, True)
        assert inside.reply_to_message is not None
        assert inside.reply_to_message.forum_topic_created is not None
        assert (general.message_thread_id, general.is_topic_message) == (None, None)
        sent = await s.bot.send_message(forum.id, "hier", message_thread_id=topic.id)
        assert sent.message_thread_id == topic.id
        assert (await s.bot.get_chat(forum.id)).is_forum is True


async def test_topics_that_are_closed_deleted_or_general_cannot_be_named() -> None:
    async with scene() as s:
        forum = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account], forum=True)
        closed, deleted = forum.add_topic("zu"), forum.add_topic("weg")
        forum.close_topic(closed)
        forum.delete_topic(deleted)

        for number in (deleted.id, 1, 999):
            answer = await s.refusal(s.bot.send_message(forum.id, "?", message_thread_id=number))
            assert answer == "Bad Request: message thread not found"
        answer = await s.refusal(s.bot.send_message(forum.id, "?", message_thread_id=closed.id))
        assert answer == "Bad Request: TOPIC_CLOSED"
        s.anna.promote(forum, s.account)
        await s.bot.send_message(forum.id, "!", message_thread_id=closed.id)


async def test_a_reply_in_a_supergroup_without_topics_has_a_thread_that_is_no_topic() -> None:
    async with scene(privacy=False) as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account])
        first = s.anna.say(big, "eins")
        s.anna.say(big, "zwei", reply_to=first)

        message = (await s.news())[-1].message
        assert message is not None
        assert (message.message_thread_id, message.is_topic_message) == (first.id, None)
        sent = await s.bot.send_message(
            big.id, "drei", message_thread_id=first.id, reply_parameters=ReplyParameters(first.id)
        )
        assert sent.is_topic_message is None


async def test_an_anonymous_administrator_hides_behind_the_group() -> None:
    async with scene(privacy=False) as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account, s.bert])
        with pytest.raises(ImpossibleActError):
            s.anna.say(big, "wer?", anonymous=True)
        s.anna.promote(big, s.anna, anonymous=True)
        s.anna.say(big, "ich", anonymous=True)

        message = (await s.news())[-1].message
        assert message is not None
        assert message.from_user is not None
        assert message.from_user.id == ChatID.ANONYMOUS_ADMIN
        assert message.sender_chat is not None
        assert message.sender_chat.id == big.id
        assert s.bert.sees(big)[-1].sender == "Plenum"


async def test_a_post_of_the_linked_channel() -> None:
    async with scene(privacy=False) as s:
        big = s.emulator.add_supergroup("Plenum", creator=s.anna, members=[s.account])
        channel = s.emulator.add_channel("Nachrichten")
        big.post_from_channel(channel, "Neues")

        message = (await s.news())[-1].message
        assert message is not None
        assert message.from_user is not None
        assert message.from_user.id == ChatID.SERVICE_CHAT
        assert message.sender_chat is not None
        assert (message.sender_chat.id, message.is_automatic_forward) == (channel.id, True)
        assert (await s.bot.get_chat(big.id)).linked_chat_id == channel.id
