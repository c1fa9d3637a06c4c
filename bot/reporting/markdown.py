"""Makes plain Markdown of a paper (CommonMark, with tables of GitHub): to be read anywhere, and to be edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.reporting.paper import PaperBullets, PaperFacts, PaperFigure, PaperPassage, PaperTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.reporting.paper import Paper, PaperPart

_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")
"""ASCII punctuation: what CommonMark lets a backslash stand before (2.4)."""


def markdown(paper: Paper) -> str:
    """Return the paper as Markdown, in which nothing that was typed is markup."""
    return "\n\n".join(_blocks(paper)) + "\n"


def _blocks(paper: Paper) -> Iterator[str]:
    yield f"# {_line(paper.title)}"
    yield from (_line(line) for line in (paper.subtitle, paper.date) if line)
    yield from _parts(paper.summary)
    for section in paper.sections:
        yield f"## {_line(section.heading)}"
        yield from _parts(section.parts)
    if paper.origin:
        yield _line(paper.origin)


def _parts(parts: Iterable[PaperPart]) -> Iterator[str]:
    for part in parts:
        match part:
            case PaperPassage():
                yield f"**{_line(part.text)}**" if part.leads else _line(part.text)
            case PaperBullets():
                yield "\n".join(f"- {_line(item)}" for item in part.items)
            case PaperFacts():
                yield "\n".join(f"- **{_line(term)}:** {_line(said)}" for term, said in part.facts)
            case PaperTable():
                yield f"**{_line(part.caption)}**"
                yield "\n".join((_row(part.head), _row("-" for _ in part.head), *(_row(row) for row in part.rows)))
            case PaperFigure():
                yield f"**{_line(part.caption)}**"
                yield "\n".join(f"- {_line(line)}" for line in part.alternative.splitlines() if line)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join('---' if cell == '-' else _line(cell) for cell in cells)} |"


def _line(text: str) -> str:
    """Return a text that means itself, in one line."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
