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
    """Split off a leading keyword, in any language: its key, and what follows. (None, rest) if there is none.

    A number may stand before it: `1 done` is the same as `done 1`, and `1 drop; yes` as `drop 1; yes`.
    """
    first, _, after = rest.strip().partition(" ")
    named = _named(first, words)
    if named is not None:
        return named, after.strip()
    second, _, further = after.strip().partition(" ")
    swapped = _named(second, words) if whole_number(first.strip("#;:,.")) is not None else None
    if swapped is not None:
        divides = ";" if second.endswith(";") and further.strip() else ""
        return swapped, f"{first.strip(';:,.')}{divides} {further.strip()}".strip()
    return None, rest.strip()


def _named(word: str, words: dict[str, tuple[str, ...]]) -> str | None:
    wanted = fold(word.rstrip(";:,"))
    return next((key for key, typed in words.items() if wanted in {fold(one) for one in (key, *typed)}), None)
