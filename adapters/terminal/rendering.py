"""Turns a message's content into lines of text for a terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.engine.exchange.content import CommandSpan, Emphasis, Instant, Items, Mention, Paragraph, Strong, Text, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.exchange.content import Block, Choice, Content, Span

MAX_COLUMNS = 100
"""Lines longer than this are hard to read, however wide the window."""

_RESET = "\x1b[0m"
_STYLE = re.compile(r"\x1b\[[0-9]+m")
_WORD = re.compile(r"\s+|\S+")
# On a screen a control character in somebody's text would act; its picture (U+2400 and following) only shows.
_PICTURES = str.maketrans(
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How to show things: `styled` with the terminal's own bold and dim, `columns` to wrap at (None: do not)."""

    styled: bool = False
    columns: int | None = None

    def dim(self, text: str) -> str:
        """Set something apart that nobody said."""
        return self._styled(2, text)

    def strong(self, text: str) -> str:
        """Make important words stand out."""
        return self._styled(1, text)

    def emphasis(self, text: str) -> str:
        """Set words apart."""
        return self._styled(3, text)

    def typed(self, text: str) -> str:
        """Return foreign characters as they are; on a screen, control characters as pictures."""
        return text.translate(_PICTURES) if self.styled else text

    def _styled(self, code: int, text: str) -> str:
        return f"\x1b[{code}m{text}{_RESET}" if self.styled else text


PLAIN = Look()
"""For files and pipes: the characters and nothing else."""


def render(content: Content, look: Look = PLAIN, *, compact: bool = False) -> str:
    """Return a message's text and choices; `compact` leaves out the empty lines between paragraphs."""
    parts = [_block(block, look, look.columns) for block in blocks(content.text)]
    if content.choices:
        parts.append(_choices(content.choices, look))
    if not compact:
        return "\n\n".join(parts)
    return "\n".join(line for part in parts for line in part.split("\n") if line.strip())


def _block(block: Block, look: Look, columns: int | None) -> str:
    match block:
        case Paragraph(spans):
            text = "".join(_span(span, look) for span in spans)
            return text if columns is None else "\n".join(_wrap(line, columns) for line in text.split("\n"))
        case Items(items, ordered):
            return "\n".join(
                _item(item, f"{number}. " if ordered else "- ", look, columns)
                for number, item in enumerate(items, start=1)
            )


def _item(item: Sequence[Block], marker: str, look: Look, columns: int | None) -> str:
    room = None if columns is None else max(columns - len(marker), 20)
    text = "\n".join(_block(inner, look, room) for inner in item)
    return marker + text.replace("\n", "\n" + " " * len(marker))


def _span(span: Span, look: Look) -> str:
    match span:
        case Text(text) | Instant(text, _):
            return look.typed(text)
        case CommandSpan(text):
            return look.strong("/" + look.typed(text))
        case Strong(inner):
            return look.strong("".join(_bare(one, look) for one in inner))
        case Emphasis(inner):
            return look.emphasis("".join(_bare(one, look) for one in inner))
        case Mention(name, _):
            return look.strong(look.typed(name))


def _bare(span: Span, look: Look) -> str:
    """Return a span inside a styled one: the end of an inner style would end the outer one too."""
    text = _span(span, look)
    return _STYLE.sub("", text) if look.styled else text


def _choices(choices: Sequence[Choice], look: Look) -> str:
    """Put choices that share a row in one line if they fit; of the others all in one line, or each in its own."""
    numbered = [
        (choice.row, str(number), look.typed(f"● {choice.label}" if choice.marked else choice.label))
        for number, choice in enumerate(choices, start=1)
    ]
    return "\n".join(
        _row([(number, label) for _, number, label in together], look)
        for _, together in groupby(numbered, key=lambda one: one[0])
    )


def _row(numbered: Sequence[tuple[str, str]], look: Look) -> str:
    width = len(" · ".join(f"{number} {label}" for number, label in numbered))
    if width <= (look.columns or MAX_COLUMNS) and not any("\n" in label for _, label in numbered):
        return " · ".join(
            look.strong(number) if label == number else f"{look.strong(number)} {label}" for number, label in numbered
        )
    digits = len(numbered[-1][0])
    return "\n".join(f"{look.strong(number.rjust(digits))} {label}" for number, label in numbered)


def _wrap(line: str, columns: int) -> str:
    """Break a line between words so that no more than `columns` are used; a longer word keeps a line to itself."""
    rows, row, used = [], "", 0
    for word in _WORD.findall(line):
        width = _width(word)
        if used and used + width > columns:
            rows.append(row.rstrip())
            row, used = "", 0
        if word.isspace() and rows and not row:
            continue
        row, used = row + word, used + width
    return "\n".join([*rows, row] if row or not rows else rows)


def _width(word: str) -> int:
    """Return how many columns a word takes: wide characters two, combining ones and styles none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in _STYLE.sub("", word)
    )
