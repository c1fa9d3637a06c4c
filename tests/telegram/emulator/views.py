"""A message as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.telegram.emulator.formatting import to_html
from tests.telegram.emulator.jsons import Json, json_objects, string

if TYPE_CHECKING:
    from datetime import datetime

    from tests.telegram.emulator.world import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMessage:
    """A message as a person sees it right now."""

    message: Message
    message_id: int
    sender: str
    text: str
    """The text or the caption, without formatting."""
    html: str
    entities: list[Json]
    keyboard: list[list[str]]
    """The labels of the buttons under the message, by row."""
    markup: Json
    media: str
    """"photo", "document" or nothing."""
    service: str
    """What kind of service message it is, or nothing."""
    date: datetime
    edited: bool
    thread: int | None
    reply_to: int | None
    rings: bool
    """Whether it came with a sound."""
    pinned: bool


def seen(message: Message) -> SeenMessage:
    """Return a message as everybody in the chat sees it."""
    return SeenMessage(
        message=message,
        message_id=message.id,
        sender=message.sender_chat.title if message.sender_chat else message.sender.name,
        text=message.text,
        html=to_html(message.text, message.entities),
        entities=list(message.entities),
        keyboard=[[string(button.get("text")) for button in row] for row in rows(message.markup)],
        markup=message.markup,
        media=next(iter(message.media), ""),
        service=next(iter(message.service), ""),
        date=message.sent,
        edited=message.edited is not None,
        thread=message.thread,
        reply_to=message.reply_to.id if message.reply_to else None,
        rings=not message.silent,
        pinned=message in message.chat.pinned,
    )


def rows(markup: Json) -> list[list[Json]]:
    """Return the buttons of an inline keyboard."""
    found = markup.get("inline_keyboard")
    return [json_objects(row) for row in found] if isinstance(found, list) else []
