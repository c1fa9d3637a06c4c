"""A partnership check: what kind of round it is; dimensions and fields repeat the weakest of their questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.check_ins import CHECK_QUESTIONS, MAX_QUESTIONS, Round, RoundKind, RoundRefusal, open_round
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field
from bot.domain.disclosure import disclose
from bot.domain.errors import BadValueError
from bot.domain.partners import Sector
from bot.domain.partnership import by_dimension, by_field, weakest, worst
from bot.domain.results import FieldResult, Light

AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
DIMENSIONS = {"a": "one", "b": "one", "c": "two", "d": "three"}


def rated(question: str, *values: int, field: Field = Field.GOALS) -> FieldResult:
    shown = disclose([(Sector.STATE, value) for value in values])
    return FieldResult(question=question, field=field, releases=(shown,), change=None)


def opened(kind: RoundKind, count: int) -> Round:
    return open_round(
        number=1,
        kind=kind,
        phases=(),
        questions=[str(one) for one in range(count)],
        asked=[],
        at=AT,
        closes_at=AT + timedelta(days=1),
        answers=AnswerMode.OPEN,
    )


@pytest.mark.parametrize(
    ("kind", "most"), [(RoundKind.ORDINARY, MAX_QUESTIONS), (RoundKind.PARTNERSHIP, CHECK_QUESTIONS)]
)
def test_each_kind_of_round_has_its_most_questions(kind: RoundKind, most: int) -> None:
    assert len(opened(kind, most).questions) == most
    with pytest.raises(BadValueError) as refused:
        opened(kind, most + 1)
    assert refused.value.args[0] is RoundRefusal.TOO_MANY_QUESTIONS


def test_a_partnership_check_is_anonymous_and_answered_alone_whatever_is_set() -> None:
    check, ordinary = opened(RoundKind.PARTNERSHIP, 10), opened(RoundKind.ORDINARY, 5)
    assert (check.anonymous, check.answers) == (True, AnswerMode.PRIVATE)
    assert (ordinary.anonymous, ordinary.answers) == (False, AnswerMode.OPEN)


def test_a_dimension_stands_as_its_weakest_question() -> None:
    one, two, three = by_dimension(
        [rated("a", 5, 5, 5), rated("b", 3, 3, 3), rated("c", 1, 1, 1), rated("d", 4)], DIMENSIONS
    )
    assert [one.light, two.light, three.light] == [Light.YELLOW, Light.RED, None]
    assert [question.question for question in one.questions] == ["a", "b"]
    assert weakest([one, two, three]) is two
    assert weakest([one, three]) is one
    assert weakest([three]) is None


def test_of_two_weak_ones_the_weaker_is_talked_over_and_of_good_ones_none() -> None:
    first, second = by_dimension([rated("a", 2, 2, 2, 2, 2), rated("c", 1, 1, 1, 1, 1)], DIMENSIONS)
    assert weakest([first, second]) is second
    assert weakest(by_dimension([rated("a", 5, 5, 5)], DIMENSIONS)) is None


def test_a_field_stands_as_its_weakest_question() -> None:
    fields = [rated("a", 5, 5, 5), rated("c", 2, 2, 2), rated("d", 5, 5, 5, field=Field.LEADERSHIP)]
    assert by_field(fields) == {Field.GOALS: Light.RED, Field.LEADERSHIP: Light.GREEN}


def test_no_light_is_the_worst_of_none() -> None:
    assert worst([]) is None
    assert worst([None, Light.GREEN]) is Light.GREEN
