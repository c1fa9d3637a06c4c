"""Makes `docs/pictures` anew: every example, light and dark, and the page that shows them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from bot.pictures.palette import DARK, LIGHT
from bot.pictures.png import png
from tests.documents.making import HOUSE
from tests.pictures.examples import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = HOUSE / "docs" / "pictures"
PHONE = 390
"""As wide as many phones: so small it has to be legible."""
HEAD = """# Pictures

What the bot sends as a picture, small, usual and crowded, as wide as on a phone, light and dark. They were made by
`make pictures` from the examples in `tests/pictures/examples.py`, with the program's own code in `bot/pictures`. Chats
get the light ones: each brings its own ground, so it looks the same in a dark chat. Below each stands what is said with
it, from the same values.
"""


def page() -> str:
    """Return the page that shows all pictures."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for name, picture in EXAMPLES.items():
        yield f"## {name.replace('-', ' ').capitalize()}\n"
        for shade in ("light", "dark"):
            yield f'<img src="{name}-{shade}.png" width="{PHONE}" alt="{picture.title}">'
        yield ""
        yield "```text"
        yield from picture.told()
        yield "```\n"


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(exist_ok=True)
    for former in FOLDER.glob("*.png"):
        former.unlink()
    for name, picture in EXAMPLES.items():
        for shade, palette in (("light", LIGHT), ("dark", DARK)):
            svg = picture.svg(palette)
            if svg is not None:
                (FOLDER / f"{name}-{shade}.png").write_bytes(png(svg))
    (FOLDER / "README.md").write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{len(EXAMPLES)} pictures in {FOLDER.relative_to(HOUSE)}\n")


if __name__ == "__main__":
    main()
