"""What a partnership check asks: dimensions, each with its questions and what to talk about next."""

from typing import Annotated, Self

from pydantic import Field as Bounds
from pydantic import StringConstraints, model_validator

from bot.domain.check_ins import CHECK_QUESTIONS
from bot.domain.cycle import Field, Phase
from flows.catalogue.entries import Both, Entry, Key, Line, unique

LOAD = "load"
"""What rounds and answers call the question on the load; no other question is called so. Persisted."""


class CheckQuestion(Line):
    """One statement of a partnership check, to agree with."""

    id: Annotated[str, StringConstraints(pattern=r"^P-[1-9]\d?$")]
    """Such as `P-1`; persisted, never used again for another meaning."""
    field: Field


class CellReference(Entry):
    """One of the 25 cells."""

    phase: Phase
    field: Field


class Dimension(Entry):
    """One side of working together."""

    key: Key
    name: Both
    talk: Line
    """The question to talk over where it is weak."""
    helps: CellReference
    """The cell whose method helps."""
    questions: Annotated[tuple[CheckQuestion, ...], Bounds(min_length=1)]


class CheckGuide(Entry):
    """All dimensions, in the order in which they are asked."""

    dimensions: tuple[Dimension, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        unique("dimensions", (one.key for one in self.dimensions))
        unique("questions", (question.id for _, question in self.asked))
        missing = set(Field) - {question.field for _, question in self.asked}
        if missing:
            message = f"no question on {', '.join(sorted(missing))}"
            raise ValueError(message)
        if len(self.asked) != CHECK_QUESTIONS:
            message = f"{len(self.asked)} questions instead of {CHECK_QUESTIONS}"
            raise ValueError(message)
        return self

    @property
    def asked(self) -> tuple[tuple[Dimension, CheckQuestion], ...]:
        """Each question with its dimension."""
        return tuple((one, question) for one in self.dimensions for question in one.questions)

    def find(self, question_id: str) -> tuple[Dimension, CheckQuestion] | None:
        """Return the question with this id, and its dimension; None if there is none."""
        return next((pair for pair in self.asked if pair[1].id == question_id), None)

    def dimension(self, key: str) -> Dimension:
        """Return the dimension with this key. Raises KeyError if there is none."""
        return {one.key: one for one in self.dimensions}[key]
