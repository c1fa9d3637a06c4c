"""Where pictures are drawn: in a thread of its own, and the PNG in a program of its own.

The library that makes a PNG keeps the interpreter to itself for a quarter of a second (resvg-py 0.5), in whatever
thread it is called: no turn could go on meanwhile.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

PATIENCE = 30.0
"""Seconds that a picture may take on a machine that is very busy."""
_KEPT = 8
"""So many pictures are kept, for the next channel that is to get the same one."""


class DrawingError(Exception):
    """A picture cannot be made."""


class Easel:
    """Makes pictures, one after the other."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="easel")

    def __call__(self, svg: Callable[[], str | None], /) -> Awaitable[bytes]:
        """Return the picture that `svg` draws as PNG. Raises DrawingError, and whatever `svg` raises."""
        return asyncio.get_running_loop().run_in_executor(self._pool, partial(_drawn, svg))

    def close(self) -> None:
        """Begin no more pictures."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _drawn(svg: Callable[[], str | None]) -> bytes:
    text = svg()
    if text is None:
        raise DrawingError("there is nothing to see")
    return _png(text)


@lru_cache(maxsize=_KEPT)
def _png(svg: str) -> bytes:
    command = (sys.executable, "-P", "-m", "bot.pictures.png")
    try:
        made = subprocess.run(command, input=svg.encode(), capture_output=True, timeout=PATIENCE, check=True)  # noqa: S603 - our own
    except subprocess.SubprocessError as error:
        raise DrawingError(type(error).__name__) from error
    return made.stdout
