"""Lists as people write them: several entries in one text, and the same entry only once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ENTRIES = 20
"""Entries in one person's list."""
LONGEST_ENTRY = 120
"""Characters of one entry, as of a stakeholder's name."""
_DIVIDERS = re.compile(r"[;\n\r]+")
_BULLET = re.compile("^[-*•\N{EN DASH}]\\s+")


def entries_of(text: str) -> tuple[str, ...]:
    """Return the entries of a text: one a line, or divided by semicolons. Signs before them are left out."""
    parts = (_BULLET.sub("", " ".join(part.split())) for part in _DIVIDERS.split(text))
    return merged(part for part in parts if part not in {"", "-", "*", "•", "\N{EN DASH}"})


def merged(entries: Iterable[str]) -> tuple[str, ...]:
    """Leave each entry once, as it was written first, whatever the case of its letters."""
    found: dict[str, str] = {}
    for entry in entries:
        found.setdefault(entry.casefold(), entry)
    return tuple(found.values())


def as_text(entries: Iterable[str]) -> str:
    """Return the entries as one text, from which `entries_of` reads them again."""
    return "\n".join(entries)
