"""Halts: what goes out when a platform that counts everything an account sends has asked it to wait."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

CALM = timedelta(minutes=1)
"""After so long without being asked to wait, several things may be under way again."""


class Halts:
    """Remembers until when each account waits.

    For a while after that, one thing at a time goes out: what matters most is chosen each time anew, instead of
    everything that waits trying its luck at once.
    """

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}

    def note(self, account: str, until: datetime) -> None:
        """Note that an account was asked to wait until then."""
        self._until[account] = max(until, self._until.get(account, until))

    def left(self, account: str, now: datetime) -> timedelta:
        """Return how long an account still waits; zero if it does not."""
        return max(timedelta(), self._until.get(account, now) - now)

    def lets(self, account: str, now: datetime, under_way: int) -> bool:
        """Whether another thing may go out beside those that are under way."""
        until = self._until.get(account)
        return until is None or (until <= now and (under_way == 0 or now - until > CALM))

    def next_end(self, now: datetime) -> datetime | None:
        """When the next account may go on that waits now."""
        return min((until for until in self._until.values() if until > now), default=None)

    def copy(self) -> Self:
        """Return a copy."""
        copied = type(self)()
        copied._until = dict(self._until)  # noqa: SLF001 - of its own kind
        return copied
