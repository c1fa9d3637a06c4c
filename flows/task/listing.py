"""Tasks in words: by organisation with how much each has to do, page by page; one line for the overview."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.tasks import Task, TaskStatus
from bot.engine.vocabulary.folding import fold
from bot.engine.wording import Markup, paragraphs
from flows.due.tasks import open_tasks
from flows.due.things import house_of, today_of
from flows.paging import asked_page, say_page
from flows.task.typed import organisation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.paging import ListPage

_MINE: Final = frozenset({"mine", "meine", "my", "unsere", "ours"})
_OPEN: Final = frozenset({"open", "offen", "offene"})
_OVERDUE: Final = frozenset({"overdue", "ueberfaellig", "ueberfaellige", "late"})
_DONE: Final = frozenset({"done", "erledigt", "erledigte"})
_ALL: Final = frozenset({"all", "alle"})


def line(turn: Turn, task: Task) -> Markup:
    """Write one line: number, what, until when, who helps, and what has become of it."""
    helpers = ", ".join(house_of(turn, one) for one in task.helpers)
    return turn.words(
        "task-line",
        number=str(task.number),
        what=task.what,
        day=turn.words.date(task.due_on, today_of(turn)),
        state="overdue" if task.is_overdue(today_of(turn)) else task.status.value,
        helped="yes" if helpers else "no",
        helpers=helpers,
    )


def line_with_house(turn: Turn, task: Task) -> Markup:
    """Write one line with the organisation in front."""
    return turn.words("task-of", organisation=house_of(turn, task.organisation_id), line=line(turn, task))


def by_organisation(turn: Turn) -> list[Task]:
    """Return all tasks, those of one organisation together, what is open and due first in front."""
    return sorted(
        turn.store.of(Task).find(),
        key=lambda one: (fold(house_of(turn, one.organisation_id)), not one.is_open, one.due_on, one.number),
    )


def at_a_glance(turn: Turn) -> Markup:
    """Say how many are open and overdue; nothing where there are none."""
    waiting = open_tasks(turn)
    if not waiting:
        return Markup()
    late = sum(one.is_overdue(today_of(turn)) for one in waiting)
    return turn.words("status-tasks", count=len(waiting), overdue=late)


def show(turn: SpokenTurn, typed: str) -> None:
    """List the open tasks by organisation; words narrow them: mine, open, overdue, done, all, an organisation."""
    asked = asked_page(typed)
    chosen = _chosen(turn, asked.rest)
    if chosen is None:
        turn.refuse("tasks-unknown-filter", typed=asked.rest[:80])
    elif not chosen:
        turn.say(turn.words("tasks-none-such" if turn.store.of(Task).find() else "tasks-none"))
    else:
        say_page(turn, chosen, asked, "tasks", lambda page: _written(turn, page))


def _chosen(turn: SpokenTurn, typed: str) -> list[Task] | None:
    """Return what is to be listed; None if the words say nothing that is known."""
    words: list[str] = []
    state, mine = "", False
    for word in typed.replace(";", " ").replace(",", " ").split():
        folded = fold(word)
        if folded in _MINE:
            mine = True
        elif folded in _OPEN | _OVERDUE | _DONE | _ALL:
            state = folded
        else:
            words.append(word)
    house = organisation.find(" ".join(words), turn) if words else None
    if words and house is None:
        return None
    found = [one for one in by_organisation(turn) if _is_asked(turn, one, state)]
    if house is not None:
        found = [one for one in found if one.organisation_id == int(house.key[1:])]
    return [one for one in found if _is_mine(turn, one)] if mine else found


def _is_asked(turn: Turn, task: Task, state: str) -> bool:
    if state in _OVERDUE:
        return task.is_overdue(today_of(turn))
    if state in _DONE:
        return task.status is TaskStatus.DONE
    return state in _ALL or task.is_open


def _is_mine(turn: SpokenTurn, task: Task) -> bool:
    """Tell whether a task is the sender's, their organisation's, or one that it helps with."""
    if turn.partner is None:
        return False
    house = turn.partner.organisation_id
    return house == task.organisation_id or house in task.helpers


def _written(turn: SpokenTurn, page: ListPage[Task]) -> Markup:
    load = open_tasks(turn)
    blocks: list[Markup] = []
    for house, of_one in groupby(page.entries, key=lambda one: one.organisation_id):
        lines = Markup("\n".join(f"- {line(turn, one)}" for one in of_one))
        blocks.append(paragraphs(_load(turn, house, [one for one in load if one.organisation_id == house]), lines))
    return paragraphs(turn.words("tasks-head"), *blocks)


def _load(turn: Turn, house: int, waiting: Sequence[Task]) -> Markup:
    """Write an organisation's name and how much it has to do."""
    late = sum(one.is_overdue(today_of(turn)) for one in waiting)
    return turn.words("tasks-load", organisation=house_of(turn, house), count=len(waiting), overdue=late)
