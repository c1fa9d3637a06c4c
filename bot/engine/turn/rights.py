"""Who may do what: the cooperation's own lists decide, never a platform's."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


class Who(Enum):
    """For whom something is."""

    ALL = "all"
    PARTNER = "partner"
    COORDINATOR = "coordinator"


def may(turn: Turn, who: Who) -> bool:
    """Tell whether whoever caused this turn may do something. The clock may everything."""
    if turn.sender is None or who is Who.ALL:
        return True
    if who is Who.PARTNER:
        return turn.partner is not None or turn.coordinates
    return turn.coordinates
