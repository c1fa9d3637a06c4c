"""The course of a number that a goal is watched by: its values by day, the way to the target, and whether it fits."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

TOLERANCE: Final = Decimal("0.1")
"""Of the whole way from the first value to the target: so much may be lacking (our rule)."""


class Trend(StrEnum):
    """Whether the last value is higher than the one before."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class CourseStanding(StrEnum):
    """Where a course stands, measured by the plan."""

    REACHED = "reached"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    NEARLY = "nearly"
    """The target's day is over, and the value from then lacks no more than is tolerated."""
    MISSED = "missed"
    OVER = "over"
    """The target's day is over without a value from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The values of an indicator, and what they are to become until when."""

    values: tuple[tuple[date, Decimal], ...]
    """By day, the earliest first; one a day."""
    target: Decimal | None = None
    target_on: date | None = None

    @classmethod
    def of(cls, values: Mapping[date, Decimal], target: Decimal | None, target_on: date | None) -> Course:
        """Return the course of values by day."""
        return cls(values=tuple(sorted(values.items())), target=target, target_on=target_on)

    @property
    def last(self) -> tuple[date, Decimal] | None:
        """The last value and its day."""
        return self.values[-1] if self.values else None

    @property
    def change(self) -> Decimal | None:
        """How much the last value is more than the one before; None where there is none before."""
        return self.values[-1][1] - self.values[-2][1] if len(self.values) > 1 else None

    @property
    def trend(self) -> Trend | None:
        """Whether the last value is higher or lower than the one before."""
        if self.change is None:
            return None
        return Trend.SAME if self.change == 0 else Trend.UP if self.change > 0 else Trend.DOWN

    @property
    def distance(self) -> Decimal | None:
        """How much the last value lacks to the target; negative where it is to become less."""
        return self.target - self.values[-1][1] if self.values and self.target is not None else None

    @property
    def falls(self) -> bool:
        """Whether the target is less than the first value."""
        return bool(self.values) and self.target is not None and self.target < self.values[0][1]

    @property
    def standing(self) -> CourseStanding | None:
        """Say whether the last value is where it should be on its day; None where that cannot be told.

        The plan is a straight line from the first value on its day to the target on the target's day, and the target
        from then on. A course is on it where the last value is as far as the line is on that day, or lacks at most a
        tenth of the whole way from the first value to the target; it has reached the target where it is as far as that.
        Where the first value is the target already, the target is to be kept: a tenth of its own size to either side is
        on course. With less than two values, or without a target and its day, nothing can be told.
        """
        if len(self.values) <= 1 or self.target is None or self.target_on is None:
            return None
        (began, first), (day, last) = self.values[0], self.values[-1]
        way = self.target - first
        if way == 0:
            return (
                CourseStanding.ON_COURSE
                if abs(last - self.target) <= TOLERANCE * abs(self.target)
                else CourseStanding.BEHIND
            )
        done = (last - first) / way
        if done >= 1:
            return CourseStanding.REACHED
        span = (self.target_on - began).days
        wanted = Decimal(1) if day >= self.target_on or span <= 0 else Decimal((day - began).days) / span
        return CourseStanding.ON_COURSE if done >= wanted - TOLERANCE else CourseStanding.BEHIND

    def standing_on(self, today: date) -> CourseStanding | None:
        """Say where the course stands on a day: once the target's day is over, no plan is left to be on."""
        standing = self.standing
        if standing in {None, CourseStanding.REACHED} or self.target_on is None or today <= self.target_on:
            return standing
        if self.values[-1][0] < self.target_on:
            return CourseStanding.OVER
        return CourseStanding.NEARLY if standing is CourseStanding.ON_COURSE else CourseStanding.MISSED
