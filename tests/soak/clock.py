"""A clock as machines have them: it goes on, and now and then somebody sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class JumpingClock:
    """Stands still until it is moved; unlike the other clocks of the tests it can be set back."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self._at

    def set(self, to: datetime) -> None:
        """Move on to an aware time; never back."""
        self._at = max(self._at, to)

    def jump(self, span: timedelta) -> None:
        """Show another time at once; a negative span is back."""
        self._at += span
