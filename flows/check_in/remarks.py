"""The sentence that everybody may leave at the end of an anonymous round: nothing says whose it is, or on what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.check_ins import REMARK, AnswerRefusal, Participation, Remark, answer_refusal
from bot.domain.errors import NotAllowed
from bot.engine.dialogues.progress import begin
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from flows.check_in.mine import show_mine
from flows.check_in.releasing import await_quoting

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

sentence = FreeText(id="remark", max_length=500, optional=True, skip="check-in-rather-not")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkedRound:
    """The round, by id. Stored with every session."""

    round: int


def wanted(turn: SpokenTurn, round_: Round) -> bool:
    """Whether the sender may leave a sentence: not if they have, nor if they came after the closing."""
    partner = turn.partner
    if partner is None or turn.store.participations.first(round_id=round_.id, question=REMARK, partner_id=partner.id):
        return False
    return (
        answer_refusal(
            round_, round_.questions[0], None, answered_before=False, now=turn.now, joined_at=partner.joined_at
        )
        is None
    )


def ask(turn: SpokenTurn, round_: Round) -> None:
    """Ask for it alone."""
    place = private_chats.find(turn, turn.identity) if turn.identity else None
    begin(turn, REMARKING.about(RemarkedRound(round=round_.id)), place=place)


def store(turn: SpokenTurn, answers: Answers, occasion: RemarkedRound) -> None:
    """Store the sentence apart from who left it, and that they did."""
    text, round_, partner = answers.get(sentence), turn.store.rounds.get(occasion.round), turn.partner
    house = turn.store.organisations.get(partner.organisation_id) if partner else None
    turn.leave_no_reply()
    if round_ is None:
        return
    if not text or partner is None or house is None:
        show_mine(turn, round_, turn.place)
        return
    if not wanted(turn, round_):
        raise NotAllowed(AnswerRefusal.ANONYMOUS)
    note_participation(
        turn, Participation(round_id=round_.id, question=REMARK, partner_id=partner.id, sector=house.sector)
    )
    turn.store.of(Remark).add(Remark(round_id=round_.id, text=text))
    if round_.closed_at is not None:
        await_quoting(turn, round_)
    show_mine(turn, round_, turn.place)


def note_participation(turn: SpokenTurn, participation: Participation) -> None:
    """Store that somebody answered, in an order that says nothing about which answer is theirs."""
    known = turn.store.participations.find(round_id=participation.round_id, question=participation.question)
    for one in known:
        turn.store.participations.remove(one)
    for one in sorted([*known, participation], key=lambda one: one.partner_id):
        turn.store.participations.add(one)


REMARKING = DialogueAbout(
    id="check_in.remark",
    version=1,
    occasion=RemarkedRound,
    questions=(sentence,),
    on_end=store,
    who=Who.PARTNER,
    in_place=True,
)
