"""One hop per turn: synchronous work in worker threads, with waiting signals sharing a commit."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.engine.stored.ports import NotYetError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.engine.exchange.messages import Receipt, Signal
    from bot.engine.incoming.conversations import Conversations

T = TypeVar("T")
AT_ONCE = 32
"""Most signals that share one commit."""


class Worker:
    """Runs transactions in one thread, so that a turn neither stops the event loop nor meets another turn."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="turn")

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        """Return what `work` returns."""
        return asyncio.get_running_loop().run_in_executor(self._pool, work)

    def close(self) -> None:
        """Let the last transaction finish."""
        self._pool.shutdown(wait=True)


class Reception:
    """Takes signals from all adapters; those that wait at the same time are handled in one transaction."""

    def __init__(self, conversations: Conversations, worker: Worker, handled: Callable[[], None]) -> None:
        """`handled` is called after every commit."""
        self._conversations = conversations
        self._worker = worker
        self._handled = handled
        self._waiting: list[tuple[Signal, asyncio.Future[Receipt]]] = []
        self._busy = False

    async def receive(self, signal: Signal) -> Receipt:
        """Return once the signal's turn is committed.

        Raises StorageError if it could not be, and NotYetError if the signal is to be handed over again soon.
        """
        future: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._waiting.append((signal, future))
        if not self._busy:
            await self._work_off()
        return await future

    async def _work_off(self) -> None:
        self._busy = True
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
                signals = [signal for signal, _ in batch]
                try:
                    receipts = await self._worker(partial(self._conversations.handle, signals))
                except BaseException as error:
                    for _, future in batch:
                        if not future.done():
                            future.set_exception(error)
                    if not isinstance(error, Exception):
                        raise
                    continue
                for (_, future), receipt in zip(batch, receipts, strict=True):
                    if future.done():
                        continue
                    if receipt.early:
                        future.set_exception(NotYetError())
                    else:
                        future.set_result(receipt)
                self._handled()
        finally:
            self._busy = False
