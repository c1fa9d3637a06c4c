"""Tasks: what exactly one organisation is responsible for until a day, who of it said yes, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.errors import BadValueError, NotAllowed

MOST_TASKS: Final = 500
"""So many tasks of a cooperation are open at most."""
A_WEEK: Final = 7
"""Days by which a task is put off unless another day is named."""
_MONDAY: Final = 0
_SUNDAY: Final = 6


class TaskStatus(StrEnum):
    """Where a task stands. The values are stored."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class TaskOrigin(StrEnum):
    """What a task comes from. The values are stored."""

    ITSELF = "itself"
    """Somebody entered it."""
    DECISION = "decision"
    CHECK_IN = "check_in"
    """A list that somebody gave in a check-in, or a step that was taken on its result."""
    FIELD = "field"
    """A field of the cycle that is weak."""
    MEETING = "meeting"


class TaskRefusal(StrEnum):
    """Why something cannot become of a task."""

    OVER = "over"
    """It is done or dropped."""
    NOT_OVER = "not_over"
    PAST = "past"
    """The day is before today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something that one organisation does until a day."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    what: str
    organisation_id: int
    """The one that is responsible: never none, never two."""
    keeper_id: int | None = None
    """The partner of it who said yes, or was asked by name."""
    agreed: bool = False
    """Whether that partner said yes."""
    helpers: tuple[int, ...] = ()
    """Ids of further organisations that help."""
    due_on: date
    """The last local day on which it is in time."""
    status: TaskStatus = TaskStatus.OPEN
    ended_on: date | None = None
    """The local day on which it was done or dropped."""
    author_id: int | None = None
    """The partner who entered it; None for a coordinator who takes no part, and once forgotten."""
    origin: TaskOrigin = TaskOrigin.ITSELF
    origin_key: str = ""
    """Which one of these it comes from: a decision's or a check-in's number, a question's or a field's id."""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status is TaskStatus.OPEN

    @property
    def dropped(self) -> bool:
        """Whether nobody is to do it any more."""
        return self.status is TaskStatus.DROPPED

    @property
    def next_on(self) -> date:
        """The day from which on it is named as due: the day before, on a Sunday or Monday the Friday before."""
        back = {_SUNDAY: 2, _MONDAY: 3}.get(self.due_on.weekday(), 1)
        return self.due_on - timedelta(days=back)

    def is_overdue(self, today: date) -> bool:
        """Tell whether its day has passed and it is still to be done."""
        return self.is_open and self.due_on < today


def _still_open(task: Task) -> Task:
    if not task.is_open:
        raise NotAllowed(TaskRefusal.OVER)
    return task


def agreed_to(task: Task, partner_id: int, organisation_id: int) -> Task:
    """Return it once a partner has said yes: their organisation is responsible. Raises `NotAllowed` if it is over."""
    return replace(handed_over(task, organisation_id), keeper_id=partner_id, agreed=True)


def handed_over(task: Task, organisation_id: int, asked_id: int | None = None) -> Task:
    """Return it as another organisation's, of which somebody may be asked by name, who has yet to say yes.

    Raises `NotAllowed` if it is over.
    """
    helpers = tuple(one for one in _still_open(task).helpers if one != organisation_id)
    return replace(task, organisation_id=organisation_id, keeper_id=asked_id, agreed=False, helpers=helpers)


def helped(task: Task, organisation_id: int) -> Task:
    """Return it with one organisation more that helps; the one responsible does anyway.

    Raises `NotAllowed` if it is over.
    """
    known = (task.organisation_id, *_still_open(task).helpers)
    return task if organisation_id in known else replace(task, helpers=(*task.helpers, organisation_id))


def put_off(task: Task, today: date, until: date | None = None) -> Task:
    """Return it due on another day, otherwise a week later than its own or than today, whichever is later.

    Raises `NotAllowed` if it is over, `BadValueError` for a day that has passed.
    """
    due_on = until or max(_still_open(task).due_on, today) + timedelta(days=A_WEEK)
    if due_on < today:
        raise BadValueError(TaskRefusal.PAST)
    return replace(_still_open(task), due_on=due_on)


def worded(task: Task, what: str) -> Task:
    """Return it with other words. Raises `NotAllowed` if it is over."""
    return replace(_still_open(task), what=what)


def ended(task: Task, on: date, status: TaskStatus) -> Task:
    """Return it done or dropped on a day. Raises `NotAllowed` if it is over already, or is to be neither."""
    if status is TaskStatus.OPEN:
        raise NotAllowed(TaskRefusal.NOT_OVER)
    return replace(_still_open(task), status=status, ended_on=on)


def reopened(task: Task) -> Task:
    """Return it as it was before it was done or dropped. Raises `NotAllowed` if it is open."""
    if task.is_open:
        raise NotAllowed(TaskRefusal.NOT_OVER)
    return replace(task, status=TaskStatus.OPEN, ended_on=None)


def merged(task: Task, former: int, remaining: int) -> Task:
    """Return it after two organisations have become one."""
    responsible = remaining if task.organisation_id == former else task.organisation_id
    helpers = tuple(dict.fromkeys(remaining if one == former else one for one in task.helpers))
    return replace(task, organisation_id=responsible, helpers=tuple(one for one in helpers if one != responsible))


def nobodys(task: Task, partner_id: int) -> Task:
    """Return it without a partner who is forgotten: the organisation stays responsible."""
    if task.keeper_id == partner_id:
        task = replace(task, keeper_id=None, agreed=False)
    return replace(task, author_id=None) if task.author_id == partner_id else task
