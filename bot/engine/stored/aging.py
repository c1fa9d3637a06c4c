"""What grows old and is forgotten, what the clock showed at which occasion, and dates after it was set."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Aging(ABC):
    """What depends on how old something is, part of a transaction."""

    @abstractmethod
    def moment(self, what: str) -> datetime | None:
        """Return what the clock showed when something was noted last; None if it never was."""

    @abstractmethod
    def note_moment(self, what: str, at: datetime) -> None:
        """Note what the clock shows."""

    @abstractmethod
    def redate(self, now: datetime, *, before: datetime, after: datetime) -> None:
        """Take what was noted before `before`, or, as it seems, after `after`, as noted now.

        That is: events, answers and sent lines. What was written by a clock that was wrong is as old as nobody knows.
        """

    @abstractmethod
    def prolong(self, now: datetime, until: datetime) -> None:
        """Let dialogues that have expired go on until then."""

    @abstractmethod
    def set_timers(self, kind: str, due_at: datetime) -> None:
        """Set a timer of a kind in every cooperation."""

    @abstractmethod
    def forget_seen(self, before: datetime) -> None:
        """Forget events that were noted before; the platforms no longer repeat them."""

    @abstractmethod
    def forget_replies(self, before: datetime) -> None:
        """Forget those from before."""

    @abstractmethod
    def forget_channels(self) -> None:
        """Delete private chats that are to be forgotten and have nothing left to send."""

    @abstractmethod
    def drop_expired(self, now: datetime) -> None:
        """Delete dialogues, doors and codes that have expired."""
