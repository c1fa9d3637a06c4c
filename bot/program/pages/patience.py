"""How much one visitor may ask: a bucket of requests for each, which fills again, so that others are served too."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

AT_ONCE: Final = 60
"""So many requests of one visitor are answered at once: an office behind one address opens a link together."""
EACH_SECOND: Final = 2.0
"""So many are answered for good."""
MOST_VISITORS: Final = 10_000
"""So many are told apart; who has not asked for longest is forgotten first."""


class VisitorPatience:
    """Counts what visitors ask for. Nobody's address is kept for longer than it takes to fill their bucket again."""

    def __init__(self, monotonic: Callable[[], timedelta]) -> None:
        self._monotonic = monotonic
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """For each visitor what was left, and when."""

    def __len__(self) -> int:
        return len(self._left)

    def wait(self, visitor: str) -> int:
        """Count a request; return after how many whole seconds it may come again, 0 if it is answered now."""
        now = self._monotonic().total_seconds()
        left, at = self._left.pop(visitor, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - at) * EACH_SECOND)
        served = left >= 1
        self._left[visitor] = (left - 1 if served else left, now)
        self._forget(now)
        return 0 if served else math.ceil((1 - left) / EACH_SECOND)

    def _forget(self, now: float) -> None:
        """Forget those whose buckets are full again, and one too many."""
        for visitor, (_, at) in list(self._left.items())[:2]:
            if len(self._left) > MOST_VISITORS or now - at > AT_ONCE / EACH_SECOND:
                del self._left[visitor]
