"""The result of a closed round, of either kind: what cards, pages and the export show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind
from flows.check_in.partnership_result import report_check
from flows.check_in.results import report

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn
    from bot.engine.wording import Markup


def report_of(turn: Turn, round_: Round) -> Markup:
    """Write what a closed round shows."""
    return report_check(turn, round_) if round_.kind is RoundKind.PARTNERSHIP else report(turn, round_)
