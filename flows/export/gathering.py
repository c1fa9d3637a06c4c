"""Gathers what an export says: from what the cooperation sees anyway, and of answers from what results show."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.check_ins import Remark
from bot.domain.cycle import Phase
from bot.domain.partners import Engagement, Sector
from bot.engine.turn.deputies import reads_as_coordinator
from bot.reporting.exports.schema import (
    CooperationExport,
    ExportedDecision,
    ExportedHouse,
    ExportedPhase,
    ExportedResult,
    ExportedRound,
    ExportedSentence,
    ExportedVoice,
)
from flows.check_in.asked import asked
from flows.check_in.results import carried, compared, rounds_of
from flows.decision.record import voices_of
from flows.export import lists
from flows.export.houses import Houses
from flows.phase.standing import history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from pydantic import BaseModel

    from bot.domain.check_ins import Round, RoundKind
    from bot.domain.decisions import Decision
    from bot.domain.disclosure import Disclosed
    from bot.domain.results import FieldResult, RoundResult
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.sketch import Draft
    from bot.reporting.exports.schema import Exported

    Finish: TypeAlias = Callable[[Turn, CooperationExport], BaseModel]

ROUNDS_AT_ONCE: Final = 3
"""So many rounds are worked out in one step."""
DECISIONS_AT_ONCE: Final = 25
LISTS: Final[Mapping[str, Callable[[Turn, Houses], tuple[Exported, ...]]]] = {
    "tasks": lists.tasks,
    "reminders": lists.reminders,
    "stakeholders": lists.stakeholders,
    "plan": lists.plan,
    "contributions": lists.contributions,
    "indicators": lists.indicators,
    "readings": lists.readings,
    "risks": lists.risks,
    "watch_list": lists.watch_list,
    "forces": lists.forces,
    "meetings": lists.meetings,
}
"""What else is gathered, each in a step of its own."""


def gathering(turn: PlacedTurn, asked_for: Draft, finish: Finish) -> Draft:
    """Return a draft that gathers all that may leave, step by step, and then holds what `finish` makes of it.

    It is not to be had any more once the channel is no coordinator's.
    """
    rounds = turn.store.rounds.find()
    closed = tuple(one.id for one in rounds if one.closed_at is not None)
    decisions = tuple(one.id for one in turn.store.decisions.find())
    lists_of = (partial(_with, name, made) for name, made in LISTS.items())
    steps = (partial(_with_results, {}, closed), partial(_with_decisions, decisions), *lists_of)
    return replace(asked_for, content=_begun(turn, rounds), steps=(*steps, partial(_finished, finish)))


def _begun(turn: Turn, rounds: Sequence[Round]) -> CooperationExport:
    home = turn.home
    return CooperationExport(
        made_at=turn.now,
        language=home.language.value,
        time_zone=home.time_zone,
        name=home.name,
        challenge=home.challenge,
        goal=home.goal,
        created=home.created_at,
        partners=tuple(_partners(turn)),
        phases=tuple(_phases(turn)),
        rounds=tuple(_round(one) for one in rounds),
        results=(),
        sentences=(),
        decisions=(),
        voices=(),
        tasks=(),
        reminders=(),
        stakeholders=(),
        plan=(),
        contributions=(),
        indicators=(),
        readings=(),
        risks=(),
        watch_list=(),
        forces=(),
        meetings=(),
    )


def _so_far(begun: Draft) -> CooperationExport:
    if not isinstance(begun.content, CooperationExport):
        raise TypeError("an export is gathered")
    return begun.content


def _with_results(
    shown: Mapping[RoundKind, Mapping[str, float]], left: tuple[int, ...], turn: PlacedTurn, begun: Draft
) -> Draft:
    """Add what some more closed rounds show, of those `left` the oldest first; `shown` is what those before have."""
    so_far, before = _so_far(begun), dict(shown)
    results, sentences = [*so_far.results], [*so_far.sentences]
    for round_ in rounds_of(turn, left[:ROUNDS_AT_ONCE]):
        earlier = before.get(round_.kind, {})
        outcome = compared(turn, round_, earlier)
        before[round_.kind] = carried(earlier, round_, outcome)
        results += _results(turn, round_, outcome)
        sentences += _sentences(turn, round_)
    rest = left[ROUNDS_AT_ONCE:]
    further = (partial(_with_results, before, rest),) if rest else ()
    content = so_far.model_copy(update={"results": tuple(results), "sentences": tuple(sentences)})
    return replace(begun, content=content, steps=(*further, *begun.steps))


def _with_decisions(left: tuple[int, ...], turn: PlacedTurn, begun: Draft) -> Draft:
    so_far = _so_far(begun)
    decisions, voices = decided(turn, left[:DECISIONS_AT_ONCE])
    rest = left[DECISIONS_AT_ONCE:]
    further = (partial(_with_decisions, rest),) if rest else ()
    more = {"decisions": (*so_far.decisions, *decisions), "voices": (*so_far.voices, *voices)}
    return replace(begun, content=so_far.model_copy(update=more), steps=(*further, *begun.steps))


def _with(name: str, made: Callable[[Turn, Houses], tuple[Exported, ...]], turn: PlacedTurn, begun: Draft) -> Draft:
    return replace(begun, content=_so_far(begun).model_copy(update={name: made(turn, Houses(turn))}))


def _finished(finish: Finish, turn: PlacedTurn, begun: Draft) -> Draft | None:
    """Turn it into what the file is made of; the right to it may have ended meanwhile."""
    return replace(begun, content=finish(turn, _so_far(begun))) if reads_as_coordinator(turn) else None


def decided(turn: Turn, keys: Iterable[int]) -> tuple[tuple[ExportedDecision, ...], tuple[ExportedVoice, ...]]:
    """Return decisions, by id, and what organisations say to them."""
    houses = Houses(turn)
    found = [one for one in map(turn.store.decisions.get, keys) if one is not None]
    voices = (line for one in found for line in _voices(turn, houses, one))
    return tuple(_decision(houses, one) for one in found), tuple(voices)


def _partners(turn: Turn) -> Iterator[ExportedHouse]:
    people = [one.organisation_id for one in turn.store.partners.find(left_at=None)]
    for house in turn.store.organisations.find(merged_into=None):
        yield ExportedHouse(
            name=house.name,
            sector=house.sector,
            kind=house.kind,
            observes=house.observes,
            people=people.count(house.id),
        )


def _phases(turn: Turn) -> Iterator[ExportedPhase]:
    for phase in Phase:
        changes = history(turn, phase)
        for change in changes:
            yield ExportedPhase(phase=phase, status=change.status, since=change.at, decision=change.decision)
        state = turn.store.phases.first(phase=phase)
        if state is not None and not changes:  # from before there was a history
            yield ExportedPhase(phase=phase, status=state.status, since=state.since, decision=None)


def _round(one: Round) -> ExportedRound:
    turnout = tuple(one.counted.values()) if one.closed_at is not None and one.turnout else (None,) * len(Sector)
    return ExportedRound(
        number=one.number,
        kind=one.kind,
        phases=one.phases,
        opened=one.opened_at,
        closed=one.closed_at,
        anonymous=one.anonymous,
        asked=len(one.asked),
        answered_state=turnout[0],
        answered_business=turnout[1],
        answered_civil_society=turnout[2],
    )


def _results(turn: Turn, round_: Round, outcome: RoundResult) -> Iterator[ExportedResult]:
    for one in outcome.fields:
        if asked(turn, one.question).on_card:
            for late, release in enumerate(one.releases):
                if late == 0 or release is not None:
                    yield result_line(round_.number, asked(turn, one.question).text, one, late, release)


def result_line(number: int, text: str, one: FieldResult, late: int, shown: Disclosed | None) -> ExportedResult:
    """Return what a round's release of a question says in an export: what the result shows, and nothing else."""
    sectors = dict(shown.sectors) if shown is not None else {}
    engagements = dict(shown.engagements) if shown is not None else {}
    return ExportedResult(
        round=number,
        question=one.question,
        field=one.field,
        text=text,
        late=late,
        ratings=shown.ratings if shown is not None else None,
        median=shown.median if shown is not None else None,
        tone=shown.tone if shown is not None else None,
        light=one.light,
        change=one.change if late == 0 else None,
        agreement=shown.agreement if shown is not None else None,
        dont_know=(shown.dont_know or None) if shown is not None else None,
        state=sectors.get(Sector.STATE),
        business=sectors.get(Sector.BUSINESS),
        civil_society=sectors.get(Sector.CIVIL_SOCIETY),
        paid=engagements.get(Engagement.PAID),
        voluntary=engagements.get(Engagement.VOLUNTARY),
    )


def _sentences(turn: Turn, round_: Round) -> Iterator[ExportedSentence]:
    """Yield what the result quotes, in alphabetical order."""
    quoted = turn.store.answers.find(round_id=round_.id, quoted=True)
    remarks = turn.store.of(Remark).find(round_id=round_.id, quoted=True)
    for question in (*round_.questions, ""):
        texts = [one.text for one in quoted if one.question == question and one.text]
        for text in sorted(texts or ([one.text for one in remarks] if not question else [])):
            yield ExportedSentence(round=round_.number, question=question, text=text)


def _decision(houses: Houses, one: Decision) -> ExportedDecision:
    return ExportedDecision(
        number=one.number,
        kind=one.kind,
        status=one.status,
        text=one.text,
        version=one.version,
        phase=one.phase,
        field=one.field,
        proposed_by=houses.of(one.proposer_id),
        opened=one.opened_at,
        closes=one.closes_at,
        closed=one.closed_at,
        outcome=one.outcome,
        responsible=houses.named(one.responsible_id),
        review_on=one.review_on,
        supersedes=one.supersedes,
        superseded_by=one.superseded_by,
    )


def _voices(turn: Turn, houses: Houses, decision: Decision) -> Iterator[ExportedVoice]:
    for house, voice in sorted(voices_of(turn, decision).items()):
        yield ExportedVoice(
            decision=decision.number,
            organisation=houses.named(house),
            stance=voice.stance,
            reason=voice.reason,
            until=voice.until,
            objection=voice.objection,
            by_phone=voice.entered_by is not None,
        )
