"""Marks: every sector has a shape of its own, so that nobody needs its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partners import Sector

if TYPE_CHECKING:
    from bot.pictures.sheet import Sheet


def put_mark(
    sheet: Sheet,
    sector: Sector,
    x: float,
    y: float,
    size: float,
    *,
    full: bool = True,
    what: str = "",
    figure: str = "",
) -> None:
    """Put a sector's mark around a point, full or hollow; `size` is half of a square's side.

    `what` and `figure` say in the SVG what it stands for.
    """
    colour = sheet.palette.sectors[sector]
    paths = {
        Sector.STATE: f"M{x - size:.1f} {y - size:.1f}h{2 * size}v{2 * size}h-{2 * size}z",
        Sector.BUSINESS: f"M{x - 1.13 * size:.1f} {y:.1f}a{1.13 * size:.1f} {1.13 * size:.1f} 0 1 0 {2.26 * size:.1f} 0"
        f"a{1.13 * size:.1f} {1.13 * size:.1f} 0 1 0 -{2.26 * size:.1f} 0z",
        Sector.CIVIL_SOCIETY: f"M{x:.1f} {y - 1.45 * size:.1f}l{1.45 * size:.1f} {1.45 * size:.1f}"
        f"l-{1.45 * size:.1f} {1.45 * size:.1f}l-{1.45 * size:.1f} -{1.45 * size:.1f}z",
    }
    told: dict[str, str | float] = {"data_what": what, "data_figure": figure} if what else {}
    sheet.put(
        "path",
        None,
        d=paths[sector],
        fill=colour if full else sheet.palette.ground,
        stroke=colour,
        stroke_width=5,
        stroke_linejoin="round",
        **told,
    )
