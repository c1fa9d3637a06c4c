"""The results chain: how what is put in leads to activities, outputs and impact, in short lines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LINES: Final = 5
"""So many lines a link has at most."""
LONGEST_LINE: Final = 160
"""Characters: each link is short."""
CALLED: Final = ("wirkungslogik", "wirkungskette", "results chain", "theory of change")
"""What a decision calls the chain that it is about, in lower case."""


class ChainLink(StrEnum):
    """The four links, in their order. The values are stored."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLine:
    """One line of a link."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    link: ChainLink
    text: str


def by_link(lines: Iterable[ChainLine]) -> dict[ChainLink, list[ChainLine]]:
    """Return the lines of each link, links and lines in their order."""
    found: dict[ChainLink, list[ChainLine]] = {link: [] for link in ChainLink}
    for line in sorted(lines, key=lambda line: line.number):
        found[line.link].append(line)
    return found


def is_whole(lines: Iterable[ChainLine]) -> bool:
    """Tell whether every link has a line."""
    return {line.link for line in lines} == set(ChainLink)


def names_chain(text: str) -> bool:
    """Tell whether a decision's text names the results chain."""
    return any(name in text.casefold() for name in CALLED)
