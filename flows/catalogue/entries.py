"""What the catalogue is made of: questions, methods, criteria, factors and terms, each in both languages."""

from collections import Counter
from collections.abc import Hashable, Iterable
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, PositiveInt, StringConstraints, model_validator
from pydantic import Field as Bounds

from bot.domain.cooperation import Language
from bot.domain.criteria import Knowledge
from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector

LETTERS = {
    Phase.INITIATE: "I",
    Phase.START: "S",
    Phase.ORIENT: "O",
    Phase.SHAPE: "G",
    Phase.EVALUATE: "B",
}
"""What the ids of a phase begin with (German: Initiieren, Starten, Orientieren, Gestalten, Bewerten); persisted."""
CODES = {
    Field.STAKEHOLDERS: "ST",
    Field.LEADERSHIP: "FP",
    Field.CONDITIONS: "RF",
    Field.GOALS: "ZW",
    Field.COMMUNICATION: "KO",
}
"""The field's part of a question's id; persisted."""
_PHASES = {letter: phase for phase, letter in LETTERS.items()}
_FIELDS = {code: field for field, code in CODES.items()}

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
"""One sentence that still fits a card on a phone."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]


class Entry(BaseModel):
    """Something read from the catalogue's files: it never changes, and a misspelt name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Both(Entry):
    """The same words in both languages."""

    de: Words
    en: Words

    def text(self, language: Language) -> str:
        """Return the words in one language: plain text without any markup."""
        match language:
            case Language.GERMAN:
                return self.de
            case Language.ENGLISH:
                return self.en


class QuestionKind(StrEnum):
    """How a question is answered."""

    RATING = "rating"
    """A statement, agreed with from 1 (not at all) to 5 (fully)."""
    YES_PARTLY_NO = "yes_partly_no"
    """A question to which yes is the good answer."""
    TEXT = "text"
    """One sentence in one's own words."""
    LIST = "list"
    """Several names, tasks or figures."""


class Line(Both):
    """One sentence in both languages."""

    de: Sentence
    en: Sentence


class SectorReadings(Entry):
    """The same question in the words of single sectors; a sector that says it as the neutral wording does has none."""

    state: Line | None = None
    business: Line | None = None
    civil_society: Line | None = None

    def reading(self, sector: Sector) -> Line | None:
        """Return the sector's own words, if they differ."""
        match sector:
            case Sector.STATE:
                return self.state
            case Sector.BUSINESS:
                return self.business
            case Sector.CIVIL_SOCIETY:
                return self.civil_society


class CheckInQuestion(Both):
    """One question of one cell, or for a rating the statement to agree with."""

    id: Annotated[str, StringConstraints(pattern=r"^[ISOGB]-(ST|FP|RF|ZW|KO)-[1-9]\d?(~[0-9a-f]{8})?$")]
    """Phase, field and number, such as `I-ST-1`; persisted, never used again for another meaning.

    In words of an own file it has the version behind it (`flows.catalogue.own`), such as `I-ST-1~0b5cf2a1`.
    """
    kind: QuestionKind
    de: Sentence
    en: Sentence
    readings: SectorReadings = SectorReadings()
    """How sectors say the same in their own words, in private; everywhere else the neutral wording stands."""

    @model_validator(mode="after")
    def _is_worded_differently(self) -> Self:
        own = (self.readings.reading(sector) for sector in Sector)
        wordings: list[Both] = [self, *(one for one in own if one is not None)]
        for language in Language:
            unique(f"{self.id}: wordings", (one.text(language) for one in wordings))
        return self

    def text_for(self, sector: Sector | None, language: Language) -> str:
        """Return the question in a sector's own words; in the neutral ones where it has none, or is not known."""
        own = None if sector is None else self.readings.reading(sector)
        return (own or self).text(language)

    @property
    def phase(self) -> Phase:
        """The phase it belongs to."""
        return _PHASES[self.id.split("-")[0]]

    @property
    def field(self) -> Field:
        """The field it belongs to."""
        return _FIELDS[self.id.split("-")[1]]

    @property
    def on_card(self) -> bool:
        """Whether it can be answered by a tap in the channel; text and lists are asked in a dialogue."""
        return self.kind in {QuestionKind.RATING, QuestionKind.YES_PARTLY_NO}


class Method(Entry):
    """A way of working that helps in one cell."""

    name: Both
    how: Both
    """One or two sentences on how to use it."""
    when: Line
    """When it helps."""
    steps: Annotated[tuple[Line, ...], Bounds(min_length=3, max_length=5)]
    minutes: PositiveInt
    """How long it takes."""
    people: tuple[PositiveInt, PositiveInt]
    """How many people it is for, at least and at most."""
    does: Line
    """What the bot can do of it, with the commands for it as they are typed."""

    @model_validator(mode="after")
    def _people_in_order(self) -> Self:
        if self.people[0] > self.people[1]:
            message = f"{self.name.en}: at least {self.people[0]} people, but at most {self.people[1]}"
            raise ValueError(message)
        return self


class Cell(Entry):
    """One of the 25 places of the cycle: what to ask there and what helps there."""

    field: Field
    method: Method
    questions: tuple[CheckInQuestion, ...]

    @model_validator(mode="after")
    def _has_a_card(self) -> Self:
        if not any(question.on_card for question in self.questions):
            message = f"{self.field}: no question can be shown as a card (rating or yes_partly_no)"
            raise ValueError(message)
        return self


class Criterion(Both):
    """One thing that should be true before a phase is finished. It recommends, it never locks."""

    id: Annotated[str, StringConstraints(pattern=r"^[ISOGB]-DONE-[1-9]$")]
    """Phase and number, such as `I-DONE-1`; persisted, never used again for another meaning."""
    de: Sentence
    en: Sentence
    known: Knowledge | None = None
    """How the bot can know it by itself; None: only people can tell."""


class PhaseRhythm(Entry):
    """How often things come round in a phase unless the cooperation decides otherwise, in days."""

    check_in_days: PositiveInt
    stakeholder_days: PositiveInt
    communication_days: PositiveInt


class PhaseGuide(Entry):
    """All that the catalogue says about one phase."""

    phase: Phase
    name: Both
    meaning: Both
    rhythm: PhaseRhythm
    done: tuple[Criterion, ...]
    cells: tuple[Cell, ...]
    """One for each field, in the fields' order."""

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        complete("cells", (cell.field for cell in self.cells), Field)
        unique("done-criteria", (criterion.id for criterion in self.done))
        unique("questions", (question.id for cell in self.cells for question in cell.questions))
        letter = LETTERS[self.phase]
        expected = [(criterion.id, f"{letter}-DONE-") for criterion in self.done]
        expected += [
            (question.id, f"{letter}-{CODES[cell.field]}-") for cell in self.cells for question in cell.questions
        ]
        for found, start in expected:
            if not found.startswith(start):
                message = f"{found} stands where ids begin with {start}"
                raise ValueError(message)
        return self


class FieldGuide(Entry):
    """All that the catalogue says about one field of action."""

    field: Field
    name: Both
    short: Both
    """One word, for buttons and the wheel."""
    question: Both
    """The guiding question."""


class Factor(Both):
    """What a barrier or a strength is about."""

    key: Key


class Term(Entry):
    """One thing and how each sector tends to call it."""

    key: Key
    neutral: Both
    """The word for groups, where all sectors read along."""
    state: Both
    business: Both
    civil_society: Both

    def reading(self, sector: Sector) -> Both:
        """Return the sector's own word."""
        match sector:
            case Sector.STATE:
                return self.state
            case Sector.BUSINESS:
                return self.business
            case Sector.CIVIL_SOCIETY:
                return self.civil_society


def complete(what: str, found: Iterable[Hashable], wanted: Iterable[Hashable]) -> None:
    """Raise ValueError unless `found` is exactly `wanted`, in its order."""
    got, expected = list(found), list(wanted)
    if got != expected:
        message = f"{what} are {', '.join(map(str, got))} instead of {', '.join(map(str, expected))}"
        raise ValueError(message)


def unique(what: str, found: Iterable[Hashable]) -> None:
    """Raise ValueError if anything is `found` twice."""
    twice = [str(key) for key, times in Counter(found).items() if times > 1]
    if twice:
        message = f"{what} occur twice: {', '.join(twice)}"
        raise ValueError(message)
