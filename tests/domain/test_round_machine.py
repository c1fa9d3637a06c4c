"""Whatever people do to a round, what is seen of it is what a table of their latest answers gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.check_ins import (
    Answer,
    Participation,
    Round,
    Turnout,
    answered,
    close_round,
    missing,
    open_round,
    take_answer,
)
from bot.domain.cooperation import AnswerMode
from bot.domain.cycle import Field, Phase
from bot.domain.disclosure import SHOWN_FROM, disclose
from bot.domain.errors import NotAllowed
from bot.domain.partners import Sector
from bot.domain.results import released_now, result_of

BEGIN = datetime(2026, 3, 2, 9, tzinfo=UTC)
FIELDS = {"goals": Field.GOALS, "talk": Field.COMMUNICATION}
SECTORS = [Sector.STATE] * 4 + [Sector.BUSINESS] * 3 + [Sector.CIVIL_SOCIETY] * 2
"""The sector of each partner; partners are numbered from 0, the last one joined after the round had begun."""

PARTNERS = st.integers(0, len(SECTORS) - 1)
QUESTIONS = st.sampled_from(list(FIELDS))
VALUES = st.integers(1, 5) | st.none()
PREVIOUS = {"goals": 3.5}


def naive_median(values: list[int]) -> float | None:
    """Take away the lowest and the highest until one or two are left."""
    left = sorted(values)
    while len(left) > 2:
        left = left[1:-1]
    return sum(left) / len(left) if left else None


class RoundMachine(RuleBasedStateMachine):
    """One round from opening to long after closing, beside a table of what each partner said last."""

    round_: Round
    now = BEGIN

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Answer] = []
        self.participations: list[Participation] = []
        self.said: dict[tuple[int, str], tuple[int | None, bool]] = {}
        """By partner and question: the value and whether it came late."""
        self.forgotten: set[int] = set()
        self.released: dict[str, list[list[tuple[Sector, int | None]]]] = {question: [] for question in FIELDS}
        """What was let seen of late answers, release by release."""
        self.turnout: tuple[int, ...] = ()

    @initialize(anonymous=st.booleans(), keeps_history=st.booleans(), hours=st.integers(12, 120))
    def open(self, anonymous: bool, keeps_history: bool, hours: int) -> None:
        """Open the round; the storage either adds each answer or replaces the one before."""
        self.keeps_history = keeps_history
        self.round_ = open_round(
            number=1,
            phases=[Phase.START],
            questions=list(FIELDS),
            asked=range(len(SECTORS) - 1),
            at=self.now,
            closes_at=self.now + timedelta(hours=hours),
            answers=AnswerMode.PRIVATE,
            anonymous=anonymous,
        )

    @property
    def over(self) -> bool:
        return self.round_.closed_at is not None or self.now >= self.round_.closes_at

    @rule(hours=st.integers(1, 12))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(taps=st.lists(st.tuples(PARTNERS, QUESTIONS, VALUES), min_size=4, max_size=12))
    def several_answer(self, taps: list[tuple[int, str, int | None]]) -> None:
        """A busy moment: all at the same time, some of them twice."""
        for partner, question, value in taps:
            if partner not in self.forgotten:
                self.answer(partner, question, value)

    @rule(question=QUESTIONS, values=st.lists(st.integers(1, 5), min_size=len(SECTORS), max_size=len(SECTORS)))
    def everybody_answers(self, question: str, values: list[int]) -> None:
        """All partners who are still known answer the same question."""
        for partner, value in enumerate(values):
            if partner not in self.forgotten:
                self.answer(partner, question, value)

    def answer(self, partner: int, question: str, value: int | None) -> None:
        """Answer, change an answer or say "don't know", in time or late."""
        before = (partner, question) in self.said
        try:
            answer, participation = take_answer(
                self.round_,
                question,
                value,
                partner_id=partner,
                sector=SECTORS[partner],
                at=self.now,
                answered_before=before,
            )
        except NotAllowed:
            assert before
            assert self.round_.anonymous or self.over
            return
        assert not before or not (self.round_.anonymous or self.over)
        self.store(answer, participation)
        self.said[partner, question] = (value, self.over)

    def store(self, answer: Answer, participation: Participation | None) -> None:
        if not self.keeps_history and answer.partner_id is not None:
            self.replace_earlier(answer.partner_id, answer.question)
        self.answers.insert(0, replace(answer, id=len(self.answers) + 1))
        self.participations += [participation] if participation else []

    def replace_earlier(self, partner: int, question: str) -> None:
        self.answers = [
            replace(answer, id=number)
            for number, answer in enumerate(reversed(self.answers), start=1)
            if (answer.partner_id, answer.question) != (partner, question)
        ][::-1]

    @precondition(lambda self: not self.keeps_history)
    @rule(partner=PARTNERS)
    def forget(self, partner: int) -> None:
        """Forget a person: what they said stays, that it was them goes."""
        self.forgotten.add(partner)
        self.answers = [replace(one, partner_id=None) if one.partner_id == partner else one for one in self.answers]
        self.participations = [one for one in self.participations if one.partner_id != partner]

    @precondition(lambda self: len(self.said) > len(SECTORS))
    @rule()
    def close(self) -> None:
        """Close the round, which works once."""
        closed_at = self.round_.closed_at
        counts = answered(self.round_, self.answers, self.participations)
        try:
            self.round_ = close_round(self.round_, self.now, counts)
        except NotAllowed:
            assert closed_at is not None
        else:
            assert closed_at is None
            self.turnout = tuple(counts[one].some if one in counts else 0 for one in Sector)

    @rule()
    def release(self) -> None:
        """Let the late answers be seen that are enough by now."""
        found = {answer.id: answer for answer in released_now(self.round_, self.answers)}
        for question in FIELDS:
            now = [answer for answer in found.values() if answer.question == question]
            assert not now or len([answer for answer in now if answer.value is not None]) >= SHOWN_FROM
            if now:
                self.released[question].append([(answer.sector, answer.value) for answer in now])
        self.answers = [found.get(answer.id, answer) for answer in self.answers]

    @invariant()
    def those_in_time_are_seen_together_and_nothing_changes_them(self) -> None:
        """The first release is what those in time said last; each partner counts once."""
        result = result_of(self.round_, self.answers, fields=FIELDS, previous=PREVIOUS)
        for field in result.fields:
            in_time = [
                (SECTORS[partner], value)
                for (partner, question), (value, late) in self.said.items()
                if question == field.question and not late
            ]
            values = [value for _, value in in_time if value is not None]
            assert field.first == disclose(in_time)
            assert (field.first is None) == (len(values) < SHOWN_FROM)
            if field.first is not None and field.first.median is not None:
                assert field.first.median == naive_median(values)
                before = PREVIOUS.get(field.question)
                assert field.change == (None if before is None else field.first.median - before)

    @invariant()
    def late_ones_are_seen_in_the_releases_that_were_made(self) -> None:
        """No late answer is seen alone, in two releases, or before its release."""
        result = result_of(self.round_, self.answers, fields=FIELDS, previous=PREVIOUS)
        for field in result.fields:
            assert field.later == tuple(disclose(one, late=True) for one in self.released[field.question])

    @invariant()
    def the_turnout_stands_still_once_the_round_is_closed(self) -> None:
        """Neither late answers nor forgetting move it."""
        assert self.round_.turnout == self.turnout

    @invariant()
    def everybody_has_answered_or_is_missing(self) -> None:
        """Counts per sector and those missing follow from the same table."""
        given = {
            partner: [question for question in FIELDS if (partner, question) in self.said]
            for partner in range(len(SECTORS))
            if partner not in self.forgotten
        }
        expected = {
            sector: Turnout(
                some=sum(bool(given.get(partner)) for partner, of in enumerate(SECTORS) if of is sector),
                everything=sum(len(given.get(partner, [])) == 2 for partner, of in enumerate(SECTORS) if of is sector),
            )
            for sector in Sector
        }
        found = answered(self.round_, self.answers, self.participations)
        assert found == {sector: turnout for sector, turnout in expected.items() if turnout.some}
        assert missing(self.round_, self.answers, self.participations) == tuple(
            partner for partner in self.round_.asked if not given.get(partner)
        )

    @invariant()
    def anonymous_answers_name_nobody(self) -> None:
        """An anonymous round stores persons only as participations, each question once."""
        if self.round_.anonymous:
            assert all(answer.partner_id is None for answer in self.answers)
            given = sorted((one.partner_id, one.question) for one in self.participations)
            assert all(one != other for one, other in pairwise(given))
        else:
            assert not self.participations


TestRoundMachine = RoundMachine.TestCase
TestRoundMachine.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)
