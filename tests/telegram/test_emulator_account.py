"""The emulator's answers about the bot itself: who it is, its commands and its texts."""

from __future__ import annotations

import pytest
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from tests.telegram.emulator.scene import scene


@pytest.mark.parametrize("privacy", [True, False])
async def test_who_the_bot_is(privacy: bool) -> None:
    async with scene(privacy=privacy) as s:
        me = await s.bot.get_me()

        assert (me.id, me.username, me.is_bot) == (s.account.id, "dreiklang_bot", True)
        assert (me.can_join_groups, me.can_read_all_group_messages) == (True, not privacy)


async def test_commands_are_kept_by_scope_and_language() -> None:
    async with scene() as s:
        english, german = [BotCommand("help", "Help")], [BotCommand("hilfe", "Hilfe")]
        await s.bot.set_my_commands(english)
        await s.bot.set_my_commands(german, BotCommandScopeAllPrivateChats(), "de")

        assert await s.bot.get_my_commands() == tuple(english)
        assert await s.bot.get_my_commands(language_code="de") == ()
        assert await s.bot.get_my_commands(BotCommandScopeAllPrivateChats(), "de") == tuple(german)
        await s.bot.delete_my_commands(BotCommandScopeAllPrivateChats(), "de")
        assert await s.bot.get_my_commands(BotCommandScopeAllPrivateChats(), "de") == ()


@pytest.mark.parametrize(
    ("name", "description", "answer"),
    [
        ("Hilfe", "x", "Bad Request: BOT_COMMAND_INVALID"),
        ("", "x", "Bad Request: command must be non-empty"),
        ("x" * 33, "x", "Bad Request: command length must not exceed 32"),
        ("x", " ", "Bad Request: command description must be non-empty"),
        ("x", "x" * 257, "Bad Request: command description length must not exceed 256"),
    ],
)
async def test_a_command_that_cannot_be_set(name: str, description: str, answer: str) -> None:
    async with scene() as s:
        assert await s.refusal(s.bot.set_my_commands([(name, description)])) == answer


async def test_more_than_a_hundred_commands() -> None:
    async with scene() as s:
        many = [(f"x{number}", "x") for number in range(101)]

        assert await s.refusal(s.bot.set_my_commands(many)) == "Bad Request: BOT_COMMANDS_TOO_MUCH"


async def test_commands_of_a_chat_that_is_not_there_and_a_language_that_is_none() -> None:
    async with scene() as s:
        answer = await s.refusal(s.bot.set_my_commands([("x", "x")], BotCommandScopeChat(12)))
        assert answer == "Bad Request: chat not found"
        answer = await s.refusal(s.bot.set_my_commands([("x", "x")], language_code="deu"))
        assert answer == "Bad Request: invalid language code specified"


async def test_texts_are_kept_by_language_with_a_fallback() -> None:
    async with scene() as s:
        await s.bot.set_my_description("For cooperations")
        await s.bot.set_my_description("Für Kooperationen", "de")
        await s.bot.set_my_short_description("kurz")
        await s.bot.set_my_name("Dreiklang")

        assert (await s.bot.get_my_description("de")).description == "Für Kooperationen"
        assert (await s.bot.get_my_description("fr")).description == "For cooperations"
        assert (await s.bot.get_my_short_description()).short_description == "kurz"
        assert (await s.bot.get_my_name()).name == "Dreiklang"
