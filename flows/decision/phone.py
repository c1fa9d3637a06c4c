"""Voices by phone: a coordinator enters what an organisation said, marked as such; its people can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decisions import STANCES as OFFERED
from bot.domain.decisions import DecisionKind, Stance
from bot.domain.verdicts import voting
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from bot.engine.vocabulary.questions import FreeText, Pick
from bot.engine.vocabulary.steps import Option, done
from flows.decision.closing import closed_if_due
from flows.decision.days import ComingTime
from flows.decision.occasions import AboutDecision, describe
from flows.decision.record import politely
from flows.decision.showing import stance_label
from flows.decision.stances import STANCES, Named, Reason
from flows.decision.voicing import Statement, give

if TYPE_CHECKING:
    from bot.domain.decisions import Decision, Voice
    from bot.domain.partners import Organisation
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import View


def voting_now(view: View) -> tuple[Option, ...]:
    """Offer the organisations that have a voice at present."""
    houses = voting(view.store.organisations.find(), view.store.partners.find(), view.now)
    return tuple(Option(f"o{house.id}", house.name) for house in houses)


def _stance(kind: DecisionKind) -> Named[Stance]:
    """Ask for one of the answers that this kind of decision takes."""
    return Named(id="stance", among=Stance, only=OFFERED[kind], wording="decision-stance", names=STANCES)


organisation = Pick(id="organisation", among=voting_now, misfit="decision-misfit-voting")
stances = {kind: _stance(kind) for kind in (DecisionKind.CONSENT, DecisionKind.SENSE_CHECK, DecisionKind.VOTE)}
grounds = Reason(id="grounds", max_length=500, takes_rest=True)
until = ComingTime(id="until_when")
remark = FreeText(id="remark", max_length=500, takes_rest=True, optional=True)


def enter(turn: SpokenTurn, answers: Answers, occasion: AboutDecision) -> None:
    """Store the voice and tell the organisation's people."""
    found = turn.store.decisions.get(occasion.decision)
    house = turn.store.organisations.get(int(answers[organisation][1:]))
    if found is None or house is None or turn.partner is None:
        turn.refuse("decision-join-first")
        return
    day = answers.get(until)
    statement = Statement(
        stance=answers[stances[found.kind]],
        reason=answers.get(grounds) or answers.get(remark) or "",
        until=day.date() if day else None,
    )
    decision = closed_if_due(turn, found)
    with politely(turn, decision, house):
        voice = give(turn, decision, house, statement, by_phone=turn.partner)
        _confirm(turn, decision, house, voice)


def _confirm(turn: SpokenTurn, decision: Decision, house: Organisation, voice: Voice) -> None:
    said = {"number": str(decision.number), "stance": stance_label(turn, voice.stance), "organisation": house.name}
    turn.confirm(turn.words("decision-voice-entered", **said))
    for partner in turn.store.partners.find(organisation_id=house.id, left_at=None):
        if turn.partner is not None and partner.id != turn.partner.id:
            private_chats.tell(
                turn, partner, turn.words("decision-voice-entered-for-you", by=turn.partner.name, **said)
            )


BY_PHONE = DialogueAbout(
    occasion=AboutDecision,
    id="decision.voice",
    version=1,
    routes=(
        organisation.to(stances[DecisionKind.CONSENT]),
        stances[DecisionKind.CONSENT].when(lambda said: said is Stance.OBJECTION, grounds),
        stances[DecisionKind.CONSENT].when(lambda said: said is Stance.RESERVATION, until),
        stances[DecisionKind.CONSENT].to(remark),
        grounds.to(done),
        until.to(done),
        remark.to(done),
    ),
    on_end=enter,
    before=describe,
    who=Who.COORDINATOR,
)


def _without_objections(kind: DecisionKind) -> DialogueAbout[AboutDecision]:
    """Ask for a voice where nothing needs a reason."""
    return DialogueAbout(
        occasion=AboutDecision,
        id=f"decision.voice_{kind.value}",
        version=1,
        questions=(organisation, stances[kind], remark),
        on_end=enter,
        before=describe,
        who=Who.COORDINATOR,
    )


DIALOGUES = {
    DecisionKind.CONSENT: BY_PHONE,
    DecisionKind.SENSE_CHECK: _without_objections(DecisionKind.SENSE_CHECK),
    DecisionKind.VOTE: _without_objections(DecisionKind.VOTE),
}
"""By the kind of decision that the voice is for."""


def enter_voice(turn: SpokenTurn, decision: Decision, typed: str) -> None:
    """Take a voice for somebody on the phone. Who enters it is kept with it, so it has to be a partner."""
    if not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif decision.kind not in DIALOGUES:
        turn.refuse("decision-refused-closed", number=str(decision.number))
    elif turn.partner is None:
        turn.refuse("decision-join-first")
    else:
        begin_alone(turn, DIALOGUES[decision.kind].about(AboutDecision(decision=decision.id)), parts_of(typed))
