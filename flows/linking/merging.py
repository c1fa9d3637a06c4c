"""Two partners who turn out to be one person: what two have said and done, one has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionEvent, DecisionStatus, DecisionStep
from bot.domain.verdicts import taken_back
from flows.check_in.nudging import KEPT_NUDGES
from flows.decision.record import Role, voice_entry
from flows.partners.departing import join_roles

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.check_ins import Answer
    from bot.domain.partners import Partner
    from bot.engine.stored.ports import Store


def merge(store: Store, *, keep: int, drop: int, at: datetime) -> None:
    """Let one partner have said what two have said; where both have, the latest counts."""
    kept, former = store.partners.get(keep), store.partners.get(drop)
    if kept is None or former is None:
        return
    _merge_answers(store, keep, drop)
    for took_part in store.participations.find(partner_id=drop):
        if store.participations.first(round_id=took_part.round_id, question=took_part.question, partner_id=keep):
            store.participations.remove(took_part)
        else:
            store.participations.put(replace(took_part, partner_id=keep))
    for round_ in store.rounds.find():
        if drop in round_.asked:
            asked = dict.fromkeys(keep if one == drop else one for one in round_.asked)
            store.rounds.put(replace(round_, asked=tuple(asked)))
    store.hand_over(drop, keep)
    one = store.partners.put(_one(kept, former))
    _merge_voices(store, one, at)
    join_roles(store, one.id)
    store.partners.remove(former)
    store.touch_all_cards()


def _merge_answers(store: Store, keep: int, drop: int) -> None:
    """Let one person have one answer; of two that are seen already, one is nobody's: what was shown stays as it is."""
    for answer in store.answers.find(partner_id=drop):
        round_ = store.rounds.get(answer.round_id)
        other = store.answers.first(round_id=answer.round_id, question=answer.question, partner_id=keep)
        if other is None:
            store.answers.put(replace(answer, partner_id=keep))
        elif round_ is None or round_.closed_at is None:
            store.answers.remove(min(answer, other, key=lambda one: one.at))
            if other.at < answer.at:
                store.answers.put(replace(answer, partner_id=keep))
        else:
            _merge_closed(store, other, answer)


def _merge_closed(store: Store, kept: Answer, dropped: Answer) -> None:
    """Drop a late answer that still waits; where both have been seen, leave the second to nobody."""
    if _waits(dropped):
        store.answers.remove(dropped)
    elif _waits(kept):
        store.answers.remove(kept)
        store.answers.put(replace(dropped, partner_id=kept.partner_id))
    else:
        store.answers.put(replace(dropped, partner_id=None))


def _waits(answer: Answer) -> bool:
    return answer.late and answer.release is None


def _merge_voices(store: Store, one: Partner, at: datetime) -> None:
    """Take back what was said for another organisation: one person has one voice in a decision."""
    for decision in store.decisions.find(status=DecisionStatus.OPEN):
        voices = store.voices.find(decision_id=decision.id)
        for voice in taken_back(decision, voices, one.id, house=one.organisation_id):
            store.voices.remove(voice)
            store.decision_events.add(
                DecisionEvent(
                    decision_id=decision.id,
                    step=DecisionStep.VOICE_WITHDRAWN,
                    actor_id=one.id,
                    role=Role.PARTNER.value,
                    at=at,
                    before=voice_entry(voice),
                )
            )


def _one(kept: Partner, former: Partner) -> Partner:
    """Return who is both: a partner since the earlier of the two, and as long as one of them is."""
    came_back = kept.left_at is not None and former.left_at is None
    return replace(
        kept,
        organisation_id=former.organisation_id if came_back else kept.organisation_id,
        engagement=kept.engagement or former.engagement,
        joined_at=min(kept.joined_at, former.joined_at),
        left_at=None if came_back else kept.left_at,
        away_until=kept.away_until or former.away_until,
        nudged_at=tuple(sorted((*kept.nudged_at, *former.nudged_at)))[-KEPT_NUDGES:],
    )
