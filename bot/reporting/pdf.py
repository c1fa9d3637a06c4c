"""Makes an accessible PDF (PDF/UA-1) of a paper, with the fonts beside the pictures and nothing from outside."""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reporting.paper import Paper

_LATIN = range(0x20, 0x250)
"""Letters with all their marks: what can be seen of these is in the fonts."""
_PUNCTUATION = (*range(0x2010, 0x2016), *range(0x2018, 0x2023), 0x2026, 0x20AC)
"""Dashes, quotation marks, bullets, the ellipsis and the euro sign."""
_KNOWN = frozenset({ord("\n"), *_LATIN, *_PUNCTUATION})


def pdf(paper: Paper) -> bytes:
    """Return the paper as PDF. Signs that no font has here are written out by their names. Raises TypstError."""
    values = paper.model_dump(mode="json")
    try:
        return _compiled(_each(values, _seen))
    except typst.TypstError:  # PDF/UA allows no sign that cannot be shown
        return _compiled(_each(values, _named))


def _compiled(values: object) -> bytes:
    house = files("bot.reporting"), files("bot.pictures") / "fonts"
    with as_file(house[0]) as folder, as_file(house[1]) as fonts:
        return typst.compile(
            str(folder / "paper.typ"),
            format="pdf",
            root=str(folder),
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(fonts)]),
            sys_inputs={"paper": json.dumps(values)},
            pdf_standards=["ua-1"],
        )


def _each(values: object, change: Callable[[str], str], key: str = "") -> object:
    match values:
        case str():
            return values if key == "svg" else change(values)
        case dict():
            return {name: _each(value, change, name) for name, value in values.items()}
        case list() | tuple():
            return [_each(value, change) for value in values]
        case _:
            return values


def _seen(text: str) -> str:
    """Leave out what cannot be seen: control signs, and those that turn the direction of writing round."""
    hidden = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in hidden)


def _named(text: str) -> str:
    """Write out by its name what may be in no font."""
    return "".join(
        sign if ord(sign) in _KNOWN else f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]"
        for sign in _seen(text)
    )
