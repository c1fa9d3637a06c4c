"""Ending a decision early, by closing it or taking it back: asked once more before it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.decisions import DecisionStatus
from bot.domain.verdicts import tally, voting
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from flows.choosing import Either, YesNo
from flows.decision.occasions import AboutDecision
from flows.decision.showing import shorten
from flows.decision.steering import close_it, steered, withdraw_it

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_TEXT_IN_QUESTION = 200
SURE: Mapping[YesNo, tuple[str, ...]] = {YesNo.YES: ("ja",), YesNo.NO: ("nein",)}
"""What can be typed for yes and no, in both languages."""

closing = Either(id="sure", among=YesNo, wording="setting", also=SURE, confirms=True)
withdrawing = Either(id="sure", among=YesNo, wording="setting", also=SURE, confirms=True)


def close_if_sure(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Close before the deadline."""
    found = steered(turn, occasion)
    if found is None:
        return
    if answers[closing] is YesNo.NO:
        turn.say(turn.words("decision-stays-open", number=str(found[0].number)))
    else:
        close_it(turn, found[0])


def withdraw_if_sure(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Take the proposal back."""
    found = steered(turn, occasion)
    if found is None:
        return
    if answers[withdrawing] is YesNo.NO:
        turn.say(turn.words("decision-stays-open", number=str(found[0].number)))
    else:
        withdraw_it(turn, found[0])


def describe(view: View, _answers: Answers, occasion: AboutDecision, _step: Question) -> Mapping[str, Value]:
    """Return what a decision is about and how many have spoken."""
    decision = view.store.decisions.get(occasion.decision)
    if decision is None:
        return {"number": "", "words": "", "count": 0, "all": ""}
    spoken, everybody = turnout_of(view, decision)
    return {
        "number": str(decision.number),
        "words": shorten(decision.text, _TEXT_IN_QUESTION),
        "count": spoken,
        "all": str(everybody),
    }


def turnout_of(view: View, decision: Decision) -> tuple[int, int]:
    """Count the organisations that have spoken, and all of them."""
    sums = tally(
        decision,
        view.store.voices.find(decision_id=decision.id),
        voting(view.store.organisations.find(), view.store.partners.find(), view.now),
        today=local(view.now, view.zone.key).date(),
    )
    return sums.spoken, sums.spoken + len(sums.silent)


CLOSE_EARLY = DialogueAbout(
    occasion=AboutDecision,
    id="decision.close",
    version=1,
    questions=(closing,),
    on_end=close_if_sure,
    before=describe,
    who=Who.ALL,
)
WITHDRAW = DialogueAbout(
    occasion=AboutDecision,
    id="decision.withdraw",
    version=1,
    questions=(withdrawing,),
    on_end=withdraw_if_sure,
    before=describe,
    who=Who.ALL,
)


def begin_closing(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Ask whether to close an open decision now, unless that is typed, too."""
    _ask(turn, CLOSE_EARLY, decision, typed)


def begin_withdrawing(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Ask whether to take an open proposal back, unless that is typed, too."""
    _ask(turn, WITHDRAW, decision, typed)


def _ask(turn: SpokenTurn, dialogue: DialogueAbout[AboutDecision], decision: Decision, typed: str) -> None:
    if decision.status is DecisionStatus.OPEN:
        begin_alone(turn, dialogue.about(AboutDecision(decision=decision.id)), parts_of(typed))
    else:
        turn.refuse("decision-refused-closed", number=str(decision.number))
