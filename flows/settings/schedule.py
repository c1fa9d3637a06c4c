"""Everything that comes by itself, set anew after something it depends on has changed: zone, holidays, phases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Phase
from flows import decision
from flows.check_in.rhythm import plan_next
from flows.due import bundles
from flows.indicator.schedule import arrange_all
from flows.meeting.coming import follow_settings
from flows.phase.standing import place_of
from flows.reminder import ringing
from flows.risk.watching import arrange_risks
from flows.settings.previewing import SUGGESTION_CARD
from flows.watch import telling

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.turn.turn import Turn


def rearrange(turn: Turn) -> datetime | None:
    """Set all of a cooperation's regular dates anew; return when the next check-in opens by itself."""
    decision.rearm(turn)
    bundles.arrange(turn)
    ringing.rearrange(turn)
    telling.arrange(turn)
    arrange_all(turn)
    arrange_risks(turn)
    for phase in Phase:
        turn.changed(SUGGESTION_CARD, place_of(phase))
    follow_settings(turn)
    return plan_next(turn)
