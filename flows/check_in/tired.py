"""Rounds that hardly anybody answers: the coordination hears it alone, and is offered a longer rhythm."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Rhythm
from bot.engine.dialogues.progress import begin_with
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import told_first
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import OneOf
from bot.engine.wording import paragraphs
from flows.check_in.rhythm import DAYS, interval, plan_next

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Round
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

ROUNDS = 5
"""After so many in a row, and again after as many more."""
FEW = 4
"""Hardly anybody: fewer than one in so many of those who were asked."""


class Reaction(StrEnum):
    """What to do about it."""

    LONGER = "longer"
    KEEP = "keep"


pace = OneOf(id="pace", among=Reaction, wording="check-in-tired-pace")


def look_at_turnout(turn: Turn) -> None:
    """After a closing: ask a coordinator whether check-ins should come less often, if five in a row hardly counted."""
    rounds = turn.store.rounds.find(kind=RoundKind.ORDINARY)
    closed = [round_ for round_ in rounds if round_.closed_at is not None]
    poor = len(list(takewhile(_is_poor, reversed(closed))))
    if not poor or poor % ROUNDS or longer(turn) is None:
        return
    places = (private_chats.find(turn, one) for one in told_first(turn))
    place = next((one for one in places if one is not None), None)
    if place is not None:
        begin_with(turn, TIRED, place)


def _is_poor(round_: Round) -> bool:
    return bool(round_.asked) and sum(round_.counted.values()) * FEW < len(round_.asked)


def longer(turn: Turn) -> Rhythm | None:
    """Return the next longer rhythm; None where check-ins do not come by themselves."""
    span = interval(turn)
    if span is None:
        return None
    return next((rhythm for rhythm, days in DAYS.items() if days > span.days), Rhythm.ON_DEMAND)


def settle(turn: SpokenTurn, answers: Answers) -> None:
    """Take the longer rhythm, or leave all as it is."""
    wanted = longer(turn)
    if answers[pace] is Reaction.KEEP or wanted is None:
        turn.say(turn.words("check-in-tired-kept"))
        return
    turn.keep(replace(turn.home, rhythm=wanted))
    due = plan_next(turn)
    following = turn.words("check-in-tired-next", day=turn.words.day(due.astimezone(turn.zone).date())) if due else ""
    turn.say(paragraphs(turn.words("check-in-tired-longer", rhythm=_named(turn, wanted)), following))


def _named(view: View, rhythm: Rhythm) -> str:
    return view.words.label(f"setting-rhythm-{rhythm.value.replace('_', '-')}")


def describe(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    """Return what the question is about."""
    home = view.cooperation
    return {
        "cooperation": (home.name if home else "") or view.words.label("cooperation-nameless"),
        "present": _named(view, home.rhythm) if home else "",
    }


TIRED = Dialogue(
    id="check_in.tired",
    version=1,
    questions=(pace,),
    on_end=settle,
    before=describe,
    who=Who.COORDINATOR,
    everywhere=True,
)
