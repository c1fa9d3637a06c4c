"""The outcome: a sentence on what comes of a decision, who sees to it, and when it is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionStatus, DecisionStep, Refusal, conclude
from bot.domain.echoes import EchoKind
from bot.engine.dialogues.alone import begin_alone
from bot.engine.dialogues.progress import begin_with
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import told_first
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import FreeText, Pick
from bot.engine.wording import paragraphs
from flows.choosing import is_known, known_organisations
from flows.decision import result
from flows.decision.days import ComingTime
from flows.decision.deadlines import REVIEW, REVIEW_AFTER, put_off, set_review
from flows.decision.objected import OBJECTED, is_stopped
from flows.decision.occasions import AboutDecision
from flows.decision.record import CARD, day_of, note, politely, steering_role, tell_all
from flows.decision.showing import outcome, quoted, shorten, status_label
from flows.echo.hearing import hear

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from bot.domain.cooperation import Channel
    from bot.domain.decisions import Decision
    from bot.domain.partners import Identity, Partner
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

TASK_OFFER = "decision.task_offer"
"""About a decision; the tasks' flow shows it and makes a task of the outcome."""
_TEXT_IN_QUESTION = 200

sentence = FreeText(id="sentence", max_length=500)
responsible = Pick(id="responsible", among=known_organisations, optional=True)
review = ComingTime(id="review", optional=True)


def describe(view: View, _answers: Answers, occasion: AboutDecision, _step: Question) -> Mapping[str, Value]:
    """Return what the questions say about the decision."""
    decision = view.store.decisions.get(occasion.decision)
    accepted = decision is not None and decision.status is DecisionStatus.ACCEPTED
    return {
        "number": str(decision.number) if decision else "",
        "status": status_label(view, decision) if decision else "",
        "words": shorten(decision.text, _TEXT_IN_QUESTION) if decision else "",
        "binding": "yes" if accepted else "no",
    }


def conclude_it(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Store the outcome and tell everybody."""
    decision = turn.store.decisions.get(occasion.decision)
    role = steering_role(turn, decision) if decision else None
    if decision is None or role is None:
        turn.refuse("decision-refused-not-yours")
        return
    house = answers.get(responsible)
    with politely(turn, decision):
        concluded = conclude(
            decision,
            answers[sentence],
            responsible_id=int(house[1:]) if house and is_known(house) else decision.responsible_id,
            review_on=_review_day(turn, decision, answers.get(review)),
        )
        turn.store.decisions.put(concluded)
        note(turn, concluded, DecisionStep.OUTCOME, role, before=decision.outcome, after=concluded.outcome)
        set_review(turn, concluded, concluded.review_on)
        turn.changed(CARD, concluded.id)
        hear(
            turn,
            concluded.proposer_id,
            EchoKind.DECISION_CONCLUDED,
            f"d{concluded.id}",
            words=str(concluded.number),
            became=concluded.outcome,
        )
        head = turn.words("decision-concluded", number=str(concluded.number), status=status_label(turn, concluded))
        news = paragraphs(head, outcome(turn, concluded))
        if result.concluded(turn, concluded):
            turn.confirm(news)
        else:
            tell_all(turn, news, concluded)
        _offer_task(turn, concluded)


def _offer_task(turn: SpokenTurn, decision: Decision) -> None:
    """Offer whoever gave the outcome, alone, to make a task of it for the organisation that is responsible."""
    if decision.responsible_id is None or decision.status is not DecisionStatus.ACCEPTED:
        return
    alone = private_chats.find(turn, turn.identity) if turn.identity is not None and not turn.private else None
    if alone is not None or turn.private:
        turn.show(TASK_OFFER, decision.id, channel=alone[0] if alone is not None else turn.place)


def _review_day(turn: SpokenTurn, decision: Decision, asked: datetime | None) -> date | None:
    """Return when it is looked at again; an accepted decision without a date: after half a year."""
    if asked is not None:
        return asked.date()
    if decision.review_on is not None or decision.status is not DecisionStatus.ACCEPTED:
        return decision.review_on
    return day_of(turn, turn.now) + REVIEW_AFTER


OUTCOME = DialogueAbout(
    occasion=AboutDecision,
    id="decision.outcome",
    version=1,
    questions=(sentence, responsible, review),
    on_end=conclude_it,
    before=describe,
    who=Who.PARTNER,
)


def begin_outcome(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Take the outcome from whoever may steer the decision. It comes after closing."""
    if decision.status is DecisionStatus.OPEN:
        turn.refuse(f"decision-refused-{Refusal.STILL_OPEN.value.replace('_', '-')}", number=str(decision.number))
        return
    begin_alone(turn, OUTCOME.about(AboutDecision(decision=decision.id)), parts_of(typed))


def ask_outcome(turn: Turn, decision: Decision) -> None:
    """Ask for the outcome alone: whoever proposed, or a coordinator. In the groups only if nobody can be reached."""
    place = _whom_to_ask(turn, decision)
    if place is None:
        wanted = turn.words("decision-outcome-wanted", number=str(decision.number))
        turn.announce(wanted, about=(CARD, decision.id), rings=True)
        return
    what = OBJECTED if is_stopped(turn, decision) else OUTCOME
    begin_with(turn, what.about(AboutDecision(decision=decision.id)), place)


def _whom_to_ask(turn: Turn, decision: Decision) -> tuple[Channel, Identity] | None:
    proposer = turn.store.partners.get(decision.proposer_id) if decision.proposer_id else None
    present = [proposer] if proposer is not None and proposer.left_at is None else []
    candidates: list[Partner | Identity] = [*present, *told_first(turn)]
    return next(filter(None, (private_chats.find(turn, candidate) for candidate in candidates)), None)


def ring_review(turn: Turn, decision_id: int, _due_at: datetime) -> None:
    """Remind the groups of the review date; a decision that was replaced meanwhile needs none."""
    decision = turn.store.decisions.get(decision_id)
    if decision is None or decision.status is DecisionStatus.SUPERSEDED or decision.review_on is None:
        return
    if put_off(turn, REVIEW, decision_id):
        return
    turn.announce(
        paragraphs(
            turn.words("decision-review-due", number=str(decision.number)),
            quoted(turn, shorten(decision.text, _TEXT_IN_QUESTION)),
            outcome(turn, decision),
        ),
        about=(CARD, decision.id),
        rings=True,
    )
