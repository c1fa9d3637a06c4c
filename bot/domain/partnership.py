"""The partnership check: when it comes, and what it shows by dimension and by field.

It shows what its questions show, each by the rules of `bot.domain.disclosure`; a dimension and a field only repeat the
weakest of that. So they say nothing of anybody's answer that the questions do not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.results import FieldResult, Light, strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.cycle import Field

CHECK_SPAN: Final = timedelta(weeks=26)
"""Between two partnership checks: twice a year (our proposal), in whole weeks so that it keeps its weekday."""
CHECK_NOTICE: Final = timedelta(weeks=1)
"""How long before it opens by itself the coordinators hear of it."""
CHECK_LATER: Final = timedelta(weeks=4)
"""How far it is put off."""
CHECK_DAYS: Final = 10
"""Working days it is open: it is longer than a check-in, and must not fail for a week of holidays."""
_WORST: Final = (Light.RED, Light.YELLOW, Light.GREEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionResult:
    """What one dimension showed."""

    dimension: str
    """The catalogue's key."""
    questions: tuple[FieldResult, ...]

    @property
    def light(self) -> Light | None:
        """The light of its weakest question; None where none shows anything."""
        return worst(one.light for one in self.questions)

    @property
    def strength(self) -> float:
        """How it stands beside others: as its weakest question that shows anything."""
        return min((strength(one) for one in self.questions if one.leading is not None), default=0)


def worst(lights: Iterable[Light | None]) -> Light | None:
    """Return the worst of the lights that are lit."""
    lit = set(lights)
    return next((one for one in _WORST if one in lit), None)


def by_dimension(fields: Sequence[FieldResult], dimensions: Mapping[str, str]) -> tuple[DimensionResult, ...]:
    """Return what each dimension showed, in the order of the questions; `dimensions` names that of each question."""
    keys = dict.fromkeys(dimensions[one.question] for one in fields)
    return tuple(
        DimensionResult(dimension=key, questions=tuple(one for one in fields if dimensions[one.question] == key))
        for key in keys
    )


def by_field(fields: Sequence[FieldResult]) -> dict[Field, Light | None]:
    """Return the light of each field: that of its weakest question."""
    found = dict.fromkeys(one.field for one in fields if one.field is not None)
    return {field: worst(one.light for one in fields if one.field is field) for field in found}


def weakest(results: Iterable[DimensionResult]) -> DimensionResult | None:
    """Return the dimension that is to be talked over next: the weakest, unless all that is shown is good."""
    found = [one for one in results if one.light in {Light.RED, Light.YELLOW}]
    return min(found, key=lambda one: (_WORST.index(one.light or Light.GREEN), one.strength), default=None)
