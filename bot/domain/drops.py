"""What was taken off a list by a tap, and how long that can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

UNDO_FOR: Final = timedelta(hours=24)
"""How long something that was dropped can be brought back (our rule: a day)."""
KEPT: Final = UNDO_FOR + timedelta(hours=1)
"""After so long it is deleted: the cards have been told by then that it cannot be brought back any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A stakeholder or a line of the communication plan was dropped, or a task was done or dropped."""

    id: int = 0
    thing: str
    """Which: `s`, `c` or `t` with its id, as in bundles."""
    by: int | None
    """The partner who did it; None for a coordinator who takes no part, and once forgotten."""
    at: datetime
    undone: bool = False

    def can_be_undone(self, now: datetime) -> bool:
        """Tell whether it can be brought back."""
        return not self.undone and now < self.at + UNDO_FOR
