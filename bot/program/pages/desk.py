"""Where visitors wait for their link to be looked up: one at a time, and visitors in turns, however often one asks."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MOST_WAITING: Final = 512
"""So many requests wait; then one of whoever has most of them waiting is asked to come again."""


class BusyError(Exception):
    """There is too much to do at present."""


class Desk:
    """Lets in one request at a time. Each visitor's requests are in a line of their own, and the lines take turns."""

    def __init__(self) -> None:
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._busy = False

    @asynccontextmanager
    async def turn(self, visitor: str) -> AsyncIterator[None]:
        """Wait for a turn and hold it for the block. Raises BusyError."""
        if self._busy:
            await self._wait(visitor)
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
            self._next()

    async def _wait(self, visitor: str) -> None:
        self._make_room(visitor)
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(visitor, deque()).append(place)
        try:
            await place
        except asyncio.CancelledError:
            self._leave(visitor, place)
            if place.done() and not place.cancelled() and place.exception() is None:  # let in just now, and gone
                self._busy = False
                self._next()
            raise

    def _make_room(self, visitor: str) -> None:
        """Send away who came last of the longest line; whoever asks if that is theirs, or none is longer than one."""
        if sum(map(len, self._lines.values())) < MOST_WAITING:
            return
        longest = max(self._lines.values(), key=len)
        if len(longest) == 1 or longest is self._lines.get(visitor):
            raise BusyError
        longest.pop().set_exception(BusyError())

    def _next(self) -> None:
        while self._lines and not self._busy:
            visitor, line = self._lines.popitem(last=False)
            place = line.popleft()
            if line:
                self._lines[visitor] = line
            if not place.done():
                self._busy = True
                place.set_result(None)

    def _leave(self, visitor: str, place: asyncio.Future[None]) -> None:
        line = self._lines.get(visitor)
        if line is not None and place in line:
            line.remove(place)
            if not line:
                del self._lines[visitor]
