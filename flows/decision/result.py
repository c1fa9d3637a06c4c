"""What a decision has become: one message in the groups, in which the outcome stands too once it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.decisions import DecisionKind, DecisionStatus, DecisionStep
from bot.domain.reminders import LATE_AFTER
from bot.engine.exchange.content import Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import phase_name
from flows.decision.record import CARD as DECISION
from flows.decision.ruling import sets_line
from flows.decision.showing import REASON_ON_CARD, answers, outcome, quoted, shorten, status_label, turnout
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from bot.domain.decisions import Decision
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

RESULT: Final = "decision.result"
"""Kind of the card."""
_TEXT_IN_RESULT = 400
_OUTCOME_IN_RESULT = 400


def show_result(turn: Turn, closed: Decision, *, heard: bool) -> None:
    """Tell the groups what a decision has become, and the sender where they are alone with the bot.

    Where nobody has answered, its card says enough: a message would be one more that nobody answers.
    """
    if heard:
        turn.show(RESULT, closed.id, about=(DECISION, closed.id))
    if turn.channel is not None and turn.private:
        turn.say_in(turn.channel, _written(turn, closed))


def concluded(turn: Turn, decision: Decision) -> bool:
    """Let the result show what came of it; False if the groups have seen no result."""
    turn.changed(RESULT, decision.id)
    return bool(turn.store.cards.readable(kind=RESULT, subject=decision.id))


def render(turn: Turn, shown: ShownCard) -> Content:
    """Say what a decision has become, why, and what follows from it."""
    decision = turn.store.decisions.get(shown.subject)
    if decision is None:
        return Content(turn.words("stale-choice"))
    return Content(_written(turn, decision))


def _written(turn: Turn, decision: Decision) -> Markup:
    number = str(decision.number)
    if decision.status is DecisionStatus.OPEN:
        closes = moment_in_words(turn, decision.closes_at)
        return turn.words("decision-reopened", number=number, closes=closes)
    if decision.kind is DecisionKind.SENSE_CHECK:
        verdict = turn.words("decision-result-sense", number=number, status=status_label(turn, decision))
    else:
        became = DecisionStatus.ACCEPTED if decision.status is DecisionStatus.SUPERSEDED else decision.status
        verdict = turn.words(f"decision-result-{became.value.replace('_', '-')}", number=number)
    return paragraphs(
        Markup(f"{verdict} {_lateness(turn, decision)}".strip()),
        quoted(turn, shorten(decision.text, _TEXT_IN_RESULT)),
        answers(turn, decision, most=REASON_ON_CARD),
        turnout(turn, decision),
        turn.words("decision-can-be-extended", number=number) if decision.status is DecisionStatus.NO_QUORUM else "",
        _finished_phase(turn, decision),
        sets_line(turn, decision),
        outcome(turn, decision, most=_OUTCOME_IN_RESULT),
    )


def _lateness(turn: Turn, decision: Decision) -> Markup:
    """Say so if it was closed long after its deadline."""
    closings = turn.store.decision_events.find(decision_id=decision.id, step=DecisionStep.CLOSED)
    if not closings or closings[-1].at - decision.closes_at <= LATE_AFTER:
        return Markup()
    return turn.words("decision-closed-late", closes=moment_in_words(turn, decision.closes_at))


def _finished_phase(turn: Turn, decision: Decision) -> Markup:
    if decision.finishes is None or decision.status not in {DecisionStatus.ACCEPTED, DecisionStatus.SUPERSEDED}:
        return Markup()
    return turn.words("decision-finishes-phase", phase=phase_name(decision.finishes, turn.language))


def tap(turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Nothing can be chosen here."""
    turn.refuse("stale-choice")


RESULT_CARD: Final = Card(kind=RESULT, render=render, tap=tap)
