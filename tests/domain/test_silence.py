"""Which sectors may be named as silent: none of one person or two, and none of which anybody has answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check_ins import Answer, Participation, Turnout, close_round
from bot.domain.disclosure import SHOWN_FROM, may_name_silence
from bot.domain.partners import Sector
from bot.domain.silence import silent_sectors
from tests.domain.round_scene import BUSINESS, CIVIL, CLOSING, GOALS, STATE, a_round, said

HOUSES = {1: STATE, 2: STATE, 3: STATE, 4: BUSINESS, 5: BUSINESS, 6: BUSINESS, 7: CIVIL, 8: CIVIL}
ROUND = replace(a_round(), asked=tuple(HOUSES))


def silent(*answers: Answer, houses: dict[int, Sector] | None = None) -> tuple[Sector, ...]:
    return silent_sectors(ROUND, answers, [], houses or HOUSES)


def test_three_who_were_asked_and_said_nothing_are_a_silent_sector_and_two_are_not() -> None:
    assert silent(said(1, 4)) == (BUSINESS,)
    assert silent() == (STATE, BUSINESS)
    assert [may_name_silence(asked=many, answered=0) for many in range(5)] == [False, False, False, True, True]


@pytest.mark.parametrize(
    "answer",
    [
        said(4, None, BUSINESS),
        said(None, 4, BUSINESS),
        said(9, 4, BUSINESS),
        said(4, 4, STATE),
    ],
    ids=["don't know", "nameless", "who was not asked", "who stood in another sector then"],
)
def test_one_answer_of_whatever_kind_breaks_the_silence(answer: Answer) -> None:
    assert BUSINESS not in silent(said(1, 4), answer)


def test_in_an_anonymous_round_it_is_who_took_part_that_counts() -> None:
    there = Participation(round_id=0, question=GOALS, partner_id=4, sector=BUSINESS)
    assert silent_sectors(ROUND, [said(None, 4)], [there], HOUSES) == ()


def test_who_has_left_was_asked_and_is_not_one_of_three() -> None:
    assert silent(said(1, 4), houses={one: sector for one, sector in HOUSES.items() if one != 6}) == ()


def test_it_stands_still_from_the_closing_on_and_is_no_count() -> None:
    closed = close_round(ROUND, CLOSING, {STATE: Turnout(some=1)}, silent=(BUSINESS,))
    assert closed.turnout == (1, -1, 0)
    assert closed.counted == {STATE: 1, BUSINESS: 0, CIVIL: 0}
    assert closed.silent == (BUSINESS,)
    assert ROUND.silent == ()
    assert ROUND.counted == {}


def test_where_nobody_answered_at_all_no_sector_is_singled_out() -> None:
    assert close_round(ROUND, CLOSING, {}, silent=(STATE, BUSINESS)).silent == ()


@given(who=st.sets(st.sampled_from(sorted(HOUSES))), values=st.lists(st.sampled_from([1, 5, None]), min_size=8))
def test_nothing_but_who_answered_decides_and_the_counts_on_the_card_say_as_much(
    who: set[int], values: list[int | None]
) -> None:
    given_ = [said(one, value, HOUSES[one]) for one, value in zip(sorted(who), values, strict=False)]
    otherwise = [replace(one, value=3, at=one.at + timedelta(minutes=1)) for one in reversed(given_)]
    found = silent_sectors(ROUND, given_, [], HOUSES)
    assert found == silent_sectors(ROUND, otherwise, [], HOUSES)
    counts = {sector: sum(HOUSES[one] is sector for one in who) for sector in Sector}
    asked = {sector: sum(one is sector for one in HOUSES.values()) for sector in Sector}
    assert found == tuple(one for one in Sector if counts[one] == 0 and asked[one] >= SHOWN_FROM)
