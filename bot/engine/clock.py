"""Clocks: the real one, and one that can be moved, for the terminal, the demonstration and tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock, moved ahead by as much as somebody asked for."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self.ahead = ahead

    def now(self) -> datetime:
        """Return the shifted moment in UTC."""
        return datetime.now(UTC) + self.ahead

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""
        self.ahead += max(timedelta(), to - self.now())


class FixedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self._at

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""
        self._at = max(self._at, to)
