"""Offers to make a task: of what a decision has decided, and of the tasks that somebody listed in a check-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.tasks import Task, TaskOrigin
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.lengths import shorten
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.check_in.naming import TAKE_TASKS_CARD, new_tasks
from flows.decision.outcome import TASK_OFFER
from flows.due.things import house_of
from flows.task.entering import TaskOccasion, begin_task, begin_typed
from flows.task.typed import read_task

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn

MAKE: Final = "make"
_SHOWN: Final = 40
"""UTF-16 units of an entry in a choice's label."""


def _made_of(turn: Turn, decision_number: int) -> Task | None:
    """Return the task that was made of a decision."""
    found = turn.store.of(Task).find(origin=TaskOrigin.DECISION, origin_key=str(decision_number))
    return found[0] if found else None


def render_decided(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Offer to make a task of a decision's outcome, or say which one it has become."""
    decision = turn.store.decisions.get(shown.subject)
    if decision is None or decision.responsible_id is None:
        return Content(turn.words("stale-choice"))
    made = _made_of(turn, decision.number)
    if made is not None:
        return Content(turn.words("task-made", number=str(made.number), decision=str(decision.number)))
    house = house_of(turn, decision.responsible_id)
    text = turn.words("task-offer-decision", decision=str(decision.number), organisation=house)
    return Content(text, (Choice(MAKE, turn.words.label("task-make"), sign="📌"),))


def tap_decided(turn: SpokenTurn, shown: ShownCard, _key: str) -> None:
    """Begin the task with the outcome's sentence and organisation; until when is asked."""
    decision = turn.store.decisions.get(shown.subject)
    if decision is None or decision.responsible_id is None or _made_of(turn, decision.number) is not None:
        turn.changed(TASK_OFFER, shown.subject)
        turn.refuse("stale-choice")
        return
    begin_task(
        turn,
        prepared=" ".join((decision.outcome or decision.text).split()),
        origin=TaskOrigin.DECISION,
        origin_key=str(decision.number),
        responsible=f"o{decision.responsible_id}",
    )


def render_listed(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Name the entries that can become tasks; once there are none, say that."""
    answer = turn.store.answers.get(shown.subject)
    found = new_tasks(turn, answer) if answer is not None else {}
    if not found:
        return Content(turn.words("task-all-taken-in"))
    lines = "\n".join(f"- {turn.words('task-named', what=entry)}" for entry in found.values())
    choices = (
        Choice(key, turn.words.label("task-take-in", what=shorten(entry, _SHOWN)), row=row)
        for row, (key, entry) in enumerate(found.items())
    )
    return Content(paragraphs(turn.words("task-take-in-offer"), Markup(lines)), tuple(choices))


def tap_listed(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Begin a task with an entry: an organisation in front and a day at the end are understood."""
    answer = turn.store.answers.get(shown.subject)
    entry = new_tasks(turn, answer).get(key) if answer is not None else None
    if answer is None or entry is None:
        turn.changed(TAKE_TASKS_CARD, shown.subject)
        turn.refuse("stale-choice")
        return
    source = TaskOccasion(origin=TaskOrigin.CHECK_IN, origin_key=answer.question)
    begin_typed(turn, read_task(turn, entry), source)


CARDS: Final = (
    Card(kind=TASK_OFFER, render=render_decided, tap=tap_decided, follows=False),
    Card(kind=TAKE_TASKS_CARD, render=render_listed, tap=tap_listed, follows=False),
)
