"""Puts an own catalogue over another one: what has the same id takes its place, all else is added behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from bot.engine.vocabulary.folding import fold
from flows.catalogue.entries import LETTERS, Cell, CheckInQuestion, Entry, Factor, PhaseGuide, PhaseRhythm
from flows.catalogue.own import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.domain.cycle import Phase
    from flows.catalogue import Catalogue
    from flows.catalogue.own import OwnCatalogue

_EntryT = TypeVar("_EntryT", bound=Entry)


@dataclass(frozen=True, slots=True)
class CatalogueDifference:
    """Something that is otherwise than it was."""

    kind: str
    """As files call it, such as `questions`."""
    key: str
    """Its id, or what else it is called by in a file."""
    entry: Entry
    """As it is now."""
    added: bool
    """Whether there was nothing of that key before."""


def merged(shipped: Catalogue, base: Catalogue, own: OwnCatalogue) -> Catalogue:
    """Return `base` with an own catalogue over it; `shipped` knows which words are those that come with Dreiklang.

    A cell that would have nothing left to be rated keeps its questions: that can only be where `base` has changed
    since the file was checked.
    """
    asked = [one.asked_as(shipped.numbered) for one in own.questions]
    return type(base)(
        phases=tuple(_guide(guide, own, asked) for guide in base.phases),
        fields=base.fields,
        factors=_over(base.factors, {one.key: Factor(key=one.key, de=one.de, en=one.en) for one in own.factors}, _key),
        terms=base.terms,
        partnership=base.partnership,
        load=base.load,
    )


def cells_without_rating(base: Catalogue, own: OwnCatalogue) -> tuple[tuple[str, ...], ...]:
    """Return the ids of an own catalogue's questions, cell by cell, after which nothing of the cell can be rated."""
    found = []
    for guide in base.phases:
        for cell in guide.cells:
            mine = {one.id: one for one in own.questions if (one.phase, one.field) == (guide.phase, cell.field)}
            if mine and not any(one.on_card for one in _over(cell.questions, mine, _stem)):
                found.append(tuple(mine))
    return tuple(found)


def alike_factors(base: Catalogue, own: OwnCatalogue) -> tuple[str, ...]:
    """Return the keys of an own catalogue's factors that are called like another one: typed, neither would be meant."""
    mine = {one.key for one in own.factors}
    names = {(name, one.key) for one in base.factors if one.key not in mine for name in _names(one)}
    found = []
    for one in own.factors:
        if any(name == other and key != one.key for name in _names(one) for other, key in names):
            found.append(one.key)
        names |= {(name, one.key) for name in _names(one)}
    return tuple(found)


def _names(factor: Factor) -> tuple[str, str]:
    return fold(factor.de), fold(factor.en)


def differing(before: Catalogue, now: Catalogue) -> tuple[CatalogueDifference, ...]:
    """Return what a catalogue has beyond another one or instead of it, kind by kind; what is the same is left out."""
    return tuple(
        CatalogueDifference(kind, key, entry, added=key not in there)
        for kind, (there, here) in {
            "questions": (before.numbered, now.numbered),
            "done": (_criteria(before), _criteria(now)),
            "methods": (_methods(before), _methods(now)),
            "rhythms": (_rhythms(before), _rhythms(now)),
            "factors": (_factors(before), _factors(now)),
        }.items()
        for key, entry in here.items()
        if there.get(key) != entry
    )


def _guide(guide: PhaseGuide, own: OwnCatalogue, asked: list[CheckInQuestion]) -> PhaseGuide:
    rhythm, letter = own.rhythms.get(guide.phase), LETTERS[guide.phase]
    done = {one.id: one.as_criterion() for one in own.done if one.id.startswith(letter)}
    return PhaseGuide(
        phase=guide.phase,
        name=guide.name,
        meaning=guide.meaning,
        rhythm=PhaseRhythm.model_validate(rhythm.model_dump()) if rhythm is not None else guide.rhythm,
        done=_over(guide.done, done, lambda one: one.id),
        cells=tuple(_cell(guide.phase, cell, own, asked) for cell in guide.cells),
    )


def _cell(phase: Phase, cell: Cell, own: OwnCatalogue, asked: list[CheckInQuestion]) -> Cell:
    methods = [one.as_method() for one in own.methods if (one.phase, one.field) == (phase, cell.field)]
    mine = {stem(one.id): one for one in asked if (one.phase, one.field) == (phase, cell.field)}
    questions = _over(cell.questions, mine, _stem)
    rated = any(one.on_card for one in questions)
    return Cell(
        field=cell.field,
        method=methods[-1] if methods else cell.method,
        questions=questions if rated else cell.questions,
    )


def _over(before: Iterable[_EntryT], mine: Mapping[str, _EntryT], key: Callable[[_EntryT], str]) -> tuple[_EntryT, ...]:
    """Return what was there with one's own in place of what is called the same, and the rest of one's own behind it."""
    kept = list(before)
    known = {key(one) for one in kept}
    replaced = (mine.get(key(one), one) for one in kept)
    return (*replaced, *(one for name, one in mine.items() if name not in known))


def _stem(question: CheckInQuestion) -> str:
    return stem(question.id)


def _key(factor: Factor) -> str:
    return factor.key


def _criteria(catalogue: Catalogue) -> Mapping[str, Entry]:
    return {one.id: one for guide in catalogue.phases for one in guide.done}


def _methods(catalogue: Catalogue) -> Mapping[str, Entry]:
    return {f"{phase}, {cell.field}": cell.method for phase, cell in catalogue.methods}


def _rhythms(catalogue: Catalogue) -> Mapping[str, Entry]:
    return {guide.phase.value: guide.rhythm for guide in catalogue.phases}


def _factors(catalogue: Catalogue) -> Mapping[str, Entry]:
    return {one.key: one for one in catalogue.factors}
