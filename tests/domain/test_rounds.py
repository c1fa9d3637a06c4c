"""What a round takes and counts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.check_ins import (
    AnswerRefusal,
    Participation,
    RoundRefusal,
    Turnout,
    answer_refusal,
    answered,
    close_round,
    is_open,
    missing,
    open_round,
    take_answer,
)
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Phase
from bot.domain.errors import BadValueError, NotAllowed
from bot.domain.nudges import may_nudge
from tests.domain.round_scene import BUSINESS, CIVIL, CLOSING, GOALS, MONDAY, STATE, TALK, a_round, said


def test_answered_counts_each_partner_once_per_sector_and_tells_who_is_through() -> None:
    answers = [said(1, 5), said(1, 4, question=TALK), said(2, None), said(3, 4, BUSINESS), said(3, 5, BUSINESS, hour=2)]

    assert answered(a_round(), answers, []) == {
        STATE: Turnout(some=2, everything=1),
        BUSINESS: Turnout(some=1, everything=0),
    }


def test_who_changes_sector_during_a_round_counts_once() -> None:
    answers = [said(1, 5, STATE, hour=1), said(1, 4, CIVIL, question=TALK, hour=2)]

    assert answered(a_round(), answers, []) == {CIVIL: Turnout(some=1, everything=1)}


def test_in_an_anonymous_round_the_answer_does_not_say_whose_it_is_but_nobody_is_asked_twice() -> None:
    round_ = a_round(anonymous=True)

    answer, participation = take_answer(round_, GOALS, 2, partner_id=2, sector=STATE, at=MONDAY)

    assert answer.partner_id is None
    assert participation == Participation(round_id=0, question=GOALS, partner_id=2, sector=STATE)
    assert missing(round_, [answer], [participation]) == (1, 3)
    assert answered(round_, [answer], [participation]) == {STATE: Turnout(some=1, everything=0)}


def test_missing_are_those_asked_who_have_said_nothing_at_all() -> None:
    assert missing(a_round(), [said(2, None), said(9, 5)], []) == (1, 3)


@pytest.mark.parametrize(
    ("question", "value", "anonymous", "answered_before", "at", "refusal"),
    [
        (GOALS, 5, False, False, MONDAY, None),
        (GOALS, None, False, False, MONDAY, None),
        (GOALS, 5, False, True, MONDAY, None),
        (GOALS, 5, False, False, CLOSING, None),
        (GOALS, 5, False, True, CLOSING, AnswerRefusal.FINAL),
        (GOALS, 5, True, True, MONDAY, AnswerRefusal.ANONYMOUS),
        (GOALS, 5, True, False, CLOSING, None),
        (GOALS, 7, False, False, MONDAY, AnswerRefusal.OUT_OF_SCALE),
        (GOALS, 0, False, False, MONDAY, AnswerRefusal.OUT_OF_SCALE),
        ("other", 5, False, False, MONDAY, AnswerRefusal.UNKNOWN_QUESTION),
    ],
)
def test_which_answers_are_taken(  # noqa: PLR0917 - one column each
    question: str,
    value: int | None,
    anonymous: bool,
    answered_before: bool,
    at: datetime,
    refusal: AnswerRefusal | None,
) -> None:
    round_ = a_round(anonymous=anonymous)

    assert answer_refusal(round_, question, value, answered_before=answered_before, now=at) is refusal


def test_who_came_after_the_closing_does_not_answer() -> None:
    closed = close_round(a_round(), CLOSING, {})
    later = CLOSING + timedelta(hours=1)

    def refusal(joined_at: datetime) -> AnswerRefusal | None:
        return answer_refusal(closed, GOALS, 5, answered_before=False, now=later, joined_at=joined_at)

    assert refusal(CLOSING + timedelta(seconds=1)) is AnswerRefusal.NEWCOMER
    assert refusal(CLOSING) is None


def test_a_refused_answer_is_not_made() -> None:
    with pytest.raises(NotAllowed) as refused:
        take_answer(a_round(), GOALS, 7, partner_id=1, sector=STATE, at=MONDAY)

    assert refused.value.reason == AnswerRefusal.OUT_OF_SCALE


def test_the_deadline_ends_a_round_even_before_it_is_closed() -> None:
    assert is_open(a_round(), CLOSING - timedelta(seconds=1))
    assert not is_open(a_round(), CLOSING)
    assert not is_open(close_round(a_round(), MONDAY, {}), MONDAY)


def test_a_round_closes_once() -> None:
    closed = close_round(a_round(), CLOSING, {STATE: Turnout(some=2, everything=1)})

    assert closed.turnout == (2, 0, 0)
    with pytest.raises(NotAllowed) as refused:
        close_round(closed, CLOSING + timedelta(days=1), {})

    assert refused.value.reason == RoundRefusal.CLOSED


@pytest.mark.parametrize(
    ("questions", "refusal"),
    [
        ((), RoundRefusal.NO_QUESTIONS),
        (tuple("abcdef"), RoundRefusal.TOO_MANY_QUESTIONS),
        ((GOALS, GOALS), RoundRefusal.QUESTION_TWICE),
    ],
)
def test_which_questions_make_no_round(questions: tuple[str, ...], refusal: RoundRefusal) -> None:
    with pytest.raises(BadValueError) as refused:
        a_round(questions=questions)

    assert refused.value.reason == refusal


def test_five_questions_are_not_too_many() -> None:
    assert len(a_round(questions=tuple("abcde")).questions) == 5


def test_a_round_cannot_end_when_it_begins() -> None:
    with pytest.raises(BadValueError) as refused:
        open_round(
            number=1,
            phases=[Phase.START],
            questions=[GOALS],
            asked=[],
            at=MONDAY,
            closes_at=MONDAY,
            answers=AnswerMode.OPEN,
        )

    assert refused.value.reason == RoundRefusal.ENDS_BEFORE_IT_BEGINS


@pytest.mark.parametrize(
    ("days_ago", "allowed"), [([], True), ([1], True), ([1, 2], False), ([13.9, 1], False), ([14, 1], True)]
)
def test_nobody_is_nudged_more_than_twice_in_fourteen_days(days_ago: list[float], allowed: bool) -> None:
    assert may_nudge([MONDAY - timedelta(days=days) for days in days_ago], MONDAY) is allowed
