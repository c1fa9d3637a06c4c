"""What went wrong when talking to the Bot API, and what that means for a delivery.

Error texts are those of the Bot API server (tdlib/telegram-bot-api, `Client.cpp`); python-telegram-bot cuts off
`Bad Request: ` and changes the case of the rest, so they are compared in lower case.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.engine.exchange.messages import AccountError, DeliveryError, Failure

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Address

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""After these, certainly nothing reached the server."""
_OUT_OF_REACH = (
    "chat not found",
    "peer_id_invalid",
    "not enough rights to send text messages",
    "have no rights to send a message",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "channel_private",
    "user_banned_in_channel",
)
_NO_THREAD = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_NO_PHOTO = (
    "image_process_failed",
    "photo_invalid_dimensions",
    "photo_ext_invalid",
    "not enough rights to send photos",
)
_KNOWN = (
    *_OUT_OF_REACH,
    *_NO_THREAD,
    *_NO_PHOTO,
    "not enough rights",
    "message is not modified",
    "message to edit not found",
    "there is no text in the message to edit",
    "message can't be edited",
    "message is too long",
    "message text is empty",
    "can't parse entities",
    "query is too old",
    "message_id_invalid",
    "button_data_invalid",
    "reply markup is too long",
)


def named(error: BaseException) -> str:
    """Return what happened for the log: never a text of the server that may quote a message or hold the token."""
    kind = type(error).__name__
    if isinstance(error, (BadRequest, Forbidden)):
        said = error.message.lower()
        return next((f"{kind}: {text}" for text in _KNOWN if text in said), kind)
    return f"{kind}: {type(error.__cause__).__name__}" if isinstance(error.__cause__, httpx.HTTPError) else kind


def retry_after(error: BaseException) -> timedelta | None:
    """Return for how long Telegram asks to be left alone."""
    if not isinstance(error, RetryAfter):
        return None
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def is_refused_token(error: InvalidToken) -> bool:
    """Whether Telegram itself said so: an answer that is no JSON comes from what stands before it, and may pass."""
    return error.__cause__ is None


def token_refused() -> AccountError:
    """Return the sentence for the administrator when the token is no good."""
    return AccountError(
        "Telegram does not accept the bot's token. BotFather shows the right one under /mybots, API Token; "
        "whoever revoked it there has to enter the new one in the settings."
    )


def is_unparsable(error: TelegramError) -> bool:
    """Whether Telegram did not understand the HTML."""
    return isinstance(error, BadRequest) and "can't parse entities" in error.message.lower()


def is_unmodified(error: TelegramError) -> bool:
    """Whether an edit would have changed nothing."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def is_without_text(error: TelegramError) -> bool:
    """Whether a message that was to be changed is a file: what stands at it is its caption."""
    return isinstance(error, BadRequest) and "there is no text in the message to edit" in error.message.lower()


def is_stale_query(error: TelegramError) -> bool:
    """Whether nobody waits for the answer to a tap any more, or it has been given."""
    return isinstance(error, BadRequest) and "query is too old" in error.message.lower()


def is_missing_thread(error: TelegramError) -> bool:
    """Whether the topic is gone or closed; the group has others."""
    return isinstance(error, BadRequest) and any(text in error.message.lower() for text in _NO_THREAD)


def is_lacking_rights(error: TelegramError) -> bool:
    """Whether the bot may not do that in this chat."""
    return isinstance(error, BadRequest) and "not enough rights" in error.message.lower()


def is_bad_photo(error: TelegramError) -> bool:
    """Whether a picture was not taken as a photo; as a document it may be."""
    return isinstance(error, BadRequest) and any(text in error.message.lower() for text in _NO_PHOTO)


def classified(error: TelegramError, to: Address) -> DeliveryError:
    """Classify what came back for a delivery to `to`."""
    moved = replace(to, channel=str(error.new_chat_id), thread=None) if isinstance(error, ChatMigrated) else None
    return DeliveryError(named(error), _failure(error), retry_after=retry_after(error), moved_to=moved)


def _failure(error: TelegramError) -> Failure:
    # A refused token or a second program: receiving meets the same, and tells the administrator.
    if isinstance(error, (RetryAfter, ChatMigrated, InvalidToken, Conflict)):
        return Failure.RETRY
    if isinstance(error.__cause__, _NEVER_SENT):
        return Failure.RETRY
    if isinstance(error, Forbidden):
        return Failure.UNREACHABLE
    if isinstance(error, BadRequest):
        gone = any(text in error.message.lower() for text in _OUT_OF_REACH)
        return Failure.UNREACHABLE if gone else Failure.REFUSED
    if error.message.lower().startswith("request entity too large"):
        return Failure.REFUSED
    # A connection lost after the request went out, or an answer of 500 and more: the server aborts requests that are
    # under way when it restarts (500), and the machine before it (502, 504) does not know how far they came.
    return Failure.UNKNOWN
