"""Clocks: the real one, and one that can be moved, for the terminal, the demonstration and tests."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def running() -> timedelta:
    """Return how long the machine has been running, or so: it goes on evenly, however the machine's clock is set."""
    return timedelta(seconds=time.monotonic())


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> timedelta:
        """Return how long the machine has been running."""
        return running()


class ShiftedClock:
    """The machine's clock, moved ahead by as much as somebody asked for."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self.ahead = ahead

    def now(self) -> datetime:
        """Return the shifted moment in UTC."""
        return datetime.now(UTC) + self.ahead

    def monotonic(self) -> timedelta:
        """Return how long the machine has been running, and by how much the clock was moved ahead."""
        return running() + self.ahead

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""
        self.ahead += max(timedelta(), to - self.now())


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._ran = timedelta()

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self._at

    def monotonic(self) -> timedelta:
        """Return how much time has passed on it."""
        return self._ran

    def set(self, to: datetime) -> None:
        """Let time pass until an aware time; never back."""
        self._ran += max(timedelta(), to - self._at)
        self._at = max(self._at, to)

    def jump(self, by: timedelta) -> None:
        """Show another time, earlier or later, though none has passed: as when somebody sets a machine's clock."""
        self._at += by


class KeptClock(ShiftedClock):
    """A shifted clock that remembers its shift in a file, so that a restart does not go back in time."""

    def __init__(self, file: Path) -> None:
        """`file` need not exist yet."""
        super().__init__(timedelta(seconds=json.loads(file.read_text())) if file.exists() else timedelta())
        self._file = file

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""
        super().set(to)
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(self.ahead.total_seconds()))
        fresh.replace(self._file)
