"""The program as it runs in the soak: the real application, whose turns are carried out where it stands."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, TypeVar
from unittest.mock import patch

from typing_extensions import override

from bot.domain.cooperation import Language
from bot.program import app
from bot.program.app import Application
from bot.program.worker import Worker
from bot.storage.database import SqlDatabase

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from bot.engine.clock import FixedClock
    from bot.engine.exchange.messages import Receipt, Signal
    from bot.engine.stored.ports import Transaction
    from bot.engine.stored.rows import Timer
    from tests.soak.platform import RoughPlatform

T = TypeVar("T")
QUIET = 40
"""So many rounds of the loop without anything sent, and what is still under way waits for something outside."""


class InlineWorker(Worker):
    """Carries work out at once, so that nothing depends on which thread is quicker and a seed repeats itself."""

    @override
    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]:
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits for it
            done.set_exception(error)
        return done


class Complaints(logging.Handler):
    """Keeps what was logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(f"{record.getMessage()}: {named(record.exc_info[1] if record.exc_info else None)}")


def named(error: BaseException | None) -> str:
    """Return what an exception is and where it came from, without a path of this machine."""
    if error is None:
        return "no exception"
    trace, frames = error.__traceback__, []
    while trace is not None:
        code = trace.tb_frame.f_code
        place = code.co_filename.partition("/site-packages/")[2] or code.co_filename
        for room in ("/bot/", "/flows/", "/adapters/"):
            if room in code.co_filename and "/site-packages/" not in code.co_filename:
                place = room[1:] + code.co_filename.rpartition(room)[2]
                frames.append(f"{place}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__}: {str(error)[:160]} at {' < '.join(reversed(frames[-3:]))}"


class Machine:
    """One program on one database, built anew as often as somebody likes."""

    def __init__(self, url: str, clock: FixedClock, adapters: Mapping[str, RoughPlatform]) -> None:
        self.clock, self.adapters, self._url = clock, adapters, url
        self.complaints = Complaints()
        self.exceptions: list[str] = []
        self.turns: list[float] = []
        """Seconds that each turn took."""
        self.rung: list[tuple[int, datetime]] = []
        """Which timers rang, by row and time."""
        self.restarts = 0
        self._settling: asyncio.Task[None] | None = None
        self.start()

    def start(self) -> None:
        """Build the program."""
        self.database = SqlDatabase(self._url, self.clock)
        with patch.object(app, "Worker", InlineWorker):
            self.application = Application(
                database=self.database,
                adapters=list(self.adapters.values()),
                clock=self.clock,
                language=Language.GERMAN,
                zone="Europe/Berlin",
            )
        self.application._recover()
        for adapter in self.adapters.values():
            self.application._connected(adapter)
        self._watch_timers()

    def _watch_timers(self) -> None:
        timers = self.application._timers
        ring = timers._ring

        def watched(transaction: Transaction, timer: Timer, now: datetime) -> None:
            self.rung.append((timer.id, timer.due_at))
            ring(transaction, timer, now)

        timers._ring = watched  # type: ignore[method-assign]  # to see which ring

    async def restart(self) -> None:
        """End the program in good order and build it anew."""
        for adapter in self.adapters.values():
            adapter.let_go()
        await self.settle()
        await self.kill()

    async def kill(self) -> None:
        """End the program as it stands, with whatever is under way, and build it anew."""
        tasks = self.application.outbox._tasks()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for adapter in self.adapters.values():
            adapter.held.clear()
        self.application._worker.close()
        self.database.close()
        self.restarts += 1
        self.start()

    def close(self) -> None:
        """Let go of the database."""
        self.application._worker.close()
        self.database.close()

    def hand_over(self, signals: Sequence[Signal]) -> list[Receipt]:
        """Handle signals in one transaction; a single one is timed."""
        begun = time.perf_counter()
        try:
            return self.application.reception._conversations.handle(signals)
        except Exception as error:  # noqa: BLE001 - that one leaves is what is looked for
            self.exceptions.append(f"a turn: {named(error)}")
            return []
        finally:
            if len(signals) == 1:
                self.turns.append(time.perf_counter() - begun)

    async def settle(self) -> None:
        """Ring what is due and send all that can be sent."""
        try:
            await self.application.tick()
            await self._send()
        except Exception as error:  # noqa: BLE001 - as above
            self.exceptions.append(f"the clock or the outbox: {named(error)}")

    async def _send(self) -> None:
        sending = asyncio.create_task(self.application.outbox.settle())
        idle, before = 0, -1
        while not sending.done():
            await asyncio.sleep(0)
            tried = sum(adapter.tried for adapter in self.adapters.values())
            held = any(adapter.held for adapter in self.adapters.values())
            idle = idle + 1 if held and tried == before else 0
            before = tried
            if idle > QUIET:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
                return
        sending.result()

    async def tidy(self) -> None:
        """Delete what is no longer needed, as once an hour."""
        try:
            await self.application.tidy()
        except Exception as error:  # noqa: BLE001 - as above
            self.exceptions.append(f"tidying: {named(error)}")

    async def next_due(self) -> datetime | None:
        """Return when the next timer is due."""
        return await self.application.next_due()
