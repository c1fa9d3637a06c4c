"""The beat of the program: what is done again and again, however the machine's clock is set meanwhile."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from time import monotonic, time
from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.engine.stored.ports import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

log = logging.getLogger(__name__)
LOOK = timedelta(seconds=1)
"""How often it is looked whether the machine's clock was set."""
SET_BY = timedelta(seconds=2)
"""By how much it must have been set to count: less is drift, and is waited for."""


class Beats:
    """Does things at intervals, in the running loop.

    APScheduler computes at which time of day a job is next. A clock that is set back would let it stand still for as
    long, and at one that leaps ahead an interval of it counts through all the times that were missed, which for a year
    of seconds takes minutes. So each time is a job of its own, and another look, by a clock that nobody sets, lets all
    begin anew once the two clocks disagree.
    """

    def __init__(self, jobs: Mapping[Callable[[], Awaitable[None]], timedelta]) -> None:
        """`jobs` says what is done and how long after its end again; each is done at once, too."""
        self._jobs = jobs
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    async def run(self) -> None:
        """Go on until cancelled; what fails is done again the next time."""
        for work in self._jobs:
            self._plan(work, timedelta())
        self._scheduler.start()
        try:
            await self._keep_up()
        finally:
            self._scheduler.shutdown(wait=False)

    def _plan(self, work: Callable[[], Awaitable[None]], wait: timedelta) -> None:
        due = datetime.now(UTC) + wait
        self._scheduler.add_job(self._beat, "date", (work,), run_date=due, misfire_grace_time=None)

    async def _beat(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except asyncio.CancelledError:
            return  # the end of the program; the next one does it
        except StorageError as error:
            log.warning("the database cannot be used; trying again", extra={"reason": str(error)})
        except Exception:  # whatever it is, the next time comes
            log.exception("something regular failed")
        self._plan(work, self._jobs[work])

    async def _keep_up(self) -> None:
        ahead = time() - monotonic()
        while True:
            await asyncio.sleep(LOOK.total_seconds())
            now = time() - monotonic()
            if abs(now - ahead) > SET_BY.total_seconds():
                log.warning("the machine's clock was set", extra={"seconds": round(now - ahead)})
                for job in self._scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))
                ahead = now
