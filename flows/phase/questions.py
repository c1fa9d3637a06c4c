"""Questions for phases, by the catalogue's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bot.domain.cycle import Phase
from bot.engine.vocabulary.questions import match
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.catalogue import catalogue

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.domain.cooperation import Language
    from bot.engine.vocabulary.steps import View


def phase_options(language: Language) -> tuple[Option, ...]:
    """Return the phases as something to choose from; the other language's names are understood too."""
    return tuple(
        Option(guide.phase.value, guide.name.text(language), (guide.name.de, guide.name.en))
        for guide in catalogue().phases
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class OnePhase(Step[Phase]):
    """One of the five phases."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return all five."""
        return phase_options(view.words.language)

    def read(self, typed: str, view: View) -> Phase:
        """Return the phase meant. Raises MisfitError naming all of them."""
        found = match(typed, self.options(view))
        if found is None:
            raise MisfitError(
                "misfit-choice", typed=typed, options=", ".join(option.label for option in self.options(view))
            )
        return Phase(found.key)

    def load(self, stored: JsonValue) -> Phase:
        """Return the phase."""
        return Phase(str(stored))


@dataclass(frozen=True, eq=False, kw_only=True)
class SomePhases(Step[tuple[Phase, ...]]):
    """Any number of phases, typed in one line, such as `1, 3` or their names, or tapped on and off."""

    toggles: bool = True

    def options(self, view: View) -> tuple[Option, ...]:
        """Return all five."""
        return phase_options(view.words.language)

    def read(self, typed: str, view: View) -> tuple[Phase, ...]:
        """Return the phases meant, in the cycle's order. Raises MisfitError for the first part that is none."""
        options = self.options(view)
        whole = match(typed, options)  # a name may hold "und" itself
        parts = [typed] if whole else typed.replace(" und ", ",").replace(" and ", ",").split(",")
        chosen = set[Phase]()
        for part in parts:
            found = match(part, options)
            if found is None:
                labels = ", ".join(option.label for option in options)
                raise MisfitError("misfit-choice", typed=part.strip(), options=labels)
            chosen.add(Phase(found.key))
        return tuple(phase for phase in Phase if phase in chosen)

    def dump(self, answer: tuple[Phase, ...]) -> JsonValue:
        """Return the values."""
        return [phase.value for phase in answer]

    def load(self, stored: JsonValue) -> tuple[Phase, ...]:
        """Return the phases."""
        return tuple(Phase(str(value)) for value in cast("list[str]", stored))

    def told(self, stored: JsonValue, view: View) -> str:
        """Return the names of the phases."""
        return ", ".join(one.label for one in self.options(view) if Phase(one.key) in self.load(stored))
