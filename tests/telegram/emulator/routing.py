"""Which bot gets to know what: privacy mode, administrators, private chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator import objects
from tests.telegram.emulator.formatting import cut
from tests.telegram.emulator.jsons import integer
from tests.telegram.emulator.world import BotAccount, Kind

if TYPE_CHECKING:
    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.world import Account, Chat, Message, Standing, World


def reads_all(bot: BotAccount, chat: Chat) -> bool:
    """Whether a bot gets every message: in private, as administrator, or with privacy mode off when it was added."""
    member = chat.member(bot)
    return chat.kind is Kind.PRIVATE or member.admin or member.reads_all


def addressee(message: Message) -> BotAccount | None:
    """Return the one bot a message is meant for, as privacy mode sees it.

    A reply to a bot is for that bot, whatever it says; else `/command@bot` is for that bot; else a bare command is for
    the bot which wrote last, and in a group with a single bot for that one.
    """
    bots = list(message.chat.bots())
    if message.reply_to is not None and message.reply_to.sender in bots:
        return next(bot for bot in bots if bot is message.reply_to.sender)
    for entity in message.entities:
        if entity["type"] != "bot_command":
            continue
        command = cut(message.text, integer(entity["offset"]), integer(entity["length"]))
        _, at, name = command.partition("@")
        if at:
            return next((bot for bot in bots if (bot.username or "").lower() == name.lower()), None)
        if message.chat.last_bot in bots:
            return message.chat.last_bot
        return bots[0] if len(bots) == 1 else None
    return None


def deliver(message: Message, *, edited: bool = False) -> None:
    """Hand a person's message, or a service message, to the bots that may have it."""
    if isinstance(message.sender, BotAccount) and not message.service:
        return
    meant_for = addressee(message)
    kind = "edited_message" if edited else "message"
    for bot in message.chat.bots():
        if message.service or reads_all(bot, message.chat) or bot is meant_for:
            bot.updates.put(kind, objects.message(message))


def membership(world: World, chat: Chat, by: Account, before: Standing, after: Standing) -> None:
    """Tell the bot concerned, and administrating bots that asked for it, of a change of somebody's standing."""
    content: Json = {
        "chat": objects.chat(chat),
        "from": objects.user(by),
        "date": objects.seconds(world.now()),
        "old_chat_member": objects.member(before),
        "new_chat_member": objects.member(after),
    }
    if isinstance(after.account, BotAccount):
        after.account.updates.put("my_chat_member", content)
    for bot in chat.bots():
        if bot is not after.account and chat.member(bot).admin:
            bot.updates.put("chat_member", content)


def reaction(world: World, message: Message, by: Account, before: list[Json]) -> None:
    """Tell administrating bots, and the bot of a private chat, that somebody's reaction has changed."""
    content: Json = {
        "chat": objects.chat(message.chat),
        "message_id": message.id,
        "user": objects.user(by),
        "date": objects.seconds(world.now()),
        "old_reaction": before,
        "new_reaction": message.reactions.get(by.id, []),
    }
    for bot in message.chat.bots():
        if message.chat.kind is Kind.PRIVATE or message.chat.member(bot).admin:
            bot.updates.put("message_reaction", content)
