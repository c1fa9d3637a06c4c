"""An adapter that runs in a test: started, awaited, stopped."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

from bot.engine.exchange.messages import AccountError, Adapter, Receipt

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Receive, Signal

START_SECONDS = 30.0
"""How long a start may take; far longer than it takes on an idle machine."""
_Adapter = TypeVar("_Adapter", bound=Adapter)


async def no_pause(_seconds: float) -> None:
    """Sleep as briefly as possible: in tests nothing gets better by waiting longer."""
    await asyncio.sleep(0.01)


async def ignore(_signal: Signal) -> Receipt:
    """Take a signal and do nothing."""
    return Receipt()


class RunningBot(Generic[_Adapter]):
    """An adapter with its task."""

    def __init__(self, adapter: _Adapter) -> None:
        self.adapter = adapter
        self._task: asyncio.Task[None] | None = None

    async def start(self, receive: Receive) -> _Adapter:
        """Run until the adapter says that it has started. Raises what the adapter raises before that."""
        started = asyncio.Event()
        self._task = asyncio.create_task(self.adapter.run(receive, started.set))
        waiting = asyncio.create_task(started.wait())
        await asyncio.wait({self._task, waiting}, timeout=START_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        with suppress(asyncio.CancelledError):
            await waiting
        if self._task.done():
            await self._task
        assert started.is_set(), "the adapter did not start"
        return self.adapter

    async def ended(self) -> None:
        """Wait until the adapter ends by itself. Raises what it ended with."""
        assert self._task is not None
        async with asyncio.timeout(START_SECONDS):
            await self._task

    async def stop(self) -> None:
        """Cancel the adapter and wait until it is gone."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, AccountError):
                await self._task
            self._task = None
