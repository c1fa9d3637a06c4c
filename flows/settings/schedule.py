"""Everything that comes by itself, set anew after something it depends on has changed: zone, holidays, phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import decision, due, reminder
from flows.check_in.rhythm import plan_next

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.turn.turn import Turn


def rearrange(turn: Turn) -> datetime | None:
    """Set all of a cooperation's regular dates anew; return when the next check-in opens by itself."""
    decision.rearm(turn)
    due.arrange(turn)
    reminder.rearrange(turn)
    return plan_next(turn)
