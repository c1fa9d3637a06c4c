"""How often somebody may be reminded alone of a check-in that they have not answered."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

NUDGE_LIMIT = 2
"""Nudges that one person may get within `NUDGE_WINDOW`."""

NUDGE_WINDOW = timedelta(days=14)


def may_nudge(nudged_at: Iterable[datetime], now: datetime) -> bool:
    """Whether one more private nudge keeps to two within 14 days."""
    return sum(now - at < NUDGE_WINDOW for at in nudged_at) < NUDGE_LIMIT
