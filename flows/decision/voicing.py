"""Voices: taps on the card, the reasons asked for in private, and voices that a coordinator enters for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.domain.decisions import (
    DecisionStatus,
    DecisionStep,
    ObjectionStatus,
    Refusal,
    Stance,
    close_objection,
    is_open,
)
from bot.domain.errors import NotAllowed
from bot.domain.verdicts import is_kept, speak
from bot.engine.dialogues import progress
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from flows.decision.closing import close_at_once, closed_if_due
from flows.decision.days import ComingTime
from flows.decision.moving_house import tell_objection_withdrawn
from flows.decision.occasions import AboutWording, describe
from flows.decision.record import (
    CARD,
    Role,
    day_of,
    note,
    politely,
    refuse,
    voice_entry,
    voices_of,
    wording_of,
)
from flows.decision.showing import CLOSE_NOW, shorten, stance_label, status_label
from flows.decision.stances import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from bot.domain.decisions import Decision, Voice
    from bot.domain.partners import Organisation, Partner
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

_OUTCOME_IN_TOAST = 80
_REASON_FOR_PROPOSER = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody wants to say for an organisation."""

    stance: Stance
    reason: str = ""
    until: date | None = None


def give(
    turn: SpokenTurn, decision: Decision, house: Organisation, statement: Statement, *, by_phone: Partner | None = None
) -> Voice:
    """Store an organisation's voice; it replaces what the organisation said before. Raises NotAllowed.

    `by_phone` is the coordinator who enters it for somebody. An objection that its author replaces by something else
    is thereby withdrawn.
    """
    speaker = by_phone or turn.partner
    if speaker is None:
        raise NotAllowed(Refusal.OBSERVER)
    former = voices_of(turn, decision).get(house.id)
    voice = speak(
        decision,
        house,
        statement.stance,
        partner_id=None if by_phone else speaker.id,
        at=turn.now,
        today=day_of(turn, turn.now),
        reason=statement.reason,
        until=statement.until,
        entered_by=by_phone.id if by_phone else None,
        former=former,
    )
    role = Role.COORDINATOR if by_phone else Role.PARTNER
    if former is not None and former.objection is ObjectionStatus.OPEN and statement.stance is not Stance.OBJECTION:
        withdrawn = close_objection(decision, former, ObjectionStatus.WITHDRAWN, by=speaker.id)
        turn.store.voices.put(withdrawn)
        entries = {"before": voice_entry(former), "after": voice_entry(withdrawn)}
        note(turn, decision, DecisionStep.OBJECTION_CLOSED, role, **entries)
    voice = turn.store.voices.add(voice)
    note(turn, decision, DecisionStep.VOICED, role, before=voice_entry(former), after=voice_entry(voice))
    turn.changed(CARD, decision.id)
    if voice.objection is ObjectionStatus.OPEN:
        _tell_proposer(turn, decision, house, voice)
    return voice


def _tell_proposer(turn: SpokenTurn, decision: Decision, house: Organisation, voice: Voice) -> None:
    """Tell whoever proposed that an objection has to be dealt with, and how."""
    proposer = turn.store.partners.get(decision.proposer_id) if decision.proposer_id else None
    if proposer is None or proposer.left_at is not None or proposer.id == voice.partner_id:
        return
    private_chats.tell(
        turn,
        proposer,
        turn.words(
            "decision-objection-raised",
            number=str(decision.number),
            organisation=house.name,
            reason=shorten(voice.reason, _REASON_FOR_PROPOSER),
        ),
        rings=True,
    )


# --- taps on the card ------------------------------------------------------------------------------------------------


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Take a tap: it counts at once, except where a reason or a date is needed first."""
    found = turn.store.decisions.get(shown.subject)
    if found is None:
        turn.refuse("stale-choice")
        return
    decision = closed_if_due(turn, found)
    stance, _, wording = key.rpartition("-")
    house = _own_house(turn)
    if decision.status is not DecisionStatus.OPEN:
        say_closed(turn, decision)
    elif wording != str(wording_of(turn, decision)):
        turn.refuse("decision-refused-outdated-version", number=str(decision.number))
    elif stance == CLOSE_NOW:
        close_at_once(turn, decision)
    elif house is None:
        turn.refuse("refused-partner")
    elif house.observes:
        turn.refuse("decision-refused-observer", number=str(decision.number))
    else:
        _tapped(turn, decision, house, Stance(stance))


def _tapped(turn: SpokenTurn, decision: Decision, house: Organisation, stance: Stance) -> None:
    former = voices_of(turn, decision).get(house.id)
    if former is not None and is_kept(former, turn.partner.id if turn.partner else None):
        refuse(turn, decision, Refusal.OBJECTION_OPEN, house)
        return
    _drop_questions(turn, decision)
    if stance is Stance.OBJECTION:
        _ask(turn, OBJECTION, decision)
        return
    if stance is Stance.RESERVATION:
        _ask(turn, RESERVATION, decision)
        return
    if former is None or former.stance is not stance or former.entered_by is not None:
        give(turn, decision, house, Statement(stance=stance))
    if stance is Stance.CONCERN:
        _ask(turn, CONCERN, decision)
        return
    turn.toast(
        "decision-voice-noted-toast",
        number=str(decision.number),
        stance=stance_label(turn, stance),
        organisation=shorten(house.name, _OUTCOME_IN_TOAST),
    )


def untap(turn: SpokenTurn, shown: ShownCard, key: str) -> bool:
    """Withdraw the voice of one's own organisation while the decision is open, if it is the one that stands."""
    decision, house = turn.store.decisions.get(shown.subject), _own_house(turn)
    if decision is None or house is None or not is_open(decision, turn.now):
        return False
    standing = voices_of(turn, decision).get(house.id)
    stance, _, wording = key.rpartition("-")
    if stance == CLOSE_NOW:
        return False
    _drop_questions(turn, decision, _ASKED_AFTER.get(Stance(stance), frozenset()))
    if standing is None or standing.stance is not Stance(stance) or wording != str(wording_of(turn, decision)):
        return False
    if turn.partner is None or standing.partner_id != turn.partner.id:
        return False
    for voice in turn.store.voices.find(decision_id=decision.id, organisation_id=house.id, partner_id=turn.partner.id):
        turn.store.voices.remove(voice)
    note(turn, decision, DecisionStep.VOICE_WITHDRAWN, Role.PARTNER, before=voice_entry(standing))
    if standing.objection is ObjectionStatus.OPEN:
        tell_objection_withdrawn(turn, decision, house)
    _drop_questions(turn, decision)
    turn.changed(CARD, decision.id)
    turn.toast("decision-voice-withdrawn-toast", number=str(decision.number), organisation=house.name)
    return True


def say_closed(turn: SpokenTurn, decision: Decision) -> None:
    """Say that a decision takes no voices any more, and what came of it."""
    turn.refuse(
        "decision-is-closed",
        number=str(decision.number),
        status=status_label(turn, decision),
        outcome=shorten(decision.outcome, _OUTCOME_IN_TOAST),
        known="yes" if decision.outcome else "no",
    )


def _own_house(turn: SpokenTurn) -> Organisation | None:
    return turn.store.organisations.get(turn.partner.organisation_id) if turn.partner else None


def _ask(turn: SpokenTurn, dialogue: DialogueAbout[AboutWording], decision: Decision) -> None:
    """Ask what is still needed: in private, or here where the person cannot be written to alone."""
    about = AboutWording(decision=decision.id, wording=wording_of(turn, decision))
    begun = begin_alone(turn, dialogue.about(about))
    if begun is not Begun.BEHIND_A_DOOR:
        where = "private" if begun is Begun.ALONE else "here"
        turn.toast(f"{dialogue.id.replace('.', '-')}-{where}", number=str(decision.number))


def _drop_questions(turn: SpokenTurn, decision: Decision, asked: Collection[str] | None = None) -> None:
    """Forget what the sender was asked about this decision before, in all dialogues or these: the latest tap counts."""
    asked = frozenset().union(*_ASKED_AFTER.values()) if asked is None else asked
    for session in progress.held_by(turn):
        if session.dialogue in asked and session.occasion.get("decision") == decision.id:
            turn.transaction.drop_session(session)


# --- what is asked after a tap ---------------------------------------------------------------------------------------


def answered(turn: SpokenTurn, occasion: AboutWording, statement: Statement) -> None:
    """Take the voice of somebody who was asked, if it still fits what they were asked about."""
    found, house = turn.store.decisions.get(occasion.decision), _own_house(turn)
    if found is None or house is None:
        turn.refuse("refused-partner")
        return
    decision = closed_if_due(turn, found)
    if decision.status is not DecisionStatus.OPEN:
        say_closed(turn, decision)
    elif occasion.wording != wording_of(turn, decision):
        turn.refuse("decision-refused-outdated-version", number=str(decision.number))
    else:
        with politely(turn, decision, house):
            give(turn, decision, house, statement)
            turn.say(
                turn.words(
                    "decision-voice-noted",
                    number=str(decision.number),
                    stance=stance_label(turn, statement.stance),
                    organisation=house.name,
                )
            )


reason = Reason(id="reason", max_length=500)
remark = FreeText(id="remark", max_length=500, optional=True)
until = ComingTime(id="until")


def object_(turn: SpokenTurn, answers: Answers, occasion: AboutWording) -> None:
    """Count an objection now that its reason is there."""
    answered(turn, occasion, Statement(stance=Stance.OBJECTION, reason=answers[reason]))


def explain(turn: SpokenTurn, answers: Answers, occasion: AboutWording) -> None:
    """Add the reason to a concern that was counted already."""
    why = answers.get(remark)
    if why is None:
        turn.say(turn.words("decision-concern-stands"))
        return
    answered(turn, occasion, Statement(stance=Stance.CONCERN, reason=why))


def reserve(turn: SpokenTurn, answers: Answers, occasion: AboutWording) -> None:
    """Count a reservation now that its date is there."""
    answered(turn, occasion, Statement(stance=Stance.RESERVATION, until=answers[until].date()))


OBJECTION = DialogueAbout(
    occasion=AboutWording,
    id="decision.objection",
    version=1,
    questions=(reason,),
    on_end=object_,
    before=describe,
    who=Who.PARTNER,
)
CONCERN = DialogueAbout(
    occasion=AboutWording,
    id="decision.concern",
    version=1,
    questions=(remark,),
    on_end=explain,
    before=describe,
    who=Who.PARTNER,
)
RESERVATION = DialogueAbout(
    occasion=AboutWording,
    id="decision.reservation",
    version=1,
    questions=(until,),
    on_end=reserve,
    before=describe,
    who=Who.PARTNER,
)

_ASKED_AFTER: Final[Mapping[Stance, frozenset[str]]] = {
    Stance.OBJECTION: frozenset({OBJECTION.id}),
    Stance.CONCERN: frozenset({CONCERN.id}),
    Stance.RESERVATION: frozenset({RESERVATION.id}),
}
"""Dialogues that ask for what a stance needs, by their ids."""
