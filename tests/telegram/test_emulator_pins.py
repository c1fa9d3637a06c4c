"""The emulator's rules for pinning and unpinning, asked by python-telegram-bot."""

from __future__ import annotations

import pytest

from tests.telegram.emulator.scene import scene

NO_RIGHT = "Bad Request: not enough rights to manage pinned messages in the chat"


async def test_an_administrator_pins_and_everybody_is_told_the_bot_too() -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        s.anna.promote(s.group, s.account)
        sent = await s.bot.send_message(s.group.id, "wichtig")

        assert await s.bot.pin_chat_message(s.group.id, sent.message_id, disable_notification=True)

        *_, pinned, told = s.anna.sees(s.group)
        assert (pinned.pinned, told.service, told.rings) == (True, "pinned_message", False)
        update = s.account.updates.produced[-1]
        assert update.kind == "message"
        assert update.content["pinned_message"]["text"] == "wichtig"  # type: ignore[index]  # JSON


@pytest.mark.parametrize("member", [True, False])
async def test_without_the_right_nothing_is_pinned_or_unpinned(member: bool) -> None:
    async with scene() as s:
        s.anna.add(s.group, s.account)
        if not member:
            s.anna.promote(s.group, s.account, can_pin=False)
        sent = await s.bot.send_message(s.group.id, "wichtig")

        assert await s.refusal(s.bot.pin_chat_message(s.group.id, sent.message_id)) == NO_RIGHT
        assert await s.refusal(s.bot.unpin_chat_message(s.group.id, sent.message_id)) == NO_RIGHT
        assert not s.anna.sees(s.group)[-1].pinned


async def test_only_what_is_there_can_be_pinned_and_only_what_is_pinned_unpinned() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        chat = s.anna.id
        sent = await s.bot.send_message(chat, "wichtig")

        assert await s.refusal(s.bot.pin_chat_message(chat, 9_999)) == "Bad Request: message to pin not found"
        assert await s.refusal(s.bot.unpin_chat_message(chat, 9_999)) == "Bad Request: message to unpin not found"
        assert await s.refusal(s.bot.unpin_chat_message(chat)) == "Bad Request: message to unpin not found"
        assert await s.bot.pin_chat_message(chat, sent.message_id)
        assert await s.refusal(s.bot.pin_chat_message(chat, sent.message_id)) == "Bad Request: CHAT_NOT_MODIFIED"
        assert await s.bot.unpin_chat_message(chat)
        assert await s.refusal(s.bot.unpin_chat_message(chat, sent.message_id)) == "Bad Request: CHAT_NOT_MODIFIED"
