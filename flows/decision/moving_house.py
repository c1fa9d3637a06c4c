"""Moving to another organisation: who does so while decisions are open takes back what they said for the former one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionStep, ObjectionStatus
from bot.domain.verdicts import taken_back
from bot.engine.turn import private_chats
from bot.engine.wording import Markup, paragraphs
from flows.decision.record import CARD, Role, note, open_decisions, voice_entry

if TYPE_CHECKING:
    from bot.domain.decisions import Decision
    from bot.domain.partners import Organisation, Partner
    from bot.engine.turn.spoken import SpokenTurn


def take_back(turn: SpokenTurn, mover: Partner | None, house: Organisation) -> None:
    """Take back what somebody said for other organisations than `house`, and tell them; `mover` as before, or None."""
    lines = []
    for decision in open_decisions(turn) if mover is not None else ():
        mine = taken_back(
            decision, turn.store.voices.find(decision_id=decision.id), mover.id if mover else 0, house=house.id
        )
        latest = {voice.organisation_id: voice for voice in sorted(mine, key=lambda voice: (voice.at, voice.id))}
        for voice in mine:
            turn.store.voices.remove(voice)
        for organisation_id, voice in latest.items():
            former = turn.store.organisations.get(organisation_id)
            note(turn, decision, DecisionStep.VOICE_WITHDRAWN, Role.PARTNER, before=voice_entry(voice))
            if voice.objection is ObjectionStatus.OPEN and former is not None:
                tell_objection_withdrawn(turn, decision, former)
            lines.append(
                turn.words(
                    "decision-taken-back-line",
                    number=str(decision.number),
                    stance=turn.words.label(f"decision-stance-{voice.stance.value}"),
                    organisation=former.name if former else "",
                )
            )
        if latest:
            turn.changed(CARD, decision.id)
    if lines:
        listed = Markup("\n".join(f"- {line}" for line in lines))
        turn.say(paragraphs(turn.words("decision-taken-back", count=len(lines)), listed))


def tell_objection_withdrawn(turn: SpokenTurn, decision: Decision, house: Organisation) -> None:
    """Tell whoever proposed that an objection is no longer there."""
    proposer = turn.store.partners.get(decision.proposer_id) if decision.proposer_id else None
    if proposer is None or proposer.left_at is not None or (turn.partner and turn.partner.id == proposer.id):
        return
    private_chats.tell(
        turn,
        proposer,
        turn.words("decision-objection-taken-back", number=str(decision.number), organisation=house.name),
    )
