"""The methods that pin a message and unpin it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.telegram.emulator import objects
from tests.telegram.emulator.errors import bad_request
from tests.telegram.emulator.posting import post
from tests.telegram.emulator.requests import Access, Method, Request
from tests.telegram.emulator.world import Kind

if TYPE_CHECKING:
    from tests.telegram.emulator.world import Chat, Message


def _place(request: Request) -> Chat:
    chat = request.chat(Access.WRITE)
    member = chat.member(request.bot)
    if chat.kind is not Kind.PRIVATE and not (member.admin and member.can_pin):
        # That everybody in a group may pin does not hold for bots (TDLib, can_pin_messages).
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _named(request: Request, what: str) -> Message:
    return request.message(request.chat(Access.WRITE), what)


def pin_chat_message(request: Request) -> bool:
    """Pin a message, of which a service message tells everybody, the bot itself, too."""
    message = _named(request, "message to pin")
    chat = _place(request)
    if message.service:
        raise bad_request("message can't be pinned")
    if message in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.pinned.append(message)
    post(
        request.world,
        chat,
        request.bot,
        service={"pinned_message": objects.message(message, depth=0)},
        topic=message.topic,
        silent=request.flag("disable_notification"),
    )
    return True


def unpin_chat_message(request: Request) -> bool:
    """Unpin a message, the one pinned last if none is named."""
    if request.number("message_id"):
        message = _named(request, "message to unpin")
        chat = _place(request)
        if message not in chat.pinned:
            raise bad_request("CHAT_NOT_MODIFIED")
    else:
        chat = _place(request)
        if not chat.pinned:
            raise bad_request("message to unpin not found")
        message = chat.pinned[-1]
    chat.pinned.remove(message)
    request.world.changes.announce()
    return True


METHODS: dict[str, Method] = {"pinChatMessage": pin_chat_message, "unpinChatMessage": unpin_chat_message}
