"""Risks with an early sign: what may happen, by what it would show first, and who watches for that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateutil.relativedelta import relativedelta

if TYPE_CHECKING:
    from datetime import date

MOST_RISKS: Final = 50
"""So many risks are on a cooperation's list at most: more nobody watches."""
MONTHS: Final = 3
"""So often whoever watches is asked whether the early sign shows."""


class EarlySign(StrEnum):
    """Whether the early sign shows. The values are stored."""

    NO = "no"
    SOME = "some"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """Something that may happen."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    what: str
    sign: str
    """By what it would show first, in the partners' own words."""
    watcher_id: int | None = None
    """The partner who watches for the sign."""
    next_on: date
    """The local day on which they are asked next."""
    asked_on: date | None = None
    """The local day on which they were asked last."""
    seen: EarlySign | None = None
    """What they said last."""
    seen_on: date | None = None

    @property
    def waits(self) -> bool:
        """Whether they were asked and have not answered since."""
        return self.asked_on is not None and (self.seen_on is None or self.seen_on < self.asked_on)


def asked_after(day: date) -> date:
    """Return the day on which to ask next after one on which was asked or answered: three months later."""
    return day + relativedelta(months=MONTHS)


def asked(risk: Risk, today: date) -> Risk:
    """Return the risk as it is once it was asked about today; what was missed before is not caught up."""
    return replace(risk, asked_on=today, next_on=asked_after(today))


def answered(risk: Risk, seen: EarlySign, today: date) -> Risk:
    """Return the risk as it is once somebody has said today whether the sign shows: three months from now again."""
    return replace(risk, seen=seen, seen_on=today, next_on=asked_after(today))
