"""One decision in full: its wording, all answers with their reasons, its outcome and its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionEvent, DecisionKind, DecisionStatus, DecisionStep, Stance, Voice
from bot.engine.wording import Markup, paragraphs
from flows.decision.record import CARD, Role, read_voice_entry, voices_of
from flows.decision.ruling import sets_line
from flows.decision.showing import (
    about,
    answers_of,
    fits_card,
    heading,
    in_order,
    named,
    outcome,
    quoted,
    shorten,
    stance_label,
    standing_line,
    turnout,
)
from flows.paging import AskedPage, say_page
from flows.rhythms import moment_in_words
from flows.speaking import commits_line

if TYPE_CHECKING:
    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from flows.paging import ListPage

_TEXT_IN_LOG = 100


def show(turn: SpokenTurn, decision: Decision, which: str = "") -> None:
    """Show a decision in full, page by page, where it was asked for; an open one with its card, to be answered."""
    entries: list[Voice | DecisionEvent] = [
        *in_order(decision, voices_of(turn, decision).values()),
        *turn.store.decision_events.find(decision_id=decision.id),
    ]
    head, asked = _head(turn, decision), AskedPage(which, str(decision.number))
    shown = say_page(turn, entries, asked, "decide", lambda page: _written(turn, decision, page, head))
    if shown is not None and shown.is_first and decision.status is DecisionStatus.OPEN:
        turn.show(CARD, decision.id, channel=turn.place)


def _head(turn: SpokenTurn, decision: Decision) -> Markup:
    """Write what stands above all answers; what the card below shows of an open one is left out."""
    if decision.status is DecisionStatus.OPEN:
        return Markup() if fits_card(turn, decision) else quoted(turn, decision.text)
    return paragraphs(
        quoted(turn, decision.text),
        sets_line(turn, decision),
        Markup(f"{standing_line(turn, decision)} {about(turn, decision)}".strip()),
        turnout(turn, decision),
        outcome(turn, decision),
    )


def _written(turn: SpokenTurn, decision: Decision, page: ListPage[Voice | DecisionEvent], head: Markup) -> Markup:
    voices = [entry for entry in page.entries if isinstance(entry, Voice)]
    events = [entry for entry in page.entries if isinstance(entry, DecisionEvent)]
    return paragraphs(
        heading(turn, decision),
        head if page.is_first else "",
        answers_of(turn, decision, voices),
        _may_promise(turn, voices),
        _log(turn, decision, events),
    )


def _may_promise(turn: SpokenTurn, voices: list[Voice]) -> Markup:
    """Say what organisations that answer with a reservation may promise without asking back, if they have said so."""
    houses = (turn.store.organisations.get(one.organisation_id) for one in voices if one.stance is Stance.RESERVATION)
    return Markup("\n".join(filter(None, (commits_line(turn, house) for house in houses if house is not None))))


def _log(turn: SpokenTurn, decision: Decision, events: list[DecisionEvent]) -> Markup:
    """Write the log, oldest first."""
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
