"""One decision in full: its wording, all answers with their reasons, its outcome and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep, Stance
from bot.engine.wording import Markup, paragraphs
from flows.decision.record import CARD, Role, read_voice_entry
from flows.decision.showing import (
    about,
    answers,
    fits_card,
    heading,
    named,
    outcome,
    quoted,
    shorten,
    stance_label,
    standing_line,
    turnout,
)
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from bot.domain.decisions import Decision, DecisionEvent
    from bot.engine.turn.spoken import SpokenTurn

_TEXT_IN_LOG = 100


def show(turn: SpokenTurn, decision: Decision) -> None:
    """Show a decision in full, where it was asked for; an open one with its card, to be answered right there."""
    if decision.status is DecisionStatus.OPEN:
        text = Markup() if fits_card(turn, decision) else quoted(turn, decision.text)
        turn.say(paragraphs(heading(turn, decision), text, answers(turn, decision), history(turn, decision)))
        turn.show(CARD, decision.id, channel=turn.place)
        return
    turn.say(
        paragraphs(
            heading(turn, decision),
            quoted(turn, decision.text),
            Markup(f"{standing_line(turn, decision)} {about(turn, decision)}".strip()),
            answers(turn, decision),
            turnout(turn, decision),
            outcome(turn, decision),
            history(turn, decision),
        )
    )


def history(turn: SpokenTurn, decision: Decision) -> Markup:
    """Write the log, oldest first."""
    events = turn.store.decision_events.find(decision_id=decision.id)
    lines = "\n".join(f"- {_event(turn, decision, event)}" for event in events)
    return Markup(f"{turn.words('decision-log-head')}\n{lines}") if events else Markup()


def _event(turn: SpokenTurn, decision: Decision, event: DecisionEvent) -> Markup:
    when, who = moment_in_words(turn, event.at), _actor(turn, event)
    if event.step in {DecisionStep.VOICED, DecisionStep.OBJECTION_CLOSED}:
        return _voiced(turn, event, when, who)
    if event.step is DecisionStep.VOICE_WITHDRAWN:
        organisation = named(turn, int(read_voice_entry(event.before)["organisation"]))
        return turn.words("decision-log-voice-withdrawn", when=when, who=who, organisation=organisation)
    after = shorten(event.after, _TEXT_IN_LOG)
    if event.step in {DecisionStep.CLOSED, DecisionStep.WITHDRAWN}:
        after = _status(turn, decision, event.after)
    if event.step is DecisionStep.SUPERSEDED and not event.before:
        return turn.words("decision-log-replaces", when=when, who=who, after=after)
    return turn.words(f"decision-log-{event.step.value}", when=when, who=who, after=after)


def _voiced(turn: SpokenTurn, event: DecisionEvent, when: str, who: str) -> Markup:
    said, before = read_voice_entry(event.after), read_voice_entry(event.before)
    organisation = named(turn, int(said["organisation"]))
    if event.step is DecisionStep.OBJECTION_CLOSED:
        what = turn.words.label(f"decision-objection-{said['objection']}")
        return turn.words("decision-log-objection-closed", when=when, who=who, organisation=organisation, what=what)
    stance = stance_label(turn, Stance(str(said["stance"])))
    former = stance_label(turn, Stance(str(before["stance"]))) if before else ""
    return turn.words(
        "decision-log-voiced",
        when=when,
        who=who,
        organisation=organisation,
        stance=stance,
        former=former,
        changed="yes" if former and former != stance else "no",
    )


def _status(turn: SpokenTurn, decision: Decision, status: str) -> str:
    binding = "sense" if decision.kind is DecisionKind.SENSE_CHECK else "status"
    if status == DecisionStatus.WITHDRAWN.value:
        binding = "status"
    return turn.words.label(f"decision-{binding}-{status.replace('_', '-')}")


def _actor(turn: SpokenTurn, event: DecisionEvent) -> str:
    if event.role == Role.CLOCK.value:
        return turn.words.label("decision-actor-clock")
    partner = turn.store.partners.get(event.actor_id) if event.actor_id else None
    name = partner.name if partner else ""
    if event.role == Role.COORDINATOR.value:
        return (
            turn.words.label("decision-actor-coordinator", name=name)
            if name
            else turn.words.label("decision-actor-coordination")
        )
    return name or turn.words.label("decision-actor-former")
