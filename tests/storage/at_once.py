"""Several at the same moment: the same work in many threads, each with a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
MANY = 5
"""As many connections as the pool keeps open."""


def at_once(work: Callable[[int], T], times: int = MANY) -> list[T]:
    """Start `work` with 0, 1, 2 … in as many threads at the same moment; return what it returned, in that order."""
    start = Barrier(times)

    def run(number: int) -> T:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))
