"""What all pictures have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.pictures.palette import LIGHT

if TYPE_CHECKING:
    from bot.pictures.palette import Palette


class Drawable(Protocol):
    """Values that can be looked at, and said, with the same figures."""

    @property
    def title(self) -> str:
        """What stands above the picture."""

    @property
    def shows_something(self) -> bool:
        """Whether there is anything to see."""

    def told(self) -> tuple[str, ...]:
        """Say what it shows, line by line, with names as they were typed."""

    def svg(self, palette: Palette = LIGHT) -> str | None:
        """Return the picture as the text of an SVG file; None if there is nothing to see."""
