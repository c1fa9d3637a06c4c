"""The wheel: five phases around, five fields as rings, and the light of every cell that has one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.cycle import Field, Phase
from bot.domain.results import Light
from bot.pictures.lettering import cut
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.sheet import MARGIN, TOP, WIDTH, Sheet, on_circle, point

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_CENTRE = (WIDTH / 2, TOP + 476.0)
_RIM, _NAMES, _HUB = 472.0, 410.0, 100.0
"""Radii: around everything, below the names of the phases, and of the empty middle."""
_STEP = 360 / len(Phase)
_RING = (_NAMES - _HUB) / len(Field)
_BELOW = (100, 260)
"""Between these degrees a name would stand on its head, and runs the other way round."""
_NAME = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """What the wheel shows; all words in the language of whoever looks at it."""

    title: str
    phases: Mapping[Phase, str]
    fields: Mapping[Field, str]
    lights: Mapping[tuple[Phase, Field], Light]
    """Of the cells that have a value."""
    active: Collection[Phase]
    names: Mapping[Light, str]
    """What the lights mean."""
    none: str
    """What it means that a cell has none."""
    runs: str
    """What it means that a phase is active."""
    rings: str
    """That the rings are counted from the outside."""

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.lights)

    def told(self) -> tuple[str, ...]:
        """Say what it shows: a line for each phase that runs or has a value."""
        lines = []
        for phase, name in self.phases.items():
            seen = [self._seen(phase, light) for light in Light if self._lit(phase, light)]
            if seen or phase in self.active:
                head = f"{name} ({self.runs})" if phase in self.active else name
                lines.append(f"{head}: {', '.join(seen) or self.none}")
        return tuple(lines)

    def _lit(self, phase: Phase, light: Light) -> list[str]:
        return [self.fields[field] for field in Field if self.lights.get((phase, field)) is light]

    def _seen(self, phase: Phase, light: Light) -> str:
        return f"{self.names[light]} ({', '.join(self._lit(phase, light))})"

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Draw it; None if there is no value."""
        return _draw(Sheet(palette, self.title, self.told()), self) if self.shows_something else None


def _draw(sheet: Sheet, wheel: Wheel) -> str:
    for place, phase in enumerate(Phase):
        _name(sheet, wheel, phase, place * _STEP, (place + 1) * _STEP)
    cells = [(phase, field) for phase in Phase for field in Field]
    for cell in sorted(cells, key=lambda one: one in wheel.lights):  # those with a light upon the others' edges
        _cell(sheet, wheel, cell)
    for ring in range(len(Field)):
        x, y = on_circle(_CENTRE, _NAMES - (ring + 0.5) * _RING, 0)
        sheet.put("circle", cx=x, cy=y, r=24, fill=sheet.palette.ground, stroke=sheet.palette.edge, stroke_width=2)
        sheet.text(x, y + 11, str(ring + 1), anchor="middle", bold=True)
    return sheet.finish(_legend(sheet, wheel, _CENTRE[1] + _RIM + 64))


def _name(sheet: Sheet, wheel: Wheel, phase: Phase, start: float, end: float) -> None:
    """Write a phase's name around the rim, on the strong colour while it runs."""
    palette, runs = sheet.palette, phase in wheel.active
    sheet.put(
        "path",
        d=_segment(_RIM, _NAMES, start, end),
        fill=palette.accent if runs else palette.band,
        stroke=palette.edge,
        stroke_width=3,
        data_phase=phase.value,
        data_runs="yes" if runs else "no",
    )
    middle = (start + end) / 2
    below = _BELOW[0] < middle < _BELOW[1]
    radius = (_RIM + _NAMES) / 2 + (12 if below else -12)
    first, last = (end, start) if below else (start, end)
    sweep = 0 if below else 1
    sheet.along(
        f"name-{phase.value}",
        f"M{point(on_circle(_CENTRE, radius, first))}A{radius} {radius} 0 0 {sweep} "
        f"{point(on_circle(_CENTRE, radius, last))}",
        cut(wheel.phases[phase], _NAME, radius * 1.25 - 60),
        size=_NAME,
        fill=palette.on_accent if runs else palette.ink,
        bold=runs,
    )


def _cell(sheet: Sheet, wheel: Wheel, cell: tuple[Phase, Field]) -> None:
    phase, field = cell
    start, outer = list(Phase).index(phase) * _STEP, _NAMES - list(Field).index(field) * _RING
    path = _segment(outer, outer - _RING, start, start + _STEP)
    light = wheel.lights.get(cell)
    group = sheet.put("g", data_cell=f"{phase}/{field}", data_light=light.value if light else "none")
    palette = sheet.palette
    fill, around = (palette.band, palette.edge) if light is None else (palette.lights[light], palette.ground)
    sheet.put("path", group, d=path, fill=fill, stroke=around, stroke_width=1 if light is None else 5)
    x, y = on_circle(_CENTRE, outer - _RING / 2, start + _STEP / 2)
    sheet.sign(light, x, y, inside=group)


def _segment(outer: float, inner: float, start: float, end: float) -> str:
    """Return the outline of a piece of a ring."""
    return (
        f"M{point(on_circle(_CENTRE, outer, start))}A{outer} {outer} 0 0 1 {point(on_circle(_CENTRE, outer, end))}"
        f"L{point(on_circle(_CENTRE, inner, end))}A{inner} {inner} 0 0 0 {point(on_circle(_CENTRE, inner, start))}Z"
    )


def _legend(sheet: Sheet, wheel: Wheel, y: float) -> float:
    """Explain rings and lights in two columns; return the height of the whole."""
    palette, room = sheet.palette, WIDTH / 2 - MARGIN - 24
    sheet.text(MARGIN, y, cut(wheel.rings, 30, room), fill=palette.soft)
    for ring, name in enumerate(wheel.fields.values(), start=1):
        line = y + ring * 54
        sheet.text(MARGIN, line, str(ring), bold=True)
        sheet.text(MARGIN + 40, line, cut(name, 30, room - 40))
    marks: list[tuple[str, str, Light | None]] = [(palette.lights[light], wheel.names[light], light) for light in Light]
    for row, (fill, words, light) in enumerate([*marks, (palette.band, wheel.none, None)]):
        _swatch(sheet, y + row * 54, fill, words, light)
    if wheel.active:
        _swatch(sheet, y + 4 * 54, palette.accent, wheel.runs, None)
    return y + len(Field) * 54 + 40


def _swatch(sheet: Sheet, y: float, fill: str, words: str, light: Light | None) -> None:
    x = WIDTH / 2
    sheet.put("rect", x=x, y=y - 34, width=60, height=44, fill=fill, stroke=sheet.palette.edge, stroke_width=2)
    sheet.sign(light, x + 30, y - 12)
    sheet.text(x + 78, y, cut(words, 30, WIDTH - MARGIN - x - 78))
