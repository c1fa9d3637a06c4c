"""The card of a result: what a check-in shows, and the next steps that it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.next_steps import OFFERED, StepKind
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from flows.check_in.cards import round_of
from flows.check_in.following import offered_about
from flows.check_in.pictures import WHEEL
from flows.check_in.releasing import RESULT_CARD
from flows.check_in.reporting import report_of
from flows.next_step.choosing import begin_step
from flows.next_step.taking import about
from flows.paging import beginning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn

_SIGNS: Final[Mapping[StepKind, str]] = {
    StepKind.DECIDE: "🗳️",
    StepKind.TASK: "📌",
    StepKind.REMIND: "⏰",
    StepKind.NOTE: "📝",
}
_IN_A_ROW: Final = 2


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show the result with a choice for each step; late answers come to it once there are enough.

    Below the picture it shows as much as there is room for.

    What it offers was settled at the closing, so that no choice appears together with a number.
    """
    round_ = round_of(turn, shown)
    offered = OFFERED if offered_about(round_) is not None else ()
    choices = [
        Choice(kind.value, turn.words.label(f"step-kind-{kind.value}"), sign=_SIGNS[kind], row=place // _IN_A_ROW)
        for place, kind in enumerate(offered)
    ]
    room = turn.platform(turn.place).caption_units if shown.file else None
    return Content(beginning(report_of(turn, round_), turn.words("check-in-all-of-it"), room), tuple(choices))


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Begin a step on what the result names."""
    round_ = round_of(turn, shown)
    subject = offered_about(round_)
    if subject is None or key not in OFFERED:
        turn.refuse("stale-choice")
    else:
        begin_step(turn, StepKind(key), about(round_, subject))


RESULT: Final = Card(kind=RESULT_CARD, render=render, tap=tap, picture=WHEEL, follows=False)
