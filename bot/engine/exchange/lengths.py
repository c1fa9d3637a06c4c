"""How long a text is on platforms, and texts made shorter without cutting a character in two."""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_MOST_MARKS = 32
"""A base with more marks than this is decoration, and may be cut."""
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols that show nothing (Unicode: Hangul fillers, Braille pattern blank)."""


def units(text: str) -> int:
    """Return the length of a text in UTF-16 units, as Telegram counts (Bot API, MessageEntity)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether nothing of a text can be seen: spaces, controls, direction marks."""
    return all(char in _BLANKS or unicodedata.category(char)[0] in "ZC" for char in text)


def shorten(text: str, most: int) -> str:
    """Return the text in one line of at most so many UTF-16 units, with ` …` where something was left out."""
    line = " ".join(text.split())
    if units(line) <= most:
        return line
    end = len(line.encode("utf-16-le", "surrogatepass")[: 2 * (most - 2)].decode("utf-16-le", "ignore"))
    for place in range(end, max(0, end - _MOST_MARKS), -1):
        if not _goes_on(line, place):
            end = place
            break
    return f"{line[:end].rstrip()} …"


def _goes_on(line: str, place: int) -> bool:
    """Whether what is before a place and what is after it are shown as one character."""
    after = line[place]
    return line[place - 1] == _JOINER or after == _JOINER or unicodedata.category(after)[0] == "M"
