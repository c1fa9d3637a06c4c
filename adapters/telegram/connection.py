"""The connection to the Bot API, which logs neither its token nor what people write."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.failures import token_refused

if TYPE_CHECKING:
    from collections.abc import Mapping

# python-telegram-bot's way to ask for durations as timedelta, which will be its only one; it warns until it is set.
os.environ.setdefault("PTB_TIMEDELTA", "true")

OFFICIAL_API = "https://api.telegram.org"
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member")
"""Always said explicitly: `chat_member` is not in the default, and leaving the list out keeps the last one (Bot API,
getUpdates)."""
POLL_SECONDS = 30
"""How long the server may hold a request for updates open."""
_ANSWER_SECONDS = 20.0
"""Generous: after a time-out nobody knows whether a message was sent."""
_CONNECT_SECONDS = 10.0
_UPLOAD_SECONDS = 120.0
_CONNECTIONS = 64


class DiscreetRequest(HTTPXRequest):
    """Requests as python-telegram-bot makes them, without its habit of logging answers that it cannot read."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        """Return the answer. Raises TelegramError if it is not JSON."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer cannot be read") from None
        return answer


class Connection:
    """One bot on one Bot API server."""

    def __init__(self, token: str, api_url: str) -> None:
        """Connect to nothing yet. Raises AccountError if there is no token."""
        _hush()
        self._polling = self._request(connections=1)
        self._calls = self._request(connections=_CONNECTIONS)
        base = api_url.rstrip("/")
        try:
            self.bot = Bot(
                token,
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
                request=self._calls,
                get_updates_request=self._polling,
            )
        except InvalidToken:
            raise token_refused() from None

    async def updates(self, offset: int | None) -> list[object]:
        """Wait for updates and return them as they came; `offset` confirms everything before it.

        `Bot.get_updates` would let a single update that it cannot read spoil the others, and log them all.
        """
        asked: Mapping[str, object] = {
            "timeout": POLL_SECONDS,
            "allowed_updates": json.dumps(ALLOWED_UPDATES),
            **({} if offset is None else {"offset": offset}),
        }
        url = f"{self.bot.base_url}/getUpdates?{urlencode(asked)}"
        payload = await self._polling.retrieve(url, read_timeout=POLL_SECONDS + _ANSWER_SECONDS)
        result = self._polling.parse_json_payload(payload).get("result")
        if not isinstance(result, list):
            raise TelegramError("the answer holds no updates")
        return result

    async def close(self) -> None:
        """Close every connection."""
        await self._polling.shutdown()
        await self._calls.shutdown()

    @staticmethod
    def _request(*, connections: int) -> DiscreetRequest:
        return DiscreetRequest(
            connection_pool_size=connections,
            read_timeout=_ANSWER_SECONDS,
            write_timeout=_ANSWER_SECONDS,
            connect_timeout=_CONNECT_SECONDS,
            pool_timeout=_CONNECT_SECONDS,
            media_write_timeout=_UPLOAD_SECONDS,
        )


def _hush() -> None:
    """Keep the libraries' chatter out of the log: httpx names every URL, with the token in it."""
    for name in ("httpx", "httpcore", "telegram"):
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
