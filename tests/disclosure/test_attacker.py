"""Whoever remembers everything that was shown, and tries every set of answers that fits it, learns next to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.disclosure import MEDIAN_FROM, SHOWN_FROM, disclose
from tests.disclosure.attacker import (
    ANCHORED,
    RATINGS,
    attack,
    by_sector,
    late_release,
    result,
    splits,
    with_sentences,
    with_silence,
    yes_or_no,
)
from tests.disclosure.exported import exported
from tests.disclosure.neighbours import attack_both
from tests.disclosure.pictured import pictured
from tests.disclosure.table import HEAD

QUICK_MOST = 2
MOST_INSIDER = 0.05
"""Of ways to answer with five or more: what one insider may fix at most (`product.md` 4 by way of `design.md` 11)."""
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "disclosure.md"

SHOWN = {
    "result": (RATINGS, result),
    "sentences": (RATINGS, with_sentences),
    "silence": (RATINGS, with_silence),
    "late": (RATINGS, late_release),
    "yes-or-no": (ANCHORED, yes_or_no),
    "pictures": (RATINGS, pictured),
    "exports": (RATINGS, exported),
}


@pytest.mark.parametrize("sizes", [*splits(QUICK_MOST), (3, 3, 0), (3, 2, 1), (3, 1, 0), (3, 0, 0), (3, 3, 1)], ids=str)
@pytest.mark.parametrize("what", SHOWN)
def test_outsiders_fix_no_rating_and_insiders_hardly_any(what: str, sizes: tuple[int, int, int]) -> None:
    scale, shown = SHOWN[what]
    found = attack(sizes, scale, shown)
    assert found.outsider == 0
    if sum(sizes) >= MEDIAN_FROM or what in {"result", "pictures", "exports"}:
        assert found.insider <= MOST_INSIDER


@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 1, 0), (3, 0, 0), (2, 2, 0), (2, 1, 1)], ids=str)
def test_two_rounds_tell_no_more_than_each_of_them(sizes: tuple[int, int, int]) -> None:
    both, one = attack_both(sizes), attack(sizes, RATINGS, result)
    assert both.outsider == 0
    assert both.insider <= MOST_INSIDER
    assert both.insider <= one.insider * 2


@pytest.mark.parametrize("sizes", [(3, 0, 0), (3, 3, 0), (2, 2, 0), (2, 2, 2), (3, 2, 1)], ids=str)
def test_that_a_sector_was_silent_tells_nothing_about_those_who_answered(sizes: tuple[int, int, int]) -> None:
    assert attack(sizes, RATINGS, with_silence) == attack(sizes, RATINGS, result)


def test_the_attacker_finds_what_the_former_rules_gave_away() -> None:
    """Lowest, highest, median and sectors by number: what version 0.1 showed."""

    def formerly(answers: tuple[tuple[int, ...], ...]) -> object:
        values = sorted(value for _, value in by_sector(answers))
        middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
        sectors = tuple(ratings[len(ratings) // 2] if len(ratings) >= SHOWN_FROM else None for ratings in answers)
        return middle, values[0], values[-1], sectors

    found = attack((3, 1, 0), RATINGS, formerly)
    assert found.outsider > 0.05
    assert found.insider > 0.3


def test_values_of_fewer_than_three_are_never_shown() -> None:
    for sizes in [(1, 0, 0), (1, 1, 0), (2, 0, 0)]:
        assert attack(sizes, RATINGS, result).insider == 0
    assert disclose([]) is None
    assert disclose(by_sector(((1, 1), (), ()))) is None


def test_the_page_says_what_the_table_says() -> None:
    """Every number of answers is there; outsiders fix nothing, insiders at most 5 % from five answers on."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    assert rows[0] == HEAD[0]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]
    assert [int(row[0]) for row in cells] == list(range(1, 16))
    assert {row[1] for row in cells} == {"0.0 %"}
    for row in cells[MEDIAN_FROM - 1 :]:
        assert all(float(cell.removesuffix(" %")) <= MOST_INSIDER * 100 for cell in row[2:6])
