"""Answering taps: every callback query exactly once, or the button's progress bar keeps running."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING

from telegram.error import TelegramError

from adapters.telegram.failures import is_stale_query, named
from adapters.telegram.keyboards import door
from bot.engine.exchange.messages import DeliveryError, Receipt

if TYPE_CHECKING:
    from telegram import Bot

TOAST_CHARACTERS = 200
"""Most characters of an answer (Bot API, answerCallbackQuery)."""
PATIENCE_SECONDS = 3.0
"""After this a tap whose turn does not end is answered with nothing, so that the progress bar stops."""
_FINISH_SECONDS = 2.0
_REMEMBERED = 1_000

_log = logging.getLogger(__name__)


class Queries:
    """The taps that wait for their answers."""

    def __init__(self, bot: Bot, username: str) -> None:
        """`username` is the bot's own, for links into private chats."""
        self._bot = bot
        self._username = username
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._answered: OrderedDict[str, None] = OrderedDict()
        self._sending: set[asyncio.Task[None]] = set()

    def arrived(self, query: str) -> None:
        """A tap came: from now on somebody waits for its answer."""
        if query in self._waiting or query in self._answered:
            return
        loop = asyncio.get_running_loop()
        self._waiting[query] = loop.call_later(PATIENCE_SECONDS, self.answer, query, Receipt())

    def answer(self, query: str, receipt: Receipt) -> None:
        """Answer a tap with what its turn said, unless it has been answered."""
        waiting = self._waiting.pop(query, None)
        if waiting is not None:
            waiting.cancel()
        if query in self._answered:
            return
        self._answered[query] = None
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        task = asyncio.create_task(self._send(query, receipt))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def close(self) -> None:
        """Let answers that are on their way arrive. Taps that have none come again with their updates."""
        for waiting in self._waiting.values():
            waiting.cancel()
        self._waiting.clear()
        if self._sending:
            _, late = await asyncio.wait(self._sending, timeout=_FINISH_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _send(self, query: str, receipt: Receipt) -> None:
        try:
            url = door(self._username, receipt.door) if receipt.door is not None else None
            await self._bot.answer_callback_query(query, text=_cut(receipt.toast), url=url)
        except TelegramError as error:
            if not is_stale_query(error):
                _log.warning("telegram: tap %s not answered (%s)", query, named(error))
        except DeliveryError as error:
            _log.error("telegram: tap %s not answered (%s)", query, error)


def _cut(toast: str | None) -> str | None:
    if toast is None or len(toast) <= TOAST_CHARACTERS:
        return toast or None
    return toast[: TOAST_CHARACTERS - 1].rstrip() + "…"
