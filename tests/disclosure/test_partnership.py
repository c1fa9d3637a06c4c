"""A partnership check, and what the status shows of it, say no more than its questions: an outsider fixes nothing."""

from __future__ import annotations

from functools import cache
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

import pytest

from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field
from bot.domain.disclosure import MEDIAN_FROM, disclose, disclose_load
from bot.domain.partners import Engagement, Sector
from bot.domain.partnership import by_dimension, by_field, weakest
from bot.domain.results import FieldResult
from tests.disclosure.attacker import RATINGS, attack, by_sector, splits
from tests.disclosure.test_attacker import MOST_INSIDER
from tests.flows.settling import stored
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.flows.test_partnership_check import answer_all, close
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from tests.disclosure.attacker import Answers

QUICK_MOST = 2
DIMENSIONS = {"a": "both", "b": "both", "c": "alone"}


@cache
def _field(question: str, answers: Answers) -> FieldResult:
    shown = disclose(by_sector(answers))
    field = Field.GOALS if question == "a" else Field.STAKEHOLDERS
    return FieldResult(question=question, field=field, releases=(shown,), change=None)


def check(answers: Answers) -> Hashable:
    """Return all that a check shows where two questions of a dimension are answered by the same people.

    Whoever answers two questions is two variables, so it is six sectors, three for each question.
    """
    half = len(answers) // 2
    fields = [_field("a", answers[:half]), _field("b", answers[half:])]
    dimensions = by_dimension(fields, DIMENSIONS)
    shown = tuple((one.light, one.strength, tuple(field.first for field in one.questions)) for one in dimensions)
    next_talk = weakest(dimensions)
    status = tuple(sum(len(ratings) for ratings in answers[place::half]) // 2 for place in range(half))
    return shown, tuple(by_field(fields).items()), next_talk and next_talk.dimension, status


@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 1, 0), (3, 0, 0), (2, 2, 0), (2, 1, 1)], ids=str)
def test_two_questions_of_a_dimension_tell_no_more_than_each_of_them(sizes: tuple[int, int, int]) -> None:
    found = attack([*sizes, *sizes], RATINGS, check)
    assert found.outsider == 0
    assert found.insider <= MOST_INSIDER


def load(answers: Answers) -> Hashable:
    """Return what is seen of ratings of the load by paid, voluntary and unknown people, all of one sector."""
    groups = (Engagement.PAID, Engagement.VOLUNTARY, None)
    given = [(Sector.STATE, one, value) for one, ratings in zip(groups, answers, strict=True) for value in ratings]
    return disclose_load(given)


@pytest.mark.parametrize("sizes", [*splits(QUICK_MOST), (3, 3, 0), (3, 2, 1), (3, 1, 0), (3, 3, 1), (3, 3, 2)], ids=str)
def test_outsiders_fix_no_load_and_insiders_hardly_any(sizes: tuple[int, int, int]) -> None:
    found = attack(sizes, RATINGS, load)
    assert found.outsider == 0
    assert sum(sizes) < MEDIAN_FROM or found.insider <= MOST_INSIDER


def mixed_load(answers: Answers) -> Hashable:
    """Return what is seen where three at work are of two sectors, and three volunteers of a third."""
    given = [
        (sector, Engagement.VOLUNTARY if sector is Sector.CIVIL_SOCIETY else Engagement.PAID, value)
        for sector, value in by_sector(answers)
    ]
    return disclose_load(given)


def test_one_division_is_shown_at_a_time() -> None:
    """Sectors beside engagement could be taken from one another."""
    assert attack((2, 1, 3), RATINGS, mixed_load).outsider == 0
    both = 0
    for paid, voluntary in product(combinations_with_replacement(RATINGS, 3), repeat=2):
        given = [(Sector.STATE, Engagement.PAID, one) for one in paid]
        given += [(Sector.BUSINESS, Engagement.VOLUNTARY, one) for one in voluntary]
        shown = disclose_load(given)
        assert shown is not None
        assert not (shown.sectors and shown.engagements)
        both += bool(shown.engagements)
    assert both


@pytest.mark.parametrize("others", [1, 2])
def test_nobody_whose_engagement_is_unknown_can_be_taken_from_the_rest(others: int) -> None:
    for rating in RATINGS:
        given = [(Sector.STATE, Engagement.PAID, one) for one in (1, 1, 2)]
        given += [(Sector.STATE, Engagement.VOLUNTARY, one) for one in (4, 5, 4)]
        shown = disclose_load([*given, *[(Sector.STATE, None, rating)] * others])
        assert shown is not None
        assert shown.engagements == ()


ALIKE = ((4, 4, 3, 2, 1), (3, 3, 3, 1, 5))
"""Two ways to answer that the rules show alike: a median of 3, apart, by five people."""


async def test_status_and_result_say_the_same_of_what_the_rules_show_alike(tmp_path: Path) -> None:
    shown = {disclose([(Sector.STATE, value) for value in ratings]) for ratings in ALIKE}
    assert len(shown) == 1
    texts = []
    for place, ratings in enumerate(ALIKE):
        folder = tmp_path / str(place)
        folder.mkdir()
        async with Stage.on_sqlite(folder) as stage:
            await settle_in(stage)
            await stage.say("Anna", "/checkin partnerschaft")
            for who, rating in zip(PEOPLE, ratings, strict=True):
                await stage.say(who, "/hilfe", "@")
                await answer_all(stage, who, str(rating))
            await stage.say("Bert", "/stand")
            await close(stage)
            await stage.say("Bert", "/stand")
            texts.append([one.text for one in stage.seen_in()])
            with stage.database.begin() as transaction:
                (round_,) = stored(transaction).rounds.find(kind=RoundKind.PARTNERSHIP)
            assert round_.anonymous
            assert round_.answers is AnswerMode.PRIVATE
    assert texts[0] == texts[1]
    assert any("gehen auseinander" in text for text in texts[0])
