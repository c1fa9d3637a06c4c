"""What stands at the top of groups: pinned without a sound where the bot may do that, and taken down again."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from adapters.telegram.failures import is_lacking_rights, named

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from aiolimiter import AsyncLimiter
    from telegram import Bot

PATIENCE_SECONDS = 1.5
"""Longer than this no delivery waits for a pin: at the end of the program it must be noted that it has arrived."""
_REMEMBERED = 1_000

_log = logging.getLogger(__name__)


class TelegramPins:
    """TelegramPins and unpins as well as it can: whatever goes wrong, the message itself has arrived.

    That the bot may pin nothing is normal: it needs to be an administrator with that right (Bot API, pinChatMessage).
    In private chats nothing is pinned.
    """

    def __init__(self, bot: Bot, budget: AsyncLimiter) -> None:
        """`budget` is what all messages share."""
        self._bot = bot
        self._budget = budget
        self._down: OrderedDict[tuple[int, int], None] = OrderedDict()

    async def pin(self, chat: int, message: int) -> None:
        """Pin a message of a group; nobody hears it."""
        self._down.pop((chat, message), None)
        await self._try("pinned", chat, lambda: self._bot.pin_chat_message(chat, message, disable_notification=True))

    async def unpin(self, chat: int, message: int) -> None:
        """Unpin a message of a group, once: what is refreshed again is not unpinned again."""
        if (chat, message) in self._down:
            return
        self._down[chat, message] = None
        if len(self._down) > _REMEMBERED:
            self._down.popitem(last=False)
        await self._try("unpinned", chat, lambda: self._bot.unpin_chat_message(chat, message))

    async def _try(self, what: str, chat: int, call: Callable[[], Awaitable[bool]]) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS), self._budget:
                await call()
        except TelegramError as error:
            if not is_lacking_rights(error):
                _log.info("telegram: not %s in %d (%s)", what, chat, named(error))
        except TimeoutError:
            _log.info("telegram: not %s in %d in time", what, chat)
