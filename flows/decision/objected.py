"""A proposal that an objection has stopped: more time to talk, other words, or filed as it is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionKind, DecisionStatus, ObjectionStatus
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import OneOf
from flows.decision.occasions import AboutDecision
from flows.decision.record import steering_role, voices_of
from flows.decision.showing import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_REASON = 120
_LONGER = "7 days"
"""How much longer it is open if an objection is to be talked about; another day can be set with `extend`."""


class WayOn(StrEnum):
    """What to do about a stopped proposal."""

    TALK = "talk"
    REWORD = "reword"
    FILE = "file"


way = OneOf(id="way", among=WayOn, wording="decision-objected-way")


def is_stopped(turn: Turn, decision: Decision) -> bool:
    """Whether nothing but an open objection keeps a closed proposal from being accepted; it has no outcome yet."""
    if decision.kind is not DecisionKind.CONSENT or decision.status is not DecisionStatus.NOT_ACCEPTED:
        return False
    voices = voices_of(turn, decision).values()
    return not decision.outcome and any(voice.objection is ObjectionStatus.OPEN for voice in voices)


def go_on(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Open it again for a while, with its own words or others, or ask what comes of it."""
    decision = turn.store.decisions.get(occasion.decision)
    if decision is None or steering_role(turn, decision) is None:
        turn.refuse("decision-refused-not-yours")
        return
    match answers[way]:
        case WayOn.TALK:
            turn.carry_out(f"/decide {decision.number} extend in {_LONGER}")
        case WayOn.REWORD:
            turn.carry_out(f"/decide {decision.number} extend in {_LONGER}")
            turn.carry_out(f"/decide {decision.number} reword")
        case WayOn.FILE:
            turn.carry_out(f"/decide {decision.number} outcome")


def describe(view: View, _answers: Answers, occasion: AboutDecision, _step: Question) -> Mapping[str, Value]:
    """Return the number, and who objects for which reason."""
    decision = view.store.decisions.get(occasion.decision)
    voices = view.store.voices.find(decision_id=occasion.decision)
    latest = {voice.organisation_id: voice for voice in voices}
    said = []
    for organisation, voice in latest.items():
        house = view.store.organisations.get(organisation)
        if voice.objection is ObjectionStatus.OPEN and house is not None:
            reason = shorten(voice.reason, _REASON)
            said.append(view.words.label("decision-objected-who", organisation=house.name, reason=reason))
    return {
        "number": str(decision.number) if decision else "",
        "who": "; ".join(said),
        "count": len(said),
        "words": shorten(decision.text, _REASON) if decision else "",
    }


OBJECTED = DialogueAbout(
    occasion=AboutDecision,
    id="decision.objected",
    version=1,
    questions=(way,),
    on_end=go_on,
    before=describe,
    who=Who.PARTNER,
)
