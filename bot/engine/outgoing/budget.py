"""The budget: what may go out now, as platforms limit it.

Pace keeps what goes to a channel under its platform's limit, and leaves room for answers beside refreshed cards. Halts
are obeyed when a platform that counts everything an account sends has asked it to wait. A budget is a copy of both, for
the thread that claims.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping
    from typing import Self

    from bot.domain.cooperation import Channel

MINUTE = timedelta(minutes=1)
FOR_CARDS = 0.6
"""The share of a channel's minute that refreshed cards may use; the rest is kept for answers to people."""
BURST = 4
"""So many may go out at once; then one a second, as core.telegram.org/bots/faq asks for."""
CALM = timedelta(minutes=1)
"""After so long without being asked to wait, several things may be under way again."""
TO_A_PERSON = 60
"""At most so many deliveries a minute to a private chat, where the platform has limits."""


class Pace:
    """Remembers what went to each channel in the last minute. Times are the clock's that nobody sets, in order."""

    def __init__(self) -> None:
        self._sent: dict[int, tuple[timedelta, ...]] = {}
        self._refreshed: dict[int, timedelta] = {}

    def note(self, channel: int, now: timedelta, *, refresh: bool) -> None:
        """Note that something goes out now."""
        self._sent[channel] = (*self._of_last_minute(channel, now), now)
        if refresh:
            self._refreshed[channel] = now

    def opens(self, channel: int, now: timedelta, limit: int, *, refresh: bool) -> timedelta:
        """Return when the next delivery may go out, `now` at the earliest; `limit` is for a minute."""
        sent = self._of_last_minute(channel, now)
        most = max(1, int(limit * FOR_CARDS)) if refresh else limit
        opens = now if len(sent) < most else sent[len(sent) - most] + MINUTE
        if len(sent) >= BURST:
            opens = max(opens, sent[-BURST] + timedelta(seconds=BURST))
        last = self._refreshed.get(channel)
        if refresh and last is not None:  # taps in quick succession become one refresh
            opens = max(opens, last + MINUTE / limit)
        return opens

    def copy(self, now: timedelta) -> Self:
        """Return a copy, and forget here and there what is older than a minute."""
        self._sent = {channel: sent for channel, sent in self._sent.items() if now - sent[-1] < MINUTE}
        self._refreshed = {channel: last for channel, last in self._refreshed.items() if now - last < MINUTE}
        copied = type(self)()
        copied._sent, copied._refreshed = dict(self._sent), dict(self._refreshed)  # noqa: SLF001 - of its own kind
        return copied

    def _of_last_minute(self, channel: int, now: timedelta) -> tuple[timedelta, ...]:
        return tuple(at for at in self._sent.get(channel, ()) if now - at < MINUTE)


class Halts:
    """Remembers until when each account waits.

    For a while after that, one thing at a time goes out: what matters most is chosen each time anew, instead of
    everything that waits trying its luck at once.
    """

    def __init__(self) -> None:
        self._until: dict[str, timedelta] = {}

    def note(self, account: str, until: timedelta) -> None:
        """Note that an account was asked to wait until then."""
        self._until[account] = max(until, self._until.get(account, until))

    def left(self, account: str, now: timedelta) -> timedelta:
        """Return how long an account still waits; zero if it does not."""
        return max(timedelta(), self._until.get(account, now) - now)

    def lets(self, account: str, now: timedelta, under_way: int) -> bool:
        """Whether another thing may go out beside those that are under way."""
        until = self._until.get(account)
        return until is None or (until <= now and (under_way == 0 or now - until > CALM))

    def next_end(self, now: timedelta) -> timedelta | None:
        """When the next account may go on that waits now."""
        return min((until for until in self._until.values() if until > now), default=None)

    def copy(self) -> Self:
        """Return a copy."""
        copied = type(self)()
        copied._until = dict(self._until)  # noqa: SLF001 - of its own kind
        return copied


def limit_of(channel: Channel, limits: Mapping[str, int | None]) -> int | None:
    """Return how much may go to a channel in a minute; `limits` are those of groups, by adapter."""
    limit = limits[channel.adapter]
    return limit if limit is None or channel.kind is ChannelKind.GROUP else TO_A_PERSON


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may go out at one moment; spent by whoever claims."""

    now: timedelta
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
    opens: dict[tuple[int, bool], timedelta] = field(default_factory=dict)
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
