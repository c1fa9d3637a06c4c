"""What a closed round shows: medians, spread, change, where the sectors differ, and a traffic light for each field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from bot.domain.check_ins import SCALE, Answer, Round, standing_answers
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.cycle import Field

SECTOR_FLOOR = 3
"""Rated answers a sector needs before it gets a value of its own, so that no value points to one person (our rule)."""

GREEN_FROM = 4.0
"""Lowest median that is green. The three bands follow how the Wilder inventory is commonly read; unconfirmed there."""

YELLOW_FROM = 3.0
"""Lowest median that is yellow; below it is red."""

RED_GAP = 2.0
"""Distance between two sectors' medians that makes a field red whatever its own median (our rule)."""


class Light(StrEnum):
    """How a field looks at a glance."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldResult:
    """What one question showed about its field of action. Nothing in it says who answered what."""

    question: str
    field: Field
    median: float | None
    """Between 1 and 5; None if nobody gave a rating, as with questions that are answered in words."""
    low: int | None
    """The lowest rating."""
    high: int | None
    """The highest rating."""
    counts: Mapping[int, int]
    """How often each rating from 1 to 5 was given, zeros included."""
    dont_know: int
    answers: int
    """Answers that count, "don't know" and words included."""
    late: int
    """Those among them that came after closing."""
    change: float | None
    """Against the previous median of this field; None if either is missing."""
    sectors: Mapping[Sector, float]
    """Median of each sector with at least `SECTOR_FLOOR` ratings; the others do not appear.

    When a single sector is hidden, the other medians together with `counts` can at times narrow its ratings down to
    one possibility; that is accepted, because the whole distribution is what the partners talk about.
    """

    @property
    def spread(self) -> int | None:
        """Distance between the lowest and the highest rating, 0 to 4."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def gap(self) -> float | None:
        """Distance between the sectors that see the field best and worst; None unless two sectors have a value."""
        if len(self.sectors) < 2:  # noqa: PLR2004 - a distance needs two ends
            return None
        return max(self.sectors.values()) - min(self.sectors.values())

    @property
    def light(self) -> Light | None:
        """Green from 4.0, yellow from 3.0, red below or when sectors are 2.0 or more apart; None without a rating."""
        if self.median is None:
            return None
        if self.median < YELLOW_FROM or (self.gap is not None and self.gap >= RED_GAP):
            return Light.RED
        return Light.GREEN if self.median >= GREEN_FROM else Light.YELLOW

    @property
    def weak(self) -> bool:
        """Whether the field calls for a method now and a follow-up question in the next round: its light is red."""
        return self.light is Light.RED


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What a round shows, field by field in the order of its questions."""

    number: int
    fields: tuple[FieldResult, ...]

    @property
    def medians(self) -> Mapping[Field, float]:
        """The fields' medians, to compare the next round with."""
        return {field.field: field.median for field in self.fields if field.median is not None}

    @property
    def weak(self) -> tuple[FieldResult, ...]:
        """The fields whose light is red."""
        return tuple(field for field in self.fields if field.weak)


def result_of(
    round_: Round, answers: Iterable[Answer], *, fields: Mapping[str, Field], previous: Mapping[Field, float]
) -> RoundResult:
    """Compute what the round shows from all answers given so far, so that late ones amend it.

    `fields` says which field each question belongs to; `previous` holds the latest earlier median of each field.
    Raises `KeyError` for a question of the round that `fields` does not know.
    """
    standing = standing_answers(round_, answers)
    return RoundResult(
        number=round_.number,
        fields=tuple(
            _field_result(
                question,
                fields[question],
                [answer for answer in standing if answer.question == question],
                previous.get(fields[question]),
            )
            for question in round_.questions
        ),
    )


def _field_result(question: str, field: Field, answers: Sequence[Answer], previous: float | None) -> FieldResult:
    ratings = [answer.value for answer in answers if answer.value is not None]
    middle = _median(ratings)
    counts = Counter(ratings)
    return FieldResult(
        question=question,
        field=field,
        median=middle,
        low=min(ratings, default=None),
        high=max(ratings, default=None),
        counts={value: counts[value] for value in SCALE},
        dont_know=sum(answer.value is None and not answer.text for answer in answers),
        answers=len(answers),
        late=sum(answer.late for answer in answers),
        change=None if middle is None or previous is None else middle - previous,
        sectors=_sector_medians(answers),
    )


def _sector_medians(answers: Sequence[Answer]) -> Mapping[Sector, float]:
    ratings = {
        sector: [answer.value for answer in answers if answer.sector is sector and answer.value is not None]
        for sector in Sector
    }
    return {sector: float(median(values)) for sector, values in ratings.items() if len(values) >= SECTOR_FLOOR}


def _median(ratings: Sequence[int]) -> float | None:
    return float(median(ratings)) if ratings else None
