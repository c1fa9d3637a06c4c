"""From an update of the Bot API to the signals it means for the engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatID, ChatType, MessageEntityType

from adapters.telegram.membership import Membership
from adapters.telegram.places import Places, is_place, topic
from bot.engine.exchange.messages import Edited, Said, Sender, Signal, Tapped

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from telegram import CallbackQuery, Document, Update, User

    from adapters.telegram.files import Files
    from adapters.telegram.people import People

_COMMAND = re.compile(r"^/(?P<command>\w+)(?:@(?P<bot>\w+))?(?=\s|$)")
_DATA = re.compile(r"(?P<mark>[A-Za-z0-9]*):(?P<choice>.+)", re.DOTALL)


class UpdateInterpreter:
    """Reads updates for one bot. Knows no texts but those it passes on."""

    def __init__(self, own: User, people: People, files: Files, now: Callable[[], datetime]) -> None:
        """`own` is the bot's account; `now` gives taps their time, which Telegram does not tell."""
        self._own = own
        self._username = own.username or ""
        self._people = people
        self._files = files
        self._now = now
        self._places = Places(str(own.id))
        self._membership = Membership(self._places, people)

    async def read(self, update: Update) -> list[Signal]:
        """Return what an update means, mostly one thing or nothing."""
        number = update.update_id
        signal: Signal | None = None
        if update.message is not None:
            return await self._message(number, update.message)
        if update.edited_message is not None:
            signal = await self._edit(number, update.edited_message)
        elif update.callback_query is not None:
            signal = await self._tap(number, update.callback_query)
        elif update.my_chat_member is not None:
            signal = await self._membership.own(number, update.my_chat_member)
        elif update.chat_member is not None:
            signal = await self._membership.of_people(number, update.chat_member)
        return [] if signal is None else [signal]

    async def _message(self, update: int, message: Message) -> list[Signal]:
        if not is_place(message.chat):
            return []
        text, document = self._text(message), self._document(message)
        if text is None and document is None:
            return await self._membership.service(update, message)
        sender = await self._sender(message)
        if sender is None:
            return []
        text = text or ""
        said = Said(
            **self._places.facts(str(update), message.chat, sender, message.date, thread=topic(message)),
            text=text,
            message=str(message.message_id),
            reply_to=_reply_to(message),
            mark=_mark(message.reply_to_message),
            addressed=self._is_addressed(message, text),
            # In privacy mode a bare command only gets to the bot that has written last.
            alone=not self._own.can_read_all_group_messages,
            file=await self._files.fetch(document) if document is not None else None,
        )
        return [said]

    async def _edit(self, update: int, message: Message) -> Edited | None:
        text = self._text(message) if is_place(message.chat) else None
        sender = await self._sender(message) if text is not None else None
        if text is None or sender is None:
            return None
        at = message.edit_date or message.date
        facts = self._places.facts(str(update), message.chat, sender, at, thread=topic(message))
        return Edited(**facts, message=str(message.message_id), text=text)

    async def _tap(self, update: int, query: CallbackQuery) -> Tapped | None:
        """Read a tap. Its data can be anything, for anybody can send any: the engine checks mark and choice."""
        data = _DATA.fullmatch(query.data or "")
        if data is None or query.from_user.is_bot:
            return None
        message = query.message
        if message is None:
            return self._tap_from_nowhere(update, query, data)
        if not is_place(message.chat):
            return None
        thread = topic(message) if isinstance(message, Message) else None
        sender = await self._people.person(message.chat, query.from_user)
        return Tapped(
            **self._places.facts(str(update), message.chat, sender, self._now(), thread=thread),
            message=str(message.message_id),
            choice=data["choice"],
            mark=data["mark"],
        )

    def _tap_from_nowhere(self, update: int, query: CallbackQuery, data: re.Match[str]) -> Tapped | None:
        """Without its message only the mark says what was tapped; what there is to say goes to the person."""
        if not data["mark"]:
            return None
        user = query.from_user
        return Tapped(
            event_id=str(update),
            address=self._places.address(user.id),
            sender=Sender(platform_id=str(user.id), name=user.full_name),
            private=True,
            at=self._now(),
            message="",
            choice=data["choice"],
            mark=data["mark"],
        )

    async def _sender(self, message: Message) -> Sender | None:
        linked = message.from_user is not None and message.from_user.id == ChatID.SERVICE_CHAT
        if message.is_automatic_forward or linked:
            return None  # a post of the linked channel, which nobody in the group wrote
        return await self._people.sender(message.chat, message.from_user, message.sender_chat)

    @staticmethod
    def _document(message: Message) -> Document | None:
        """Return the file of a message; what people share in a group is none of the bot's business."""
        return message.document if message.chat.type == ChatType.PRIVATE else None

    def _text(self, message: Message) -> str | None:
        """Return what was written, below a picture too, commands without the bot's name; None if not for this bot."""
        text = message.text if message.text is not None else message.caption
        command = _COMMAND.match(text) if text is not None else None
        if text is None or command is None or command["bot"] is None:
            return text
        if command["bot"].casefold() != self._username.casefold():
            return None
        return f"/{command['command']}{text[command.end() :]}"

    def _is_addressed(self, message: Message, text: str) -> bool:
        """Tell whether this bot is meant; a bare command in a group may be another bot's."""
        said = message.text if message.text is not None else message.caption
        if message.chat.type == ChatType.PRIVATE or text != said:
            return True
        original = message.reply_to_message
        if original is not None and original.from_user is not None and original.from_user.id == self._own.id:
            return True
        wanted: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]
        parse = message.parse_entities if message.text is not None else message.parse_caption_entities
        return any(
            words.casefold() == f"@{self._username}".casefold()
            or (entity.user is not None and entity.user.id == self._own.id)
            for entity, words in parse(wanted).items()
        )


def _reply_to(message: Message) -> str | None:
    """Return the message this one answers; the first message of a topic is what all others in it hang on."""
    original = message.reply_to_message
    if original is None or (message.is_topic_message and original.message_id == message.message_thread_id):
        return None
    return str(original.message_id)


def _mark(original: Message | None) -> str:
    """Return the mark that the buttons of the message replied to carry, if it has any."""
    rows = original.reply_markup.inline_keyboard if original is not None and original.reply_markup else ()
    read = (
        _DATA.fullmatch(button.callback_data) for row in rows for button in row if isinstance(button.callback_data, str)
    )
    return next((found["mark"] for found in read if found), "")
