"""The card that shows one task, with choices for what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.tasks import Task, TaskOrigin
from bot.engine.dialogues.alone import Begun, begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from flows.due import bundles
from flows.due.dropping import UNDO, bring_back, drop, latest_drop, remember
from flows.due.keepers import Keepers
from flows.due.tasks import HANDING_OVER, agree, lend_a_hand, may_finish, may_settle
from flows.due.things import TASK_CARD, done, house_of, key_of, put_off, today_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.wording import Markup

AGREE: Final = "agree"
HELP: Final = "help"
DONE: Final = "done"
LATER: Final = "later"
HAND: Final = "hand"
DROP: Final = "drop"
_SIGNS: Final = {DONE: "✅", LATER: "⏳", AGREE: "🙋", HELP: "💪", HAND: "🤝", DROP: "🗑️", UNDO: "↩️"}
_ROWS: Final = {AGREE: 0, HELP: 0, DONE: 1, LATER: 1, HAND: 2, DROP: 2}


def details(turn: Turn, task: Task, *, names: bool) -> Markup:
    """Write all about a task; with `names` also who of the organisation does it, for those who read it alone."""
    keeper = Keepers.of(turn).present.get(task.keeper_id or 0)
    who = keeper if keeper is not None and keeper.organisation_id == task.organisation_id else None
    keeps = "nobody" if who is None else "agreed" if task.agreed else "asked"
    helpers = ", ".join(house_of(turn, one) for one in task.helpers)
    state = task.status.value
    if task.is_overdue(today_of(turn)):
        state = "overdue"
    return turn.words(
        "task-details",
        number=str(task.number),
        what=task.what,
        organisation=house_of(turn, task.organisation_id),
        keeps=keeps,
        named="yes" if names else "no",
        keeper=who.name if who is not None and names else "",
        helped="yes" if helpers else "no",
        helpers=helpers,
        day=turn.words.day(task.due_on),
        state=state,
        ended=turn.words.day(task.ended_on) if task.ended_on is not None else "",
        origin=_origin(task),
        source=task.origin_key if task.origin_key.isdecimal() else "",
    )


def _origin(task: Task) -> str:
    """Return what the wording calls its origin, without a mark that would be escaped there."""
    of_result = task.origin is TaskOrigin.CHECK_IN and task.origin_key.isdecimal()
    return "result" if of_result else task.origin.value.replace("_", "")


def render(turn: PlacedTurn, shown: ShownCard) -> Content:
    """Show a task as it stands; who does it by name only to those who read it alone."""
    task = turn.store.of(Task).get(shown.subject)
    if task is None:
        return Content(turn.words("task-over"))
    keys = _offered(turn, task)
    choices = [Choice(key, turn.words.label(f"task-do-{key}"), sign=_SIGNS[key], row=_ROWS.get(key)) for key in keys]
    rings = turn.private and task.is_open and not task.agreed
    return Content(details(turn, task, names=turn.private), tuple(choices), rings=rings)


def _offered(turn: Turn, task: Task) -> list[str]:
    """Return what can be done: while it is open all, to say yes as long as nobody has; afterwards to bring it back."""
    if not task.is_open:
        return [UNDO] if latest_drop(turn, key_of(task)) is not None else []
    keeper = Keepers.of(turn).keeper(task)
    taken = task.agreed and keeper is not None and keeper.id == task.keeper_id
    return [*([] if taken else [AGREE]), HELP, DONE, LATER, HAND, DROP]


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped."""
    task = turn.store.of(Task).get(shown.subject)
    if task is None or (task.is_open is (key == UNDO)):
        turn.refuse("task-over")
        return
    said = act(turn, task, key)
    if said:
        turn.toast(said)


def act(turn: SpokenTurn, task: Task, key: str) -> str:
    """Do something with a task; return what to say to it, empty if the sender has been told something else."""
    return _ACTS[key](turn, task)


def finish(turn: SpokenTurn, task: Task) -> str:
    """Note that a task is done; that can be undone for a day."""
    if not may_finish(turn, task):
        return ""
    remember(turn, done(turn, task))
    return "task-toast-done"


def postpone(turn: SpokenTurn, task: Task) -> str:
    """Put a task off by a week."""
    if not may_settle(turn, task):
        return ""
    bundles.changed(turn, put_off(turn, task))
    return "task-toast-later"


def _hand(turn: SpokenTurn, task: Task) -> str:
    if not may_settle(turn, task):
        return ""
    begun = begin_alone(turn, HANDING_OVER, [f"#{task.number}"])
    return "" if begun is Begun.BEHIND_A_DOOR else "task-toast-hand"


def _drop(turn: SpokenTurn, task: Task) -> str:
    return "task-toast-dropped" if drop(turn, task) is not None else ""


def _bring_back(turn: SpokenTurn, task: Task) -> str:
    return "due-toast-undo" if bring_back(turn, latest_drop(turn, key_of(task))) else ""


_ACTS: Final[Mapping[str, Callable[[SpokenTurn, Task], str]]] = {
    AGREE: agree,
    HELP: lend_a_hand,
    DONE: finish,
    LATER: postpone,
    HAND: _hand,
    DROP: _drop,
    UNDO: _bring_back,
}
CARD: Final = Card(kind=TASK_CARD, render=render, tap=tap)
