"""Whoever has the research data, of whatever days, and knows who took part, works out no rating from it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import RoundKind
from bot.domain.disclosure import disclose
from bot.reporting.exports.research import (
    CELL_FROM,
    ResearchQuestion,
    ResearchRelease,
    ResearchSet,
    ResearchWave,
    cells,
    measured,
    responses,
    suppressed,
)
from tests.disclosure.attacker import RATINGS, attack, by_sector

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.domain.disclosure import Disclosed
    from tests.disclosure.attacker import Answers


def research(turnout: tuple[int, ...], *releases: Disclosed | None) -> ResearchSet:
    """Return the data set of one round with one question."""
    question = ResearchQuestion(
        id="O-ST-3",
        version="1",
        kind="rating",
        phase=None,
        field=None,
        de="",
        en="",
        first_wave=1,
        last_wave=1,
        waves=1,
    )
    wave = ResearchWave(
        number=1,
        kind=RoundKind.ORDINARY,
        quarter="2026-Q4",
        mode="private",
        anonymous=False,
        asked=sum(turnout),
        turnout=turnout,
        releases=tuple(ResearchRelease(question="O-ST-3", late=late, shown=one) for late, one in enumerate(releases)),
    )
    return ResearchSet(cooperation="x", region="", channel="", waves=(wave,), questions=(question,), method="")


@cache
def _files(turnout: tuple[int, ...], *releases: Disclosed | None) -> Hashable:
    made = research(turnout, *releases)
    return tuple(cells(made)), tuple(responses(made))


@pytest.mark.parametrize(
    "sizes", [(3, 0, 0), (2, 2, 1), (4, 1, 0), (5, 0, 0), (3, 3, 0), (5, 1, 0), (5, 4, 0), (5, 5, 0)], ids=str
)
def test_nobody_fixes_a_rating(sizes: tuple[int, int, int]) -> None:
    def shown(answers: Answers) -> Hashable:
        return _files(sizes, disclose(by_sector(answers)))

    found = attack(sizes, RATINGS, shown)
    assert found.outsider == 0
    assert found.insider <= (0.05 if sum(sizes) >= CELL_FROM else 0)


@pytest.mark.parametrize("late", [(0, 0, 3), (0, 2, 3)], ids=str)
def test_two_exports_in_time_tell_no_more(late: tuple[int, int, int]) -> None:
    first = disclose(by_sector(((1, 3, 5), (2, 4, 4), ())))
    turnout = (3, 3, 0)

    def shown(answers: Answers) -> Hashable:
        return _files(turnout, first), _files(turnout, first, disclose(by_sector(answers), late=True))

    assert attack(late, RATINGS, shown).outsider == 0
    before, after = ([*cells(research(turnout, *releases))] for releases in ((first,), (first, first)))
    assert after[: len(before)] == before


def test_the_attacker_finds_what_single_answers_would_give_away() -> None:
    assert attack((1, 1, 1), RATINGS, by_sector_sorted).outsider == 1


def by_sector_sorted(answers: Answers) -> Hashable:
    """Return what a table of single answers by sector would show."""
    return tuple(by_sector(answers))


def test_no_suppressed_turnout_can_be_worked_out() -> None:
    """Of all turnouts that look alike, every part that is suppressed has at least two values."""
    alike: dict[Hashable, list[tuple[int, ...]]] = defaultdict(list)
    for parts in product(range(16), repeat=3):
        alike[suppressed(parts)].append(parts)
    for (total, known), fitting in ((key, those) for key, those in alike.items() if isinstance(key, tuple)):
        for place, part in enumerate(known):
            assert part is None or not 0 < part < CELL_FROM
            if part is None:
                assert len({one[place] for one in fitting}) > 1, (total, known, fitting)


def test_every_question_has_the_same_lines_whatever_may_be_said() -> None:
    rated = disclose(by_sector(((1, 1, 1, 1, 1, 1), (5, 5, 5, 5, 5), ())))
    few = disclose(by_sector(((4, 4, 4), (), ())))
    lines = [[line[:2] for line in measured(shown, (6, 5, 0))] for shown in (rated, few, None)]
    assert lines[0] == lines[1] == lines[2]
    assert not any(value or answers for _, _, value, answers in measured(few, (3, 0, 0)))
    assert not any(value for _, _, value, _ in measured(None, (6, 5, 0)))


def test_sectors_need_five_who_took_part_and_five_others() -> None:
    rated = disclose(by_sector(((1, 2, 3, 3, 3, 1), (5, 5, 4, 4), ())))
    assert rated is not None
    assert rated.sectors
    assert not [value for sector, _, value, _ in measured(rated, (6, 4, 0)) if sector != "all" and value]
    assert len([value for sector, _, value, _ in measured(rated, (6, 5, 0)) if sector != "all" and value]) == 2
