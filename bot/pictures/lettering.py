"""Letters: what the font can show, how wide it is, and where a name is cut."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = "Fira Sans"
_HUNDREDTHS = {
    25: "!',.:;¡·",
    30: " IijlÌÍÎÏìíîï\u201a\u2018\u2019",
    35: "()J[]`{}\u00b4\u00b8",
    40: "frt¯²³¹",
    45: '"*-|¦¨„“”',
    50: "17?Fcsz¢ªº¿ç",
    55: "#$+/235<=>ELTZ\\_agkvxy~£§¬°±ÈÉÊË\u00d7àáâãäå÷ýÿ\u2013≤≥\u2212",
    60: "04689ACPSVXY^bdehnopqu¤¥µÀÁÂÃÄÅÇÝÞèéêëðñòóôõöøùúûüþ€",
    65: "BDGKR«®»ß",
    70: "HNOQUÐÑÒÓÔÕÖØÙÚÛÜẞ",
    75: "w…",
    80: "&M¶—",
    85: "W©Æ",
    90: "%mæ←→↑↓",
    100: "¼½¾",
    105: "@",
}
_WIDTHS = {letter: width / 100 for width, letters in _HUNDREDTHS.items() for letter in letters}
"""In heights of a letter: the widest of the bundled weights, rounded up."""
_OTHER_WIDTH = 0.8
"""Of other Latin, Greek and Cyrillic letters, most of which are narrower."""
_OTHERS = re.compile("[\u0100-\u024f\u0388-\u03ce\u0400-\u04ff]")
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Leave out what XML cannot hold, such as control characters."""
    return _UNWRITABLE.sub("", text)


def legible(text: str) -> str:
    """Leave out what the font cannot show, such as emoji; what is left of white space is a single space."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    shown = "".join(letter for letter in spaced if letter in _WIDTHS or _OTHERS.match(letter))
    return " ".join(shown.split())


def width(text: str, size: float) -> float:
    """Return how wide a text is at most, in the unit of its `size`."""
    return size * sum(_WIDTHS.get(letter, _OTHER_WIDTH) for letter in text)


def cut(text: str, size: float, room: float) -> str:
    """Shorten what is legible of a text to a width, with `…` at its end; `…` alone where nothing is legible."""
    shown = legible(text)
    if shown and width(shown, size) <= room:
        return shown
    while shown and width(shown + "…", size) > room:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """Divide a text among lines of a width, at most so many; what is left over is cut."""
    found = list(_broken(legible(text), size, room))
    kept = found[:most]
    if len(found) > most:
        kept[-1] = cut(" ".join(found[most - 1 :]), size, room)
    return [cut(line, size, room) for line in kept]


def _broken(text: str, size: float, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, size) > room:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def decimal(value: float, mark: str) -> str:
    """Write a figure with one decimal, none where it is whole."""
    return f"{value:.1f}".removesuffix(".0").replace(".", mark)
