"""Tasks: exactly one organisation is responsible at any time, whatever happens, and what is over stays over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.domain.errors import BadValueError, NotAllowed
from bot.domain.tasks import (
    Task,
    TaskRefusal,
    TaskStatus,
    agreed_to,
    ended,
    handed_over,
    helped,
    merged,
    nobodys,
    put_off,
    reopened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 9)
DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
HOUSES = st.integers(1, 5)
PEOPLE = st.integers(11, 15)
OVER = st.sampled_from((TaskStatus.DONE, TaskStatus.DROPPED))


def task(due_on: date = TODAY) -> Task:
    return Task(id=1, number=1, what="Raum buchen", organisation_id=1, due_on=due_on, author_id=11)


class Lives(RuleBasedStateMachine):
    """Everything that can happen to a task, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.task = task()
        self.there = set(range(1, 6))

    def _if_open(self, change: Callable[[], Task]) -> None:
        if self.task.is_open:
            self.task = change()
            return
        before = self.task
        with pytest.raises(NotAllowed) as refused:
            change()
        assert refused.value.reason == TaskRefusal.OVER
        assert self.task == before

    @rule(partner=PEOPLE, data=st.data())
    def say_yes(self, partner: int, data: st.DataObject) -> None:
        house = data.draw(st.sampled_from(sorted(self.there)))
        self._if_open(lambda: agreed_to(self.task, partner, house))

    @rule(asked=st.none() | PEOPLE, data=st.data())
    def hand_over(self, asked: int | None, data: st.DataObject) -> None:
        house = data.draw(st.sampled_from(sorted(self.there)))
        self._if_open(lambda: handed_over(self.task, house, asked))

    @rule(data=st.data())
    def help_out(self, data: st.DataObject) -> None:
        house = data.draw(st.sampled_from(sorted(self.there)))
        self._if_open(lambda: helped(self.task, house))

    @rule(days=st.none() | st.integers(0, 60))
    def put_off(self, days: int | None) -> None:
        until = None if days is None else TODAY + timedelta(days=days)
        self._if_open(lambda: put_off(self.task, TODAY, until))

    @rule(status=OVER)
    def end(self, status: TaskStatus) -> None:
        self._if_open(lambda: ended(self.task, TODAY, status))

    @precondition(lambda self: not self.task.is_open)
    @rule()
    def reopen(self) -> None:
        before = self.task
        self.task = reopened(before)
        assert ended(self.task, TODAY, before.status) == before

    @precondition(lambda self: len(self.there) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        former, remaining = data.draw(st.permutations(sorted(self.there)))[:2]
        self.there -= {former}
        self.task = merged(self.task, former, remaining)

    @rule(partner=PEOPLE)
    def forget(self, partner: int) -> None:
        self.task = nobodys(self.task, partner)
        assert partner not in {self.task.keeper_id, self.task.author_id}

    @invariant()
    def one_organisation_is_responsible(self) -> None:
        assert self.task.organisation_id in self.there
        assert self.task.organisation_id not in self.task.helpers

    @invariant()
    def others_help_once_each(self) -> None:
        assert set(self.task.helpers) <= self.there
        assert len(set(self.task.helpers)) == len(self.task.helpers)

    @invariant()
    def nobody_has_said_yes_who_is_not_there(self) -> None:
        assert not self.task.agreed or self.task.keeper_id is not None

    @invariant()
    def it_has_a_day_exactly_when_it_is_over(self) -> None:
        assert self.task.is_open is (self.task.ended_on is None)
        assert self.task.number == 1


test_whatever_happens = Lives.TestCase


@given(due_on=DAYS)
def test_it_is_named_on_the_working_day_before(due_on: date) -> None:
    before = task(due_on).next_on

    assert before < due_on
    assert before.weekday() < 5
    assert all((before + timedelta(days=days)).weekday() >= 5 for days in range(1, (due_on - before).days))


@given(due_on=DAYS, today=DAYS, status=st.sampled_from(TaskStatus))
def test_it_is_overdue_from_the_day_after_while_it_is_open(due_on: date, today: date, status: TaskStatus) -> None:
    one = replace(task(due_on), status=status)

    assert one.is_overdue(today) is (status is TaskStatus.OPEN and today > due_on)


@given(due_on=DAYS, today=DAYS)
def test_put_off_it_is_due_a_week_later_and_never_overdue(due_on: date, today: date) -> None:
    later = put_off(task(due_on), today)

    assert later.due_on == max(due_on, today) + timedelta(days=7)
    assert not later.is_overdue(today)


def test_it_is_not_put_off_into_the_past() -> None:
    with pytest.raises(BadValueError) as refused:
        put_off(task(), TODAY, TODAY - timedelta(days=1))
    assert refused.value.reason == TaskRefusal.PAST


def test_it_does_not_end_as_open_and_is_not_reopened_twice() -> None:
    with pytest.raises(NotAllowed):
        ended(task(), TODAY, TaskStatus.OPEN)
    with pytest.raises(NotAllowed):
        reopened(task())
