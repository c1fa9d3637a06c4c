"""Steering a decision: other words, more time, closing early, taking it back. For its proposer and coordinators."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.decisions import DecisionStatus, DecisionStep, extend, reword, withdraw
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import plain
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import paragraphs
from flows.decision.closing import close_now, closed_if_due
from flows.decision.days import ComingTime
from flows.decision.deadlines import cancel_alarms, deadline_on, set_alarms
from flows.decision.objected import is_stopped
from flows.decision.occasions import AboutDecision, describe
from flows.decision.outcome import ask_outcome
from flows.decision.proposing import MOST_CHARACTERS
from flows.decision.record import CARD, Role, note, politely, steering_role, tell_all
from flows.decision.result import RESULT
from flows.decision.showing import quoted, shorten
from flows.phase.standing import refresh_criteria
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

MORE_TIME = timedelta(days=7)
"""How much later a decision closes if nobody says until when."""
_TEXT_IN_NEWS = 200


def steered(turn: SpokenTurn, occasion: AboutDecision) -> tuple[Decision, Role] | None:
    """Return the decision of a dialogue if the sender may still steer it; else say so."""
    decision = turn.store.decisions.get(occasion.decision)
    role = steering_role(turn, decision) if decision else None
    if decision is None or role is None:
        turn.refuse("decision-refused-not-yours")
        return None
    return closed_if_due(turn, decision), role


# --- other words -----------------------------------------------------------------------------------------------------

text = FreeText(id="text", max_length=MOST_CHARACTERS, takes_rest=True)


def change_words(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Change the wording, show both, and ask again."""
    found = steered(turn, occasion)
    if found is None:
        return
    decision, role = found
    with politely(turn, decision):
        voices = turn.store.voices.find(decision_id=decision.id)
        reworded = turn.store.decisions.put(reword(decision, answers[text], voices, at=turn.now))
        note(turn, reworded, DecisionStep.REWORDED, role, before=decision.text, after=reworded.text)
        again = "decision-reworded-again" if reworded.version > decision.version else "decision-reworded"
        tell_all(
            turn,
            paragraphs(
                turn.words(again, number=str(decision.number)),
                turn.words("decision-wording-before"),
                quoted(turn, decision.text),
                turn.words("decision-wording-after"),
                quoted(turn, reworded.text),
            ),
        )
        turn.changed(CARD, reworded.id)
        turn.show(CARD, reworded.id)


REWORD = DialogueAbout(
    occasion=AboutDecision,
    id="decision.reword",
    version=1,
    questions=(text,),
    on_end=change_words,
    before=describe,
    who=Who.PARTNER,
)


def begin_rewording(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Take the new wording; a closed decision's text never changes."""
    if decision.status is not DecisionStatus.OPEN:
        turn.refuse("decision-refused-closed", number=str(decision.number))
        return
    begin_alone(turn, REWORD.about(AboutDecision(decision=decision.id)), [typed] if typed else [])


# --- more time -------------------------------------------------------------------------------------------------------

until = ComingTime(id="until", optional=True)


def give_time(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Move the deadline; a decision that lacked its quorum, or that an objection stopped, is open again."""
    found = steered(turn, occasion)
    if found is None:
        return
    decision, role = found
    lacking = can_reopen(turn, decision)
    opened = replace(decision, status=DecisionStatus.OPEN, closed_at=None) if lacking else decision
    with politely(turn, decision):
        extended = extend(opened, _later(turn, opened, answers.get(until)), at=turn.now)
        turn.store.decisions.put(extended)
        note(
            turn,
            extended,
            DecisionStep.EXTENDED,
            role,
            before=plain(moment_in_words(turn, decision.closes_at)),
            after=plain(moment_in_words(turn, extended.closes_at)),
        )
        set_alarms(turn, extended)
        turn.changed(CARD, extended.id)
        closes = moment_in_words(turn, extended.closes_at)
        if lacking:
            turn.changed(RESULT, extended.id)
            turn.show(CARD, extended.id)
            turn.confirm(turn.words("decision-reopened", number=str(extended.number), closes=closes))
        else:
            tell_all(turn, turn.words("decision-extended", number=str(extended.number), closes=closes), extended)


def can_reopen(turn: SpokenTurn, decision: Decision) -> bool:
    """Whether more time can still change what became of a closed decision."""
    return decision.status is DecisionStatus.NO_QUORUM or is_stopped(turn, decision)


def _later(turn: SpokenTurn, decision: Decision, asked: datetime | None) -> datetime:
    if asked is not None:
        return deadline_on(turn, decision, asked)
    calendar = Calendar.of(turn.home)
    since = max(decision.closes_at, turn.now)
    return calendar.next_allowed(calendar.to_utc(calendar.local(since) + MORE_TIME))


EXTEND = DialogueAbout(
    occasion=AboutDecision,
    id="decision.extend",
    version=1,
    questions=(until,),
    on_end=give_time,
    before=describe,
    who=Who.PARTNER,
)


def begin_extending(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Take the new deadline. What has been decided stays decided."""
    if decision.status is not DecisionStatus.OPEN and not can_reopen(turn, decision):
        turn.refuse("decision-refused-closed", number=str(decision.number))
        return
    begin_alone(turn, EXTEND.about(AboutDecision(decision=decision.id)), parts_of(typed))


# --- the end ---------------------------------------------------------------------------------------------------------


def withdraw_it(turn: SpokenTurn, decision: Decision) -> None:
    """Take the proposal back."""
    with politely(turn, decision):
        withdrawn = turn.store.decisions.put(withdraw(decision, at=turn.now))
        role = steering_role(turn, decision) or Role.COORDINATOR
        note(turn, withdrawn, DecisionStep.WITHDRAWN, role, before=decision.status.value, after=withdrawn.status.value)
        cancel_alarms(turn, withdrawn)
        turn.changed(CARD, withdrawn.id)
        refresh_criteria(turn)
        news = turn.words(
            "decision-withdrawn", number=str(decision.number), words=shorten(decision.text, _TEXT_IN_NEWS)
        )
        tell_all(turn, news, withdrawn)
        ask_outcome(turn, withdrawn)


def close_it(turn: SpokenTurn, decision: Decision) -> None:
    """Close before the deadline."""
    with politely(turn, decision):
        close_now(turn, decision, steering_role(turn, decision) or Role.COORDINATOR)
