"""What a barrier or a strength is about: factors as people type them, and an entry typed in one line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import labels, match
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.catalogue import in_force

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.engine.stored.ports import Store
    from bot.engine.vocabulary.steps import View

_SHORTEST: Final = 3
"""Letters of a factor that are enough, if no other begins so."""
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "turnover": ("Wechsel", "change", "change of people", "people", "Fluktuation"),
    "money": ("Finanzierung", "funding", "Finanzen"),
    "law": ("Gesetz", "legal"),
    "recognition": ("Wertschätzung", "appreciation"),
}
"""Further words for factors, in either language."""
_SIGNS: Final[Mapping[str, str]] = {
    "trust": "🤝",
    "time": "⏰",
    "law": "📜",
    "money": "💶",
    "language": "💬",
    "power": "👑",
    "turnover": "🔄",
    "recognition": "🏅",
}


class SectorShown(StrEnum):
    """Whether the sector stands beside a sentence. The values are stored."""

    WITHOUT = "without"
    WITH = "with"


SHOWN: Final[Mapping[SectorShown, tuple[str, ...]]] = {
    SectorShown.WITHOUT: ("ohne Sektor", "without sector", "without my sector", "ohne", "nein", "no"),
    SectorShown.WITH: ("mit Sektor", "with sector", "with my sector", "mit", "ja", "yes"),
}
"""What can be typed for either."""


@dataclass(frozen=True, slots=True)
class TypedForce:
    """What was typed behind the command, as far as it was there."""

    sentence: str
    factor: str
    """A factor's key; empty if none was named."""
    shown: SectorShown

    @property
    def complete(self) -> bool:
        """Whether nothing needs to be asked."""
        return bool(self.sentence and self.factor)


def find_factor(store: Store, typed: str) -> str:
    """Return the key of the factor that a word names, in either language, by its beginning too; empty if none."""
    wanted = fold(typed)
    names = {
        one.key: {fold(name) for name in (one.key, one.de, one.en, *_ALSO.get(one.key, ()))}
        for one in in_force(store).factors
    }
    exactly = [key for key, known in names.items() if wanted in known]
    begun = [key for key, known in names.items() if any(name.startswith(wanted) for name in known)]
    found = exactly or (begun if len(wanted) >= _SHORTEST else [])
    return found[0] if len(found) == 1 else ""


def read_entry(store: Store, typed: str) -> TypedForce:
    """Divide what was typed into sentence and factor, in either order; the sentence keeps its own semicolons."""
    rest, shown = _split_shown(typed.strip())
    before, divided, after = rest.partition(";")
    if divided and (factor := find_factor(store, before)):
        return TypedForce(after.strip(), factor, shown)
    before, divided, after = rest.rpartition(";")
    if divided and (factor := find_factor(store, after)):
        return TypedForce(before.strip(), factor, shown)
    if factor := find_factor(store, rest):
        return TypedForce("", factor, shown)
    return TypedForce(rest.strip(" ;\n\t"), "", shown)


def _split_shown(typed: str) -> tuple[str, SectorShown]:
    """Split off whether the sector is to be shown; it is not unless somebody says so."""
    before, divided, after = typed.rpartition(";")
    for shown, words in SHOWN.items():
        if divided and fold(after) in {fold(word) for word in words if " " in word}:
            return before.strip(), shown
    return typed, SectorShown.WITHOUT


@dataclass(frozen=True, eq=False, kw_only=True)
class AboutFactor(Step[str]):
    """Which factor? Each has a sign."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return all factors."""
        return tuple(
            Option(one.key, one.text(view.words.language), (one.de, one.en), sign=_SIGNS.get(one.key, ""))
            for one in in_force(view.store).factors
        )

    def read(self, typed: str, view: View) -> str:
        """Return the key of the factor that was meant. Raises MisfitError naming all."""
        found = match(typed, self.options(view))
        key = found.key if found is not None else find_factor(view.store, typed)
        if not key:
            raise MisfitError("misfit-choice", typed=typed, options=labels(self.options(view)))
        return key

    def load(self, stored: JsonValue) -> str:
        """Return the key."""
        return cast("str", stored)
