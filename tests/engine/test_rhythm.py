"""What is done again and again goes on, whatever fails and however the machine's clock is set."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.engine.stored.ports import StorageError
from bot.program.rhythm import every

if TYPE_CHECKING:
    import pytest

QUICK = timedelta(milliseconds=1)


class Beat:
    """Counts how often it was done, and fails at some of the times."""

    def __init__(self, *failures: Exception) -> None:
        self.times = 0
        self.enough = asyncio.Event()
        self._failures = list(failures)

    async def __call__(self) -> None:
        self.times += 1
        if self.times > len(self._failures):
            self.enough.set()
        else:
            raise self._failures[self.times - 1]


async def beats(beat: Beat) -> None:
    """Let it be done until it has succeeded once, and end it."""
    task = asyncio.create_task(every(QUICK, beat))
    await asyncio.wait_for(beat.enough.wait(), 5)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert task.cancelled()


async def test_a_failure_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    beat = Beat(ZeroDivisionError(), StorageError("away"), ZeroDivisionError())
    with caplog.at_level(logging.WARNING):
        await beats(beat)

    assert beat.times == 4
    assert [one.levelname for one in caplog.records] == ["ERROR", "WARNING", "ERROR"]


async def test_it_goes_on_while_the_machines_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = iter(range(10**9, 0, -(10**6)))
    monkeypatch.setattr(time, "time", lambda: float(next(shown)))

    class Earlier(datetime):
        """A clock that goes backwards."""

        @classmethod
        def now(cls, tz: object = None) -> Earlier:
            return cls.fromtimestamp(next(shown), tz)  # type: ignore[arg-type]  # as datetime has it

    monkeypatch.setattr("datetime.datetime", Earlier)
    beat = Beat(*[StorageError("away")] * 5)
    await beats(beat)

    assert beat.times == 6
