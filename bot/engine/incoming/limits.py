"""Limits: how much one person, and one group, can have the bot say in a minute, and how much of it may wait.

All of it is kept in memory: a restart begins anew, with at most one further minute's worth for each person.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.engine.exchange.messages import Edited, Said, Tapped, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.engine.exchange.messages import Signal
    from bot.engine.stored.ports import Clock

MINUTE: Final = timedelta(minutes=1)
KEPT: Final = timedelta(hours=1)
"""How long it is remembered whose lines wait: longer only where a platform takes nothing at all."""

_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionLimits:
    """How much is heard. Source: `product.md` 7, where nothing else is said."""

    commands: int = 20
    """Commands and answers a minute that have the bot write, of one account."""
    in_group: int = 60
    """The same, of all in one group together."""
    taps: int = 60
    """Taps a minute of one account. They are generous: a tap changes a card, and many make one edit."""
    waiting: int = 16
    """Lines that may wait to be sent for one account before it is heard again.

    The narrowest platform takes twenty a minute to a group: with fewer waiting, the next one's answer comes within it.
    """
    caught_up: int = 200
    """Signals a minute of one account by the time they arrive, whatever time they carry: after an outage many come."""


UNLIMITED: Final = AttentionLimits(commands=10**6, in_group=10**6, taps=10**6, waiting=10**6, caught_up=10**6)
"""For one's own machine, where nobody can be drowned, and for tests that let a day happen in one moment."""


class Excess(StrEnum):
    """Why something is too much. The values are ends of the names of texts."""

    PERSON = "person"
    GROUP = "group"
    TAPS = "taps"
    WAITING = "waiting"


@dataclass(slots=True)
class _Window:
    """The latest so many moments: whether there is room for one more within a minute."""

    moments: deque[datetime]

    def is_full(self, at: datetime) -> bool:
        """Whether as many as there may be are less than a minute away; a clock that was set back frees them all."""
        return len(self.moments) == self.moments.maxlen and all(abs(at - one) < MINUTE for one in self.moments)


@dataclass(slots=True)
class _Heard:
    """What was heard from one account, or in one group, of late."""

    said: _Window
    tapped: _Window
    arrived: deque[timedelta]
    """By the clock that nobody sets."""
    lines: dict[int, timedelta] = field(default_factory=dict)
    """Ids of lines that were written because of it and may still wait, with when they were."""
    told: timedelta | None = None
    """When somebody was last told that it is too much."""
    latest: timedelta = timedelta()


class Attention:
    """Remembers who had the bot write of late, and says when one more is too much. Used by one thread."""

    def __init__(self, limits: AttentionLimits, clock: Clock) -> None:
        self.limits = limits
        self._clock = clock
        self._heard: dict[_Key, _Heard] = {}
        self._swept = clock.monotonic()

    def excess(self, signal: Signal, unsent: Callable[[Iterable[int]], set[int]]) -> Excess | None:
        """Return why a signal is too much, None if it is not; `unsent` tells which lines still wait.

        Counted is when things happened, as far as the platform says so: what is caught up with after an outage was not
        said in one minute. Only what comes at this moment is held up by what waits.
        """
        if (quick := self.excess_in_memory(signal)) is not None:
            return quick
        if isinstance(signal, Said | Tapped | Edited | Unreadable) and not self._is_late(signal):
            person, group = self._heard.get(_person(signal)), self._heard.get(_group(signal))
            if person is not None and self._crowds(person, unsent):
                return Excess.WAITING
            just_heard = person is not None and self._clock.monotonic() - person.latest < MINUTE
            if group is not None and just_heard and self._crowds(group, unsent):
                return Excess.WAITING
        return None

    def excess_in_memory(self, signal: Signal) -> Excess | None:
        """Return the same as far as it can be known without looking at what waits."""
        person = self._heard.get(_person(signal))
        match signal:
            case Tapped() if person is not None and person.tapped.is_full(signal.at):
                return Excess.TAPS
            case Said() | Edited() | Unreadable() if person is not None and person.said.is_full(signal.at):
                return Excess.PERSON
            case Said() | Edited() | Unreadable() if self._is_full(_group(signal), signal):
                return Excess.GROUP
            case Said() | Edited() | Unreadable() | Tapped() if person is not None and self._rushes(person):
                return Excess.TAPS if isinstance(signal, Tapped) else Excess.PERSON
            case _:
                return None

    def note(self, signal: Signal, lines: Iterable[int]) -> None:
        """Note that a signal was carried out, and which lines of the outbox were written because of it."""
        lines, now = tuple(lines), self._clock.monotonic()
        if not isinstance(signal, Tapped) and (not lines or not isinstance(signal, Said | Edited | Unreadable)):
            return
        self._sweep(now)
        keys = [_person(signal)] if signal.private else [_person(signal), _group(signal)]
        for key in keys:
            heard = self._of(key)
            heard.latest = now
            heard.arrived.append(now)
            heard.lines.update(dict.fromkeys(lines, now))
            if isinstance(signal, Tapped):
                heard.tapped.moments.append(signal.at)
            else:
                heard.said.moments.append(signal.at)

    def was_told(self, signal: Signal) -> bool:
        """Whether whoever a signal comes from was told within the last minute that it is too much."""
        heard = self._heard.get(_person(signal))
        return heard is not None and heard.told is not None and self._clock.monotonic() - heard.told < MINUTE

    def note_told(self, signal: Signal) -> None:
        """Note that they are told now."""
        heard = self._of(_person(signal))
        heard.told = heard.latest = self._clock.monotonic()

    def _is_full(self, key: _Key, signal: Signal) -> bool:
        group = self._heard.get(key)
        return group is not None and not signal.private and group.said.is_full(signal.at)

    def _is_late(self, signal: Signal) -> bool:
        """Whether a signal is caught up with, and not of this moment."""
        return self._clock.now() - signal.at >= MINUTE

    def _rushes(self, person: _Heard) -> bool:
        return len(person.arrived) == self.limits.caught_up and self._clock.monotonic() - person.arrived[0] < MINUTE

    def _crowds(self, heard: _Heard, unsent: Callable[[Iterable[int]], set[int]]) -> bool:
        """Whether too many lines wait; forgets those that do not any more."""
        if len(heard.lines) < self.limits.waiting:
            return False
        waiting = unsent(heard.lines)
        heard.lines = {line: at for line, at in heard.lines.items() if line in waiting}
        return len(heard.lines) >= self.limits.waiting

    def _of(self, key: _Key) -> _Heard:
        if key not in self._heard:
            most = self.limits.commands if key[0] == "person" else self.limits.in_group
            taps = self.limits.taps if key[0] == "person" else 1
            arrivals = self.limits.caught_up if key[0] == "person" else 1
            self._heard[key] = _Heard(_Window(deque(maxlen=most)), _Window(deque(maxlen=taps)), deque(maxlen=arrivals))
        return self._heard[key]

    def _sweep(self, now: timedelta) -> None:
        """Once a minute, forget what no longer matters, so that what is remembered does not grow with the people."""
        if now - self._swept < MINUTE:
            return
        self._swept = now
        for key, heard in list(self._heard.items()):
            heard.lines = {line: at for line, at in heard.lines.items() if now - at < KEPT}
            if now - heard.latest >= MINUTE and not heard.lines:
                del self._heard[key]


def _person(signal: Signal) -> _Key:
    """Return what stands for an account; several people behind one account are apart by their groups."""
    address, sender = signal.address, signal.sender
    where = address.channel if sender.anonymous else ""
    return ("person", address.adapter, sender.platform_id, where)


def _group(signal: Signal) -> _Key:
    return ("group", signal.address.adapter, signal.address.account, signal.address.channel)
