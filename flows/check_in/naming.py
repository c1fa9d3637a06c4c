"""Entries of a list that name stakeholders or tasks: offered, alone, to be taken in among these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Field
from bot.domain.entries import entries_of
from bot.domain.tasks import Task, TaskOrigin
from bot.engine.vocabulary.folding import fold
from flows.catalogue import QuestionKind, question_of
from flows.catalogue.own import stem

if TYPE_CHECKING:
    from bot.domain.check_ins import Answer
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

TAKE_IN_CARD = "check_in.take_in"
"""About an answer; the stakeholders' flow shows it and takes in what is tapped."""
TAKE_TASKS_CARD = "check_in.take_tasks"
"""About an answer; the tasks' flow shows it and makes a task of what is tapped."""
LISTS_OF_TASKS = frozenset({"O-FP-1", "G-FP-1", "B-FP-2"})
"""Ids of the catalogue's questions that ask for tasks: who is responsible for which, overdue ones, permanent ones."""
MOST_OFFERED = 8
"""Entries that stand below one message, as elsewhere."""


def offer(turn: SpokenTurn, answer: Answer) -> None:
    """Offer it to the person who has just answered, where somebody, or a task, is named that is not on the list yet.

    Nothing is offered in an anonymous round: the card would say whose answer it is.
    """
    question = question_of(turn.store, answer.question)
    if question is None or question.kind is not QuestionKind.LIST or answer.partner_id is None:
        return
    if question.field is Field.STAKEHOLDERS and new_names(turn, answer):
        turn.show(TAKE_IN_CARD, answer.id, channel=turn.place)
    elif stem(question.id) in LISTS_OF_TASKS and new_tasks(turn, answer):
        turn.show(TAKE_TASKS_CARD, answer.id, channel=turn.place)


def new_names(turn: Turn, answer: Answer) -> dict[str, str]:
    """Return the entries that are no stakeholders yet, by the key of their choice."""
    known = {fold(one.name) for one in turn.store.stakeholders.find(dropped=False)}
    found = [(f"e{place}", entry) for place, entry in enumerate(entries_of(answer.text)) if fold(entry) not in known]
    return dict(found[:MOST_OFFERED])


def refresh_offers(turn: Turn, name: str) -> None:
    """Have the offers rendered again that name somebody who is on the list by now."""
    for card in turn.store.cards.find(kind=TAKE_IN_CARD):
        answer = turn.store.answers.get(card.subject)
        if answer is not None and fold(name) in {fold(entry) for entry in entries_of(answer.text)}:
            turn.changed(TAKE_IN_CARD, card.subject)


def new_tasks(turn: Turn, answer: Answer) -> dict[str, str]:
    """Return the entries that no task was made of yet, by the key of their choice."""
    tasks = turn.store.of(Task).find()
    there = {fold(task.what) for task in tasks}
    of_this = [fold(task.what) for task in tasks if _is_from(task, answer.question)]
    found = {
        f"e{place}": entry
        for place, entry in enumerate(entries_of(answer.text))
        if fold(entry) not in there and not any(what in fold(entry) for what in of_this)
    }
    return dict(list(found.items())[:MOST_OFFERED])


def _is_from(task: Task, question: str) -> bool:
    return task.origin is TaskOrigin.CHECK_IN and task.origin_key == question


def refresh_tasks(turn: Turn) -> None:
    """Have the offers rendered again once a task was entered: one of their entries may be it."""
    for card in turn.store.cards.find(kind=TAKE_TASKS_CARD):
        turn.changed(TAKE_TASKS_CARD, card.subject)
