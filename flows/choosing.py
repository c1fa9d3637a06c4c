"""Choosing: one of the cooperation's numbered things, or one of a closed set that is named in either language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

from bot.engine.vocabulary.folding import fold, whole_number
from bot.engine.vocabulary.questions import MOST_OFFERED, OneOf, labels, match, near
from bot.engine.vocabulary.steps import MisfitError, Option, Step, View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pydantic import JsonValue

E = TypeVar("E", bound=StrEnum)

_NUMBER: Final = re.compile(r"(?:#|nr\.?|no\.?)?\s*(?P<number>\d{1,9})\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thing:
    """One of those to choose from."""

    number: int
    label: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Numbered(Step[int]):
    """Which one? The answer is its number."""

    among: Callable[[View], Sequence[Thing]]
    """Returns what can be chosen at present, what is likeliest first."""
    hint: str = "choice-more-numbered"

    def unoffered(self, view: View) -> int:
        """Return how many there are beside the likeliest."""
        return len(self._all(view)) - len(self.options(view))

    def pages(self, view: View) -> tuple[tuple[Option, ...], ...]:
        """Return all of them in portions."""
        things = self._all(view)
        return tuple(things[start : start + MOST_OFFERED] for start in range(0, len(things), MOST_OFFERED))

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the likeliest."""
        return self._all(view)[:MOST_OFFERED]

    def key_of(self, stored: JsonValue) -> str:
        """Return the key of the one with a number."""
        return f"#{stored}"

    def read(self, typed: str, view: View) -> int:
        """Return the number of what was meant. Raises MisfitError."""
        things = self._all(view)
        wanted = typed.strip()
        number = whole_number(wanted)
        if number is not None and number > len(things[:MOST_OFFERED]):
            wanted = f"#{number}"
        alike = near(wanted, things)
        found = match(wanted, things, offered=MOST_OFFERED) or (alike[0] if len(alike) == 1 else None)
        if found is None and alike:
            raise MisfitError("misfit-several", typed=wanted, options=labels(alike))
        if found is None:
            raise MisfitError("misfit-numbered", typed=wanted.removeprefix("#"), options=labels(things))
        return int(found.key.removeprefix("#"))

    def load(self, stored: JsonValue) -> int:
        """Return the number."""
        return int(cast("int", stored))

    def _all(self, view: View) -> tuple[Option, ...]:
        """Return all; what is called alike is told apart by its number."""
        things = self.among(view)
        alike = Counter(fold(thing.label) for thing in things)
        return tuple(
            Option(
                f"#{thing.number}",
                thing.label
                if alike[fold(thing.label)] == 1
                else view.words.label("choice-numbered", label=thing.label, number=str(thing.number)),
            )
            for thing in things
        )


def by_number(parts: list[str]) -> list[str]:
    """Return a command's parts with the first, where it is a number, meant as a thing's own and not as a place."""
    found = _NUMBER.fullmatch(parts[0]) if parts else None
    return [f"#{int(found['number'])}", *parts[1:]] if found else parts


def number_in(parts: list[str]) -> int | None:
    """Return the number that a command's first part is, such as `3` or `#3`; None if it is none."""
    found = _NUMBER.fullmatch(parts[0]) if parts else None
    return int(found["number"]) if found else None


@dataclass(frozen=True, eq=False, kw_only=True)
class Either(OneOf[E], Generic[E]):
    """One of a closed set, whose members can also be typed by further names, in any language."""

    also: Mapping[E, tuple[str, ...]] = field(default_factory=dict)

    def options(self, view: View) -> tuple[Option, ...]:
        """Return one option for each member."""
        return tuple(
            Option(option.key, option.label, (*option.typed, *self.also.get(self.among(option.key), ())))
            for option in OneOf.options(self, view)
        )


class YesNo(StrEnum):
    """An answer to a question that has only two."""

    YES = "yes"
    NO = "no"


def known_organisations(view: View) -> tuple[Option, ...]:
    """Offer the organisations that take part already."""
    return tuple(Option(f"o{one.id}", one.name) for one in view.store.organisations.find(merged_into=None))


def is_known(answer: str) -> bool:
    """Tell whether an organisation was picked, not newly named."""
    return answer.startswith("o") and answer[1:].isdecimal()
