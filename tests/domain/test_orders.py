"""Nothing depends on the order in which answers come in, and whoever answered is counted once and in one sector."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check_ins import Answer, Round, answered, missing
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field, Phase
from bot.domain.partners import Sector
from bot.domain.results import result_of, sayable

AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
QUESTIONS = ("a", "b", "c")
PARTNERS = tuple(range(1, 10))
ROUND = Round(
    id=1,
    number=1,
    phases=(Phase.INITIATE,),
    questions=QUESTIONS,
    asked=PARTNERS,
    opened_at=AT,
    closes_at=AT,
    answers=AnswerMode.OPEN,
)


@st.composite
def given_answers(draw: st.DrawFn) -> list[Answer]:
    """Return answers of partners of three each in their sector, with changed ones among them."""
    said = draw(
        st.lists(
            st.tuples(st.sampled_from(PARTNERS), st.sampled_from(QUESTIONS), st.none() | st.integers(1, 5)), max_size=40
        )
    )
    return [
        Answer(
            id=place,
            round_id=1,
            question=question,
            partner_id=partner,
            sector=list(Sector)[partner % 3],
            value=value,
            at=AT + timedelta(minutes=place),
        )
        for place, (partner, question, value) in enumerate(said, start=1)
    ]


shuffled = given_answers().flatmap(lambda answers: st.tuples(st.just(answers), st.permutations(answers)))


@given(shuffled)
def test_a_result_is_the_same_in_whatever_order_answers_are_read(both: tuple[list[Answer], list[Answer]]) -> None:
    fields = dict(zip(QUESTIONS, Field, strict=False))
    one, other = (result_of(ROUND, answers, fields=fields, previous={}) for answers in both)

    assert one == other
    assert set(sayable(ROUND, both[0])) == set(sayable(ROUND, both[1]))


@given(shuffled)
def test_counts_by_sector_add_up_to_those_who_answered(both: tuple[list[Answer], list[Answer]]) -> None:
    for answers in both:
        counts = answered(ROUND, answers, ())
        people = {one.partner_id for one in answers}
        assert sum(count.some for count in counts.values()) == len(people)
        assert len(missing(ROUND, answers, ())) == len(PARTNERS) - len(people)
        for sector in Sector:
            of_sector = {one.partner_id for one in answers if one.sector is sector}
            assert (counts[sector].some if sector in counts else 0) == len(of_sector)
            assert all(count.everything <= count.some for count in counts.values())
    assert answered(ROUND, both[0], ()) == answered(ROUND, both[1], ())


@given(given_answers())
def test_a_value_is_of_as_many_as_have_rated(answers: list[Answer]) -> None:
    latest = {(one.partner_id, one.question): one for one in answers}
    fields = dict(zip(QUESTIONS, Field, strict=False))
    for one in result_of(ROUND, answers, fields=fields, previous={}).fields:
        rated = [key for key, answer in latest.items() if key[1] == one.question and answer.value is not None]
        if one.first is not None:
            assert one.first.ratings == len(rated)
