"""The colours of pictures, light and dark, and how far two of them stand apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from bot.domain.results import Light

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One set of colours, each as `#rrggbb`. Every picture brings its own ground, so it looks the same in any chat."""

    ground: str
    band: str
    """What is quiet: empty cells, corners, names of phases that rest."""
    ink: str
    soft: str
    """Words and lines that matter less."""
    edge: str
    """Around everything that has a meaning."""
    accent: str
    on_accent: str
    lights: Mapping[Light, str]
    signs: Mapping[Light, str]
    """The sign upon each light."""
    sectors: Mapping[Sector, str]
    on_sector: str


LIGHT = Palette(
    ground="#ffffff",
    band="#eef1f4",
    ink="#15202b",
    soft="#4a5764",
    edge="#5b6875",
    accent="#1d4e89",
    on_accent="#ffffff",
    lights={Light.GREEN: "#0b7a4b", Light.YELLOW: "#f5b82e", Light.RED: "#b3261e"},
    signs={Light.GREEN: "#ffffff", Light.YELLOW: "#15202b", Light.RED: "#ffffff"},
    sectors={Sector.STATE: "#1d4e89", Sector.BUSINESS: "#8a4b08", Sector.CIVIL_SOCIETY: "#7b2d6f"},
    on_sector="#ffffff",
)
DARK = Palette(
    ground="#12181f",
    band="#212b35",
    ink="#f2f5f8",
    soft="#b4c0cc",
    edge="#8795a3",
    accent="#9cc9ff",
    on_accent="#12181f",
    lights={Light.GREEN: "#4cc38a", Light.YELLOW: "#f5c84c", Light.RED: "#ff8a80"},
    signs={Light.GREEN: "#12181f", Light.YELLOW: "#12181f", Light.RED: "#12181f"},
    sectors={Sector.STATE: "#9cc9ff", Sector.BUSINESS: "#f0b070", Sector.CIVIL_SOCIETY: "#e3a6dc"},
    on_sector="#12181f",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - of the formula
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
