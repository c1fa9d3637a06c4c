"""Storing what somebody answers to a check-in, wherever they do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.check_ins import take_answer
from flows.catalogue.partnership import LOAD
from flows.check_in import remarks
from flows.check_in.releasing import QUESTION_CARD, await_others
from flows.check_in.rounds import ROUND_CARD

if TYPE_CHECKING:
    from bot.domain.check_ins import Answer, Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

LOW = (1, 2)
"""Ratings that are followed by the question what is missing (as in a study that asks exactly there, PMC4209702)."""


class YesPartlyNo(StrEnum):
    """The anchored answers of a question that yes is good for."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    UNKNOWN = "unknown"


VALUES = {YesPartlyNo.YES: 5, YesPartlyNo.PARTLY: 3, YesPartlyNo.NO: 1, YesPartlyNo.UNKNOWN: None}
"""Where they stand on the scale of 1 to 5, so that all fields can be compared."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An answer that was stored, and the one it stands instead of."""

    answer: Answer
    before: Answer | None

    @property
    def no_longer_low(self) -> bool:
        """Whether it stands instead of a low rating and is none."""
        return self.before is not None and self.before.value in LOW and self.answer.value not in LOW


def record(turn: SpokenTurn, round_: Round, question: str, value: int | None, text: str = "") -> Recorded | None:
    """Store the sender's answer, instead of an earlier one. None if they have not joined; then they are told how."""
    partner = turn.partner
    house = turn.store.organisations.get(partner.organisation_id) if partner else None
    if partner is None or house is None:
        turn.refuse("refused-partner")
        return None
    before = given(turn, round_, question)
    if before is not None and value in LOW and before.value in LOW:
        text = text or before.text  # what was missing is still missing, also after a second tap
    took_part = round_.anonymous and turn.store.participations.find(
        round_id=round_.id, question=question, partner_id=partner.id
    )
    answer, participation = take_answer(
        round_,
        question,
        value,
        partner_id=partner.id,
        sector=house.sector,
        at=turn.now,
        text=text,
        answered_before=before is not None or bool(took_part),
        joined_at=partner.joined_at,
        engagement=partner.engagement if question == LOAD else None,
    )
    if participation is not None:
        answer = replace(answer, at=round_.opened_at)  # a time could tell whose it is
        remarks.note_participation(turn, participation)
        turn.leave_no_reply()
    stored = turn.store.answers.put(replace(answer, id=before.id)) if before else turn.store.answers.add(answer)
    if round_.closed_at is not None:
        await_others(turn, round_)  # nothing is changed that anybody sees: one answer more could be told from it
        return Recorded(stored, before)
    _changed(turn, round_)
    return Recorded(stored, before)


def take_back(turn: SpokenTurn, answer: Answer, round_: Round) -> None:
    """Remove an answer of a round that is open."""
    turn.store.answers.remove(answer)
    _changed(turn, round_)


def given(turn: Turn, round_: Round, question: str) -> Answer | None:
    """Return the sender's answer to a question, None if they gave none or nobody knows which it is."""
    if turn.partner is None or round_.anonymous:
        return None
    return turn.store.answers.first(round_id=round_.id, question=question, partner_id=turn.partner.id)


def answered_by_sender(turn: SpokenTurn, round_: Round) -> set[str]:
    """Return the questions of a round that the sender has answered."""
    if turn.partner is None:
        return set()
    answers = turn.store.answers.find(round_id=round_.id, partner_id=turn.partner.id)
    taken = turn.store.participations.find(round_id=round_.id, partner_id=turn.partner.id)
    return {*(one.question for one in answers), *(one.question for one in taken)} & set(round_.questions)


def _changed(turn: Turn, round_: Round) -> None:
    turn.changed(ROUND_CARD, round_.id)
    turn.changed(QUESTION_CARD, round_.id)
