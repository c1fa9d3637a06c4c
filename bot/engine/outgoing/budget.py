"""The budget: what may go out now, as platforms limit it.

Pace keeps what goes to a group under its platform's limit, and leaves room for answers beside refreshed cards. Halts
are obeyed when a platform that counts everything an account sends has asked it to wait. A budget is a copy of both, for
the thread that claims.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from typing import Self

    from bot.domain.cooperation import Channel
    from bot.engine.exchange.messages import Capabilities, Delivery

MINUTE = timedelta(minutes=1)
MARGIN = timedelta(seconds=1)
"""Longer than a minute by this much counts what was sent: clocks differ, and what is sent evenly arrives unevenly."""
FOR_CARDS = 0.6
"""The share of a channel's minute that refreshed cards may use; the rest is kept for answers to people."""
BURST = 4
"""So many may go out at once; then one a second, as core.telegram.org/bots/faq asks for."""
CALM = timedelta(minutes=1)
"""After so long without being asked to wait, several things may be under way again."""
TO_A_PERSON = 60
"""At most so many deliveries a minute to a private chat, where the platform has limits."""


class Pace:
    """Remembers what went to each place in the last minute, and what is on its way there.

    Whoever is there counts when something arrives, which is at some time between its start and its confirmation. So it
    counts as arriving now while it is on its way, and from then on as having arrived when that was known. Times are
    the clock's that nobody sets, in order.
    """

    def __init__(self) -> None:
        self._arrived: dict[Hashable, tuple[timedelta, ...]] = {}
        self._under_way: Counter[Hashable] = Counter()
        self._refreshed: dict[Hashable, timedelta] = {}

    def start(self, place: Hashable, now: timedelta, messages: int = 1, *, refresh: bool) -> None:
        """Note that so many messages are on their way from now on."""
        self._under_way[place] += messages
        if refresh:
            self._refreshed[place] = now

    def end(self, place: Hashable, now: timedelta, messages: int = 1) -> None:
        """Note that so many messages are no longer on their way: by now they have arrived, if they ever do."""
        self._under_way[place] -= messages
        if self._under_way[place] <= 0:
            del self._under_way[place]
        self.recall(place, now, messages)

    def recall(self, place: Hashable, at: timedelta, messages: int = 1) -> None:
        """Note that so many messages had arrived at a time in the past."""
        self._arrived[place] = tuple(sorted((*self._arrived.get(place, ()), *[at] * messages)))

    def opens(self, place: Hashable, now: timedelta, limit: int, messages: int = 1, *, refresh: bool) -> timedelta:
        """Return when the next so many messages may go out, `now` at the earliest; `limit` is for a minute.

        As long as something is on its way it is too early to tell, and the time is the earliest possible.
        """
        counting = (*self._counting(place, now), *[now] * self._under_way[place])
        most = max(1, int(limit * FOR_CARDS)) if refresh else limit
        others = most - min(messages, most)
        opens = now if len(counting) <= others else counting[len(counting) - others - 1] + MINUTE + MARGIN
        if len(counting) >= BURST:
            opens = max(opens, counting[-BURST] + timedelta(seconds=BURST))
        last = self._refreshed.get(place)
        if refresh and last is not None:  # taps in quick succession become one refresh
            opens = max(opens, last + MINUTE / limit)
        return opens

    def copy(self, now: timedelta) -> Self:
        """Return a copy, and forget here and there what is older than a minute."""
        arrived = {place: self._counting(place, now) for place in self._arrived}
        self._arrived = {place: times for place, times in arrived.items() if times}
        self._refreshed = {place: last for place, last in self._refreshed.items() if now - last < MINUTE}
        copied = type(self)()
        copied._arrived, copied._refreshed = dict(self._arrived), dict(self._refreshed)  # noqa: SLF001 - of its own kind
        copied._under_way = self._under_way.copy()  # noqa: SLF001 - as above
        return copied

    def _counting(self, place: Hashable, now: timedelta) -> tuple[timedelta, ...]:
        return tuple(at for at in self._arrived.get(place, ()) if now - at < MINUTE + MARGIN)


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


def place_of(channel: Channel) -> Hashable:
    """Return what a platform counts by: a group with all its topics, or a private chat."""
    if channel.platform_id is None:
        return channel.id
    return channel.adapter, channel.account, channel.platform_id


def limit_of(channel: Channel, platforms: Mapping[str, Capabilities]) -> int | None:
    """Return how much may go to a channel in a minute, None if there is no limit; `platforms` by adapter."""
    limit = platforms[channel.adapter].per_minute
    return limit if limit is None or channel.kind is ChannelKind.GROUP else TO_A_PERSON


@dataclass(slots=True, kw_only=True)
class Budget:
    """What may go out at one moment; spent by whoever claims."""

    now: timedelta
    platforms: Mapping[str, Capabilities]
    """What those can do that are connected, by adapter."""
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

    def lets(self, channel: Channel, messages: int = 1, *, refresh: bool) -> bool:
        """Whether a channel takes a line of so many messages, or a refreshed card."""
        if channel.adapter not in self.platforms or channel.id in self.busy or (channel.id, refresh) in self.resting:
            return False
        if not self.halts.lets(channel.adapter, self.now, self.under_way[channel.adapter]):
            return False
        limit = limit_of(channel, self.platforms)
        if limit is None:
            return True
        opens = self.pace.opens(place_of(channel), self.now, limit, messages, refresh=refresh)
        if opens > self.now:
            self.opens[channel.id, refresh] = opens
            self.resting.add((channel.id, refresh))
        return opens <= self.now

    def weigh(self, channel: Channel, delivery: Delivery) -> int:
        """Return how many messages a delivery is where its platform counts them, elsewhere none."""
        return 0 if limit_of(channel, self.platforms) is None else self.platforms[channel.adapter].messages(delivery)

    def spend(self, channel: Channel, messages: int, *, refresh: bool) -> None:
        """Note that so many messages will be under way to a channel."""
        self.busy.add(channel.id)
        self.under_way[channel.adapter] += 1
        if messages:
            self.pace.start(place_of(channel), self.now, messages, refresh=refresh)
