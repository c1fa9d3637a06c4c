"""What a round takes, counts and shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.check_ins import (
    Answer,
    AnswerRefusal,
    Participation,
    Round,
    RoundRefusal,
    Turnout,
    answer_refusal,
    answered,
    close_round,
    is_open,
    may_nudge,
    missing,
    open_round,
    take_answer,
)
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import Agreement, Disclosed, Tone
from bot.domain.errors import BadValueError, NotAllowed
from bot.domain.partners import Sector
from bot.domain.results import FieldResult, Light, released_now, result_of, sayable

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOSING = MONDAY + timedelta(days=3)
GOALS, TALK = "goals-question", "talk-question"
FIELDS = {GOALS: Field.GOALS, TALK: Field.COMMUNICATION}

STATE, BUSINESS, CIVIL = Sector


def a_round(*, anonymous: bool = False, questions: tuple[str, ...] = (GOALS, TALK)) -> Round:
    return open_round(
        number=4,
        phases=[Phase.START],
        questions=questions,
        asked=[1, 2, 3],
        at=MONDAY,
        closes_at=CLOSING,
        answers=AnswerMode.PRIVATE,
        anonymous=anonymous,
    )


def said(
    partner: int | None,
    value: int | None,
    sector: Sector = STATE,
    *,
    question: str = GOALS,
    hour: int = 1,
    text: str = "",
) -> Answer:
    return Answer(
        round_id=0,
        question=question,
        partner_id=partner,
        sector=sector,
        value=value,
        text=text,
        at=MONDAY + timedelta(hours=hour),
    )


def field_of(answers: list[Answer], previous: dict[str, float] | None = None) -> FieldResult:
    return result_of(a_round(), answers, fields=FIELDS, previous=previous or {}).fields[0]


def median_of(answers: list[Answer]) -> float | None:
    first = field_of(answers).first
    return first.median if first is not None else None


def ratings(**by_sector: list[int]) -> list[Answer]:
    """Answers of as many partners as there are values, for example `ratings(state=[1, 2])`."""
    everyone = [(sector, value) for sector, values in by_sector.items() for value in values]
    return [said(number, value, Sector(sector)) for number, (sector, value) in enumerate(everyone, start=1)]


def test_from_five_ratings_the_median_is_shown_and_how_far_they_are_apart() -> None:
    result = field_of([said(1, 2), said(2, 5), said(3, 4), said(4, None), said(5, 4), said(6, 4)])

    assert result.first == Disclosed(
        ratings=5, tone=Tone.GOOD, median=4.0, agreement=Agreement.APART, dont_know=0, sectors=()
    )


def test_a_question_in_words_has_no_value_and_no_light() -> None:
    result = field_of([said(number, None, text="the town council") for number in range(4)])

    assert (result.leading, result.light, result.weak) == (None, None, False)


def test_a_round_without_answers_shows_empty_fields_in_the_order_asked() -> None:
    result = result_of(a_round(), [], fields=FIELDS, previous={GOALS: 3.0})

    assert [field.question for field in result.fields] == [GOALS, TALK]
    assert [field.change for field in result.fields] == [None, None]
    assert result.medians == {}


def test_the_latest_answer_of_a_partner_counts_whatever_order_they_are_read_in() -> None:
    others = [said(2, 1), said(3, 1), said(4, 5), said(5, 5)]

    assert median_of([*others, said(1, 5, hour=2), said(1, 1, hour=1)]) == 5.0
    assert median_of([said(1, 1, hour=1), said(1, 5, hour=2), *others]) == 5.0


def test_of_two_answers_at_the_same_moment_the_one_stored_last_counts() -> None:
    first, second = replace(said(1, 1), id=1), replace(said(1, 5), id=2)

    assert median_of([second, first, said(2, 1), said(3, 1), said(4, 5), said(5, 5)]) == 5.0


def test_a_dont_know_takes_the_earlier_rating_back() -> None:
    assert field_of([said(1, 5, hour=1), said(1, None, hour=2), said(2, 5), said(3, 5)]).first is None


def test_answers_without_a_person_count_one_by_one() -> None:
    assert field_of([said(None, 2), said(None, 2), said(None, 5)]).first is not None


def test_answers_of_another_round_are_left_out() -> None:
    stranger = Answer(round_id=99, question=GOALS, partner_id=7, sector=STATE, value=1, at=MONDAY)

    assert field_of([said(1, 5), said(2, 5), stranger]).first is None


def late(count: int, value: int = 1, *, first: int = 11) -> list[Answer]:
    """Answers of other partners after the closing."""
    closed = close_round(a_round(), CLOSING, {})
    return [
        replace(
            take_answer(closed, GOALS, value, partner_id=number, sector=STATE, at=CLOSING + timedelta(hours=1))[0],
            id=number,
        )
        for number in range(first, first + count)
    ]


def test_late_answers_change_nothing_until_three_are_released_and_then_stand_beside() -> None:
    in_time = ratings(state=[4, 4, 4, 4, 4])
    alone = field_of(in_time)

    assert field_of([*in_time, *late(1)]) == alone
    assert not released_now(a_round(), [*in_time, *late(2)])
    released = released_now(a_round(), [*in_time, *late(3)])
    shown = field_of([*in_time, *released])
    assert [answer.release for answer in released] == [1, 1, 1]
    assert (shown.first, shown.light, shown.change) == (alone.first, alone.light, alone.change)
    assert [one.tone for one in shown.later] == [Tone.WEAK]


def test_the_next_late_ones_wait_for_others_again() -> None:
    in_time, first = ratings(state=[4, 4, 4]), list(released_now(a_round(), late(3)))
    next_ones = late(2, 5, first=21)

    assert not released_now(a_round(), [*in_time, *first, *next_ones])
    again = released_now(a_round(), [*in_time, *first, *next_ones, *late(1, 5, first=31)])
    assert [answer.release for answer in again] == [2, 2, 2]


def test_three_texts_are_enough_for_a_question_in_words() -> None:
    texts = [replace(one, value=None, text="more") for one in late(3)]

    assert len(released_now(a_round(), texts)) == len(texts)
    assert not sayable(a_round(), texts)
    assert len(sayable(a_round(), released_now(a_round(), texts))) == len(texts)


def test_a_sentence_is_quoted_only_where_something_is_shown() -> None:
    low = said(1, 2, text="time")

    assert not sayable(a_round(), [low, said(2, 4)])
    assert sayable(a_round(), [low, said(2, 4), said(3, 4)]) == (low,)
    assert not sayable(a_round(), [said(2, 4), said(3, 4), said(4, 4), replace(late(1)[0], text="late")])


def test_change_is_measured_against_the_same_question_where_both_show_a_median() -> None:
    five = ratings(state=[4, 4, 4, 4, 4])

    assert field_of(five, {GOALS: 2.5, TALK: 5.0}).change == 1.5
    assert field_of(five, {TALK: 5.0}).change is None
    assert field_of(five[:4], {GOALS: 2.5}).change is None


@pytest.mark.parametrize(
    ("values", "light"),
    [
        ([4, 4, 4], Light.GREEN),
        ([3, 3, 4], Light.YELLOW),
        ([2, 2, 5], Light.RED),
        ([1, 5, 5, 5], Light.GREEN),
        ([2, 2, 3, 3], Light.RED),
        ([1, 1], None),
    ],
)
def test_the_light_follows_what_is_shown(values: list[int], light: Light | None) -> None:
    result = field_of([said(number, value) for number, value in enumerate(values)])

    assert result.light is light
    assert result.weak is (light is Light.RED)


def test_sectors_that_differ_are_at_best_yellow_and_call_for_a_method() -> None:
    result = field_of(ratings(state=[5, 5, 4, 4], business=[2, 2, 2]))

    assert result.first is not None
    assert result.first.median == 4.0
    assert (result.first.differs, result.light, result.weak) == (True, Light.YELLOW, True)


def test_a_result_hands_over_medians_and_weak_fields_the_weakest_first() -> None:
    talk = [replace(one, question=TALK) for one in ratings(state=[1, 1, 1, 1, 1])]
    result = result_of(a_round(), [*ratings(state=[2, 2, 2, 4, 4]), *talk], fields=FIELDS, previous={})

    assert result.medians == {GOALS: 2.0, TALK: 1.0}
    assert [field.field for field in result.weak] == [Field.COMMUNICATION, Field.GOALS]


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
