"""How fast a bot may write: counted always, enforced if wanted.

Telegram names about one message per second and chat with short bursts, 20 per minute and group, 30 per second overall.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

COUNTED = frozenset(
    {
        "sendmessage",
        "sendphoto",
        "senddocument",
        "editmessagetext",
        "editmessagecaption",
        "editmessagereplymarkup",
        "pinchatmessage",
    }
)
"""The methods that count: messages and edits alike, also the message that something was pinned."""
BURST = 4
"""How many messages a chat takes at once; then one per second."""
PER_GROUP_MINUTE = 20
PER_SECOND = 30


class Limits:
    """What each bot wrote where and when."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._written: dict[int, list[tuple[datetime, int]]] = defaultdict(list)

    def pause(self, bot: int, chat: int) -> int:
        """Return how many seconds a bot must wait before it may write to a chat, 0 if it need not."""
        now = self._now()
        ages = [((now - when).total_seconds(), where) for when, where in self._written[bot]]
        here = [age for age, where in ages if where == chat]
        waits = [_wait([age for age, _ in ages], PER_SECOND, 1), _wait(here, BURST, BURST)]
        if chat < 0:
            waits.append(_wait(here, PER_GROUP_MINUTE, 60))
        return math.ceil(max(waits))

    def wrote(self, bot: int, chat: int) -> None:
        """Note a message or an edit."""
        self._written[bot].append((self._now(), chat))

    def count(self, chat: int, minute: datetime) -> int:
        """Return how many messages and edits of bots a chat had in the minute that contains this time."""
        begin = minute.replace(second=0, microsecond=0)
        times = [when for written in self._written.values() for when, where in written if where == chat]
        return sum(when.replace(second=0, microsecond=0) == begin for when in times)

    def most_in_a_minute(self, chat: int) -> int:
        """Return the most messages and edits a chat had in any 60 seconds."""
        times = sorted(when for written in self._written.values() for when, where in written if where == chat)
        return max(
            (sum(0 <= (when - first).total_seconds() < 60 for when in times) for first in times), default=0
        )  # a minute


def _wait(ages: list[float], most: int, seconds: float) -> float:
    """Return how long until fewer than `most` of these happened within `seconds`."""
    recent = sorted(age for age in ages if age < seconds)
    return seconds - recent[most - 1] if len(recent) >= most else 0.0
