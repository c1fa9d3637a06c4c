"""The sheet that pictures are drawn on: elements of SVG, with a title and a description."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from bot.pictures.lettering import FAMILY, cut, writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.results import Light
    from bot.pictures.palette import Palette

WIDTH = 1080
"""Pixels; on a phone 390 wide a letter of 30 is 11 high."""
SMALLEST = 30
"""The least height of letters, in pixels."""
MARGIN = 48
TITLE = 46
_TITLE_ROOM = WIDTH - 2 * MARGIN
TOP = 120
"""Where the picture begins below its title."""

Anchor = Literal["start", "middle", "end"]


class Sheet:
    """A picture under way: things are put on it from the back to the front."""

    def __init__(self, palette: Palette, title: str, told: Sequence[str]) -> None:
        """`told` is what the picture shows, in words: it becomes the description."""
        self.palette = palette
        self._svg = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": str(WIDTH),
                "role": "img",
                "aria-labelledby": "title desc",
                "font-family": f"{FAMILY}, sans-serif",
            },
        )
        ET.SubElement(self._svg, "title", {"id": "title"}).text = writable(title)
        ET.SubElement(self._svg, "desc", {"id": "desc"}).text = writable("\n".join(told))
        self._ground = self.put("rect", width=WIDTH, fill=palette.ground)
        self.text(MARGIN, 72, cut(title, TITLE, _TITLE_ROOM), size=TITLE, bold=True)

    def put(self, tag: str, /, inside: ET.Element | None = None, **attributes: str | float) -> ET.Element:
        """Put an element on the sheet; `_` in an attribute's name stands for `-`, and one at its end for nothing."""
        written = {
            name.removesuffix("_").replace("_", "-"): value if isinstance(value, str) else _number(value)
            for name, value in attributes.items()
        }
        return ET.SubElement(self._svg if inside is None else inside, tag, written)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: int = SMALLEST,
        fill: str = "",
        anchor: Anchor = "start",
        bold: bool = False,
        inside: ET.Element | None = None,
        clear: bool = False,
    ) -> None:
        """Write a line whose letters stand on `y`; `clear` of whatever is behind it."""
        weight = "600" if bold else "400"
        fill = fill or self.palette.ink
        line = self.put("text", inside, x=x, y=y, font_size=size, font_weight=weight, fill=fill, text_anchor=anchor)
        if clear:
            line.attrib |= {"stroke": self.palette.ground, "stroke-width": "10", "paint-order": "stroke"}
        line.text = writable(words)

    def along(self, name: str, path: str, words: str, *, size: int, fill: str, bold: bool) -> None:
        """Write in the middle of a path."""
        self.put("path", id=name, d=path, fill="none")
        line = self.put("text", font_size=size, font_weight="600" if bold else "400", fill=fill, text_anchor="middle")
        self.put("textPath", line, href=f"#{name}", startOffset="50%").text = writable(words)

    def sign(self, light: Light | None, x: float, y: float, *, inside: ET.Element | None = None) -> None:
        """Put the sign of a light around a point, as large as a letter; nothing for none."""
        if light is None:
            return
        paths = {
            "green": f"M{_number(x - 15)} {_number(y + 1)}l10 11l20 -23",
            "yellow": f"M{_number(x - 15)} {_number(y)}h30",
            "red": f"M{_number(x - 11)} {_number(y - 11)}l22 22m0 -22l-22 22",
        }
        self.put(
            "path",
            inside,
            d=paths[light.value],
            fill="none",
            stroke=self.palette.signs[light],
            stroke_width=6,
            stroke_linecap="round",
            stroke_linejoin="round",
        )

    def finish(self, height: float) -> str:
        """Return the picture as the text of an SVG file, so high."""
        whole = str(round(height))
        self._svg.set("height", whole)
        self._svg.set("viewBox", f"0 0 {WIDTH} {whole}")
        self._ground.set("height", whole)
        return ET.tostring(self._svg, encoding="unicode")


def on_circle(centre: tuple[float, float], radius: float, degrees: float) -> tuple[float, float]:
    """Return a point on a circle, clockwise from the top."""
    turn = radians(degrees - 90)
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)


def point(at: tuple[float, float]) -> str:
    """Write a point as paths want it."""
    return f"{_number(at[0])} {_number(at[1])}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
