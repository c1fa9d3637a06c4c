"""The communication plan: who is told what, by whom, how often and in which way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.domain.recurrence import shape, wall_times

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST_PLANNED = 500
"""So many lines of the plan are still to be done at most: more than anybody keeps to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationLine:
    """One line of the plan (columns as in a usual communication plan: audience, topic, sender, frequency, way)."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    audience: str
    topic: str
    sender: str
    """As typed: an organisation or a person. Who that is among the partners keeps the line, unless somebody took it."""
    rhythm: str
    """A recurrence rule as in RFC 5545, without `RRULE:`; empty for once."""
    way: str = ""
    next_on: date
    """The local day on which it is due next."""
    done_on: date | None = None
    created_at: datetime
    dropped: bool = False
    keeper_id: int | None = None
    """The partner who took it on; None: whoever the sender is."""

    @property
    def finished(self) -> bool:
        """Whether it happened once and was done."""
        return not self.rhythm and self.done_on is not None


def due(lines: Iterable[CommunicationLine], today: date) -> tuple[CommunicationLine, ...]:
    """Return the lines to be seen to by `today`, the longest overdue first."""
    waiting = (line for line in lines if not (line.dropped or line.finished) and line.next_on <= today)
    return tuple(sorted(waiting, key=lambda line: (line.next_on, line.number)))


def first_due(rhythm: str, today: date) -> date:
    """Return when a line planned today is first due.

    A rhythm that names a day: on the first such day from today on. One that does not: one period from today. Once:
    today. Raises RuleError for an unknown rule.
    """
    if not rhythm:
        return today
    days = _days(rhythm, today, today)
    return next(islice(days, 0 if shape(rhythm).names_day else 1, None))


def done(line: CommunicationLine, on: date) -> CommunicationLine:
    """Return the line as it is once it was done on the day `on`.

    A rhythm goes on with its first day later than both `on` and the day on which it was due: what was done early is
    not asked for again, and what was missed meanwhile is not caught up.
    """
    if not line.rhythm:
        return replace(line, done_on=on)
    after = max(on, line.next_on)
    later = (day for day in _days(line.rhythm, line.next_on, after) if day > after)
    return replace(line, done_on=on, next_on=next(later))


def postponed(line: CommunicationLine, today: date, days: int = 7) -> CommunicationLine:
    """Return the line due `days` days later than today, or than its own day if that is still to come.

    A rhythm that names no day counts from there.
    """
    return replace(line, next_on=max(today, line.next_on) + timedelta(days=days))


def _days(rhythm: str, starts: date, since: date) -> Iterable[date]:
    walls = wall_times(rhythm, datetime.combine(starts, time()), datetime.combine(since, time()))
    return (wall.date() for wall in walls)
