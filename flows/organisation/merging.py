"""Two organisations that turn out to be one: people, voices and tasks of the one become the other's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.admissions import Admission
from bot.domain.contributions import Contribution
from bot.domain.decisions import DecisionStep
from bot.domain.deputies import Mandate
from bot.domain.indicators import Indicator
from bot.domain.meetings import TurnTaker
from bot.domain.organisations import OrganisationStep, merge_voices
from bot.domain.tasks import Task, merged
from flows.decision.record import Role, day_of, open_decisions, voice_entry, voices_of
from flows.decision.record import note as note_decision
from flows.due.bundles import arrange
from flows.partners.corrections import note

if TYPE_CHECKING:
    from bot.domain.decisions import Decision
    from bot.domain.partners import Organisation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn


def both_spoke(turn: Turn, former: Organisation, remaining: Organisation) -> int:
    """Count the open decisions in which two organisations have a voice each."""
    spoken = (voices_of(turn, decision).keys() for decision in open_decisions(turn))
    return sum({former.id, remaining.id} <= houses for houses in spoken)


def merge(turn: SpokenTurn, former: Organisation, remaining: Organisation) -> None:
    """Let everything that is one organisation's be another's.

    Decisions that are closed keep their record, under the names they were taken with. The former one stays on record
    for them and for logs, and nobody can join it any more.
    """
    for decision in open_decisions(turn):
        _merge_voices(turn, decision, former, remaining)
    for decision in turn.store.decisions.find(responsible_id=former.id):
        turn.store.decisions.put(replace(decision, responsible_id=remaining.id))
    for partner in turn.store.partners.find(organisation_id=former.id):
        turn.store.partners.put(replace(partner, organisation_id=remaining.id))
    for admission in turn.store.of(Admission).find(organisation_id=former.id):
        turn.store.of(Admission).put(replace(admission, organisation_id=remaining.id))
    for indicator in turn.store.of(Indicator).find(organisation_id=former.id):
        turn.store.of(Indicator).put(replace(indicator, organisation_id=remaining.id))
    for contribution in turn.store.of(Contribution).find(organisation_id=former.id):
        turn.store.of(Contribution).put(replace(contribution, organisation_id=remaining.id))
    for task in turn.store.of(Task).find():
        turn.store.of(Task).put(merged(task, former.id, remaining.id))
    _merge_roles(turn, former, remaining)
    for earlier in turn.store.organisations.find(merged_into=former.id):
        turn.store.organisations.put(replace(earlier, merged_into=remaining.id))
    turn.store.organisations.put(replace(former, merged_into=remaining.id))
    note(
        turn,
        remaining,
        OrganisationStep.MERGED,
        before=former.name,
        after=remaining.name,
        role=Role.COORDINATOR.value,
    )
    turn.store.touch_all_cards()
    arrange(turn)


def _merge_roles(turn: Turn, former: Organisation, remaining: Organisation) -> None:
    """Let one organisation take one turn and have one mandate: its own, filled up with the other's."""
    takers = turn.store.of(TurnTaker)
    for taker in takers.find(organisation_id=former.id):
        if takers.first(organisation_id=remaining.id) is None:
            takers.put(replace(taker, organisation_id=remaining.id))
        else:
            takers.remove(taker)
    mandates = turn.store.of(Mandate)
    for other in mandates.find(organisation_id=former.id):
        own = mandates.first(organisation_id=remaining.id)
        if own is None:
            mandates.put(replace(other, organisation_id=remaining.id))
            continue
        speaker = own.speaker_id or other.speaker_id
        deputy = own.deputy_id or other.deputy_id
        commits = own.commits or other.commits
        deputy = None if deputy == speaker else deputy
        mandates.put(replace(own, speaker_id=speaker, deputy_id=deputy, commits=commits))
        mandates.remove(other)


def _merge_voices(turn: SpokenTurn, decision: Decision, former: Organisation, remaining: Organisation) -> None:
    """Let an open decision have one voice of both; what it overrules is noted in the decision's log."""
    said = turn.store.voices.find(decision_id=decision.id)
    today = day_of(turn, turn.now)
    merged = merge_voices(decision, said, former=former.id, remaining=remaining.id, today=today)
    for voice in merged.taken_back:
        turn.store.voices.remove(voice)
    for voice in merged.kept:
        turn.store.voices.put(voice)
    if merged.overruled is not None:
        entry = voice_entry(merged.overruled)
        note_decision(turn, decision, DecisionStep.VOICE_WITHDRAWN, Role.COORDINATOR, before=entry)
