"""The course of an indicator: its readings over time, and the target it is to reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.pictures.axes import RIGHT, Axes
from bot.pictures.lettering import cut, decimal
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.sheet import MARGIN, TOP, WIDTH, Sheet

if TYPE_CHECKING:
    from datetime import date

MOST_READINGS = 40
"""So many readings can be told apart; earlier ones are left out."""
_BOTTOM = TOP + 640.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What an indicator stood at on a day."""

    on: date
    day: str
    """The day in words."""
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What the course of an indicator shows; all words in the language of whoever looks at it."""

    title: str
    unit: str
    readings: tuple[Reading, ...]
    """In order."""
    target: float | None
    goal: str
    """What the target is called."""
    mark: str
    """The language's decimal mark."""

    @property
    def latest(self) -> tuple[Reading, ...]:
        """The readings that are shown."""
        return self.readings[-MOST_READINGS:]

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.readings)

    def told(self) -> tuple[str, ...]:
        """Say what it shows: a line for each reading, and the target."""
        said = [f"{one.day}: {decimal(one.value, self.mark)} {self.unit}".strip() for one in self.latest]
        return (*said, self.goal_line) if self.target is not None else tuple(said)

    @property
    def goal_line(self) -> str:
        """The target in words."""
        return f"{self.goal}: {decimal(self.target or 0, self.mark)} {self.unit}".strip()

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Draw it; None if there is no reading."""
        return _draw(Sheet(palette, self.title, self.told()), self) if self.shows_something else None


def _draw(sheet: Sheet, course: Readings) -> str:
    palette, shown = sheet.palette, course.latest
    values = [one.value for one in shown] + ([] if course.target is None else [course.target])
    axes = Axes.around(values, top=TOP + 110, bottom=_BOTTOM, mark=course.mark)
    sheet.text(MARGIN, TOP + 20, cut(course.unit, 30, WIDTH - 2 * MARGIN), fill=palette.soft)
    axes.draw(sheet)
    if course.target is not None:
        y, colour = axes.y(course.target), palette.ink
        sheet.put(
            "line",
            x1=axes.left,
            y1=y,
            x2=RIGHT + 30,
            y2=y,
            stroke=colour,
            stroke_width=5,
            stroke_dasharray="18 14",
            data_what="target",
            data_figure=axes.written(course.target),
        )
    days = (shown[-1].on - shown[0].on).days
    parts = [(one.on - shown[0].on).days / days if days else 0.5 for one in shown]
    axes.course(sheet, [(part, one.value) for part, one in zip(parts, shown, strict=True)], "reading")
    sheet.text(axes.x(parts[0]), _BOTTOM + 54, shown[0].day, anchor="start" if days else "middle", fill=palette.soft)
    if days:
        sheet.text(RIGHT + 30, _BOTTOM + 54, shown[-1].day, anchor="end", fill=palette.soft)
    if course.target is None:
        return sheet.finish(_BOTTOM + 100)
    y = _BOTTOM + 120
    sheet.put(
        "line",
        x1=MARGIN,
        y1=y - 10,
        x2=MARGIN + 78,
        y2=y - 10,
        stroke=palette.ink,
        stroke_width=5,
        stroke_dasharray="18 14",
    )
    sheet.text(MARGIN + 100, y, cut(course.goal_line, 30, WIDTH - 2 * MARGIN - 100))
    return sheet.finish(y + 50)
