"""What a round shows field by field: what may be seen of its releases, change, and a traffic light."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.check_ins import Answer, Round, standing_answers
from bot.domain.disclosure import SHOWN_FROM, Tone, disclose, disclose_load, may_quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.cycle import Field
    from bot.domain.disclosure import Disclosed


class Light(StrEnum):
    """How a field looks at a glance."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


_LIGHTS = {Tone.GOOD: Light.GREEN, Tone.MIXED: Light.YELLOW, Tone.WEAK: Light.RED}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldResult:
    """What one question showed about its field of action, worked out from nothing but what may be seen."""

    question: str
    field: Field | None
    """None for a question that belongs to none."""
    releases: tuple[Disclosed | None, ...]
    """What may be seen of the answers in time, then of each later release; None for one that shows nothing."""
    change: float | None
    """Against the median of the same question in the latest earlier round that shows one; None if either is missing."""

    @property
    def first(self) -> Disclosed | None:
        """What may be seen of the answers in time."""
        return self.releases[0]

    @property
    def later(self) -> tuple[Disclosed, ...]:
        """What may be seen of answers that came after the closing, release by release."""
        return tuple(one for one in self.releases[1:] if one is not None)

    @property
    def leading(self) -> Disclosed | None:
        """What stands for the field: the first release that shows anything."""
        return next((one for one in self.releases if one is not None), None)

    @property
    def light(self) -> Light | None:
        """Green for good, yellow for mixed, red for weak; at best yellow where sectors differ; None without a value."""
        if self.leading is None:
            return None
        light = _LIGHTS[self.leading.tone]
        return Light.YELLOW if self.leading.differs and light is Light.GREEN else light

    @property
    def weak(self) -> bool:
        """Whether the field calls for a method now and a follow-up next round: a red light, or sectors that differ."""
        return self.light is Light.RED or (self.leading is not None and self.leading.differs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundResult:
    """What a round shows, field by field in the order of its questions."""

    number: int
    fields: tuple[FieldResult, ...]

    @property
    def medians(self) -> Mapping[str, float]:
        """The medians shown of the answers in time, by question, to compare later rounds with."""
        return {
            one.question: one.first.median
            for one in self.fields
            if one.first is not None and one.first.median is not None
        }

    @property
    def weak(self) -> tuple[FieldResult, ...]:
        """The fields that call for a method, the weakest first."""
        return tuple(sorted((one for one in self.fields if one.weak), key=strength))


def strength(one: FieldResult) -> float:
    """Sort by what may be seen: a word counts as the lowest median that it stands for, nothing as 0."""
    if one.leading is None:
        return 0
    return one.leading.median or {Tone.WEAK: 1.0, Tone.MIXED: 3.0, Tone.GOOD: 4.0}[one.leading.tone]


def result_of(
    round_: Round,
    answers: Iterable[Answer],
    *,
    fields: Mapping[str, Field | None],
    previous: Mapping[str, float],
    anchored: Collection[str] = (),
    load: str = "",
) -> RoundResult:
    """Compute what a closed round shows.

    `fields` says which field each question belongs to; `previous` holds the latest earlier median shown of each
    question; `anchored` names the questions answered with yes, partly or no, `load` the one on the load. Raises
    `KeyError` for a question of the round that `fields` does not know.
    """
    standing = standing_answers(round_, answers)
    found = []
    for question in round_.questions:
        given = [answer for answer in standing if answer.question == question]
        shown = tuple(
            disclose_load([(one.sector, one.engagement, one.value) for one in release], late=place > 0)
            if question == load
            else disclose(
                [(answer.sector, answer.value) for answer in release if not answer.text or answer.value is not None],
                anchored=question in anchored,
                late=place > 0,
            )
            for place, release in enumerate(releases(given))
        )
        middle, before = shown[0].median if shown[0] is not None else None, previous.get(question)
        change = None if middle is None or before is None else middle - before
        found.append(FieldResult(question=question, field=fields[question], releases=shown, change=change))
    return RoundResult(number=round_.number, fields=tuple(found))


def releases(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Divide the standing answers to one question: those in time first, then each later release; none that waits."""
    latest = max((answer.release or 0 for answer in answers), default=0)
    return [
        [answer for answer in answers if not answer.late],
        *([answer for answer in answers if answer.release == number] for number in range(1, latest + 1)),
    ]


def released_now(round_: Round, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the late answers that are enough to be shown together, with their release, to be stored.

    Those to one question wait until three of them say the same kind of thing: three ratings, or three texts.
    """
    standing = standing_answers(round_, answers)
    found: list[Answer] = []
    for question in round_.questions:
        given = [answer for answer in standing if answer.question == question]
        waiting = [answer for answer in given if answer.late and answer.release is None]
        rated = sum(answer.value is not None for answer in waiting)
        written = sum(answer.value is None and bool(answer.text) for answer in waiting)
        if max(rated, written) >= SHOWN_FROM:
            found += (replace(answer, release=len(releases(given))) for answer in waiting)
    return tuple(found)


def sayable(round_: Round, answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Return the answers whose words may be quoted.

    Sentences on what is missing: those of releases in which three or more rated. Answers in words: those in time as
    soon as three or more persons took part in the round, whether they wrote or not; late ones where three are released
    together.
    """
    standing = standing_answers(round_, answers)
    there = _persons([answer for answer in standing if not answer.late])
    found: list[Answer] = []
    for question in round_.questions:
        for place, release in enumerate(releases([answer for answer in standing if answer.question == question])):
            rated = sum(answer.value is not None for answer in release)
            texts = [answer for answer in release if answer.text]
            written = sum(answer.value is None for answer in texts)
            around = there if written and place == 0 else 0
            if may_quote(max(rated, written, around)):
                found += texts
    return tuple(found)


def _persons(answers: Sequence[Answer]) -> int:
    """Count the distinct persons of answers; of those without a person so many as there are for certain."""
    nameless = Counter(answer.question for answer in answers if answer.partner_id is None)
    named = {answer.partner_id for answer in answers if answer.partner_id is not None}
    return len(named) + max(nameless.values(), default=0)
