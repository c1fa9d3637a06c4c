"""Closing a round before its deadline: asked once more before it happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind, answered
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import parts_of
from flows.check_in.rounds import close, open_one
from flows.choosing import Either, YesNo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundToClose:
    """The round to close, by id. Stored with every session."""

    round: int


_ALSO = {YesNo.YES: ("ja",), YesNo.NO: ("nein",)}
SURE = frozenset((*YesNo, *(word for words in _ALSO.values() for word in words)))
"""What can be typed behind the command instead of being asked."""
sure = Either(id="sure", among=YesNo, wording="setting", also=_ALSO)


def close_if_sure(turn: SpokenTurn, answers: Answers, occasion: RoundToClose) -> None:
    """Close the round that was asked about, if it is still open."""
    round_ = open_one(turn)
    if round_ is None or round_.id != occasion.round:
        turn.refuse("check-in-none-open")
    elif answers[sure] is YesNo.NO:
        turn.say(turn.words("check-in-stays-open", kind=round_.kind.value, number=str(round_.number)))
    else:
        close(turn, round_)


def describe(view: View, _answers: Answers, occasion: RoundToClose, _step: Question) -> Mapping[str, Value]:
    """Return the number of the round that is asked about, and how many have answered so far."""
    round_ = view.store.rounds.get(occasion.round)
    if round_ is None:
        return {"kind": RoundKind.ORDINARY.value, "number": "", "count": 0}
    answers = view.store.answers.find(round_id=round_.id, late=False)
    counts = answered(round_, answers, view.store.participations.find(round_id=round_.id))
    return {
        "kind": round_.kind.value,
        "number": str(round_.number),
        "count": sum(count.some for count in counts.values()),
    }


CLOSE_EARLY = DialogueAbout(
    id="check_in.close",
    version=1,
    occasion=RoundToClose,
    questions=(sure,),
    on_end=close_if_sure,
    before=describe,
    who=Who.COORDINATOR,
)


def begin_closing(turn: SpokenTurn, round_: Round, typed: str = "") -> None:
    """Ask alone, with how many have answered, whether to close now; not if that is `typed`."""
    begin_alone(turn, CLOSE_EARLY.about(RoundToClose(round=round_.id)), parts_of(typed))
