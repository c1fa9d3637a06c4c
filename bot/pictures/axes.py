"""Axes: where a value stands between a lowest and a highest, with a line and a figure for each step."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

from bot.pictures.lettering import decimal, width
from bot.pictures.sheet import MARGIN, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.pictures.sheet import Sheet

RIGHT = WIDTH - MARGIN - 30.0
_STEPS = 5
"""About so many lines go across."""
_MANY = 10
"""From more values than these only the first, the last and the extremes have their figure beside them."""
_LETTER = 52
"""How much room a figure needs below its point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """A field between two values and two heights."""

    low: float
    high: float
    step: float
    top: float
    bottom: float
    mark: str
    """The language's decimal mark."""

    @classmethod
    def around(cls, values: Iterable[float], *, top: float, bottom: float, mark: str) -> Axes:
        """Choose round bounds for values."""
        found = list(values)
        lowest, highest = min(found), max(found)
        if lowest == highest:
            lowest, highest = min(lowest, 0.0), max(highest, 0.0)
        span = (highest - lowest) or 1.0
        size = 10.0 ** floor(log10(span / _STEPS))
        step = next(size * factor for factor in (1, 2, 5, 10) if size * factor * _STEPS >= span)
        low = floor(lowest / step) * step
        return cls(
            low=low, high=max(ceil(highest / step) * step, low + step), step=step, top=top, bottom=bottom, mark=mark
        )

    @property
    def left(self) -> float:
        """Where the field begins, to the right of the figures."""
        return MARGIN + 24 + max(width(self.written(figure), 30) for figure in self._figures())

    def y(self, value: float) -> float:
        """Return the height of a value."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)

    def x(self, part: float) -> float:
        """Return where a part of the way stands, 0 at the left and 1 at the right."""
        return self.left + 40 + part * (RIGHT - self.left - 40)

    def written(self, value: float) -> str:
        """Write a figure of the axis."""
        return decimal(value, self.mark)

    def _figures(self) -> list[float]:
        return [self.low + place * self.step for place in range(round((self.high - self.low) / self.step) + 1)]

    def draw(self, sheet: Sheet) -> None:
        """Put the lines across and their figures on the sheet."""
        for figure in self._figures():
            y = self.y(figure)
            sheet.put("line", x1=self.left, y1=y, x2=RIGHT + 30, y2=y, stroke=sheet.palette.edge, stroke_width=1)
            sheet.text(self.left - 24, y + 11, self.written(figure), anchor="end", fill=sheet.palette.soft)

    def course(self, sheet: Sheet, points: Sequence[tuple[float, float | None]], what: str) -> None:
        """Draw values as points at parts of the way, joined by a line that has a gap where one is missing."""
        accent, shown = sheet.palette.accent, [(part, value) for part, value in points if value is not None]
        joined = ""
        for place, (part, value) in enumerate(points):
            if value is not None:
                begins = place == 0 or points[place - 1][1] is None
                joined += f"{'M' if begins else 'L'}{self.x(part):.1f} {self.y(value):.1f}"
        sheet.put("path", d=joined, fill="none", stroke=accent, stroke_width=6, stroke_linejoin="round")
        told = _told(shown)
        for place, (part, value) in enumerate(shown):
            x, y = self.x(part), self.y(value)
            figure = self.written(value)
            sheet.put(
                "circle",
                cx=x,
                cy=y,
                r=12,
                fill=accent,
                stroke=sheet.palette.ground,
                stroke_width=3,
                data_what=what,
                data_figure=figure,
            )
            if place in told:
                below = self.bottom - y > _LETTER and _is_valley(shown, place)
                sheet.text(x, y + _LETTER if below else y - 26, figure, anchor="middle", bold=True, clear=True)


def _told(shown: Sequence[tuple[float, float]]) -> set[int]:
    """Return which values have their figure beside them."""
    if len(shown) <= _MANY:
        return set(range(len(shown)))
    values = [value for _, value in shown]
    ends = {0, len(shown) - 1}
    return ends | {
        place
        for place in (values.index(max(values)), values.index(min(values)))
        if min(abs(place - end) for end in ends) > 1
    }


def _is_valley(shown: Sequence[tuple[float, float]], place: int) -> bool:
    """Whether a value is lower than those beside it, so that there is room below it."""
    beside = [value for _, value in (*shown[max(0, place - 1) : place], *shown[place + 1 : place + 2])]
    return all(value > shown[place][1] for value in beside)
