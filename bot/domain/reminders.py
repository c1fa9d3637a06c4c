"""The cooperation's own reminders, in plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.recurrence import moved, next_occurrence, occurrences

if TYPE_CHECKING:
    from bot.domain.calendar import Calendar

MOST_OPEN: Final = 50
"""So many reminders of one person may be to come at a time. Source: `product.md` 7."""
LATE_AFTER: Final = timedelta(minutes=15)
"""What is sent later than this after its time, as after an outage, is marked as late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to be reminded of, once or again and again. It belongs to the cooperation, not to its author."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    text: str
    starts_at: datetime
    """Local wall time of the first occurrence, naive: the cooperation's zone gives it meaning."""
    rhythm: str = ""
    """A recurrence rule as in RFC 5545, without `RRULE:`; empty for once."""
    next_at: datetime | None
    """When it is due next, aware; None once it is over."""
    author_id: int | None
    ended: bool = False


class Fate(StrEnum):
    """What became of one occurrence. The values are stored, and stand in choices' keys."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    DROPPED = "drop"
    OVERTAKEN = "overtaken"
    """Nobody saw to it before the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that a reminder rang."""

    id: int = 0
    reminder_id: int
    due_at: datetime
    """When it should have rung, aware."""
    late: bool
    """Whether it rang so much later that this was said."""
    fate: Fate = Fate.OPEN
    rung_at: datetime | None = None
    """When it rang; None where an older version did not note that."""
    lead_id: int | None = None
    """The occurrence on whose card this one stands too, because both rang at once; None where it has its own."""

    @property
    def card(self) -> int:
        """The id of the occurrence whose card shows this one."""
        return self.lead_id or self.id


def after_firing(reminder: Reminder, now: datetime, calendar: Calendar) -> Reminder:
    """Return the reminder as it is once it was sent at the aware `now`.

    However many occurrences have passed by then, they were this one message. `next_at` is when to send: the rules for
    weekends and public holidays are in it, and the time of day is the one asked for, even in quiet hours.
    """
    after = now if reminder.next_at is None else max(now, reminder.next_at)
    next_at = next_occurrence(reminder.rhythm, reminder.starts_at, after, calendar)
    return replace(reminder, next_at=next_at, ended=next_at is None)


def snoozed(reminder: Reminder, now: datetime, calendar: Calendar, days: int = 7) -> Reminder:
    """Return the reminder due again so many days later, at its usual time of day.

    The days count from the aware `now`, or from the time of a single reminder that is still to come. It comes on a
    working day, unless its rhythm means other days. A series stays as it was: where its next occurrence comes first,
    that is the next time. A reminder that was over comes back.
    """
    if reminder.rhythm:
        wall = moved(reminder.rhythm, _days_later(reminder, now, calendar, days), calendar)
        regular = next_occurrence(reminder.rhythm, reminder.starts_at, now, calendar)
        again = calendar.to_utc(wall)
        return replace(reminder, next_at=again if regular is None else min(again, regular), ended=False)
    wall = _days_later(reminder, max(now, reminder.next_at or now), calendar, days)
    wall = datetime.combine(calendar.working_day_from(wall.date()), wall.time())
    return replace(reminder, next_at=calendar.to_utc(wall), ended=False)


def _days_later(reminder: Reminder, at: datetime, calendar: Calendar, days: int) -> datetime:
    return datetime.combine(calendar.local(at).date() + timedelta(days=days), reminder.starts_at.time())


def is_late(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a reminder that is sent at the aware `now` has to be marked as late."""
    return reminder.next_at is not None and now - reminder.next_at > LATE_AFTER


def preview(reminder: Reminder, calendar: Calendar, count: int = 3) -> tuple[datetime, ...]:
    """Return at most `count` instants (UTC) at which the reminder comes next; none if it is over."""
    if reminder.ended or reminder.next_at is None:
        return ()
    later = occurrences(reminder.rhythm, reminder.starts_at, reminder.next_at, calendar, count - 1)
    return (reminder.next_at, *later)
