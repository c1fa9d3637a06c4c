"""What is typed behind `/task`: an organisation, what it is to do and until when, with semicolons or as a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from bot.engine.vocabulary.folding import fold, parts_of
from bot.engine.vocabulary.questions import Pick
from bot.engine.vocabulary.steps import MisfitError
from flows.choosing import known_organisations
from flows.decision.days import ComingTime

if TYPE_CHECKING:
    from bot.engine.vocabulary.steps import Option, View

_UNTIL: Final = re.compile(
    r"(?P<what>.*[^\s,])[\s,]+(?:bis(?:\s+zum)?|until|till|by)\s+(?P<day>\S.*)", re.IGNORECASE | re.DOTALL
)
_NUMBERED: Final = re.compile(r"(?:a|t)-?(?P<number>\d{1,9})(?=[\s;:,.]|\Z)", re.IGNORECASE)
_ALIKE: Final = 0.6
"""How much of a name has to be the same for it to be the nearest."""


@dataclass(frozen=True, eq=False, kw_only=True)
class TaskHouse(Pick):
    """An organisation that takes part; where the name is not known, the one most like it is named."""

    def read(self, typed: str, view: View) -> str:
        """Return the key. Raises MisfitError that names the nearest, or all."""
        try:
            return Pick.read(self, typed, view)
        except MisfitError as misfit:
            alike = nearest(typed, self.all(view)) if misfit.message == self.misfit else None
            if alike is None:
                raise
            raise MisfitError("misfit-task-nearest", typed=typed, nearest=alike.label) from None


organisation = TaskHouse(id="organisation", among=known_organisations, misfit="misfit-task-organisation")
due = ComingTime(id="until")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTask:
    """What somebody typed of a task; empty what they did not say."""

    organisation: str = ""
    """As typed."""
    what: str = ""
    until: str = ""


def nearest(typed: str, among: tuple[Option, ...]) -> Option | None:
    """Return the one whose name is most like what was typed, None if none is like it."""
    by_name = {fold(option.label): option for option in among}
    found = get_close_matches(fold(typed), by_name, n=1, cutoff=_ALIKE)
    return by_name[found[0]] if found else None


def with_number(typed: str) -> str:
    """Return what was typed with a leading `A-3` as `3`."""
    found = _NUMBERED.match(typed.strip())
    return f"{found['number']}{typed.strip()[found.end() :]}" if found else typed


def is_organisation(view: View, typed: str) -> bool:
    """Tell whether an organisation is meant."""
    return organisation.find(typed, view) is not None


def read_task(view: View, typed: str) -> TypedTask:
    """Take apart what was typed; what cannot be placed stays part of the words.

    `Stadt Ahlen; Raum buchen; Freitag`, `Stadt Ahlen: Raum buchen bis Freitag`, `Raum buchen bis Freitag` and the name
    of an organisation alone are understood.
    """
    parts = parts_of(typed)
    if not parts:
        return TypedTask()
    name, colon, rest = (part.strip() for part in parts[0].partition(":"))
    if colon and rest and _is_name(view, name):
        sentence = _sentence(view, rest)
        until = "; ".join(parts[1:])
        return TypedTask(organisation=name, what=rest if until else sentence.what, until=until or sentence.until)
    if len(parts) > 1:
        return TypedTask(organisation=parts[0], what=parts[1], until="; ".join(parts[2:]))
    return TypedTask(organisation=parts[0]) if is_organisation(view, parts[0]) else _sentence(view, parts[0])


def _is_name(view: View, name: str) -> bool:
    """Tell whether what stands before a colon means an organisation, or was to mean one."""
    return is_organisation(view, name) or nearest(name, organisation.all(view)) is not None


def _sentence(view: View, words: str) -> TypedTask:
    """Split the day off a sentence, if it ends with one."""
    found = _UNTIL.fullmatch(words)
    return (
        TypedTask(what=found["what"], until=found["day"])
        if found and _is_day(view, found["day"])
        else TypedTask(what=words)
    )


def _is_day(view: View, typed: str) -> bool:
    """Tell whether a day is meant, also one that has passed: then that is said."""
    try:
        due.read(typed, view)
    except MisfitError as misfit:
        return misfit.message == "misfit-past"
    return True
