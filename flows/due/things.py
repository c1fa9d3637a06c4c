"""The things that come due under one name: contacts with stakeholders, lines of the communication plan, tasks."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.domain import communication, stakeholders, tasks
from bot.domain.calendar import Calendar
from bot.domain.communication import CommunicationLine
from bot.domain.stakeholders import Stakeholder
from bot.domain.tasks import Task, TaskStatus
from bot.engine.wording import Markup
from flows.echo.entries import handled

if TYPE_CHECKING:
    from datetime import date

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

Thing: TypeAlias = Stakeholder | CommunicationLine | Task

TASK_CARD: Final = "task"
"""Kind of the card that shows one task."""

_SHORT: Final = 28
"""Characters of a name in a choice's label."""


class Act(Enum):
    """What can be done with something due. The values stand in choices' keys."""

    DONE = "done"
    LATER = "later"
    HAND = "hand"
    """Somebody else is to see to it."""
    TAKE = "take"
    """Whoever says so sees to it."""
    DROP = "drop"


class State(Enum):
    """What has become of something that was due."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    DROPPED = "dropped"
    HANDED = "handed"
    """It is somebody else's by now."""
    AGAIN = "again"
    """The same people were told of it again since."""


def key_of(thing: Thing) -> str:
    """Return what a card recognises a thing by."""
    match thing:
        case Stakeholder():
            return f"s{thing.id}"
        case CommunicationLine():
            return f"c{thing.id}"
        case Task():
            return f"t{thing.id}"


def find(view: View, key: str) -> Thing | None:
    """Return the thing with a key."""
    if key.startswith("t"):
        return view.store.of(Task).get(int(key[1:]))
    stored = view.store.stakeholders if key.startswith("s") else view.store.communication_lines
    return stored.get(int(key[1:]))


def waiting(turn: Turn) -> list[Thing]:
    """Return all that will ever be due, what is due first in front."""
    things: list[Thing] = [one for one in turn.store.stakeholders.find() if not one.dropped]
    things += [line for line in turn.store.communication_lines.find() if not (line.dropped or line.finished)]
    things += turn.store.of(Task).find(status=TaskStatus.OPEN)
    return sorted(things, key=lambda thing: thing.next_on)


def seen_to(thing: Thing) -> date | None:
    """Return the day on which somebody last saw to a thing, None if nobody has."""
    match thing:
        case Stakeholder():
            return thing.contacted_on
        case CommunicationLine():
            return thing.done_on
        case Task():
            return thing.ended_on


def seen_to_on(thing: Thing, day: date) -> Thing:
    """Return a thing as it would be had it been seen to on a day, and not on the later one that is noted."""
    if isinstance(thing, Stakeholder):
        return stakeholders.contacted(replace(thing, contacted_on=None), day)
    if isinstance(thing, Task):
        return replace(thing, ended_on=day)
    return communication.done(replace(thing, next_on=day), day)


def keep(turn: Turn, thing: Thing) -> Thing:
    """Store a thing."""
    if isinstance(thing, Stakeholder):
        return turn.store.stakeholders.put(thing)
    if isinstance(thing, Task):
        return turn.store.of(Task).put(thing)
    return turn.store.communication_lines.put(thing)


def state(thing: Thing, day: date) -> State:
    """Tell what has become of a thing that was due on a day."""
    seen_to_at = seen_to(thing)
    if thing.dropped:
        return State.DROPPED
    if isinstance(thing, CommunicationLine) and thing.finished:
        return State.DONE
    if isinstance(thing, Task) and not thing.is_open:
        return State.DONE
    if thing.next_on <= day:
        return State.OPEN
    return State.DONE if seen_to_at is not None and seen_to_at >= day else State.LATER


def done(turn: SpokenTurn, thing: Thing) -> Thing:
    """Store that a thing was seen to today, and return it as it is then."""
    today = today_of(turn)
    handled(turn, key_of(thing), named(thing), keeper=thing.keeper_id)
    if isinstance(thing, Stakeholder):
        return keep(turn, stakeholders.contacted(thing, today))
    if isinstance(thing, Task):
        return keep(turn, tasks.ended(thing, today, TaskStatus.DONE))
    return keep(turn, communication.done(thing, today))


def put_off(turn: SpokenTurn, thing: Thing) -> Thing:
    """Store that a thing is due a week later, and return it as it is then."""
    today = today_of(turn)
    if isinstance(thing, Stakeholder):
        return keep(turn, stakeholders.postponed(thing, today))
    if isinstance(thing, Task):
        return keep(turn, tasks.put_off(thing, today))
    return keep(turn, communication.postponed(thing, today))


def taken_off(turn: SpokenTurn, thing: Thing) -> Thing:
    """Store that a thing was dropped, and return it as it is then."""
    if isinstance(thing, Task):
        return keep(turn, tasks.ended(thing, today_of(turn), TaskStatus.DROPPED))
    return keep(turn, replace(thing, dropped=True))


def put_back(turn: SpokenTurn, thing: Thing) -> Thing:
    """Store that a thing is to be seen to again, and return it as it is then."""
    return keep(turn, tasks.reopened(thing) if isinstance(thing, Task) else replace(thing, dropped=False))


def today_of(turn: Turn) -> date:
    """Return the cooperation's local day."""
    return Calendar.of(turn.home).local(turn.now).date()


def keeper_of(turn: Turn, stakeholder: Stakeholder) -> str:
    """Return the name of the partner who keeps the contact; empty if nobody does at present."""
    keeper = turn.store.partners.get(stakeholder.keeper_id) if stakeholder.keeper_id else None
    return keeper.name if keeper is not None and keeper.left_at is None else ""


def next_day(turn: Turn, thing: Thing) -> str:
    """Write the working day on which a thing is named next; of a task the day on which it is due."""
    if isinstance(thing, Task):
        return turn.words.day(thing.due_on)
    return turn.words.day(Calendar.of(turn.home).working_day_from(thing.next_on))


def label(thing: Thing) -> str:
    """Return a thing's name, short enough for a choice."""
    name = _title(thing)
    return name if len(name) <= _SHORT else name[: _SHORT - 1].rstrip() + "…"


def named(thing: Thing) -> str:
    """Return what a thing is called, whole."""
    if isinstance(thing, Task):
        return thing.what
    return thing.name if isinstance(thing, Stakeholder) else f"{thing.audience}: {thing.topic}"


def _title(thing: Thing) -> str:
    if isinstance(thing, Task):
        return thing.what
    return thing.name if isinstance(thing, Stakeholder) else thing.audience


def describe(turn: Turn, thing: Thing, now: State, *, keeper: str = "") -> Markup:
    """Write one line of a card: what is due, when it was seen to last, and what has become of it.

    With `keeper`, who was to see to it.
    """
    if now is not State.OPEN:
        return turn.words(f"due-state-{now.value}", what=_named(turn, thing), day=next_day(turn, thing))
    if isinstance(thing, Task):
        return _task(turn, thing)
    last = seen_to(thing)
    values: dict[str, str] = {
        "last": turn.words.date(last, today_of(turn)) if last else "",
        "known": "yes" if last else "no",
    }
    if isinstance(thing, Stakeholder):
        line = turn.words("due-contact", name=thing.name, **values)
    else:
        line = turn.words("due-line", audience=thing.audience, topic=thing.topic, **values)
    return Markup(f"{line} · {turn.words('due-keeper', keeper=keeper)}") if keeper else line


def _task(turn: Turn, task: Task) -> Markup:
    """Write which organisation is to do what until when: never a person, for others read it too."""
    return turn.words(
        "due-task",
        what=task.what,
        day=turn.words.day(task.due_on),
        past="yes" if task.is_overdue(today_of(turn)) else "no",
        organisation=house_of(turn, task.organisation_id),
    )


def house_of(view: View, organisation_id: int) -> str:
    """Return the name of an organisation."""
    house = view.store.organisations.get(organisation_id)
    return house.name if house is not None else ""


def _named(turn: Turn, thing: Thing) -> Markup:
    if isinstance(thing, Stakeholder):
        return turn.words("due-name", name=thing.name)
    if isinstance(thing, Task):
        return turn.words("due-name", name=thing.what)
    return turn.words("due-name-line", audience=thing.audience, topic=thing.topic)
