"""Makes a page of a paper: one HTML file that needs nothing beside it, runs nothing, and reads well on any screen."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from bot.reporting.paper import PaperBullets, PaperFacts, PaperFigure, PaperPassage, PaperTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.reporting.paper import Paper, PaperPart

STYLE: Final = (files("bot.reporting") / "page.css").read_text(encoding="utf-8")
"""How pages look."""
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
"""What a browser may do with a page: show it, with this one style and the pictures in it, and nothing else
(Content Security Policy Level 3)."""


def html(paper: Paper) -> bytes:
    """Return the paper as a page in UTF-8, in which nothing that was typed is markup."""
    return "\n".join(_page(paper)).encode()


def _page(paper: Paper) -> Iterator[str]:
    yield f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex, nofollow, noarchive">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_line(paper.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>"
    yield f"<header>\n<h1>{_line(paper.title)}</h1>"
    yield from (f"<p>{_line(line)}</p>" for line in (paper.subtitle, paper.date) if line)
    yield "</header>"
    yield "<main>"
    numbers = _Numbers(paper)
    if paper.summary:
        yield '<div class="summary">'
        yield from _parts(paper.summary, numbers)
        yield "</div>"
    if paper.contents and paper.sections:
        yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{_line(paper.contents)}</h2>\n<ol>'
        for place, section in enumerate(paper.sections, 1):
            yield f'<li><a href="#s{place}">{_line(section.heading)}</a></li>'
        yield "</ol>\n</nav>"
    for place, section in enumerate(paper.sections, 1):
        yield f'<section aria-labelledby="s{place}">\n<h2 id="s{place}">{_line(section.heading)}</h2>'
        yield from _parts(section.parts, numbers)
        yield "</section>"
    yield "</main>"
    if paper.origin:
        yield f"<footer><p>{_line(paper.origin)}</p></footer>"
    yield "</body>\n</html>\n"


class _Numbers:
    """Numbers tables and pictures, each in their order, as the paper calls them."""

    def __init__(self, paper: Paper) -> None:
        self._names = {"table": paper.table, "figure": paper.figure}
        self._given = dict.fromkeys(self._names, 0)

    def next(self, kind: str) -> tuple[str, str]:
        """Return the id of the next one, and what stands before its caption."""
        self._given[kind] += 1
        number, name = self._given[kind], self._names[kind]
        return f"{kind}{number}", f"{_line(name)} {number}: " if name else ""


def _parts(parts: Iterable[PaperPart], numbers: _Numbers) -> Iterator[str]:
    for part in parts:
        match part:
            case PaperPassage():
                yield f'<p class="lead">{_line(part.text)}</p>' if part.leads else f"<p>{_lines(part.text)}</p>"
            case PaperBullets():
                yield f"<ul>{''.join(f'<li>{_line(item)}</li>' for item in part.items)}</ul>"
            case PaperFacts():
                facts = (f"<div><dt>{_line(term)}</dt><dd>{_lines(said)}</dd></div>" for term, said in part.facts)
                yield f"<dl>{''.join(facts)}</dl>"
            case PaperTable():
                yield from _table(part, *numbers.next("table"))
            case PaperFigure():
                name, before = numbers.next("figure")
                picture = b64encode(part.svg.encode()).decode()
                yield f'<figure aria-labelledby="{name}">'
                yield f'<img src="data:image/svg+xml;base64,{picture}" alt="{_line(part.alternative)}">'
                yield f'<figcaption id="{name}">{before}{_line(part.caption)}</figcaption>\n</figure>'


def _table(table: PaperTable, name: str, before: str) -> Iterator[str]:
    """Write a table that scrolls for itself where it is wider than the screen, also by the keyboard.

    On a phone its cells stand below one another, each with its column's name. Browsers then forget that it is a table:
    the roles say so.
    """
    yield f'<div class="wide" role="region" tabindex="0" aria-labelledby="{name}">\n<table role="table">'
    yield f'<caption id="{name}">{before}{_line(table.caption)}</caption>'
    head = "".join(f'<th scope="col" role="columnheader">{_line(cell)}</th>' for cell in table.head)
    names = [_line(cell) if cell.endswith("?") else f"{_line(cell)}:" for cell in table.head[1:]]
    yield f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n<tbody role="rowgroup">'
    for first, *others in table.rows:
        cells = "".join(
            f'<td role="cell" data-name="{column}">{_line(cell)}</td>'
            for column, cell in zip(names, others, strict=True)
        )
        yield f'<tr role="row"><th scope="row" role="rowheader">{_line(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _lines(text: str) -> str:
    """Return a text that means itself, with its breaks."""
    return "<br>".join(_line(line) for line in text.splitlines())


def _line(text: str) -> str:
    """Return a text that means itself, in one line, without control signs, which HTML has no place for (13.2.3.5)."""
    shown = "".join(sign for sign in " ".join(text.split()) if unicodedata.category(sign) not in {"Cc", "Cs"})
    return escape(shown)
