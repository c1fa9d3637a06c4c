"""Telling waiting coroutines that something has happened, from plain functions on the same event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Changes:
    """A condition variable whose `announce` needs no lock and no await."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self.count = 0
        """How often something has happened."""

    def announce(self) -> None:
        """Let everybody who waits look again."""
        self.count += 1
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, condition: Callable[[], object], timeout: float | None = None) -> bool:  # noqa: ASYNC109 - running out of time is an answer here, no error
        """Wait until `condition` is true, at most `timeout` seconds; return whether it is."""
        try:
            async with asyncio.timeout(timeout):
                while not condition():
                    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    try:
                        await future
                    finally:
                        self._waiting.discard(future)
        except TimeoutError:
            return bool(condition())
        return True
