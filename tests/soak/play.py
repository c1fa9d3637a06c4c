"""Playing a soak from its beginning to its end, and what came of it."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.soak.kinds import KINDS, begin
from tests.soak.ledger import rows_of
from tests.soak.world import SoakWorld

if TYPE_CHECKING:
    from collections.abc import Callable

P99 = 0.1
"""Seconds that at most one turn in a hundred may take longer than."""


@dataclass(frozen=True)
class SoakReport:
    """What came of a soak, or of several."""

    counts: Counter[str] = field(default_factory=Counter)
    watched: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    first_known: dict[str, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)
    """How many rows of each kind there were in the end."""
    turns: list[float] = field(default_factory=list)
    sent: int = 0
    restarts: int = 0

    def within(self, share: float) -> float:
        """Return the seconds that a share of all turns took at most."""
        return sorted(self.turns)[min(len(self.turns) - 1, int(share * len(self.turns)))]

    def table(self) -> str:
        """Return all of it to read."""
        lines = [f"{kind:<32}{often:>8}" for kind, often in self.counts.most_common()]
        lines += [
            f"{'events':<32}{self.counts.total():>8}",
            f"{'turns':<32}{len(self.turns):>8}",
            f"{'messages sent':<32}{self.sent:>8}",
            f"{'restarts':<32}{self.restarts:>8}",
            (
                f"{'a turn, ms: p50, p99, most':<32}"
                f"{self.within(0.5) * 1000:>8.1f}{self.within(0.99) * 1000:>8.1f}{max(self.turns) * 1000:>8.1f}"
            ),
            "",
            *(f"{promise:<32}{often:>8} times looked at" for promise, often in sorted(self.watched.items())),
        ]
        lines += ["", "left in the end: " + ", ".join(f"{name} {often}" for name, often in sorted(self.left.items()))]
        for words, often in self.known.most_common():
            lines.append(f"NOT YET {often} times, {words}; first at {self.first_known[words]}")
        return "\n".join(lines)


async def soak(url: str, *, seed: int, events: int, say: Callable[[str], None] | None = None) -> SoakReport:
    """Let so many random events happen on an empty database. Raises BrokenPromiseError."""
    world = SoakWorld(seed, url)
    log = logging.getLogger()
    log.addHandler(world.machine.complaints)
    try:
        await begin(world)
        for number in range(1, events + 1):
            world.number = number
            await one_event(world)
            if say is not None and number % 1000 == 0:
                say(f"seed {seed}: {number} events")
        world.look_at_decisions()
        world.look_at_every_row()
        left = rows_of(world.machine.database)
    finally:
        log.removeHandler(world.machine.complaints)
        world.machine.close()
    return SoakReport(
        world.counts,
        world.watched,
        world.known,
        world.first_known,
        left,
        world.machine.turns,
        sum(adapter.sent for adapter in world.adapters.values()),
        world.machine.restarts,
    )


async def one_event(world: SoakWorld) -> None:
    """Let something happen, and look."""
    kinds = list(KINDS)
    (kind,) = world.chance.choices(kinds, [KINDS[one][0] for one in kinds])
    world.counts[kind] += 1
    await KINDS[kind][1](world)
    await world.watch()
    world.clock.set(world.clock.now() + timedelta(seconds=world.chance.choice([0, 1, 5, 20, 60])))
