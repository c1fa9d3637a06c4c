"""The budget: what may go out now. A copy of what the outbox knows, for the thread that claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.cooperation import Channel
    from bot.engine.outgoing.halts import Halts
    from bot.engine.outgoing.pace import Pace

TO_A_PERSON = 60
"""At most so many deliveries a minute to a private chat, where the platform has limits."""


def limit_of(channel: Channel, limits: Mapping[str, int | None]) -> int | None:
    """Return how much may go to a channel in a minute; `limits` are those of groups, by adapter."""
    limit = limits[channel.adapter]
    return limit if limit is None or channel.kind is ChannelKind.GROUP else TO_A_PERSON


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may go out at one moment; spent by whoever claims."""

    now: datetime
    limits: Mapping[str, int | None]
    """How much may go to a group in a minute, by connected adapter."""
    pace: Pace
    halts: Halts
    under_way: Counter[str]
    """Deliveries under way, by adapter."""
    busy: set[int]
    """Channels that something is under way to, by id."""
    resting: set[tuple[int, bool]]
    """Channels that nothing goes to for a while: lines, and refreshed cards (True)."""
    opens: dict[tuple[int, bool], datetime] = field(default_factory=dict)
    """Found out meanwhile: until when a channel has to rest."""

    def lets(self, channel: Channel, *, refresh: bool) -> bool:
        """Whether a channel takes a line, or a refreshed card."""
        if channel.adapter not in self.limits or channel.id in self.busy or (channel.id, refresh) in self.resting:
            return False
        if not self.halts.lets(channel.adapter, self.now, self.under_way[channel.adapter]):
            return False
        limit = limit_of(channel, self.limits)
        if limit is None:
            return True
        opens = self.pace.opens(channel.id, self.now, limit, refresh=refresh)
        if opens > self.now:
            self.opens[channel.id, refresh] = opens
            self.resting.add((channel.id, refresh))
        return opens <= self.now

    def spend(self, channel: Channel) -> None:
        """Note that something will be under way to a channel."""
        self.busy.add(channel.id)
        self.under_way[channel.adapter] += 1
