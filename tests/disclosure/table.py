"""The table of how much can be worked out, for each number of answers and each thing that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.disclosure.attacker import (
    ANCHORED,
    RATINGS,
    attack,
    late_release,
    result,
    splits,
    with_sentences,
    worst,
    yes_or_no,
)
from tests.disclosure.neighbours import attack_newcomer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.disclosure.attacker import Fixed

GUESS = "guess"
"""That nobody but one person answered otherwise than in the round before, which nobody can know."""
HEAD = (
    "| Answers | Outsider | Insider | with sentences | late release | yes, partly, no | a guess about two rounds |",
    "|---:|---:|---:|---:|---:|---:|---:|",
)
GUESS_MOST = 3
"""Largest sector for which two rounds are tried: with more, their number grows beyond patience."""


def lines(most: int) -> Iterator[str]:
    """Yield the table, a line for each number of answers; each cell is that of the worst division into sectors."""
    ways = {
        "result": {sizes: attack(sizes, RATINGS, result) for sizes in splits(most)},
        "sentences": {sizes: attack(sizes, RATINGS, with_sentences) for sizes in splits(most)},
        "late": {sizes: attack(sizes, RATINGS, late_release) for sizes in splits(most)},
        "yes or no": {sizes: attack(sizes, ANCHORED, yes_or_no) for sizes in splits(most)},
        GUESS: {sizes: attack_newcomer(sizes) for sizes in splits(min(most, GUESS_MOST))},
    }
    found = {name: worst(cells) for name, cells in ways.items()}
    yield from HEAD
    for answers in sorted(found["result"]):
        outside = max(cells[answers].outsider for name, cells in found.items() if name != GUESS)
        inside = (found[name].get(answers) for name in ("result", "sentences", "late", "yes or no", GUESS))
        yield f"| {answers} | {_percent(outside)} | " + " | ".join(map(_inside, inside)) + " |"


def _inside(cell: Fixed | None) -> str:
    return "" if cell is None else _percent(cell.insider)


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")
