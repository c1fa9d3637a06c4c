"""The kinds of questions a dialogue can ask."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from bot.engine.exchange.lengths import is_blank
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.steps import MisfitError, Option, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

E = TypeVar("E", bound=StrEnum)
DIGITS = 4
"""More digits than this are no number of a choice."""


MOST_OFFERED = 8
"""So many are offered to tap, with leaving out and going back ten: more would fill a phone's screen, and Matrix has ten
numbers to react with. All can be typed."""
_SHORTEST_PART = 3
"""Letters of a word that are enough to find a name."""


def match(typed: str, options: tuple[Option, ...], *, offered: int | None = None) -> Option | None:
    """Find the option that was meant: by its number, key, label or any word that means it.

    Only what was `offered` has a number; None: all.
    """
    wanted = fold(typed)
    numbered = options if offered is None else options[:offered]
    if wanted.isdecimal() and len(wanted) <= DIGITS and 1 <= int(wanted) <= len(numbered):
        return numbered[int(wanted) - 1]
    for option in options:
        if wanted in {fold(option.key), fold(option.label), *(fold(word) for word in option.typed)}:
            return option
    starts = [option for option in options if len(wanted) >= _SHORTEST_PART and fold(option.label).startswith(wanted)]
    return starts[0] if len(starts) == 1 else None


def near(typed: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Return the options in whose label a word begins as was typed."""
    wanted = _words(typed)
    if len(wanted.strip()) < _SHORTEST_PART:
        return ()
    return tuple(option for option in options if wanted in _words(option.label))


def _words(text: str) -> str:
    """Return a text so that a word in it begins behind a space."""
    return f" {fold(text)}".replace("(", " ")


def labels(options: Sequence[Option]) -> str:
    """Return what options are called in one line, as many as are offered to tap."""
    more = " …" if len(options) > MOST_OFFERED else ""
    return ", ".join(option.label for option in options[:MOST_OFFERED]) + more


@dataclass(frozen=True, eq=False, kw_only=True)
class FreeText(Step[str]):
    """Words of one's own."""

    max_length: int = 500
    """In characters."""

    def read(self, typed: str, view: View) -> str:  # noqa: ARG002 - the same for everybody
        """Return what was typed, without surrounding space. Raises MisfitError if empty or too long."""
        text = typed.strip()
        if is_blank(text):
            raise MisfitError("misfit-empty")
        if len(text) > self.max_length:
            raise MisfitError("misfit-too-long", length=len(text), most=self.max_length)
        return text


@dataclass(frozen=True, eq=False, kw_only=True)
class OneOf(Step[E], Generic[E]):
    """One of a closed set. The labels are wording: `{wording}-{value}`; `{wording}-{value}-typed` adds words."""

    among: type[E]
    wording: str
    only: tuple[E, ...] = ()
    """If given, only these can be chosen."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return one option for each member."""
        return tuple(
            Option(member.value, view.words.label(f"{self.wording}-{member.value.replace('_', '-')}"), (member.name,))
            for member in (self.only or tuple(self.among))
        )

    def read(self, typed: str, view: View) -> E:
        """Return the member meant. Raises MisfitError naming all of them."""
        found = match(typed, self.options(view))
        if found is None:
            raise MisfitError("misfit-choice", typed=typed, options=labels(self.options(view)))
        return self.among(found.key)

    def load(self, stored: JsonValue) -> E:
        """Return the member from its stored value."""
        return self.among(str(stored))


@dataclass(frozen=True, eq=False, kw_only=True)
class Pick(Step[str]):
    """One of what there is at present, or, with `invents`, something new."""

    among: Callable[[View], tuple[Option, ...]]
    invents: bool = False
    """Whether words that match nothing are taken as they are."""
    max_length: int = 120
    misfit: str = "misfit-choice"

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the first of what there is."""
        return self.all(view)[:MOST_OFFERED]

    def pages(self, view: View) -> tuple[tuple[Option, ...], ...]:
        """Return all of it in portions."""
        among = self.all(view)
        return tuple(among[start : start + MOST_OFFERED] for start in range(0, len(among), MOST_OFFERED))

    def unoffered(self, view: View) -> int:
        """Return how many there are beside the first."""
        return len(self.all(view)) - len(self.options(view))

    def all(self, view: View) -> tuple[Option, ...]:
        """Return what there is; what is called alike is told apart by numbers."""
        among = self.among(view)
        often = Counter(fold(option.label) for option in among)
        seen = Counter[str]()
        told_apart = []
        for option in among:
            name = fold(option.label)
            seen[name] += 1
            label = option.label if often[name] == 1 else f"{option.label} ({seen[name]})"
            told_apart.append(Option(option.key, label, option.typed))
        return tuple(told_apart)

    def find(self, typed: str, view: View) -> Option | None:
        """Find what was meant, also beyond what is offered; a part of a name is enough where none can be new."""
        options = self.all(view)
        found = match(typed, options, offered=MOST_OFFERED)
        if found is not None or self.invents:
            return found
        alike = near(typed, options)
        return alike[0] if len(alike) == 1 else None

    def read(self, typed: str, view: View) -> str:
        """Return the key of what was meant, or the words. Raises MisfitError."""
        found = self.find(typed, view)
        if found is not None:
            return found.key
        text = typed.strip()
        if not self.invents or is_blank(text):
            alike = near(typed, self.all(view))
            if alike:
                raise MisfitError("misfit-several", typed=typed, options=labels(alike))
            raise MisfitError(self.misfit, typed=typed, options=labels(self.all(view)))
        if len(text) > self.max_length:
            raise MisfitError("misfit-too-long", length=len(text), most=self.max_length)
        return text


@dataclass(frozen=True, eq=False, kw_only=True)
class Scale(Step[int]):
    """A whole number from 1 to `most`, tapped or typed; with `unknown` also "don't know", stored as 0."""

    most: int
    unknown: str = ""
    """Wording of the label for "don't know"; empty: not offered."""
    wording: str = ""
    """If given, labels are `{wording}-{number}`."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the numbers, and "don't know" last."""
        row = None if self.wording else 0
        numbers = tuple(
            Option(f"n{number}", view.words.label(f"{self.wording}-{number}") if self.wording else str(number), row=row)
            for number in range(1, self.most + 1)
        )
        return (*numbers, Option("n0", view.words.label(self.unknown), sign="❔", row=1)) if self.unknown else numbers

    def read(self, typed: str, view: View) -> int:
        """Return the number meant, 0 for "don't know". Raises MisfitError."""
        found = match(typed, self.options(view))
        if found is None:
            raise MisfitError("misfit-scale", typed=typed, most=self.most)
        return int(found.key[1:])

    def load(self, stored: JsonValue) -> int:
        """Return the number."""
        return int(cast("int", stored))

    def key_of(self, stored: JsonValue) -> str:
        """Return the key of the number."""
        return f"n{self.load(stored)}"
