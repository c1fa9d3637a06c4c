"""What a result offers a next step on: the weakest field that it names, else the barrier it names most."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.next_steps import StepSubject, foremost
from flows.check_in.following import offered_about
from flows.check_in.results import result

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn


def with_subject(turn: Turn, closed: Round) -> Round:
    """Note what the result offers a next step on: it stands still from then on, whatever comes late."""
    weak = next((one.field for one in result(turn, closed).weak if one.field is not None), None)
    return replace(closed, weakest=weak, foremost=None if weak is not None else foremost(closed.hindering))


def subject_now(turn: Turn, closed: Round) -> StepSubject | None:
    """Return what a step can be taken on at present; of a result that offers nothing, what it names by now."""
    return offered_about(closed) or offered_about(with_subject(turn, closed))
