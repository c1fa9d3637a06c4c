"""When it is asked whether an early sign shows."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.risks import EarlySign, Risk, answered, asked, asked_after

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@given(day=DAYS)
def test_three_months_later_is_the_same_day_of_the_month_or_the_last(day: date) -> None:
    later = asked_after(day)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 3
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(day=DAYS, later=st.integers(0, 300), seen=st.sampled_from(EarlySign))
def test_it_waits_from_the_question_to_the_answer(day: date, later: int, seen: EarlySign) -> None:
    risk = Risk(number=1, what="x", sign="y", next_on=day)
    question = asked(risk, day)
    answer = answered(question, seen, day + timedelta(days=later))

    assert (risk.waits, question.waits, answer.waits) == (False, True, False)
    assert (question.next_on, answer.next_on) == (asked_after(day), asked_after(day + timedelta(days=later)))
    assert asked(answer, answer.next_on).waits
