"""Pages that were made lately: whoever asks meanwhile gets the same, and each is made once, one after the other."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.program.pages.desk import BusyError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.engine.outgoing.pages import LinkedPage

LASTS: Final = timedelta(minutes=1)
"""How long a page is shown as it was made."""
MOST_KEPT: Final = 32
"""So many pages are kept; which was made first goes first."""
MOST_WAITING: Final = 8
"""So many different pages can wait to be made; who asks for one more is asked to come again."""


class Shelf:
    """Keeps pages for a minute, and has them made."""

    def __init__(
        self, make: Callable[[LinkedPage], Awaitable[bytes | None]], monotonic: Callable[[], timedelta]
    ) -> None:
        self._make = make
        self._monotonic = monotonic
        self._made: OrderedDict[LinkedPage, tuple[bytes | None, timedelta]] = OrderedDict()
        self._making: dict[LinkedPage, asyncio.Task[bytes | None]] = {}
        self._turn = asyncio.Lock()

    async def get(self, page: LinkedPage) -> bytes | None:
        """Return a page, None if there is nothing any more. Raises BusyError, and what making it raises."""
        self._clear()
        if page in self._made:
            return self._made[page][0]
        task = self._making.get(page)
        if task is None:
            if len(self._making) >= MOST_WAITING:
                raise BusyError
            task = asyncio.create_task(self._kept(page))
            self._making[page] = task
            task.add_done_callback(lambda done: self._ended(page, done))
        return await asyncio.shield(task)  # who goes away meanwhile does not take it from the others

    async def close(self) -> None:
        """Let go of all that is being made."""
        making = list(self._making.values())
        for task in making:
            task.cancel()
        await asyncio.gather(*making, return_exceptions=True)

    async def _kept(self, page: LinkedPage) -> bytes | None:
        async with self._turn:
            made = await self._make(page)
        self._made[page] = (made, self._monotonic())
        while len(self._made) > MOST_KEPT:
            self._made.popitem(last=False)
        return made

    def _ended(self, page: LinkedPage, task: asyncio.Task[bytes | None]) -> None:
        self._making.pop(page, None)
        if not task.cancelled():
            task.exception()  # somebody has seen it, or went away

    def _clear(self) -> None:
        now = self._monotonic()
        for page, (_, at) in list(self._made.items()):
            if now - at >= LASTS:
                del self._made[page]
