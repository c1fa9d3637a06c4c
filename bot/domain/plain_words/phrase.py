"""A phrase about time while it is being read: the parts found so far, not yet put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.plain_words.words import END

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from bot.domain.plain_words.words import PartOfDay
    from bot.domain.recurrence import Frequency, Weekday


class WhenReason(StrEnum):
    """Why a phrase is refused; wording has a sentence for each."""

    NOT_UNDERSTOOD = "not_understood"
    """A word is unknown, or the parts do not belong together."""
    AMBIGUOUS = "ambiguous"
    """It can mean two times: 3/4, next Friday on a Monday, at 3, every third Monday."""
    PAST = "past"
    NO_SUCH_DAY = "no_such_day"
    """The calendar has no such day, such as 31 February."""
    TOO_FAR = "too_far"
    """More than ten years ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """A time of day as given."""

    hour: int
    minute: int = 0
    sure: bool = True
    """False where the afternoon may be meant: "at 3"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The parts of a phrase; a part that was not given is None, False or empty."""

    day: date | None = None
    yearless: tuple[int, int] | None = None
    """Month and day."""
    monthday: int | None = None
    """Day of some month; -1 is the last."""
    weekdays: tuple[Weekday, ...] = ()
    coming: bool = False
    """Whether a weekday is "the next" one."""
    week: date | None = None
    """The Monday of a week that is named."""
    nth: int | None = None
    of_month: bool = False
    every: bool = False
    period: tuple[Frequency, int] | None = None
    begins: bool = False
    """Whether the day is where a rhythm begins."""
    once: bool = False
    clock: ClockTime | None = None
    part: PartOfDay | None = None
    moment: datetime | None = None
    """An instant that needs nothing else."""
    trouble: WhenReason | None = None

    def joined(self, more: Phrase) -> Phrase:
        """Return both together; where they contradict each other, that is the trouble."""
        found: dict[str, object] = {}
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(more, field.name)
            if mine and theirs and mine != theirs:
                return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
            found[field.name] = mine or theirs
        return replace(self, **found)  # type: ignore[arg-type]  # the fields are the type's own


Reader: TypeAlias = "tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Phrase]]"
"""A pattern of one part, and what a match says, given the time now, aware, in the zone of whoever says it."""


def reader(pattern: str, says: Callable[[re.Match[str], datetime], Phrase]) -> Reader:
    """Return a reader of a part that ends where a word ends."""
    return re.compile(f"(?:{pattern}){END}", re.IGNORECASE), says
