"""Where something happened: chats and topics as addresses, and the facts that all signals share."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from telegram.constants import ChatType

from bot.engine.exchange.messages import Address, Sender

if TYPE_CHECKING:
    from datetime import datetime

    from telegram import Chat, Message

ADAPTER = "telegram"


class Facts(TypedDict):
    """What every signal says."""

    event_id: str
    address: Address
    sender: Sender
    private: bool
    at: datetime


class Places:
    """Addresses for one account."""

    def __init__(self, account: str) -> None:
        self._account = account

    def address(self, chat: int, thread: str | None = None) -> Address:
        """Return the address of a chat or a topic in it."""
        return Address(adapter=ADAPTER, account=self._account, channel=str(chat), thread=thread)

    def facts(self, event_id: str, chat: Chat, sender: Sender, at: datetime, *, thread: str | None = None) -> Facts:
        """Return what a signal from a chat shares with all others."""
        return {
            "event_id": event_id,
            "address": self.address(chat.id, thread),
            "sender": sender,
            "private": chat.type == ChatType.PRIVATE,
            "at": at,
        }


def is_place(chat: Chat) -> bool:
    """Whether people can talk with the bot there: not in channels, where only their owners speak."""
    return chat.type in {ChatType.PRIVATE, ChatType.GROUP, ChatType.SUPERGROUP}


def topic(message: Message) -> str | None:
    """Return the topic a message is in.

    Replies in a supergroup without topics carry a thread id too, but are no topic (Bot API, `Message`).
    """
    if not message.is_topic_message or message.message_thread_id is None or message.chat.type == ChatType.PRIVATE:
        return None
    return str(message.message_thread_id)
