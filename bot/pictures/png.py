"""Makes a PNG of an SVG with the font that lies beside it: `python -m bot.pictures.png`, one in, one out.

A program of its own, because drawing keeps the interpreter to itself for a quarter of a second.
"""

from __future__ import annotations

import os
import sys
from importlib.resources import as_file, files

import resvg_py

from bot.pictures.lettering import FAMILY

FONTS = ("FiraSans-Regular.ttf", "FiraSans-SemiBold.ttf")


def png(svg: str) -> bytes:
    """Return the picture as PNG. Raises ValueError for what is no SVG."""
    with as_file(files("bot.pictures") / "fonts") as folder:
        return resvg_py.svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(folder / name) for name in FONTS],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(10)  # whoever answers people goes first
    sys.stdout.buffer.write(png(sys.stdin.buffer.read().decode()))
