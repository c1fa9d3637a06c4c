"""Waiting longer after each failure."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds; long enough for a server that is down, short enough for a person who waits for it."""

Sleep: TypeAlias = Callable[[float], Awaitable[object]]


class Backoff:
    """Pauses of 1, 2, 4 … 60 seconds; the server's own wish counts if it is longer."""

    def __init__(self, sleep: Sleep) -> None:
        """`sleep` takes seconds."""
        self._sleep = sleep
        self._next = FIRST_PAUSE

    async def pause(self, at_least: float | None = None) -> None:
        """Wait, and wait longer next time."""
        seconds = max(self._next, at_least or 0.0)
        self._next = min(self._next * 2, LONGEST_PAUSE)
        await self._sleep(seconds)

    def reset(self) -> None:
        """Begin again with the shortest pause."""
        self._next = FIRST_PAUSE
