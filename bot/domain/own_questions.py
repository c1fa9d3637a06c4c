"""Questions in a cooperation's own words, each asked once, in the next check-in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST_WAITING: Final = 2
"""Own questions that wait for the next check-in: it asks mostly what can be compared from time to time."""
LONGEST_QUESTION: Final = 160
"""Characters, as of the catalogue's questions."""
_PREFIX: Final = "own-"
"""What their ids in rounds begin with; no question of the catalogue is called so."""


class OwnKind(StrEnum):
    """How an own question is answered. The values are stored, and those of the catalogue's kinds."""

    RATING = "rating"
    YES_PARTLY_NO = "yes_partly_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnQuestion:
    """A question that a coordinator has put."""

    id: int = 0
    text: str
    kind: OwnKind
    author_id: int | None
    """The partner; None for a coordinator who takes no part, and once forgotten."""
    at: datetime
    round_id: int | None = None
    """The round that asked it; None as long as it waits."""

    @property
    def key(self) -> str:
        """What rounds and answers call it."""
        return f"{_PREFIX}{self.id}"

    def same_as(self, other: OwnQuestion) -> bool:
        """Whether it asks the very same: then answers can be compared."""
        return (self.text, self.kind) == (other.text, other.kind)


def own_id(question: str) -> int | None:
    """Return the id of the own question that a round calls so; None for one of the catalogue."""
    number = question.removeprefix(_PREFIX)
    return int(number) if number != question and number.isdecimal() else None


def next_asked(waiting: Iterable[OwnQuestion]) -> tuple[OwnQuestion, ...]:
    """Return those that the next round asks, the oldest first: of those in words only one."""
    chosen: list[OwnQuestion] = []
    for one in sorted(waiting, key=lambda one: (one.at, one.id)):
        worded = one.kind is OwnKind.TEXT and any(other.kind is OwnKind.TEXT for other in chosen)
        if len(chosen) < MOST_WAITING and not worded:
            chosen.append(one)
    return tuple(chosen)
