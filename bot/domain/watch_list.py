"""The watch list: days from outside that will matter, and when a cooperation is told that one is coming."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_WATCHED: Final = 200
"""So many days to come are on a cooperation's watch list at most."""
LONG_BEFORE: Final = timedelta(weeks=6)
SHORTLY_BEFORE: Final = timedelta(weeks=1)
KEPT: Final = timedelta(days=30)
"""How long a day that has passed is kept, for the messages that name it."""
_NEXT_DAY: Final = timedelta(days=1)
_GUESSES: Final = {
    "deadline": re.compile(r"frist|abgabe|deadline|due date"),
    "funding": re.compile(r"förder|zuwendung|zuschuss|\bmittel\b|fund|\bgrant"),
    "election": re.compile(r"(?<!aus)wahl|election"),
    "law": re.compile(r"gesetz|verordnung|satzung|\blaw\b|regulation|bylaw"),
}
"""What words that somebody chose say about the kind of a day."""


class WatchKind(StrEnum):
    """What sort of day it is. The values are stored."""

    DEADLINE = "deadline"
    ELECTION = "election"
    FUNDING = "funding"
    """Funding ends."""
    LAW = "law"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchItem:
    """A day from outside that will matter: a deadline, an election, the end of funding."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    what: str
    kind: WatchKind
    day: date
    entered_on: date
    """The local day on which it was entered, or moved to its present day."""
    told_on: date | None = None
    """The local day on which the cooperation was last told that it is coming."""
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchNotice:
    """What the groups were told on one day to be coming."""

    id: int = 0
    day: date
    items: tuple[int, ...]
    """Ids of what it names, what comes first in front."""
    late: tuple[int, ...] = ()
    """Ids of those that should have been told on an earlier day."""


def guessed(what: str) -> WatchKind:
    """Return the kind that somebody's words speak of, where they did not say."""
    words = what.casefold()
    return next((WatchKind(kind) for kind, root in _GUESSES.items() if root.search(words)), WatchKind.OTHER)


def notices(item: WatchItem) -> tuple[date, ...]:
    """Return the days from which on a cooperation is told: six weeks before, one week before.

    What was entered less than six weeks before is told a week before only; less than a week before, on the next day.
    """
    long_before, shortly = item.day - LONG_BEFORE, max(item.day - SHORTLY_BEFORE, item.entered_on + _NEXT_DAY)
    return (long_before, shortly) if item.entered_on < long_before else (shortly,)


def next_notice(item: WatchItem, today: date, working_day_from: Callable[[date], date]) -> date | None:
    """Return the working day on which a cooperation is to be told next; None if it is not told any more.

    A day before `today` has been missed: it is told late, unless a later one has come by now, or the item's own day
    has passed. `working_day_from` returns a day, or the first working day after it.
    """
    if item.dropped or item.day < today:
        return None
    waiting = [one for one in notices(item) if item.told_on is None or one > item.told_on]
    days = [day for one in waiting if (day := working_day_from(one)) <= item.day]
    missed = [day for day in days if day <= today]
    return missed[-1] if missed else min(days, default=None)
