"""Whoever reads the words that are quoted cannot tell that one or two have written them, or who came late."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check_ins import Answer
from bot.domain.disclosure import SHOWN_FROM, may_quote
from bot.domain.results import released_now, sayable
from tests.domain.round_scene import CLOSING, GOALS, MONDAY, STATE, TALK, a_round

ROUND = a_round()


def say(partner: int | None, *, rated: bool, text: str, late: bool = False) -> list[Answer]:
    """Return what somebody said: a rating to one question, words to the other, or both."""
    at = CLOSING if late else MONDAY
    rating = Answer(round_id=0, question=GOALS, partner_id=partner, sector=STATE, value=4, late=late, at=at)
    words = Answer(round_id=0, question=TALK, partner_id=partner, sector=STATE, text=text, late=late, at=at)
    return [*([rating] if rated else []), *([words] if text else [])]


def seen(answers: list[Answer]) -> Counter[str]:
    """Return the words that are quoted, in no order."""
    return Counter(one.text for one in sayable(ROUND, answers))


people = st.lists(
    st.tuples(st.booleans(), st.sampled_from(["", "Zeit", "Geld"]), st.booleans()).filter(lambda one: one[0] or one[1]),
    max_size=7,
)
"""Who took part: whether they rated, what they wrote, and whether they are without a name by now."""


def told(took_part: list[tuple[bool, str, bool]], *, late: bool = False, first: int = 1) -> list[Answer]:
    return [
        answer
        for number, (rated, text, nameless) in enumerate(took_part, start=first)
        for answer in say(None if nameless else number, rated=rated, text=text, late=late)
    ]


@given(took_part=people)
def test_words_are_quoted_only_where_three_persons_took_part(took_part: list[tuple[bool, str, bool]]) -> None:
    if seen(told(took_part)):
        assert len(took_part) >= SHOWN_FROM
    if len(took_part) >= SHOWN_FROM and not any(nameless for *_, nameless in took_part):
        assert seen(told(took_part)) == Counter(text for _, text, _ in took_part if text)


@given(texts=st.lists(st.sampled_from(["", "Zeit", "Geld"]), min_size=3, max_size=4))
def test_whoever_wrote_what_the_same_is_seen(texts: list[str]) -> None:
    """Every way to divide the words among those who took part looks alike: so nobody can be named for sure."""
    ways = {tuple(sorted(seen(told([(True, text, False) for text in way])).items())) for way in permutations(texts)}
    assert len(ways) == 1


@given(in_time=people, late=people)
def test_late_words_change_nothing_until_three_are_released_together(
    in_time: list[tuple[bool, str, bool]], late: list[tuple[bool, str, bool]]
) -> None:
    before = told(in_time)
    waiting = [replace(one, id=place) for place, one in enumerate(told(late, late=True, first=20), start=1)]
    assert seen([*before, *waiting]) == seen(before)
    released = {one.id: one for one in released_now(ROUND, [*before, *waiting])}
    after = seen([*before, *(released.get(one.id, one) for one in waiting)])
    assert not seen(before) - after
    came = sum((after - seen(before)).values())
    assert came == 0 or came >= SHOWN_FROM


def test_the_floor_is_that_of_values() -> None:
    assert [may_quote(persons) for persons in range(5)] == [False, False, False, True, True]
