"""Gathers what an export says: from what the cooperation sees anyway, and of answers from what results show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import Remark
from bot.domain.cycle import Phase
from bot.domain.partners import Engagement, Sector
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
from flows.check_in.results import result
from flows.decision.record import voices_of
from flows.export import lists
from flows.export.houses import Houses
from flows.phase.standing import history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.check_ins import Round
    from bot.domain.decisions import Decision
    from bot.domain.disclosure import Disclosed
    from bot.domain.results import FieldResult
    from bot.engine.turn.turn import Turn


def gather(turn: Turn) -> CooperationExport:
    """Return all that may leave."""
    home, houses = turn.home, Houses(turn)
    closed = [one for one in turn.store.rounds.find() if one.closed_at is not None]
    decisions, voices = decided(turn)
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
        rounds=tuple(_round(one) for one in turn.store.rounds.find()),
        results=tuple(line for one in closed for line in _results(turn, one)),
        sentences=tuple(line for one in closed for line in _sentences(turn, one)),
        decisions=decisions,
        voices=voices,
        tasks=lists.tasks(turn, houses),
        reminders=lists.reminders(turn),
        stakeholders=lists.stakeholders(turn, houses),
        plan=lists.plan(turn, houses),
        contributions=lists.contributions(turn, houses),
        indicators=lists.indicators(turn, houses),
        readings=lists.readings(turn),
        risks=lists.risks(turn, houses),
        watch_list=lists.watch_list(turn),
        forces=lists.forces(turn),
        meetings=lists.meetings(turn),
    )


def decided(turn: Turn) -> tuple[tuple[ExportedDecision, ...], tuple[ExportedVoice, ...]]:
    """Return all decisions by number, and what organisations say to them."""
    houses, found = Houses(turn), turn.store.decisions.find()
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


def _results(turn: Turn, round_: Round) -> Iterator[ExportedResult]:
    for one in result(turn, round_).fields:
        if asked(turn, one.question).on_card:
            for late, release in enumerate(one.releases):
                if late == 0 or release is not None:
                    yield _result(turn, round_, one, late, release)


def _result(turn: Turn, round_: Round, one: FieldResult, late: int, shown: Disclosed | None) -> ExportedResult:
    sectors = dict(shown.sectors) if shown is not None else {}
    engagements = dict(shown.engagements) if shown is not None else {}
    return ExportedResult(
        round=round_.number,
        question=one.question,
        field=one.field,
        text=asked(turn, one.question).text,
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
