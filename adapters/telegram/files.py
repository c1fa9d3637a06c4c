"""Files that people send to the bot alone, fetched from Telegram: never for long, and never more than can be read."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from telegram.error import TelegramError

from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile

if TYPE_CHECKING:
    from telegram import Bot, Document

TRIES: Final = 2
SECONDS: Final = 8.0
"""How long one try may take: everybody else's messages wait meanwhile."""

_log = logging.getLogger(__name__)


class Files:
    """Fetches what comes with messages."""

    def __init__(self, bot: Bot, *, seconds: float = SECONDS) -> None:
        """`seconds` is how long one try may take."""
        self._bot = bot
        self._seconds = seconds

    async def fetch(self, document: Document) -> ReceivedFile:
        """Return a file with what is in it, if it is not too large and Telegram hands it out. Raises nothing for it."""
        name = document.file_name or ""
        if (document.file_size or 0) > MOST_RECEIVED_BYTES:
            return ReceivedFile(name=name, body=None, too_large=True)
        for _ in range(TRIES):
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._download(name, document.file_id)
            except (TelegramError, TimeoutError, OSError) as error:
                # Only the kind of error: its text may hold the address, and that the token.
                _log.warning("telegram: a file could not be fetched (%s)", type(error).__name__)
        return ReceivedFile(name=name, body=None)

    async def _download(self, name: str, file_id: str) -> ReceivedFile:
        file = await self._bot.get_file(file_id)
        if (file.file_size or 0) > MOST_RECEIVED_BYTES:
            return ReceivedFile(name=name, body=None, too_large=True)
        body = bytes(await file.download_as_bytearray())
        if len(body) > MOST_RECEIVED_BYTES:
            return ReceivedFile(name=name, body=None, too_large=True)
        return ReceivedFile(name=name, body=body)
