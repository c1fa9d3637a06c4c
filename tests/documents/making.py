"""Which documents are made from the code, and by whom."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.documents import adapters, commands, exports, picture, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOUSE = Path(__file__).parents[2]
MAKERS: Mapping[str, Callable[[Path], str]] = {
    "docs/reference/commands.md": commands.page,
    "docs/reference/settings.md": settings.page,
    "docs/reference/adapter-interface.md": adapters.page,
    "docs/reference/export-1.schema.json": exports.schema,
    "docs/explanation/rooms.svg": picture.drawing,
}
"""Each gets the top folder and returns the document's text."""


def made() -> dict[str, str]:
    """Make every document anew; changes no file."""
    return {path: make(HOUSE) for path, make in MAKERS.items()}
