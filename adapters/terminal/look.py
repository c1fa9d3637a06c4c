"""How the window looks: styles, a colour for each name, and lines that fit its width."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adapters.terminal.console import Output

MAX_COLUMNS = 100
"""Lines longer than this are hard to read, however wide the window."""

_RESET = "\x1b[0m"
_STYLE = re.compile(r"\x1b\[[0-9;]+m")
_WORD = re.compile(r"\s+|\S+")
# Of the 256 colours, those that are told apart and can be read on black and on white (contrast of 3.7 and more).
_COLOURS = (27, 28, 30, 32, 94, 97, 100, 128, 132, 160, 162, 166)
_LUCKY = 81
"""A beginning of the checksum that gives the people of demonstration and tutorial a colour each."""
_LEAST_ROOM = 20
"""Columns that are left to a text however deep it is indented."""
_CELL = 28
"""Choices wider than this are put on a line each."""
_GAP = 3
# On a screen a control character in somebody's text would act; its picture (U+2400 and following) only shows.
_PICTURES = str.maketrans(
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How to show things: `styled` with bold and dim, `coloured` by name, `columns` to wrap at (None: do not)."""

    styled: bool = False
    coloured: bool = False
    columns: int | None = None

    def dim(self, text: str) -> str:
        """Set something apart that nobody said."""
        return self._styled("2", text)

    def strong(self, text: str) -> str:
        """Make important words stand out."""
        return self._styled("1", text)

    def emphasis(self, text: str) -> str:
        """Set words apart."""
        return self._styled("3", text)

    def of(self, name: str, text: str) -> str:
        """Show what belongs to a person or chat in its colour: by its name, today as tomorrow."""
        return self._styled(f"1;38;5;{colour(name)}", text) if self.coloured else self.strong(text)

    def typed(self, text: str) -> str:
        """Return foreign characters as they are; on a screen, control characters as pictures."""
        return text.translate(_PICTURES) if self.styled else text

    def within(self, indent: int) -> Look:
        """Return the same with less room, for lines that stand `indent` columns in."""
        if self.columns is None:
            return self
        return Look(
            styled=self.styled,
            coloured=self.coloured,
            columns=max(self.columns - indent, min(_LEAST_ROOM, self.columns)),
        )

    def wrap(self, text: str) -> str:
        """Break lines between words so that each fits; a longer word keeps a line to itself."""
        if self.columns is None:
            return text
        return "\n".join(_wrapped(line, self.columns) for line in text.split("\n"))

    def hang(self, marker: str, text: str) -> str:
        """Put a text behind a marker, its further lines below its first."""
        indent = width(marker)
        return marker + self.within(indent).wrap(text).replace("\n", "\n" + " " * indent)

    def row(self, cells: Sequence[str]) -> str | None:
        """Put short things in one line if they fit, else in columns; None if they are too long for either."""
        room = self.columns or MAX_COLUMNS
        line = " · ".join(cells)
        if "\n" in line:
            return None
        if width(line) <= room:
            return line
        widest = max(map(width, cells))
        many = (room + _GAP) // (widest + _GAP)
        if widest > _CELL or many == 1:
            return None
        rows = (cells[start : start + many] for start in range(0, len(cells), many))
        return "\n".join("".join(cell + " " * (widest + _GAP - width(cell)) for cell in row).rstrip() for row in rows)

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.styled and text else text


PLAIN = Look()
"""For files and pipes: the characters and nothing else."""


def look_of(output: Output, environment: Mapping[str, str] = os.environ) -> Look:
    """Return what suits where it is written to: plain unless it is a screen, without colours if NO_COLOR is set.

    https://no-color.org: any value but an empty one counts, and bold is no colour.
    """
    if not output.isatty():
        return PLAIN
    columns = min(shutil.get_terminal_size().columns, MAX_COLUMNS)
    able = environment.get("TERM") != "dumb"
    return Look(styled=able, coloured=able and not environment.get("NO_COLOR"), columns=columns)


def colour(name: str) -> int:
    """Return which of the 256 colours a name has."""
    return _COLOURS[zlib.crc32(name.casefold().encode(), _LUCKY) % len(_COLOURS)]


def unstyled(text: str) -> str:
    """Return a text without its styles."""
    return _STYLE.sub("", text)


def width(text: str) -> int:
    """Return how many columns a line takes: wide characters two, combining ones and styles none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in unstyled(text)
    )


def cut(text: str, columns: int) -> str:
    """Shorten an unstyled line to so many columns, with an ellipsis where something is missing."""
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def _wrapped(line: str, columns: int) -> str:
    rows, row, used = [], "", 0
    for word in _WORD.findall(line):
        needed = width(word)
        if used and used + needed > columns:
            rows.append(row.rstrip())
            row, used = "", 0
        if word.isspace() and rows and not row:
            continue
        row, used = row + word, used + needed
    return "\n".join([*rows, row] if row or not rows else rows)
