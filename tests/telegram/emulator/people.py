"""Persons: what they can do in a Telegram client, and what they see in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.telegram.emulator import groups, objects, routing
from tests.telegram.emulator.errors import ImpossibleActError
from tests.telegram.emulator.formatting import found_entities, stripped
from tests.telegram.emulator.jsons import Json, string
from tests.telegram.emulator.posting import document, photo, post
from tests.telegram.emulator.queries import Query
from tests.telegram.emulator.views import SeenMessage, rows, seen
from tests.telegram.emulator.world import Account, BotAccount, Chat, ForumTopic, Kind, Message, Standing, Status, World

if TYPE_CHECKING:
    from tests.telegram.emulator.groups import Group

__all__ = ["EmulatedPerson", "SeenMessage"]

_DEEP_LINK = re.compile(r"https://t\.me/(?P<bot>\w+)\?(?P<where>start|startgroup)=(?P<payload>[A-Za-z0-9_-]{1,64})")
PIXEL = b"\x89PNG\r\n\x1a\nemulated"
"""What a person's photo consists of."""


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class EmulatedPerson(Account):
    """Somebody with a client. What cannot be done with it raises `ImpossibleActError`."""

    world: World

    # Private chats.

    def start(self, bot: BotAccount, payload: str = "") -> Message:
        """Press "Start" in the chat with a bot, opened by a deep link if there is a payload; unblocks it as well."""
        chat = bot.privates.get(self.id)
        if chat is None:
            chat = Chat(id=self.id, kind=Kind.PRIVATE, person=self, bot=bot)
            bot.privates[self.id] = chat
        if chat.blocked:
            self.unblock(bot)
        return post(self.world, chat, self, text=f"/start {payload}")

    def open(self, url: str, group: Group | None = None) -> Message:
        """Open a deep link to a bot; one for groups asks for a group, adds the bot there and starts it."""
        match = _DEEP_LINK.fullmatch(url)
        bot = next((bot for bot in self.world.bots() if match and bot.username == match["bot"]), None)
        if match is None or bot is None:
            raise ImpossibleActError(f"{url} is no deep link to a bot here")
        if match["where"] == "start":
            return self.start(bot, match["payload"])
        if group is None:
            raise ImpossibleActError(f"{url} needs a group")
        if not group.has(bot):
            self.add(group, bot)
        return self.say(group, f"/start@{bot.username} {match['payload']}")

    def block(self, bot: BotAccount) -> None:
        """Block a bot one has a chat with."""
        self._blocking(bot, blocked=True)

    def unblock(self, bot: BotAccount) -> None:
        """Unblock it."""
        self._blocking(bot, blocked=False)

    def _blocking(self, bot: BotAccount, *, blocked: bool) -> None:
        chat = self.chat(bot)
        if chat.blocked is blocked:
            raise ImpossibleActError(f"{self.name} has done so before")
        free, out = Standing(account=bot, status=Status.MEMBER), Standing(account=bot, status=Status.KICKED)
        before, after = (free, out) if blocked else (out, free)
        chat.blocked = blocked
        routing.membership(self.world, chat, self, before, after)

    def deactivate(self) -> None:
        """Delete the account; no bot is told."""
        self.deactivated = True

    def chat(self, where: Chat | BotAccount) -> Chat:
        """Return the chat that is meant: a group, or the private chat with a bot."""
        if not isinstance(where, BotAccount):
            return where
        if self.id not in where.privates:
            raise ImpossibleActError(f"{self.name} has never started {where.username}")
        return where.privates[self.id]

    # Writing.

    def say(
        self,
        where: Chat | BotAccount,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: ForumTopic | None = None,
        anonymous: bool = False,
    ) -> Message:
        """Write a message. In a forum without a `topic`: in that of `reply_to`, else in General."""
        chat = self._writable(where, reply_to, topic)
        if not text.strip():
            raise ImpossibleActError("there is nothing to send")
        sender, sender_chat = self._as(chat, anonymous=anonymous)
        topic = topic or (reply_to.topic if reply_to else None)
        return post(self.world, chat, sender, text=text, sender_chat=sender_chat, reply_to=reply_to, topic=topic)

    def send_photo(
        self,
        where: Chat | BotAccount,
        caption: str = "",
        *,
        reply_to: Message | None = None,
        topic: ForumTopic | None = None,
    ) -> Message:
        """Send a photo."""
        chat = self._writable(where, reply_to, topic)
        topic = topic or (reply_to.topic if reply_to else None)
        media = photo(self.world, PIXEL)
        return post(self.world, chat, self, text=caption, media=media, reply_to=reply_to, topic=topic)

    def send_document(self, where: Chat | BotAccount, name: str, content: bytes, caption: str = "") -> Message:
        """Send a file."""
        chat = self._writable(where, None, None)
        return post(self.world, chat, self, text=caption, media=document(self.world, content, name))

    def _writable(self, where: Chat | BotAccount, reply_to: Message | None, topic: ForumTopic | None) -> Chat:
        chat = self.chat(where)
        if chat.kind is Kind.PRIVATE:
            if chat.blocked or self.deactivated:
                raise ImpossibleActError(f"{self.name} cannot write to {chat.bot and chat.bot.username} now")
            return chat
        member = groups.need(chat, self)
        if self.deactivated or (member.status is Status.RESTRICTED and not member.can_send):
            raise ImpossibleActError(f"{self.name} must not write in {chat.title}")
        if reply_to is not None and (reply_to.chat is not chat or reply_to.deleted):
            raise ImpossibleActError("that message is not in this chat")
        if topic is not None and (chat.topic(topic.id) is None or (topic.closed and not member.admin)):
            raise ImpossibleActError(f"nobody writes in the topic {topic.name} any more")
        return chat

    def _as(self, chat: Chat, *, anonymous: bool) -> tuple[Account, Chat | None]:
        if not anonymous:
            return self, None
        if not chat.member(self).anonymous:
            raise ImpossibleActError(f"{self.name} is no anonymous administrator of {chat.title}")
        return objects.ANONYMOUS_ADMIN, chat

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message, or the caption of one's photo."""
        self._own(message)
        message.text, message.entities = stripped(text, found_entities(text))
        message.edited = self.world.now()
        routing.deliver(message, edited=True)
        self.world.changes.announce()

    def delete(self, message: Message) -> None:
        """Delete one's own message, or any as an administrator; no bot is told."""
        if not message.chat.member(self).admin:
            self._own(message)
        message.deleted = True
        self.world.changes.announce()

    def _own(self, message: Message) -> None:
        anonymous = message.sender is objects.ANONYMOUS_ADMIN and message.chat.member(self).anonymous
        if message.deleted or message.service or not (message.sender is self or anonymous):
            raise ImpossibleActError(f"{self.name} cannot change this message")

    def react(self, message: Message, *emoji: str) -> None:
        """Set one's reactions at a message; none takes them back."""
        groups.need(message.chat, self)
        before = message.reactions.get(self.id, [])
        message.reactions[self.id] = [{"type": "emoji", "emoji": one} for one in emoji]
        routing.reaction(self.world, message, self, before)
        self.world.changes.announce()

    # Buttons.

    def tap(self, message: Message | SeenMessage, button: str | int) -> Query:
        """Press a button: by its label, its callback data, or its number counted from 0."""
        found = self._button(message, button)
        if "callback_data" not in found:
            raise ImpossibleActError(f"{found['text']!r} opens {found.get('url')}: follow it")
        return self.tap_data(message, string(found["callback_data"]))

    def tap_data(self, message: Message | SeenMessage, data: str, *, forgotten: bool = False) -> Query:
        """Send callback data from a message, which need not offer it.

        With `forgotten` the bot gets no content of the message, as happens with old ones.
        """
        message = message.message if isinstance(message, SeenMessage) else message
        bot = message.sender
        if not isinstance(bot, BotAccount) or not message.chat.has(self):
            raise ImpossibleActError(f"{self.name} sees no such button")
        query = Query(
            id=str(4_382_000_000_000_000_000 + len(self.world.queries)),
            person=self,
            bot=bot,
            message=message,
            data=data,
            since=self.world.now(),
            changes=self.world.changes,
        )
        self.world.queries[query.id] = query
        content: Json = {
            "id": query.id,
            "from": objects.user(self),
            "message": objects.reachable(message, forgotten=forgotten),
            "chat_instance": str(message.chat.id * 7_919),
            "data": data,
        }
        bot.updates.put("callback_query", content)
        return query

    def follow(self, message: Message | SeenMessage, button: str | int, group: Group | None = None) -> Message:
        """Press a button that is a deep link to a bot here."""
        return self.open(string(self._button(message, button).get("url")), group)

    def _button(self, message: Message | SeenMessage, button: str | int) -> Json:
        message = message.message if isinstance(message, SeenMessage) else message
        buttons = [each for row in rows(message.markup) for each in row]
        if message.deleted:
            buttons = []
        if isinstance(button, int):
            found = buttons[button : button + 1] if button >= 0 else []
        else:
            found = [each for each in buttons if each.get("text") == button]
            found = found or [each for each in buttons if each.get("callback_data") == button]
        if not found:
            raise ImpossibleActError(f"no button {button!r} in {[each.get('text') for each in buttons]}")
        return found[0]

    # Groups.

    def add(self, group: Group, who: Account) -> None:
        """Add somebody, or a bot, to a group."""
        groups.add(group, self, who)

    def remove(self, group: Group, who: Account) -> None:
        """Throw somebody out of a group."""
        groups.remove(group, self, who)

    def leave(self, group: Group) -> None:
        """Leave a group."""
        groups.leave(group, self)

    def promote(self, group: Group, who: Account, *, anonymous: bool = False, can_pin: bool = True) -> None:
        """Make somebody an administrator with full rights, perhaps except pinning."""
        groups.promote(group, self, who, anonymous=anonymous, can_pin=can_pin)

    def demote(self, group: Group, who: Account) -> None:
        """Take an administrator's rights away."""
        groups.demote(group, self, who)

    def restrict(self, group: Group, who: Account, *, can_send: bool = False) -> None:
        """Let somebody read only, or write again with `can_send`."""
        groups.restrict(group, self, who, can_send=can_send)

    def upgrade(self, group: Group, *, forum: bool = False) -> Group:
        """Turn one's basic group into a supergroup, and return that."""
        return groups.upgrade(group, self, forum=forum)

    def sees(self, where: Chat | BotAccount) -> list[SeenMessage]:
        """What there is to see in a chat, edits applied, oldest first."""
        chat = self.chat(where)
        if chat.kind is not Kind.PRIVATE and not chat.member(self).present:
            raise ImpossibleActError(f"{self.name} is not in {chat.title}")
        return [seen(message) for message in chat.messages.values() if not message.deleted]
