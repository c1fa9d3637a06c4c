"""Being away for a time: until then check-ins neither ask nor wait for somebody, who comes back by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.partners import is_away
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import fold
from flows.check_in.rounds import ROUND_CARD, open_one
from flows.check_in.whom import today
from flows.decision.days import ComingTime
from flows.partners.deputies import OVER, clock_set_back, ring_over, tell_deputy

if TYPE_CHECKING:
    from datetime import date

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

LONGEST: Final = timedelta(days=366)
"""Whoever is away for longer takes part no more: `/leave` is for that."""
_BACK: Final = frozenset({"zurueck", "back", "wieder da", "ende", "end", "aus", "off"})

until = ComingTime(id="until")


def start(turn: SpokenTurn, typed: str) -> None:
    """Note until when the sender is away; without a day, that they are back, or ask for it."""
    partner = turn.partner
    if partner is None:
        turn.refuse("refused-partner")
    elif fold(typed) in _BACK or (not typed and is_away(partner, today(turn))):
        come_back(turn)
    else:
        begin_alone(turn, AWAY, [typed] if typed else [])


def go_away(turn: SpokenTurn, answers: Answers) -> None:
    """Keep the last day that the sender is away."""
    day = answers[until].date()
    if day - today(turn) > LONGEST:
        turn.refuse("away-too-long")
    else:
        _keep(turn, day)
        turn.confirm(turn.words("away-noted", day=turn.words.day(day)))


def come_back(turn: SpokenTurn) -> None:
    """Let check-ins ask the sender again."""
    was_away = turn.partner is not None and is_away(turn.partner, today(turn))
    _keep(turn, None)
    turn.confirm(turn.words("away-over" if was_away else "away-not"))


def _keep(turn: SpokenTurn, day: date | None) -> None:
    if turn.partner is not None:
        before = turn.partner
        turn.store.partners.put(replace(before, away_until=day))
        tell_deputy(turn, before, day)
    round_ = open_one(turn)
    if round_ is not None:
        turn.changed(ROUND_CARD, round_.id)  # perhaps nobody else is missing


AWAY = Dialogue(id="away", version=1, questions=(until,), on_end=go_away, who=Who.PARTNER)
FLOW = Flow(
    id="away",
    commands=(Command(name="away", german="abwesend", who=Who.PARTNER, handle=start),),
    dialogues=(AWAY,),
    alarms=(Alarm(kind=OVER, ring=ring_over),),
    clock_set_back=clock_set_back,
)
