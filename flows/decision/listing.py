"""Finding decisions again: the list, newest first, narrowed by words, status, phase, field or organisation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.domain.cycle import Field
from bot.domain.decisions import Decision, DecisionStatus
from bot.engine.vocabulary.folding import fold, parts_of
from bot.engine.vocabulary.questions import match
from bot.engine.vocabulary.steps import Option
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue
from flows.choosing import known_organisations
from flows.decision import history
from flows.decision.closing import closed_if_due
from flows.decision.record import numbered, open_decisions, split_number
from flows.decision.showing import line_for
from flows.paging import asked_page, say_page
from flows.phase.questions import phase_options

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from flows.paging import ListPage

_STATUSES = {
    DecisionStatus.OPEN: ("open", "offen", "offene"),
    DecisionStatus.ACCEPTED: ("accepted", "angenommen", "angenommene"),
    DecisionStatus.NOT_ACCEPTED: ("rejected", "abgelehnt", "abgelehnte"),
    DecisionStatus.WITHDRAWN: ("withdrawn", "zurückgezogen", "zurückgezogene"),
    DecisionStatus.SUPERSEDED: ("superseded", "replaced", "ersetzt", "ersetzte"),
}

Filter = Callable[[Decision], bool]


def listing(turn: SpokenTurn, typed: str) -> None:
    """List decisions; everything typed narrows the list, in any order."""
    for waiting in open_decisions(turn):
        closed_if_due(turn, waiting)
    found = turn.store.decisions.find()
    if not found:
        turn.say(turn.words("decisions-none"))
        return
    asked = asked_page(typed)
    typed = asked.rest
    number, rest = split_number(typed)
    named = numbered(turn, number) if number is not None and not rest else None
    if named is not None:
        history.show(turn, named, asked.which)
        return
    filters = [wanted for part in parts_of(typed) for wanted in _filters(turn, part)]
    found = [decision for decision in reversed(found) if all(fits(decision) for fits in filters)]
    if not found:
        turn.say(turn.words("decisions-not-found", typed=typed))
        return
    say_page(turn, found, asked, "decisions", lambda page: _written(turn, page))


def _written(turn: SpokenTurn, page: ListPage[Decision]) -> Markup:
    lines = "\n".join(f"- {line_for(turn, decision)}" for decision in page.entries)
    narrower = turn.words("decisions-narrower") if page.is_first and not page.is_all else Markup()
    return paragraphs(turn.words("decisions-head", count=page.count), lines, narrower)


def _filters(turn: SpokenTurn, part: str) -> list[Filter]:
    """Return what a part means: as a whole if something is called so, else word by word."""
    return [_filter(turn, part)] if _named(turn, part) else [_filter(turn, word) for word in part.split()]


def _filter(turn: SpokenTurn, words: str) -> Filter:
    """Fit decisions that have to do with what is called so, or that hold the words."""
    for status, names in _STATUSES.items():
        if fold(words) in {fold(name) for name in names}:
            return lambda decision: decision.status is status
    named, wanted = _named(turn, words), fold(words)
    return lambda decision: (
        wanted in fold(decision.text) or wanted in fold(decision.outcome) or (named is not None and named(decision))
    )


def _named(turn: SpokenTurn, name: str) -> Filter | None:
    """Return the filter for a phase, field or organisation of that name; None if nothing is called so."""
    phase = _called(name, phase_options(turn.language))
    if phase is not None:
        return lambda decision: decision.phase is not None and decision.phase.value == phase
    field = _called(name, _field_options())
    if field is not None:
        return lambda decision: decision.field is not None and decision.field.value == field
    house = _called(name, known_organisations(turn))
    return _of_house(turn, int(house[1:])) if house is not None else None


def _called(name: str, options: tuple[Option, ...]) -> str | None:
    found = None if name.isdecimal() else match(name, options)
    return found.key if found else None


def _field_options() -> tuple[Option, ...]:
    return tuple(
        Option(field.value, guide.name.de, (guide.name.en, guide.short.de, guide.short.en))
        for field, guide in ((field, catalogue().field(field)) for field in Field)
    )


def _of_house(turn: SpokenTurn, house: int) -> Filter:
    """Fit decisions that an organisation proposed, spoke to or sees to."""
    people = {partner.id for partner in turn.store.partners.find(organisation_id=house)}
    spoken = {voice.decision_id for voice in turn.store.voices.find(organisation_id=house)}
    return lambda decision: decision.responsible_id == house or decision.proposer_id in people or decision.id in spoken
