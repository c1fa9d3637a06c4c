"""Tasks: what one organisation does until a day, entered, listed, done, put off, changed, handed over and dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.tasks import Task
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.steps import MisfitError
from flows.due.dropping import bring_back_by_number
from flows.due.tasks import open_tasks, which
from flows.due.things import TASK_CARD
from flows.task import card, listing, offers, settling
from flows.task.entering import ENTERING, FOR_WHOM, begin_task, begin_typed
from flows.task.typed import read_task, with_number

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

__all__ = ["FLOW", "begin_task"]

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "done": ("erledigt", "fertig"),
    "later": ("später", "spaeter", "verschieben", "postpone"),
    "change": ("ändern", "aendern"),
    "hand": ("abgeben", "übergeben", "uebergeben", "handover"),
    "drop": ("streichen", "remove", "löschen"),
    "agree": ("übernehmen", "uebernehmen", "take"),
    "help": ("helfen", "mithelfen"),
    "undo": ("zurückholen", "zurueckholen", "rückgängig", "rueckgaengig", "reopen"),
}
_LEADING: Final = re.compile(r"#?(?P<number>\d{1,9})(?=[\s;:,.]|\Z)[\s;:,.]*(?P<rest>.*)", re.DOTALL)
_SHOWN: Final = 80


def start(turn: SpokenTurn, typed: str) -> None:
    """Enter what was typed, or do something with the task that a number means; without words, ask."""
    typed = with_number(typed)
    action, rest = keyword(typed, _ACTIONS)
    rest = with_number(rest)
    if action == "add":
        begin_typed(turn, read_task(turn, rest))
    elif action == "undo" and (not rest or _LEADING.fullmatch(rest)):
        _undo(turn, rest)
    elif action is not None and _means_one(turn, rest):
        _act(turn, action, rest)
    else:
        _show_or_enter(turn, typed)


def _undo(turn: SpokenTurn, rest: str) -> None:
    found = _LEADING.fullmatch(rest)
    bring_back_by_number(turn, "t", int(found["number"]) if found else None)


def _means_one(turn: SpokenTurn, rest: str) -> bool:
    """Tell whether what follows a keyword is nothing, a number, or the words of a task that is open."""
    if not rest or _LEADING.fullmatch(rest):
        return True
    try:
        which.read(parts_of(rest)[0], turn)
    except MisfitError:
        return False
    return True


def _act(turn: SpokenTurn, action: str, rest: str) -> None:
    found = _LEADING.fullmatch(rest)
    number = int(found["number"]) if found else None
    if number is not None and not _is_there(turn, number):
        return
    if not open_tasks(turn):
        turn.say(turn.words("tasks-none"))
        return
    after = [part for part in (found["rest"].strip(),) if part] if found else []
    parts = parts_of(rest) if number is None else [f"#{number}", *after]
    begin_alone(turn, settling.BY_KEYWORD[action], parts)


def _is_there(turn: SpokenTurn, number: int) -> bool:
    """Tell whether a number means a task that is open; if not, say so."""
    found = turn.store.of(Task).first(number=number)
    if found is None:
        turn.refuse("task-unknown", number=str(number))
    elif not found.is_open:
        turn.refuse(f"task-is-{found.status.value}", number=str(number), what=found.what)
    return found is not None and found.is_open


def _show_or_enter(turn: SpokenTurn, typed: str) -> None:
    """Show the task with the number that was typed; anything else is a new one."""
    found = _LEADING.fullmatch(typed.strip())
    if found is None or (found["rest"] and ";" not in typed[: found.start("rest")]):
        begin_typed(turn, read_task(turn, typed))
    elif found["rest"]:
        turn.refuse("task-unknown-action", typed=found["rest"][:_SHOWN], number=found["number"])
    else:
        _show(turn, int(found["number"]))


def _show(turn: SpokenTurn, number: int) -> None:
    task = turn.store.of(Task).first(number=number)
    if task is None:
        turn.refuse("task-unknown", number=str(number))
    else:
        turn.show(TASK_CARD, task.id, channel=turn.place)


def show_list(turn: SpokenTurn, typed: str) -> None:
    """List the tasks; with a number show that one."""
    found = _LEADING.fullmatch(with_number(typed).strip())
    if found is not None and not found["rest"]:
        _show(turn, int(found["number"]))
    else:
        listing.show(turn, typed)


FLOW: Final = Flow(
    id="task",
    commands=(
        Command(name="task", german="aufgabe", who=Who.PARTNER, handle=start),
        Command(name="tasks", german="aufgaben", who=Who.PARTNER, handle=show_list),
    ),
    dialogues=(ENTERING, FOR_WHOM, *settling.OF_THIS_FLOW),
    cards=(card.CARD, *offers.CARDS),
)
