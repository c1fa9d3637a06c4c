"""An own catalogue: what a file holds that replaces questions, criteria, methods, rhythms and factors, or adds some.

Its entries are written as in the catalogue's own files. Nothing in it is markup or wording: all of it is text to be
shown as it is.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import AfterValidator, PositiveInt, StringConstraints
from pydantic import Field as Bounds

from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from flows.catalogue.entries import (
    Both,
    CheckInQuestion,
    Criterion,
    Entry,
    Factor,
    Line,
    Method,
    PhaseRhythm,
    SectorReadings,
)

MOST_MINUTES: Final = 1000
MOST_PEOPLE: Final = 1000
MOST_DAYS: Final = 366
VERSION: Final = "~"
"""Stands between a question's id and the version of its words; no id in a file holds it."""
_DIGITS: Final = 8
UNPRINTABLE: Final = "holds what cannot be printed"
"""How the error says so."""


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError(UNPRINTABLE)
    return text


def _in_order(people: tuple[int, int]) -> tuple[int, int]:
    if people[0] > people[1]:
        raise ValueError("at least more than at most")
    return people


_OneLine = AfterValidator(_printable)
_Stripped160 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160), _OneLine]
_Stripped80 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80), _OneLine]
_Stripped400 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400), _OneLine]
_Stripped24 = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=24), _OneLine]
_Minutes = Annotated[PositiveInt, Bounds(le=MOST_MINUTES)]
_People = Annotated[PositiveInt, Bounds(le=MOST_PEOPLE)]
_Days = Annotated[PositiveInt, Bounds(le=MOST_DAYS)]


class PrintedLine(Line):
    """A sentence that can be shown anywhere: no line breaks, nothing that turns or hides other text."""

    de: _Stripped160
    en: _Stripped160


class PrintedName(Both):
    """A name of a few words."""

    de: _Stripped80
    en: _Stripped80


class PrintedParagraph(Both):
    """A few sentences."""

    de: _Stripped400
    en: _Stripped400


class PrintedReadings(SectorReadings):
    """A question in the words of single sectors."""

    state: PrintedLine | None = None
    business: PrintedLine | None = None
    civil_society: PrintedLine | None = None


class WrittenQuestion(CheckInQuestion):
    """A question of a file."""

    id: Annotated[str, StringConstraints(pattern=r"^[ISOGB]-(ST|FP|RF|ZW|KO)-[1-9]\d?$")]
    de: _Stripped160
    en: _Stripped160
    readings: PrintedReadings = PrintedReadings()

    def asked_as(self, shipped: Mapping[str, CheckInQuestion]) -> CheckInQuestion:
        """Return it as rounds know it: the shipped one if it says the very same, else as a version of its own.

        A version's id follows from its words: answers to other words are never compared with these.
        """
        same = shipped.get(self.id)
        if same is not None and _said(same) == _said(self):
            return same
        digest = hashlib.sha256(json.dumps(_said(self)).encode()).hexdigest()[:_DIGITS]
        return CheckInQuestion.model_validate({**self.model_dump(), "id": f"{self.id}{VERSION}{digest}"})


def _said(question: CheckInQuestion) -> list[str]:
    """Return all that is read of a question; an earlier release's versions follow from the same list."""
    own = (question.readings.reading(sector) for sector in Sector)
    return [question.kind.value, question.de, question.en, *(f"{one.de}\n{one.en}" if one else "" for one in own)]


class WrittenCriterion(Criterion):
    """A done-criterion of a file."""

    de: _Stripped160
    en: _Stripped160

    def as_criterion(self) -> Criterion:
        """Return it as the catalogue has it."""
        return Criterion.model_validate(self.model_dump())


class WrittenMethod(Method):
    """A method of a file, and the cell whose method it is from then on."""

    phase: Phase
    field: Field
    name: PrintedName
    how: PrintedParagraph
    when: PrintedLine
    steps: Annotated[tuple[PrintedLine, ...], Bounds(min_length=3, max_length=5)]
    minutes: _Minutes
    people: Annotated[tuple[_People, _People], AfterValidator(_in_order)]
    does: PrintedLine

    def as_method(self) -> Method:
        """Return the method alone."""
        return Method.model_validate(self.model_dump(exclude={"phase", "field"}))


class WrittenRhythm(PhaseRhythm):
    """The rhythm of a phase, in days."""

    check_in_days: _Days
    stakeholder_days: _Days
    communication_days: _Days


class WrittenFactor(Factor):
    """A factor of a file. It stands on buttons."""

    key: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$", max_length=32)]
    de: _Stripped24
    en: _Stripped24


class OwnCatalogue(Entry):
    """All of one file."""

    questions: tuple[WrittenQuestion, ...] = ()
    done: tuple[WrittenCriterion, ...] = ()
    methods: tuple[WrittenMethod, ...] = ()
    rhythms: Annotated[Mapping[Phase, WrittenRhythm], Bounds(default_factory=dict)]
    factors: tuple[WrittenFactor, ...] = ()


def stem(question_id: str) -> str:
    """Return a question's id without the version of its words."""
    return question_id.partition(VERSION)[0]
