"""Closing: the verdict at the deadline, earlier, or at once where all agree; and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import PhaseStatus
from bot.domain.decisions import DecisionStatus, DecisionStep
from bot.domain.verdicts import all_agree, close
from flows.check_in.rhythm import plan_next
from flows.decision.deadlines import CLOSE, cancel_alarms, put_off
from flows.decision.outcome import ask_outcome
from flows.decision.record import CARD, Role, day_of, moment_of, note, steering_role, tally_of, voters
from flows.decision.result import show_result
from flows.decision.ruling import set_rule
from flows.phase.standing import put_phase, refresh_criteria

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn


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
    _finish_phase(turn, closed)
    show_result(turn, closed, heard=bool(voices))
    ask_outcome(turn, closed)
    return closed


def _finish_phase(turn: Turn, closed: Decision) -> None:
    """Finish the phase, or let the rule hold, that an accepted decision was about."""
    refresh_criteria(turn)
    if closed.finishes is not None and closed.status is DecisionStatus.ACCEPTED:
        put_phase(turn, closed.finishes, PhaseStatus.FINISHED, decision=closed.number)
        plan_next(turn)
    set_rule(turn, closed)


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


def close_at_once(turn: SpokenTurn, decision: Decision) -> None:
    """Close what all agree to, on the word of whoever proposed it or coordinates; nobody else may."""
    role = steering_role(turn, decision)
    if role is None:
        turn.refuse("decision-refused-not-yours")
    elif not all_agree(decision, tally_of(turn, decision)):
        turn.refuse("stale-choice")
    else:
        close_now(turn, decision, role)
        turn.toast("decision-closed-toast", number=str(decision.number))
