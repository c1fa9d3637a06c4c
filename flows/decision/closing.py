"""Closing: the verdict at the deadline or earlier, what follows from it, and telling everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import PhaseStatus
from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep
from bot.domain.reminders import LATE_AFTER
from bot.domain.verdicts import close
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.check_in.rhythm import plan_next
from flows.decision.deadlines import CLOSE, cancel_alarms, put_off
from flows.decision.outcome import ask_outcome
from flows.decision.record import CARD, Role, day_of, moment_of, note, tell_all, voters
from flows.decision.showing import REASON_ON_CARD, answers, quoted, shorten, status_label, turnout
from flows.phase.change import put_phase
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.decisions import Decision
    from bot.engine.turn.turn import Turn

_TEXT_IN_RESULT = 400


def close_now(turn: Turn, decision: Decision, role: Role) -> Decision:
    """Close a decision with its verdict and return it closed. Raises NotAllowed if it is closed already.

    One whose deadline has passed closes as of its deadline, however late that is noticed.
    """
    at = moment_of(turn, decision)
    voices = turn.store.voices.find(decision_id=decision.id)
    closed = close(decision, voices, voters(turn, decision), at=at, today=day_of(turn, at))
    turn.store.decisions.put(closed)
    note(turn, closed, DecisionStep.CLOSED, role, before=decision.status.value, after=closed.status.value)
    cancel_alarms(turn, closed)
    turn.changed(CARD, closed.id)
    tell_all(turn, paragraphs(_result(turn, closed), _finished_phase(turn, closed)), closed)
    ask_outcome(turn, closed)
    return closed


def closed_if_due(turn: Turn, decision: Decision) -> Decision:
    """Close a decision whose deadline passed unnoticed, and return it as it is now."""
    if decision.status is DecisionStatus.OPEN and decision.closes_at <= turn.now:
        return close_now(turn, decision, Role.CLOCK)
    return decision


def ring_close(turn: Turn, decision_id: int, _due_at: datetime) -> None:
    """Close at the deadline, or as soon as the bot is back."""
    decision = turn.store.decisions.get(decision_id)
    if decision is not None and not put_off(turn, CLOSE, decision_id):
        closed_if_due(turn, decision)


def _result(turn: Turn, closed: Decision) -> Markup:
    """Say what a decision has become, and why."""
    number = str(closed.number)
    late = Markup()
    if turn.now - closed.closes_at > LATE_AFTER:
        late = turn.words("decision-closed-late", closes=moment_in_words(turn, closed.closes_at))
    if closed.kind is DecisionKind.SENSE_CHECK:
        verdict = turn.words("decision-result-sense", number=number, status=status_label(turn, closed))
    else:
        verdict = turn.words(f"decision-result-{closed.status.value.replace('_', '-')}", number=number)
    again = Markup()
    if closed.status is DecisionStatus.NO_QUORUM:
        again = turn.words("decision-can-be-extended", number=number)
    return paragraphs(
        Markup(f"{verdict} {late}".strip()),
        quoted(turn, shorten(closed.text, _TEXT_IN_RESULT)),
        answers(turn, closed, most=REASON_ON_CARD),
        turnout(turn, closed),
        again,
    )


def _finished_phase(turn: Turn, closed: Decision) -> Markup:
    """Finish the phase that an accepted decision was about."""
    if closed.finishes is None or closed.status is not DecisionStatus.ACCEPTED:
        return Markup()
    put_phase(turn, closed.finishes, PhaseStatus.FINISHED)
    plan_next(turn)
    return turn.words("decision-finishes-phase", phase=phase_name(closed.finishes, turn.language))
