"""What the catalogue has asked next: fair turns of phases, fields and questions, over all rounds."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycle import Field, Phase
from flows.catalogue import CheckInQuestion, QuestionKind, catalogue

CATALOGUE = catalogue()
QUESTIONS = tuple(CATALOGUE.questions.values())

phases_active = st.lists(st.sampled_from(Phase), unique=True, min_size=1)
question_ids = st.sampled_from([question.id for question in QUESTIONS])


def played(phases: list[list[Phase]]) -> list[str]:
    """Return what has been asked after as many rounds, each with the phases that were active then."""
    asked: list[str] = []
    for active in phases:
        asked += [question.id for question in CATALOGUE.choose(active, asked)]
    return asked


one_after_another = st.builds(lambda active, count: [active] * count, phases_active, st.integers(0, 9))
histories = st.lists(question_ids | st.just("X-XX-1"), max_size=60) | (
    st.lists(phases_active, max_size=9) | one_after_another
).map(played)
"""Anything at all, and what rounds have really asked."""


def rounds(active: list[Phase], count: int) -> list[tuple[CheckInQuestion, ...]]:
    """Hold as many rounds one after another."""
    asked: list[str] = []
    held = []
    for _ in range(count):
        chosen = CATALOGUE.choose(active, asked)
        asked += [question.id for question in chosen]
        held.append(chosen)
    return held


@given(active=phases_active, previous=histories)
def test_one_question_for_each_field_by_turns_of_the_active_phases(active: list[Phase], previous: list[str]) -> None:
    chosen = CATALOGUE.choose(active, previous)

    assert {question.field for question in chosen} == set(Field)
    assert len(chosen) == len(Field)
    shares = Counter(question.phase for question in chosen)
    assert set(shares) <= set(active)
    assert max(shares.values()) - min(shares.get(phase, 0) for phase in active) <= 1


@given(active=phases_active, previous=histories, prefer=st.lists(question_ids, max_size=8))
def test_three_can_be_compared_and_words_come_last(active: list[Phase], previous: list[str], prefer: list[str]) -> None:
    chosen = CATALOGUE.choose(active, previous, prefer)

    kinds = Counter(question.kind for question in chosen)
    assert kinds[QuestionKind.TEXT] <= 1
    assert kinds[QuestionKind.LIST] <= 1
    cards = [question for question in chosen if question.on_card]
    assert len(cards) >= 3
    assert list(chosen[: len(cards)]) == cards
    assert [question.field for question in cards] == [field for field in Field if field in {q.field for q in cards}]


def last_asked(question: CheckInQuestion, previous: list[str]) -> int:
    return max((place for place, found in enumerate(previous, start=1) if found == question.id), default=0)


@given(active=phases_active, previous=histories)
def test_what_can_be_compared_is_not_asked_again_before_the_rest_of_its_cell(
    active: list[Phase], previous: list[str]
) -> None:
    for question in CATALOGUE.choose(active, previous):
        others = [other for other in CATALOGUE.cell(question.phase, question.field).questions if other.on_card]
        if not question.on_card:  # only after all that can be compared
            assert last_asked(question, previous) < min(last_asked(other, previous) for other in others)
            continue
        assert last_asked(question, previous) == min(last_asked(other, previous) for other in others)
        ratings_not_asked = [
            other for other in others if other.kind is QuestionKind.RATING and not last_asked(other, previous)
        ]
        assert question.kind is QuestionKind.RATING or not ratings_not_asked


@given(active=phases_active, previous=histories)
def test_words_whose_turn_it_is_give_way_only_to_words_that_have_waited_longer(
    active: list[Phase], previous: list[str]
) -> None:
    chosen = CATALOGUE.choose(active, previous)
    words = [question for question in chosen if not question.on_card]
    for question in chosen:
        cell = CATALOGUE.cell(question.phase, question.field)
        card = min(last_asked(other, previous) for other in cell.questions if other.on_card)
        for waiting in cell.questions:
            if waiting.on_card or waiting in chosen or last_asked(waiting, previous) >= card:
                continue
            in_its_place = [one for one in words if one.kind is waiting.kind or one.field is waiting.field]
            assert any(last_asked(one, previous) <= last_asked(waiting, previous) for one in in_its_place)


@given(active=phases_active, previous=histories)
def test_the_choice_depends_on_which_phases_not_on_their_order(active: list[Phase], previous: list[str]) -> None:
    assert CATALOGUE.choose(active, previous) == CATALOGUE.choose([*reversed(active), *active], previous)


@given(active=phases_active, previous=histories, prefer=st.lists(question_ids | st.just("X-XX-1"), max_size=8))
def test_preferred_questions_of_active_phases_go_first_in_their_field_twice_in_a_row(
    active: list[Phase], previous: list[str], prefer: list[str]
) -> None:
    wanted = [CATALOGUE.question(found) for found in prefer if found in CATALOGUE.questions]
    for chosen in CATALOGUE.choose(active, previous, prefer):
        here = [one for one in wanted if one.phase in active and one.field is chosen.field and one.on_card]
        if here and previous[-10:].count(here[0].id) < 2:
            assert chosen == here[0]


@given(active=phases_active)
def test_every_cell_of_the_active_phases_is_asked_before_any_comes_again(active: list[Phase]) -> None:
    held = rounds(active, len(active))
    assert {(question.phase, question.field) for chosen in held for question in chosen} == {
        (phase, field) for phase in active for field in Field
    }


IN_TURN = 7
"""Rounds for each active phase in which all of its questions have been asked, whatever was asked before."""
WITH_WEAK_FIELDS = 15
"""The same, if every field comes out weak every time, and is followed up."""


@given(active=phases_active, previous=histories, weak=st.booleans())
def test_every_question_of_every_kind_has_its_turn(active: list[Phase], previous: list[str], *, weak: bool) -> None:
    asked, prefer = list(previous), list[str]()
    for _ in range((WITH_WEAK_FIELDS if weak else IN_TURN) * len(active)):
        chosen = CATALOGUE.choose(active, asked, prefer)
        asked += [question.id for question in chosen]
        prefer = [question.id for question in chosen if question.on_card] if weak else []
    assert set(asked[len(previous) :]) == {question.id for question in QUESTIONS if question.phase in active}


@given(phase=st.sampled_from(Phase))
def test_no_words_are_asked_twice_while_others_of_their_kind_wait(phase: Phase) -> None:
    asked: set[str] = set()
    for chosen in rounds([phase], IN_TURN):
        for question in chosen:
            if question.on_card:
                continue
            taken = {other.field for other in chosen if not other.on_card and other is not question}
            alike = [other for other in QUESTIONS if other.phase is phase and other.kind is question.kind]
            assert question.id not in asked or {other.id for other in alike if other.field not in taken} <= asked
            asked.add(question.id)


def test_a_phase_that_starts_later_gets_the_larger_share_first() -> None:
    asked = [question.id for chosen in rounds([Phase.INITIATE], 2) for question in chosen]
    shares = Counter(question.phase for question in CATALOGUE.choose([Phase.INITIATE, Phase.START], asked))
    assert shares == {Phase.START: 3, Phase.INITIATE: 2}


def test_without_an_active_phase_nothing_is_asked() -> None:
    assert CATALOGUE.choose([], ["I-ST-1"], prefer=["I-ST-1"]) == ()
