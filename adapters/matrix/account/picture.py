"""The bot's picture, drawn: three circles that share a middle.

`python -m adapters.matrix.account.picture` makes the file beside it, with nothing but the standard library.
"""

from __future__ import annotations

import struct
import zlib
from math import cos, hypot, pi, sin
from pathlib import Path

PICTURE = Path(__file__).with_name("picture.png")
SIDE = 256
"""Pixels; clients show it much smaller."""
_FINE = 3
"""Points to a side of a pixel: their mean makes smooth edges."""
_PAPER = (250, 247, 240)
_INKS = ((46, 111, 158), (222, 122, 52), (78, 150, 92))
"""One for each of state, business and civil society; where two lie on one another they are mixed."""
_RADIUS, _OFFSET = 0.27, 0.165
"""Of a circle, and how far its middle is from that of the picture; in shares of its side."""
_MIDDLES = tuple(
    (0.5 + _OFFSET * sin(2 * pi * turn / 3), 0.515 - _OFFSET * cos(2 * pi * turn / 3)) for turn in range(3)
)


def rows() -> list[bytes]:
    """Return the picture, top to bottom: three bytes a pixel."""
    return [bytes(part for x in range(SIDE) for part in _pixel(x, y)) for y in range(SIDE)]


def _pixel(x: int, y: int) -> tuple[int, int, int]:
    steps = [(step + 0.5) / _FINE for step in range(_FINE)]
    points = [_point((x + right) / SIDE, (y + down) / SIDE) for down in steps for right in steps]
    red, green, blue = (round(sum(part) / len(points)) for part in zip(*points, strict=True))
    return red, green, blue


def _point(x: float, y: float) -> tuple[float, ...]:
    """Lay the circles on one another like glass: each lets through its colour's share of what is behind it."""
    shown: tuple[float, ...] = tuple(map(float, _PAPER))
    for ink, (middle_x, middle_y) in zip(_INKS, _MIDDLES, strict=True):
        if hypot(x - middle_x, y - middle_y) <= _RADIUS:
            shown = tuple(behind * (0.25 + 0.75 * part / 255) for behind, part in zip(shown, ink, strict=True))
    return shown


def png() -> bytes:
    """Return the picture as a file (PNG specification, third edition: header, one block of data, end)."""
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    lines = b"".join(b"\0" + row for row in rows())
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in parts)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    PICTURE.write_bytes(png())
