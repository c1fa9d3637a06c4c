"""Moving a clock through time so that everything due on the way happens at its own time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from bot.program.app import Application


class SettableClock(Protocol):
    """A clock that can be moved on."""

    def now(self) -> datetime:
        """Return the present moment, aware."""

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""


async def settle(application: Application) -> None:
    """Carry out what is due now and send all that follows."""
    await application.tick()
    await application.outbox.settle()


async def move_on(application: Application, clock: SettableClock, to: datetime) -> None:
    """Move the clock to an aware time, stopping at every timer on the way."""
    await settle(application)
    while (due := await application.next_due()) is not None and due <= to:
        clock.set(due)
        await settle(application)
    clock.set(to)
    await settle(application)
