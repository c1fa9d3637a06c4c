"""What is done again and again goes on, whatever fails and however the machine's clock is set."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest

from bot.engine.stored.ports import StorageError
from bot.program import beats
from bot.program.beats import Beats

QUICK = timedelta(milliseconds=20)


class Beat:
    """Counts how often it was done, and fails at some of the times."""

    def __init__(self, *failures: Exception) -> None:
        self.times = 0
        self._failures = list(failures)

    async def __call__(self) -> None:
        self.times += 1
        if self._failures:
            raise self._failures.pop(0)

    async def again(self, times: int) -> None:
        """Wait until it was done so many times more."""
        wanted = self.times + times
        async with asyncio.timeout(10):
            while self.times < wanted:  # noqa: ASYNC110 - it is counted, not told
                await asyncio.sleep(0.01)


class SetClock(datetime):
    """The machine's clock, that somebody sets."""

    ahead = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        shown = datetime.fromtimestamp(time.time(), UTC) + SetClock.ahead
        return cls.fromtimestamp(shown.timestamp(), tz)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[SetClock]:
    """Let the scheduler and the rhythm see a clock that can be set."""
    monkeypatch.setattr("apscheduler.schedulers.base.datetime", SetClock)
    monkeypatch.setattr(beats, "datetime", SetClock)
    monkeypatch.setattr(beats, "time", lambda: time.time() + SetClock.ahead.total_seconds())
    monkeypatch.setattr(beats, "LOOK", QUICK)
    monkeypatch.setattr(SetClock, "ahead", timedelta())
    return SetClock


async def end(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_failure_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    beat = Beat(ZeroDivisionError(), StorageError("away"), ZeroDivisionError())
    with caplog.at_level(logging.WARNING):
        task = asyncio.create_task(Beats({beat: QUICK}).run())
        await beat.again(5)
        await end(task)

    assert [one.levelname for one in caplog.records if one.name == beats.__name__] == ["ERROR", "WARNING", "ERROR"]


@pytest.mark.parametrize("hours", [-1, -24 * 400, 24 * 400])
async def test_it_goes_on_when_the_machines_clock_is_set(clock: type[SetClock], hours: int) -> None:
    beat = Beat()
    task = asyncio.create_task(Beats({beat: QUICK}).run())
    await beat.again(3)
    clock.ahead = timedelta(hours=hours)
    await beat.again(5)
    await end(task)


async def test_what_is_done_is_ended_with_the_program_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    begun = asyncio.Event()

    async def lasting() -> None:
        begun.set()
        await asyncio.sleep(60)

    task = asyncio.create_task(Beats({lasting: QUICK}).run())
    await begun.wait()
    await end(task)
    await asyncio.sleep(0)
    assert not [one for one in caplog.records if one.levelno >= logging.ERROR]
