"""What becomes of a task, typed: done, put off, dropped, taken on, other words; which one is asked if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.tasks import put_off, worded
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import FreeText
from flows.decision.days import ComingTime
from flows.due import bundles
from flows.due.keepers import Keepers
from flows.due.tasks import HANDING_OVER, may_settle, meant, present, which
from flows.due.things import keep, key_of, today_of
from flows.echo import entries
from flows.task.card import AGREE, DONE, DROP, HELP, act
from flows.task.entering import LONGEST

if TYPE_CHECKING:
    from bot.domain.tasks import Task
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

until = ComingTime(id="until", optional=True, skip="task-do-later")
other_words = FreeText(id="what", max_length=LONGEST, takes_rest=True)


def _carry_out(turn: SpokenTurn, answers: Answers, key: str) -> Task | None:
    """Do what a tap would do; return the task if it was done."""
    task = meant(turn, answers)
    said = act(turn, task, key) if task is not None else ""
    if task is None or not said:
        return None
    after = {"task-toast-dropped": "task-is-dropped", "task-toast-done": "task-is-done"}.get(said, said)
    turn.confirm(turn.words(after, number=str(task.number), what=task.what))
    return task


def finish(turn: SpokenTurn, answers: Answers) -> None:
    """Note that it is done."""
    _carry_out(turn, answers, DONE)


def drop(turn: SpokenTurn, answers: Answers) -> None:
    """Drop it."""
    _carry_out(turn, answers, DROP)


def take(turn: SpokenTurn, answers: Answers) -> None:
    """Say yes to it."""
    _carry_out(turn, answers, AGREE)


def lend(turn: SpokenTurn, answers: Answers) -> None:
    """Help with it."""
    _carry_out(turn, answers, HELP)


def postpone(turn: SpokenTurn, answers: Answers) -> None:
    """Put it off until a day, or by a week."""
    task = meant(turn, answers)
    if task is None or not may_settle(turn, task):
        return
    chosen = answers.get(until)
    after = put_off(task, today_of(turn), chosen.date() if chosen is not None else None)
    bundles.changed(turn, keep(turn, after))
    day = turn.words.day(after.due_on)
    turn.confirm(turn.words("task-put-off", number=str(task.number), what=task.what, day=day))


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Give it other words; who is to do it hears of that alone."""
    before = meant(turn, answers)
    if before is None or not may_settle(turn, before):
        return
    after = worded(before, answers[other_words])
    number = str(before.number)
    if after == before:
        turn.confirm(turn.words("task-unchanged", number=number, what=before.what))
        return
    bundles.changed(turn, keep(turn, after))
    keeper = Keepers.of(turn).keeper(after)
    entries.worded(turn, key_of(after), keeper.id if keeper else None, before=before.what, after=after.what)
    turn.confirm(turn.words("task-changed", number=number, what=after.what))


FINISHING: Final = Dialogue(id="task.done", version=1, questions=(which,), on_end=finish, who=Who.PARTNER)
POSTPONING: Final = Dialogue(
    id="task.later",
    version=1,
    questions=(which, until),
    on_end=postpone,
    before=present,
    who=Who.PARTNER,
    offers_back=True,
)
CHANGING: Final = Dialogue(
    id="task.change",
    version=1,
    questions=(which, other_words),
    on_end=change,
    before=present,
    who=Who.PARTNER,
    offers_back=True,
)
DROPPING: Final = Dialogue(id="task.drop", version=1, questions=(which,), on_end=drop, who=Who.PARTNER)
TAKING: Final = Dialogue(id="task.take", version=1, questions=(which,), on_end=take, who=Who.PARTNER)
HELPING: Final = Dialogue(id="task.help", version=1, questions=(which,), on_end=lend, who=Who.PARTNER)
OF_THIS_FLOW: Final = (FINISHING, POSTPONING, CHANGING, DROPPING, TAKING, HELPING)
BY_KEYWORD: Final = {
    "done": FINISHING,
    "later": POSTPONING,
    "change": CHANGING,
    "hand": HANDING_OVER,
    "drop": DROPPING,
    "agree": TAKING,
    "help": HELPING,
}
