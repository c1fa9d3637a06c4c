"""The force field: how often each factor was named as hindering, to the left, and as helping, to the right."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.results import Light
from bot.pictures.lettering import cut
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.sheet import MARGIN, TOP, WIDTH, Sheet

MOST_FACTORS = 20
"""So many factors are drawn, those named most often first."""
_MIDDLE = WIDTH / 2
_ROOM = _MIDDLE - MARGIN - 70
"""The longest bar; its figure stands beyond its end."""
_ROW, _BAR = 122, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorBar:
    """A factor, and how often it was named."""

    name: str
    hinders: int
    helps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorField:
    """What the force field shows; all words in the language of whoever looks at it."""

    title: str
    forces: tuple[FactorBar, ...]
    hinders: str
    helps: str

    @property
    def shown(self) -> tuple[FactorBar, ...]:
        """The factors that were named, the most often named first."""
        named = [one for one in self.forces if one.hinders or one.helps]
        return tuple(sorted(named, key=lambda one: -one.hinders - one.helps)[:MOST_FACTORS])

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.shown)

    def told(self) -> tuple[str, ...]:
        """Say what it shows: a line for each factor."""
        return tuple(f"{one.name}: {self.hinders} {one.hinders}, {self.helps} {one.helps}" for one in self.shown)

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Draw it; None if nothing was named."""
        return _draw(Sheet(palette, self.title, self.told()), self) if self.shows_something else None


def _draw(sheet: Sheet, field: FactorField) -> str:
    palette = sheet.palette
    most = max(max(one.hinders, one.helps) for one in field.shown)
    _stripes(sheet)
    sheet.text(_MIDDLE - 24, TOP + 30, f"← {cut(field.hinders, 34, _ROOM)}", size=34, bold=True, anchor="end")
    sheet.text(_MIDDLE + 24, TOP + 30, f"{cut(field.helps, 34, _ROOM)} →", size=34, bold=True)
    y = TOP + 70.0
    for one in field.shown:
        sheet.text(_MIDDLE, y + 40, cut(one.name, 30, WIDTH - 2 * MARGIN), anchor="middle")
        for side, count, fill in ((-1, one.hinders, "url(#stripes)"), (1, one.helps, palette.lights[Light.GREEN])):
            length = _ROOM * count / most
            start = _MIDDLE - length if side < 0 else _MIDDLE
            if count:
                sheet.put(
                    "rect",
                    x=start,
                    y=y + 56,
                    width=length,
                    height=_BAR,
                    fill=fill,
                    stroke=palette.edge,
                    stroke_width=2,
                    data_what="hinders" if side < 0 else "helps",
                    data_figure=str(count),
                )
            sheet.text(
                _MIDDLE + side * (length + 16), y + 92, str(count), anchor="end" if side < 0 else "start", bold=True
            )
        sheet.put("line", x1=_MIDDLE, y1=y + 50, x2=_MIDDLE, y2=y + 62 + _BAR, stroke=palette.ink, stroke_width=4)
        y += _ROW
    return sheet.finish(y + 50)


def _stripes(sheet: Sheet) -> None:
    """Make the pattern of what hinders: it can be told from what helps without any colour."""
    red = sheet.palette.lights[Light.RED]
    stripes = sheet.put(
        "pattern",
        sheet.put("defs"),
        id="stripes",
        width=16,
        height=16,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    sheet.put("rect", stripes, width=16, height=16, fill=sheet.palette.ground)
    sheet.put("rect", stripes, width=10, height=16, fill=red)
