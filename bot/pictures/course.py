"""The course of check-ins: the middle value of every round, and what sectors that may be seen say in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.disclosure import Tone
from bot.domain.partners import Sector
from bot.pictures.axes import RIGHT, Axes
from bot.pictures.lettering import cut, decimal, width
from bot.pictures.marks import put_mark
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.sheet import MARGIN, TOP, WIDTH, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ROUNDS = 20
"""So many rounds fit beside one another; earlier ones are left out."""
_BOTTOM = TOP + 620.0
_LANE = 74
_CROWDED = 14
"""From more rounds than these every second number is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRound:
    """One round, as far as it may be seen."""

    number: int
    middle: float | None
    """The middle of the medians shown, from 1 to 5."""
    sectors: Mapping[Sector, Tone]
    """What a sector that may be seen says in most fields; mixed where good and weak are as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsCourse:
    """What the course shows; all words in the language of whoever looks at it."""

    title: str
    rounds: tuple[CourseRound, ...]
    axis: str
    """What the figures below are: numbers of check-ins."""
    scale: str
    """What the figures at the side are."""
    sectors: Mapping[Sector, str]
    tones: Mapping[Tone, str]
    none: str
    """What it means that a round has no value."""
    mark: str
    """The language's decimal mark."""

    @property
    def latest(self) -> tuple[CourseRound, ...]:
        """The rounds that are shown."""
        return self.rounds[-MOST_ROUNDS:]

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return any(one.middle is not None for one in self.latest)

    def told(self) -> tuple[str, ...]:
        """Say what it shows: a line for each round."""
        return tuple(self._line(one) for one in self.latest)

    def _line(self, one: CourseRound) -> str:
        value = self.none if one.middle is None else decimal(one.middle, self.mark)
        sectors = (
            f"{self.sectors[sector]}: {self.tones[one.sectors[sector]]}" for sector in Sector if sector in one.sectors
        )
        return ", ".join((f"{self.axis} {one.number}: {value}", *sectors))

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Draw it; None if there is no value."""
        return _draw(Sheet(palette, self.title, self.told()), self) if self.shows_something else None


def _draw(sheet: Sheet, course: RoundsCourse) -> str:
    axes = Axes(low=1, high=5, step=1, top=TOP + 110, bottom=_BOTTOM, mark=course.mark)
    sheet.text(MARGIN, TOP + 20, cut(course.scale, 30, WIDTH - 2 * MARGIN), fill=sheet.palette.soft)
    axes.draw(sheet)
    rounds = course.latest
    parts = [0.5] if len(rounds) == 1 else [place / (len(rounds) - 1) for place in range(len(rounds))]
    axes.course(sheet, [(part, one.middle) for part, one in zip(parts, rounds, strict=True)], "middle")
    every = 2 if len(rounds) > _CROWDED else 1
    for place, (part, one) in enumerate(zip(parts, rounds, strict=True)):
        if (len(rounds) - 1 - place) % every == 0:
            sheet.text(axes.x(part), _BOTTOM + 52, str(one.number), anchor="middle", fill=sheet.palette.soft)
    sheet.text(RIGHT + 30, _BOTTOM + 100, course.axis, anchor="end", fill=sheet.palette.soft)
    return sheet.finish(_lanes(sheet, course, [axes.x(part) for part in parts], _BOTTOM + 120))


def _lanes(sheet: Sheet, course: RoundsCourse, across: list[float], y: float) -> float:
    """Draw a lane for each sector that says anything: full for good, hollow for weak, a dot for both."""
    shown = [sector for sector in Sector if any(sector in one.sectors for one in course.latest)]
    for sector in shown:
        colour = sheet.palette.sectors[sector]
        sheet.text(MARGIN, y + 30, cut(course.sectors[sector], 30, WIDTH - 2 * MARGIN), bold=True, fill=colour)
        y += _LANE
        sheet.put("line", x1=across[0], y1=y, x2=across[-1], y2=y, stroke=sheet.palette.band, stroke_width=3)
        for x, one in zip(across, course.latest, strict=True):
            if sector in one.sectors:
                tone = one.sectors[sector]
                _tone(sheet, sector, tone, (x, y), what=f"{one.number}/{sector}")
        y += _LANE - 20
    if not shown:
        return y + 20
    x = float(MARGIN)
    for tone in Tone:
        _tone(sheet, Sector.BUSINESS, tone, (x + 16, y + 10))
        sheet.text(x + 44, y + 21, course.tones[tone])
        x += 90 + width(course.tones[tone], 30)
    return y + 70


def _tone(sheet: Sheet, sector: Sector, tone: Tone, at: tuple[float, float], what: str = "") -> None:
    put_mark(sheet, sector, *at, 15, full=tone is Tone.GOOD, what=what, figure=tone.value)
    if tone is Tone.MIXED:
        put_mark(sheet, sector, *at, 4)
