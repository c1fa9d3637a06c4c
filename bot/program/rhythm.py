"""The beat of the program: what is done again and again, however the machine's clock is set meanwhile."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from bot.engine.stored.ports import StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import timedelta

log = logging.getLogger(__name__)


async def every(span: timedelta, work: Callable[[], Awaitable[None]]) -> None:
    """Do something at once, and again so long after each time, until cancelled; a failure stops nothing.

    The pauses are counted by the event loop's clock, which nobody sets. A scheduler that computes the next time of day,
    as APScheduler does, would stand still for as long as the machine's clock was set back.
    """
    while True:
        try:
            await work()
        except StorageError as error:
            log.warning("the database cannot be used; trying again", extra={"reason": str(error)})
        except Exception:  # whatever it is, the next time comes
            log.exception("something regular failed")
        await asyncio.sleep(span.total_seconds())
