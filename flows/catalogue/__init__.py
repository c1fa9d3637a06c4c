"""The catalogue of the cycle: what to ask, when a phase is done, which methods help. Data in TOML, checked when read.

Words can be changed without programming: each file has German and English beside each other. An installation may have
a file of its own that replaces some of it, or adds to it (`flows.catalogue.own`).
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Self, TypeVar
from weakref import WeakKeyDictionary

from pydantic import ValidationError, model_validator

from bot.domain.catalogue_files import CatalogueFile, FileState
from bot.domain.cooperation import Language
from bot.domain.cycle import Field, Phase
from bot.engine.stored.ports import Store
from flows.catalogue.entries import (
    Both,
    Cell,
    CheckInQuestion,
    Criterion,
    Entry,
    Factor,
    FieldGuide,
    Line,
    Method,
    PhaseGuide,
    PhaseRhythm,
    QuestionKind,
    Term,
    complete,
    unique,
)
from flows.catalogue.merging import merged
from flows.catalogue.own import VERSION, OwnCatalogue, stem
from flows.catalogue.partnership import CheckGuide, CheckQuestion, Dimension
from flows.catalogue.reading import read
from flows.catalogue.rotation import IN_A_ROUND, next_of

__all__ = [
    "Both",
    "Catalogue",
    "CatalogueError",
    "Cell",
    "CheckGuide",
    "CheckInQuestion",
    "CheckQuestion",
    "Criterion",
    "Dimension",
    "Factor",
    "FieldGuide",
    "Method",
    "OwnCatalogue",
    "PhaseGuide",
    "PhaseRhythm",
    "QuestionKind",
    "Term",
    "built_in",
    "catalogue",
    "factor_name",
    "field_name",
    "file_changed",
    "file_in_force",
    "in_force",
    "load",
    "phase_name",
    "question_of",
    "use",
    "with_file",
    "wordings",
]


class CatalogueError(Exception):
    """A file of the catalogue cannot be used; the text names the file and what is wrong in it."""


class Catalogue(Entry):
    """All there is to ask and to know. Every lookup of something that is not there raises KeyError."""

    phases: tuple[PhaseGuide, ...]
    fields: tuple[FieldGuide, ...]
    factors: tuple[Factor, ...]
    terms: tuple[Term, ...]
    partnership: CheckGuide
    load: Line
    """The statement on the load."""

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        complete("phases", (guide.phase for guide in self.phases), Phase)
        complete("fields", (guide.field for guide in self.fields), Field)
        unique("factors", (factor.key for factor in self.factors))
        unique("terms", (term.key for term in self.terms))
        return self

    @cached_property
    def questions(self) -> Mapping[str, CheckInQuestion]:
        """All questions by their id, in the cycle's order."""
        cells = (cell for guide in self.phases for cell in guide.cells)
        return {question.id: question for cell in cells for question in cell.questions}

    @cached_property
    def _cells(self) -> Mapping[tuple[Phase, Field], Cell]:
        return {(guide.phase, cell.field): cell for guide in self.phases for cell in guide.cells}

    @cached_property
    def methods(self) -> tuple[tuple[Phase, Cell], ...]:
        """All cells with their phase, in the cycle's order: each has one method, whose number is its place, from 1."""
        return tuple((guide.phase, cell) for guide in self.phases for cell in guide.cells)

    @cached_property
    def numbered(self) -> Mapping[str, CheckInQuestion]:
        """All questions by what they are called in a file: without the version of their words."""
        return {stem(one): question for one, question in self.questions.items()}

    def question(self, question_id: str) -> CheckInQuestion:
        """Return the question with this id."""
        return self.questions[question_id]

    def cell(self, phase: Phase, field: Field) -> Cell:
        """Return one of the 25 cells."""
        return self._cells[phase, field]

    def phase(self, phase: Phase) -> PhaseGuide:
        """Return what there is to know about a phase."""
        return {guide.phase: guide for guide in self.phases}[phase]

    def field(self, field: Field) -> FieldGuide:
        """Return what there is to know about a field."""
        return {guide.field: guide for guide in self.fields}[field]

    def factor(self, key: str) -> Factor:
        """Return the factor with this key."""
        return {factor.key: factor for factor in self.factors}[key]

    def term(self, key: str) -> Term:
        """Return the term with this key."""
        return {term.key: term for term in self.terms}[key]

    def choose(
        self,
        phases: Sequence[Phase],
        previous: Sequence[str],
        prefer: Sequence[str] = (),
        *,
        most: int = IN_A_ROUND,
        text: bool = True,
    ) -> tuple[CheckInQuestion, ...]:
        """Choose the questions of the next round: one for each field, `most` of them; none without a phase.

        Several active phases take turns over the fields, and move on by one from round to round. Within a cell comes
        what was asked longest ago (`flows.catalogue.rotation`); a round has one question in words and one list at
        most, and they stand at its end.

        `previous` holds the ids asked in earlier rounds, oldest first; ids that the catalogue no longer knows do no
        harm. `prefer` holds ids that go first in their field as long as their phase is active, the follow-up questions
        of weak fields; after two rounds in a row they give way. Without `text` no question in words is chosen.
        """
        active = [phase for phase in Phase if phase in phases]
        if not active:
            return ()
        asked = {question_id: place for place, question_id in enumerate(previous, start=1)}
        preferred = {
            question.field: question
            for question in (
                self.questions[question_id] for question_id in reversed(prefer) if question_id in self.questions
            )
            if question.phase in active and question.on_card
        }
        return next_of(self._turn(active, asked), previous, preferred, most=most, text=text)

    def _turn(self, active: Sequence[Phase], asked: Mapping[str, int]) -> list[Cell]:
        """Return a cell for each field so that the phases alternate, and those asked longest ago have their turn."""
        turns = [
            [self.cell(active[(place + shift) % len(active)], field) for place, field in enumerate(Field)]
            for shift in range(len(active))
        ]
        return min(turns, key=lambda cells: sum(_last_asked(cell, asked) for cell in cells))


def _last_asked(cell: Cell, asked: Mapping[str, int]) -> int:
    return max(asked.get(question.id, 0) for question in cell.questions)


class _Fields(Entry):
    fields: tuple[FieldGuide, ...]


class _Factors(Entry):
    factors: tuple[Factor, ...]


class _Glossary(Entry):
    terms: tuple[Term, ...]


class _Load(Entry):
    load: Line


_EntryT = TypeVar("_EntryT", bound=Entry)


def _read(file: Traversable, kind: type[_EntryT]) -> _EntryT:
    try:
        return kind.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        raise CatalogueError(f"{file.name}: {error}") from error


def load(folder: Traversable) -> Catalogue:
    """Read and check a catalogue. Raises CatalogueError if a file is missing or anything in it is wrong."""
    phases = tuple(_read(folder / "phases" / f"{phase}.toml", PhaseGuide) for phase in Phase)
    try:
        return Catalogue(
            phases=phases,
            fields=_read(folder / "fields.toml", _Fields).fields,
            factors=_read(folder / "factors.toml", _Factors).factors,
            terms=_read(folder / "glossary.toml", _Glossary).terms,
            partnership=_read(folder / "partnership.toml", CheckGuide),
            load=_read(folder / "load.toml", _Load).load,
        )
    except ValidationError as error:
        raise CatalogueError(str(error)) from error


@cache
def built_in() -> Catalogue:
    """Return the catalogue that comes with Dreiklang, read once."""
    return load(files(__name__))


_installation: list[OwnCatalogue] = []
"""The installation's own catalogue, if it has one."""


def use(own: OwnCatalogue | None) -> None:
    """Have an installation's own catalogue in force, beside what comes with Dreiklang; None: only that.

    Once, when the program starts, before anything is asked.
    """
    _installation[:] = [own] if own is not None else []
    catalogue.cache_clear()
    with_file.cache_clear()
    _in_force.clear()


@cache
def catalogue() -> Catalogue:
    """Return the catalogue in force in this installation."""
    return merged(built_in(), built_in(), _installation[0]) if _installation else built_in()


def phase_name(phase: Phase, language: Language) -> str:
    """Return a phase's name."""
    return catalogue().phase(phase).name.text(language)


def field_name(field: Field, language: Language) -> str:
    """Return a field's full name."""
    return catalogue().field(field).name.text(language)


@lru_cache(maxsize=64)
def with_file(text: str) -> Catalogue | None:
    """Return the installation's catalogue with a cooperation's file over it; None if the file does not fit it."""
    own = read(text.encode(), catalogue()).catalogue
    return merged(built_in(), catalogue(), own) if own is not None else None


def file_in_force(store: Store) -> CatalogueFile | None:
    """Return the file that a cooperation has put in force."""
    return store.of(CatalogueFile).first(state=FileState.IN_FORCE)


def in_force(store: Store) -> Catalogue:
    """Return the catalogue in force in a cooperation: everything that can be replaced is asked here.

    A file that no longer fits, because the installation's catalogue has changed, is left out.
    """
    found = _in_force.get(store)
    if found is None:
        file = file_in_force(store)
        found = (with_file(file.text) if file is not None else None) or catalogue()
        _in_force[store] = found
    return found


_in_force: Final[WeakKeyDictionary[Store, Catalogue]] = WeakKeyDictionary()
"""What was found in a transaction: it is asked for at every question."""


def file_changed(store: Store) -> None:
    """Look anew, after another file has come into force."""
    _in_force.pop(store, None)


def factor_name(store: Store, key: str, language: Language) -> str:
    """Return what a factor is called, or was in the cooperation's last file that had it; else its key."""
    found = next((factor for factor in in_force(store).factors if factor.key == key), None)
    found = found or _former_factor(store, key)
    return found.text(language) if found is not None else key


def _former_factor(store: Store, key: str) -> Factor | None:
    files = sorted(store.of(CatalogueFile).find(state=FileState.PAST), key=lambda one: one.id, reverse=True)
    known = (with_file(file.text) for file in files)
    return next((factor for one in known if one is not None for factor in one.factors if factor.key == key), None)


def wordings(questions: Iterable[CheckInQuestion]) -> tuple[str, ...]:
    """Return what a round keeps of its questions: all of those that did not come with Dreiklang."""
    return tuple(one.model_dump_json() for one in questions if VERSION in one.id)


def question_of(store: Store, question_id: str) -> CheckInQuestion | None:
    """Return the question of the catalogue that a round of a cooperation calls so; None if it is no such question."""
    found = in_force(store).questions.get(question_id) or built_in().questions.get(question_id)
    if found is not None or VERSION not in question_id:
        return found
    kept = (
        _worded(wording)
        for round_ in reversed(store.rounds.find())
        if question_id in round_.questions
        for wording in round_.wordings
    )
    return next((one for one in kept if one.id == question_id), None)


@lru_cache(maxsize=256)
def _worded(wording: str) -> CheckInQuestion:
    return CheckInQuestion.model_validate_json(wording)
