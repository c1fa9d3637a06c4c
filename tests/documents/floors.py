"""Where each room is drawn: who stands on whom, in an order with few crossings, as close to its neighbours as it gets.

A layered drawing after Sugiyama: a long arrow gets a place on each floor it passes; floors are ordered by the mean
place of their neighbours, and then moved as far as the order allows towards them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.documents.rooms import House, Room

SWEEPS = 24
STIFF = 6.0
"""How much more a long arrow wants to stay where it is than a room does."""


@dataclass(frozen=True, order=True)
class Passage:
    """Where an arrow passes a floor."""

    start: str
    end: str
    floor: int


Spot: TypeAlias = "Room | Passage"


@dataclass(eq=False)
class Plan:
    """The floors from the bottom up, each from left to right, and where everything is."""

    house: House
    width: float
    """Of a room."""
    gap: float
    """Between two spots of a floor."""
    floors: list[list[Spot]] = field(default_factory=list)
    bands: list[tuple[str, int, int]] = field(default_factory=list)
    """Name, lowest floor, highest floor."""
    arrows: list[list[Spot]] = field(default_factory=list)
    """From top to bottom, with all that they pass."""
    circles: list[tuple[Room, Room]] = field(default_factory=list)
    """Imports that lead back to where they begin."""
    middle: dict[Spot, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Draw the plan up."""
        reached = self._reached()
        floor_of = self._stand(reached)
        self._draw_arrows(reached, floor_of)
        self._order()
        self._place()

    def width_of(self, spot: Spot) -> float:
        """Return how wide something is."""
        return 8 if isinstance(spot, Passage) else self.width

    def _reached(self) -> dict[Room, set[Room]]:
        """Return for each room all that it imports, directly or not."""
        reached: dict[Room, set[Room]] = {room: set() for _, band in self.house.bands for room in band}
        for room, other in self.house.imports:
            reached[room].add(other)
        for via, further in reached.items():
            for others in reached.values():
                if via in others:
                    others.update(further)
        return reached

    def _stand(self, reached: dict[Room, set[Room]]) -> dict[Room, int]:
        """Put each room of a band one floor above the highest that it needs there; a circle shares its floor."""
        floor_of: dict[Room, int] = {}
        for name, band in self.house.bands:
            lowest = len(self.floors)
            waiting = set(band)
            while waiting:
                standing = {
                    room for room in waiting if all(room in reached[other] for other in reached[room] & waiting)
                }
                floor_of |= dict.fromkeys(standing, len(self.floors))
                self.floors.append([*sorted(standing)])
                waiting -= standing
            self.bands.append((name, lowest, len(self.floors) - 1))
        return floor_of

    def _draw_arrows(self, reached: dict[Room, set[Room]], floor_of: dict[Room, int]) -> None:
        for room, other in sorted(self.house.imports):
            if room in reached[other]:
                self.circles.append((room, other))
                continue
            vias = {via for start, via in self.house.imports if start == room} - {other}
            if any(other in reached[via] and room not in reached[via] and via not in reached[other] for via in vias):
                continue
            passed = [Passage(room.name, other.name, floor) for floor in range(floor_of[room] - 1, floor_of[other], -1)]
            for passage in passed:
                self.floors[passage.floor].append(passage)
            self.arrows.append([room, *passed, other])

    def _neighbours(self) -> tuple[dict[Spot, list[Spot]], dict[Spot, list[Spot]]]:
        """Return what is above and below each spot."""
        above: defaultdict[Spot, list[Spot]] = defaultdict(list)
        below: defaultdict[Spot, list[Spot]] = defaultdict(list)
        for arrow in self.arrows:
            for upper, lower in pairwise(arrow):
                above[lower].append(upper)
                below[upper].append(lower)
        return above, below

    def _order(self) -> None:
        above, below = self._neighbours()
        for sweep in range(SWEEPS):
            neighbours, floors = (below, self.floors) if sweep % 2 == 0 else (above, self.floors[::-1])
            place = {spot: (index + 0.5) / len(floor) for floor in self.floors for index, spot in enumerate(floor)}
            for floor in floors:
                wanted = {
                    spot: sum(place[one] for one in neighbours[spot]) / len(neighbours[spot])
                    if neighbours[spot]
                    else place[spot]
                    for spot in floor
                }
                floor.sort(key=wanted.__getitem__)
                place |= {spot: (index + 0.5) / len(floor) for index, spot in enumerate(floor)}

    def _place(self) -> None:
        above, below = self._neighbours()
        for floor in self.floors:
            self._move(floor, [0.0] * len(floor))
        for _ in range(SWEEPS):
            for floor in (*self.floors, *self.floors[::-1]):
                near = [above[spot] + below[spot] or [spot] for spot in floor]
                self._move(floor, [sum(self.middle[one] for one in spots) / len(spots) for spots in near])
        for one_side, floors in ((below, self.floors), (above, self.floors[::-1])):
            for floor in floors:
                self._move(floor, [self._straight(spot, one_side[spot]) for spot in floor])
        left = min(self.middle[spot] - self.width_of(spot) / 2 for floor in self.floors for spot in floor)
        self.middle = {spot: middle - left for spot, middle in self.middle.items()}

    def _straight(self, spot: Spot, near: Sequence[Spot]) -> float:
        """Return where a long arrow would not bend; a room stays where it is."""
        return self.middle[near[0]] if isinstance(spot, Passage) and isinstance(near[0], Passage) else self.middle[spot]

    def _move(self, floor: Sequence[Spot], wanted: Sequence[float]) -> None:
        """Put a floor's spots as close to what is wanted as their order and width allow (least squares)."""
        offsets = [0.0]
        for spot, after in pairwise(floor):
            offsets.append(offsets[-1] + (self.width_of(spot) + self.width_of(after)) / 2 + self.gap)
        pools: list[tuple[float, float, int]] = []
        for spot, want, offset in zip(floor, wanted, offsets, strict=True):
            weight, count = (STIFF if isinstance(spot, Passage) else 1.0), 1
            total = (want - offset) * weight
            while pools and pools[-1][0] / pools[-1][1] >= total / weight:
                before, heavy, more = pools.pop()
                total, weight, count = total + before, weight + heavy, count + more
            pools.append((total, weight, count))
        bases = [total / weight for total, weight, count in pools for _ in range(count)]
        self.middle |= {spot: base + offset for spot, base, offset in zip(floor, bases, offsets, strict=True)}
