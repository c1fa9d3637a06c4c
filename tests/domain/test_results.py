"""What is shown of a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.check_ins import (
    Answer,
    close_round,
    take_answer,
)
from bot.domain.cycle import Field
from bot.domain.disclosure import Agreement, Disclosed, Tone
from bot.domain.results import Light, released_now, result_of, sayable
from tests.domain.round_scene import (
    CLOSING,
    FIELDS,
    GOALS,
    MONDAY,
    STATE,
    TALK,
    a_round,
    field_of,
    median_of,
    ratings,
    said,
)


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
