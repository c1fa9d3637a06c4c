"""Next steps: what partners take up from a check-in's result, for the field or the barrier that it names first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.domain.cycle import Field

MOST_STEPS: Final = 20
"""So many steps are taken from one result at most: more is no talk about one thing any more."""
LONGEST_NOTE: Final = 200
"""Characters of what was agreed: a short sentence."""


class StepKind(StrEnum):
    """What can be made of a result. The values are stored."""

    DECIDE = "decide"
    TASK = "task"
    REMIND = "remind"
    NOTE = "note"


OFFERED: Final = (StepKind.DECIDE, StepKind.TASK, StepKind.REMIND, StepKind.NOTE)
"""The steps that a result offers, in the order of its buttons; a further kind of step has its place here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSubject:
    """What a step is about: a field of action, or the factor of a barrier."""

    field: Field | None = None
    factor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One step that was taken from a result."""

    id: int = 0
    round_id: int
    field: Field | None = None
    """The field it is about; None if it is about a barrier."""
    factor: str = ""
    """Key of the barrier's factor; empty if it is about a field."""
    kind: StepKind
    number: int | None = None
    """Number of the decision, the task or the reminder that it became."""
    text: str = ""
    """What was agreed, for a note."""
    partner_id: int | None
    """Who took it, never shown; None for a coordinator who takes no part, and once forgotten."""
    at: datetime
    shown: bool = False
    """Whether the result shows it: not in one edit with a number that has changed."""

    @property
    def subject(self) -> StepSubject:
        """What it is about."""
        return StepSubject(field=self.field, factor=self.factor)


def foremost(factors: Iterable[str]) -> str | None:
    """Return the factor that is named most often, of several the first by name; None if there is none."""
    counts = sorted(Counter(factors).items(), key=lambda one: (-one[1], one[0]))
    return counts[0][0] if counts else None


def taken_between(
    steps: Iterable[NextStep], subject: StepSubject, since: datetime | None, until: datetime
) -> Sequence[NextStep]:
    """Return the steps about one thing that were taken from `since` on and before `until`, the oldest first."""
    found = (one for one in steps if one.subject == subject and one.at < until and (since is None or one.at >= since))
    return sorted(found, key=lambda one: (one.at, one.id))
