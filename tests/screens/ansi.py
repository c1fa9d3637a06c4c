"""What a terminal was told about colours and weight, as HTML."""

from __future__ import annotations

import re
from html import escape

_CODES = re.compile(r"\x1b\[([0-9;:]*)m")
_OTHER = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-ln-~]|\].*?(?:\x07|\x1b\\)|[()][0-9A-B])")
_BASE = (
    *("#2b3036", "#e06c75", "#98c379", "#d6b36a", "#6cb0f5", "#c792ea", "#56c2c9", "#d7dae0"),
    *("#7f8790", "#ff8b94", "#b5e08f", "#f0cd85", "#8fc7ff", "#dcb3f5", "#7fdce2", "#ffffff"),
)
_CUBE = (0, 95, 135, 175, 215, 255)
_STYLES = {1: "font-weight:bold", 2: "opacity:.62", 3: "font-style:italic", 4: "text-decoration:underline"}
_ENDS = {22: (1, 2), 23: (3,), 24: (4,), 27: (7,)}


def to_html(text: str) -> str:
    """Return text with its colours."""
    pieces = _CODES.split(_OTHER.sub("", text))
    made, look = [escape(pieces[0])], _Look()
    for codes, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        look.take([int(code or 0) for code in re.split("[;:]", codes)])
        made.append(f'<span style="{look.style}">{escape(piece)}</span>' if look.style else escape(piece))
    return "".join(made)


class _Look:
    """What holds at present."""

    def __init__(self) -> None:
        self._on: set[int] = set()
        self._ink = self._ground = ""

    def take(self, codes: list[int]) -> None:
        """Take codes of "select graphic rendition"."""
        while codes:
            code = codes.pop(0)
            if code == 0:
                self._on, self._ink, self._ground = set(), "", ""
            elif code in {*_STYLES, 7}:
                self._on.add(code)
            elif code in _ENDS:
                self._on -= {*_ENDS[code]}
            elif code in {38, 48}:
                colour = _extended(codes)
                self._ink, self._ground = (colour, self._ground) if code == 38 else (self._ink, colour)
            elif code in {39, 49}:
                self._ink, self._ground = ("", self._ground) if code == 39 else (self._ink, "")
            elif 30 <= code % 60 <= 37 and code < 98:
                self._ink = _BASE[code % 60 - 30 + (8 if code >= 90 else 0)]
            elif 40 <= code % 60 <= 47 and code < 108:
                self._ground = _BASE[code % 60 - 40 + (8 if code >= 100 else 0)]

    @property
    def style(self) -> str:
        """As CSS."""
        ink, ground = self._ink, self._ground
        if 7 in self._on:
            ink, ground = ground or "#1b1f23", ink or "#e6e6e6"
        styles = [_STYLES[code] for code in sorted(self._on) if code in _STYLES]
        styles += [f"color:{ink}"] * bool(ink) + [f"background:{ground}"] * bool(ground)
        return ";".join(styles)


def _extended(codes: list[int]) -> str:
    """Read one of 256 colours, or one by red, green and blue."""
    kind = codes.pop(0) if codes else 0
    if kind == 5 and codes:
        number = codes.pop(0)
        if number < 16:
            return _BASE[number]
        if number < 232:
            number -= 16
            return _hex(_CUBE[number // 36], _CUBE[number // 6 % 6], _CUBE[number % 6])
        return _hex(*(8 + 10 * (number - 232),) * 3)
    if kind == 2 and len(codes) >= 3:
        red, green, blue, *codes[:] = codes
        return _hex(red, green, blue)
    return ""


def _hex(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"
