"""What was typed, made comparable and divided."""

from __future__ import annotations


def fold(typed: str) -> str:
    """Make words comparable: case, surrounding space, German umlauts and the form of the apostrophe do not matter."""
    folded = typed.strip().casefold().replace("_", " ")
    for umlaut, plain in (
        ("ä", "ae"),
        ("ö", "oe"),
        ("ü", "ue"),
        ("ß", "ss"),
        ("\N{RIGHT SINGLE QUOTATION MARK}", "'"),
    ):
        folded = folded.replace(umlaut, plain)
    return folded


DIGITS = 9
"""Most digits of a number that anybody means; Python itself refuses more than 4,300 with an error."""


def whole_number(typed: str) -> int | None:
    """Return the number that was typed in decimal digits of any script; None for anything else, and for too many."""
    digits = typed.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= DIGITS else None


def parts_of(rest: str) -> list[str]:
    """Divide what was typed behind a command at its semicolons."""
    return [part.strip() for part in rest.split(";")] if rest.strip() else []


def keyword(rest: str, words: dict[str, tuple[str, ...]]) -> tuple[str | None, str]:
    """Split off a leading keyword, in any language: its key, and what follows. (None, rest) if there is none."""
    first, _, after = rest.strip().partition(" ")
    for key, typed in words.items():
        if fold(first.rstrip(";:,")) in {fold(word) for word in (key, *typed)}:
            return key, after.strip()
    return None, rest.strip()
