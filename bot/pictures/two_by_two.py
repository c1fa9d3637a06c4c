"""The two-by-two of influence and interest: who stands in which corner, with a sector's shape around each number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from bot.domain.stakeholders import Quadrant, quadrant
from bot.pictures.lettering import cut, lines, width
from bot.pictures.marks import put_mark
from bot.pictures.palette import LIGHT, Palette
from bot.pictures.sheet import MARGIN, TOP, WIDTH, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_SHOWN = 40
"""So many have a place; those with the most influence and interest first."""
_LEFT, _GAP = MARGIN + 40.0, 16.0
_SIDE = (WIDTH - MARGIN - _LEFT - _GAP) / 2
_HEAD = 84
_ROW, _ACROSS = 88, 5
_LEGEND = 52
_CALM = 4
"""With no more in any corner, names stand in the picture itself."""
_ORDER = (
    (Quadrant.KEEP_SATISFIED, Quadrant.MANAGE_CLOSELY),
    (Quadrant.MONITOR, Quadrant.KEEP_INFORMED),
)
"""Corners from above: more influence is higher up, more interest to the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Somebody on the list."""

    number: int
    name: str
    sector: Sector
    influence: int
    interest: int

    @property
    def corner(self) -> Quadrant:
        """Where they stand."""
        return quadrant(self.influence, self.interest)


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoByTwo:
    """What the two-by-two shows; all words in the language of whoever looks at it."""

    title: str
    everybody: tuple[Placed, ...]
    corners: Mapping[Quadrant, str]
    sectors: Mapping[Sector, str]
    influence: str
    interest: str
    more: str
    """What is said of those who have no place, with their number; empty where all have one."""

    @property
    def shown(self) -> tuple[Placed, ...]:
        """Those who have a place, by number."""
        first = sorted(self.everybody, key=lambda one: (-one.influence - one.interest, one.number))[:MOST_SHOWN]
        return tuple(sorted(first, key=lambda one: one.number))

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.everybody)

    def told(self) -> tuple[str, ...]:
        """Say what it shows: a line for each corner that is not empty."""
        lines_ = []
        for row in _ORDER:
            for corner in reversed(row):
                names = [f"{one.number} {one.name}" for one in self.shown if one.corner is corner]
                if names:
                    lines_.append(f"{self.corners[corner]}: {', '.join(names)}")
        return (*lines_, self.more) if self.more else tuple(lines_)

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Draw it; None if nobody is on the list."""
        return _draw(Sheet(palette, self.title, self.told()), self) if self.shows_something else None


def _draw(sheet: Sheet, board: TwoByTwo) -> str:
    soft, shown = sheet.palette.soft, board.shown
    there = {corner: [one for one in shown if one.corner is corner] for corner in Quadrant}
    calm = max(map(len, there.values())) <= _CALM
    y = float(TOP)
    for row in _ORDER:
        rows = max(_rows(there[corner], calm=calm) for corner in row)
        height = _HEAD + 20 + max(3, rows) * _ROW
        for place, corner in enumerate(row):
            x = _LEFT + place * (_SIDE + _GAP)
            sheet.put("rect", x=x, y=y, width=_SIDE, height=height, rx=12, fill=sheet.palette.band)
            sheet.text(x + 24, y + 52, cut(board.corners[corner], 34, _SIDE - 48), size=34, bold=True)
            _people(sheet, there[corner], x + 24, y + _HEAD + 46, calm=calm)
        y += height + _GAP
    middle = (TOP + y) / 2
    turned = sheet.put("g", transform=f"rotate(-90 {MARGIN + 10} {middle:.1f})")
    sheet.text(MARGIN + 10, middle, f"{board.influence} →", anchor="middle", fill=soft, inside=turned)
    sheet.text(_LEFT + _SIDE + _GAP / 2, y + 32, f"{board.interest} →", anchor="middle", fill=soft)
    y = _sectors(sheet, board, y + 96)
    if not calm:
        y = _legend(sheet, shown, y)
    if board.more:
        sheet.text(MARGIN, y + 20, cut(board.more, 30, WIDTH - 2 * MARGIN), fill=soft)
        y += _LEGEND
    return sheet.finish(y + 20)


def _rows(people: Sequence[Placed], *, calm: bool) -> int:
    return len(people) if calm else -(-len(people) // _ACROSS)


def _people(sheet: Sheet, people: Sequence[Placed], x: float, y: float, *, calm: bool) -> None:
    """Put the people of a corner into it: one to a line with their names, or several by number alone."""
    for place, one in enumerate(people):
        row, column = (place, 0) if calm else divmod(place, _ACROSS)
        across = x + 34 + column * (_SIDE - 32) / _ACROSS
        _token(sheet, one, across, y + row * _ROW)
        if calm:
            written = lines(one.name, 30, _SIDE - 140, 2) or ["…"]
            for line, words in enumerate(written):
                sheet.text(x + 90, y + row * _ROW + 11 + 36 * line - 18 * (len(written) - 1), words)


def _token(sheet: Sheet, one: Placed, x: float, y: float) -> None:
    put_mark(sheet, one.sector, x, y, 27, what=one.corner.value, figure=str(one.number))
    sheet.text(x, y + 11, str(one.number), anchor="middle", bold=True, fill=sheet.palette.on_sector)


def _sectors(sheet: Sheet, board: TwoByTwo, y: float) -> float:
    """Explain the shapes, as many to a line as there is room for; return where to go on."""
    x = float(MARGIN)
    for sector in Sector:
        words = cut(board.sectors[sector], 30, WIDTH / 2)
        if x > MARGIN and x + 56 + width(words, 30) > WIDTH - MARGIN:
            x, y = float(MARGIN), y + _LEGEND
        put_mark(sheet, sector, x + 20, y - 11, 14)
        sheet.text(x + 52, y, words)
        x += 88 + width(words, 30)
    return y + _LEGEND + 8


def _legend(sheet: Sheet, shown: Sequence[Placed], y: float) -> float:
    """List the names in two columns; return where to go on."""
    rows = -(-len(shown) // 2)
    room = (WIDTH - 2 * MARGIN) / 2
    for place, one in enumerate(shown):
        column, row = divmod(place, rows)
        x, line = MARGIN + column * room, y + row * _LEGEND
        sheet.text(x + 58, line, str(one.number), anchor="end", bold=True)
        sheet.text(x + 74, line, cut(one.name, 30, room - 98))
    return y + rows * _LEGEND
