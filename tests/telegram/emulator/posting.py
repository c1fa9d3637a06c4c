"""Putting a message into a chat, whoever writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator import routing
from tests.telegram.emulator.formatting import found_entities, stripped
from tests.telegram.emulator.world import BotAccount, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.world import Account, Chat, ForumTopic, World


def post(
    world: World,
    chat: Chat,
    sender: Account,
    *,
    text: str = "",
    entities: Sequence[Json] = (),
    sender_chat: Chat | None = None,
    media: Json | None = None,
    service: Json | None = None,
    markup: Json | None = None,
    reply_to: Message | None = None,
    topic: ForumTopic | None = None,
    extra: Json | None = None,
    silent: bool = False,
) -> Message:
    """Store a message and hand it to the bots that may have it. Nobody's right to write is asked here."""
    short, kept = stripped(text, [*entities, *found_entities(text, entities)])
    message = Message(
        chat=chat,
        id=world.new_message_id(chat),
        sender=sender,
        sender_chat=sender_chat,
        sent=world.now(),
        text=short,
        entities=kept,
        media=media or {},
        service=service or {},
        markup=markup or {},
        reply_to=reply_to,
        topic=topic,
        extra=extra or {},
        silent=silent,
    )
    chat.messages[message.id] = message
    if isinstance(sender, BotAccount):
        chat.last_bot = sender
    routing.deliver(message)
    world.changes.announce()
    return message


def photo(world: World, content: bytes) -> Json:
    """Return the field of a photo in one size."""
    file_id = world.new_file(content)
    size: Json = {"file_id": file_id, "file_unique_id": file_id[-8:], "width": 640, "height": 480}
    return {"photo": [{**size, "file_size": len(content)}]}


def document(world: World, content: bytes, name: str) -> Json:
    """Return the field of a document."""
    file_id = world.new_file(content)
    unique = file_id[-8:]
    return {
        "document": {"file_id": file_id, "file_unique_id": unique, "file_name": name, "file_size": len(content)},
    }
