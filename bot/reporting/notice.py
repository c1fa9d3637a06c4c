"""Makes a page that says one thing in several languages, one below the other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from bot.reporting.html import POLICY, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is said in one language."""

    language: str
    title: str
    text: str


def notice(said: Sequence[Notice]) -> bytes:
    """Return the page in UTF-8; the first language is that of the page."""
    return "\n".join(_page(said)).encode()


def _page(said: Sequence[Notice]) -> Iterator[str]:
    first = said[0]
    yield f'<!doctype html>\n<html lang="{escape(first.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex, nofollow, noarchive">'
    yield f"<title>{escape(first.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    for place, one in enumerate(said):
        heading = "h2" if place else "h1"
        yield f'<section lang="{escape(one.language)}">\n<{heading}>{escape(one.title)}</{heading}>'
        yield f"<p>{escape(one.text)}</p>\n</section>"
    yield "</main>\n</body>\n</html>\n"
