"""The picture of the rooms: boxes on their floors, and arrows for imports, as SVG.

Imports that only type checkers follow count too. An arrow that follows from others is left out, so that the picture
shows who stands on whom; imports that go in a circle are drawn all, dashed.
"""

from __future__ import annotations

import textwrap
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.documents.floors import Passage, Plan
from tests.documents.rooms import Room, rooms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.documents.floors import Spot
    from tests.documents.rooms import House

WIDTH, HEIGHT = 184, 92
GAP, STAIRS = 18, 56
"""Between two boxes of a floor, and between two floors."""
MARGIN = 24
PADDING = 16
"""Between a band's edge and its boxes."""
LABELS = 100
"""Room for the names of the bands."""
LETTERS, LINES = 28, 4
"""How many letters of a description fit into a line of a box, and how many lines."""
STYLE = """
svg { font-family: system-ui, -apple-system, "Segoe UI", sans-serif; }
.ground { fill: #ffffff; }
.band { fill: #f3f5f7; }
.band-name { fill: #6a737d; font-size: 13px; font-weight: 600; }
.room { fill: #ffffff; stroke: #57606a; }
.name { fill: #1f2328; font-size: 13px; font-weight: 600; }
.what { fill: #424a53; font-size: 11px; }
.import { fill: none; stroke: #57606a; stroke-width: 1.2; }
.circle { fill: none; stroke: #cf222e; stroke-width: 1.2; stroke-dasharray: 4 3; }
.head { fill: #57606a; }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117; }
.band { fill: #161b22; }
.band-name { fill: #9198a1; }
.room { fill: #0d1117; stroke: #9198a1; }
.name { fill: #f0f6fc; }
.what { fill: #c9d1d9; }
.import { stroke: #9198a1; }
.circle { stroke: #ff7b72; }
.head { fill: #9198a1; }
}
"""


def drawing(house: Path) -> str:
    """Return the picture as the text of an SVG file."""
    return _Drawing(rooms(house)).text()


class _Drawing:
    """A sheet on which rooms and arrows are put."""

    def __init__(self, house: House) -> None:
        self._plan = Plan(house, WIDTH, GAP)
        right = max(self._plan.middle[spot] + self._plan.width_of(spot) / 2 for spot in self._plan.middle)
        self._width = round(LABELS + right + 2 * MARGIN)
        self._height = 2 * MARGIN + len(self._plan.floors) * (HEIGHT + STAIRS) - STAIRS + 2 * PADDING
        self._svg = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {self._width} {self._height}",
                "width": str(self._width),
                "height": str(self._height),
                "role": "img",
            },
        )
        self._add("title").text = "The rooms of the house and who imports from whom"
        self._add("style").text = STYLE
        self._add("rect", "ground", width=self._width, height=self._height)
        self._draw()

    def text(self) -> str:
        """Return the file's text."""
        ET.indent(self._svg)
        return ET.tostring(self._svg, encoding="unicode") + "\n"

    def _add(self, tag: str, kind: str = "", **attributes: float | str) -> ET.Element:
        written = {
            name: value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")
            for name, value in attributes.items()
        }
        return ET.SubElement(self._svg, tag, {"class": kind, **written} if kind else written)

    def _left(self, spot: Spot) -> float:
        return LABELS + MARGIN + self._plan.middle[spot] - self._plan.width_of(spot) / 2

    def _top(self, floor: int) -> float:
        return MARGIN + PADDING + (len(self._plan.floors) - 1 - floor) * (HEIGHT + STAIRS)

    def _draw(self) -> None:
        floor_of = {spot: number for number, floor in enumerate(self._plan.floors) for spot in floor}
        for name, lowest, highest in self._plan.bands:
            top, bottom = self._top(highest) - PADDING, self._top(lowest) + HEIGHT + PADDING
            self._add("rect", "band", x=MARGIN / 2, y=top, width=self._width - MARGIN, height=bottom - top, rx="8")
            self._add("text", "band-name", x=MARGIN, y=top + 20).text = name
        for arrow in self._plan.arrows:
            self._arrow(arrow, floor_of)
        for room, other in self._plan.circles:
            self._circle(room, other, floor_of)
        for spot, floor in floor_of.items():
            if isinstance(spot, Room):
                self._room(spot, self._left(spot), self._top(floor))

    def _room(self, room: Room, x: float, y: float) -> None:
        self._add("rect", "room", x=x, y=y, width=WIDTH, height=HEIGHT, rx="6")
        name = room.name.removeprefix("bot/engine/")
        self._add("text", "name", x=x + 10, y=y + 19).text = name
        what = textwrap.wrap(room.what.replace("`", "").rstrip("."), LETTERS, max_lines=LINES, placeholder=" …")
        for number, line in enumerate(what):
            self._add("text", "what", x=x + 10, y=y + 36 + 14 * number).text = line

    def _port(self, room: Spot, other: Spot, neighbours: Sequence[Spot]) -> float:
        """Return where an arrow meets a room: in the order of what is at its other end."""
        if isinstance(room, Passage):
            return self._left(room) + self._plan.width_of(room) / 2
        order = sorted(neighbours, key=lambda spot: self._plan.middle[spot])
        return self._left(room) + WIDTH * (order.index(other) + 1) / (len(order) + 1)

    def _arrow(self, arrow: Sequence[Spot], floor_of: Mapping[Spot, int]) -> None:
        pairs = [pair for one in self._plan.arrows for pair in pairwise(one)]
        path = ""
        end = (0.0, 0.0)
        for upper, lower in pairwise(arrow):
            x = self._port(upper, lower, [below for above, below in pairs if above == upper])
            y = self._top(floor_of[upper]) + HEIGHT
            end = (
                self._port(lower, upper, [above for above, below in pairs if below == lower]),
                self._top(floor_of[lower]),
            )
            path += f"{'L' if path else 'M'}{x:.1f} {y:.1f}"
            curve = (STAIRS + 2 * PADDING) / 2
            stop = end[1] - (0 if isinstance(lower, Passage) else 6)
            path += f"C{x:.1f} {y + curve:.1f} {end[0]:.1f} {end[1] - curve:.1f} {end[0]:.1f} {stop:.1f}"
        self._add("path", "import", d=path)
        x, y = end
        self._add("polygon", "head", points=f"{x - 4:.1f},{y - 8:.1f} {x + 4:.1f},{y - 8:.1f} {x:.1f},{y:.1f}")

    def _circle(self, room: Room, other: Room, floor_of: Mapping[Spot, int]) -> None:
        x, end = self._left(room) + WIDTH / 2, self._left(other) + WIDTH / 2
        y = self._top(floor_of[room]) + HEIGHT
        self._add("path", "circle", d=f"M{x:.1f} {y:.1f}C{x:.1f} {y + 30:.1f} {end:.1f} {y + 30:.1f} {end:.1f} {y:.1f}")
