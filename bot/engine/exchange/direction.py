"""Marks of writing direction in what people type, closed where they end: they must not turn around what follows."""

from __future__ import annotations

import re

_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_POP_OVERRIDE, _POP_ISOLATE = "\u202c", "\u2069"
MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What there is to close; a text without any is as it should be."""
_BREAKS = re.compile("([\n\r\x1c-\x1e\x85\u2029])")
"""Paragraph separators: they end every mark (Unicode Standard Annex 9, rule X8)."""


def closed(text: str) -> str:
    """Return a text with every mark of direction closed that it leaves open; others are as they were typed."""
    return "".join(part if index % 2 else part + _missing(part) for index, part in enumerate(_BREAKS.split(text)))


def _missing(paragraph: str) -> str:
    """Return what closes the marks that a paragraph leaves open (Unicode Standard Annex 9, rules X2 to X7)."""
    waiting: list[str] = []
    for char in MARKS.findall(paragraph):
        if char in _OVERRIDES:
            waiting.append(_POP_OVERRIDE)
        elif char in _ISOLATES:
            waiting.append(_POP_ISOLATE)
        elif char == _POP_OVERRIDE and waiting[-1:] == [_POP_OVERRIDE]:
            waiting.pop()
        elif char == _POP_ISOLATE and _POP_ISOLATE in waiting:
            while waiting.pop() != _POP_ISOLATE:
                pass
    return "".join(reversed(waiting))
