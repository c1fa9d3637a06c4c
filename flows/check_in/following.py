"""What came of a result: the next step it offers, the steps that were taken, and when the groups see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.check_ins import RoundKind
from bot.domain.next_steps import NextStep, StepKind, StepSubject, taken_between
from bot.domain.tasks import Task
from bot.engine.exchange.content import escape
from bot.engine.exchange.lengths import shorten, units
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, factor_name
from flows.check_in.asked import asked
from flows.check_in.releasing import AGAIN, RESULT_CARD, is_waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

STEPS_ALARM: Final = "check_in.steps"
_BETWEEN: Final = " · "
_LINE_UNITS: Final = 600
"""UTF-16 units that are read as one line."""
_NAME_UNITS: Final = 60
"""UTF-16 units of a step among many."""


def offered_about(round_: Round) -> StepSubject | None:
    """Return what a round's result offers a next step on, as it was at the closing; None if it names nothing weak."""
    if round_.weakest is None and round_.foremost is None:
        return None
    return StepSubject(field=round_.weakest, factor=round_.foremost or "")


def subject_name(view: View, subject: StepSubject) -> str:
    """Return what people call a field, or a barrier's factor."""
    language = view.words.language
    if subject.field is not None:
        return catalogue().field(subject.field).short.text(language)
    return factor_name(view.store, subject.factor, language)


def step_name(view: View, step: NextStep, *, by: date | None = None) -> str:
    """Say in a few words what a step became; of a task also whether it was done or dropped, `by` a local day."""
    if step.kind is StepKind.NOTE:
        return view.words.label("step-became-note", text=step.text)
    name = view.words.label(f"step-became-{step.kind.value}", number=str(step.number))
    task = view.store.of(Task).first(number=step.number) if step.kind is StepKind.TASK else None
    if by is None or task is None or task.ended_on is None or task.ended_on > by:
        return name
    return view.words.label(f"step-task-{task.status.value}", step=name)


def became(view: View, steps: Iterable[NextStep], *, by: date) -> str:
    """Say in one line what steps became by a local day; where they are many long ones, with the beginning of each."""
    names = [step_name(view, step, by=by) for step in steps]
    line = _BETWEEN.join(names)
    return line if units(line) <= _LINE_UNITS else _BETWEEN.join(shorten(name, _NAME_UNITS) for name in names)


def _whole(view: View, steps: Iterable[NextStep]) -> Markup:
    """Say what steps became, word for word: in one line, or where that would be long, in a line each."""
    names = [step_name(view, step) for step in steps]
    divider = _BETWEEN if units(_BETWEEN.join(names)) <= _LINE_UNITS else "\n"
    return Markup(divider.join(escape(name) for name in names))


def follow_up(turn: Turn, round_: Round) -> Markup:
    """Say in one line what came of a result, for each thing it was about; as long as nothing did, how to begin."""
    steps = turn.store.of(NextStep).find(round_id=round_.id, shown=True)
    subjects = list(dict.fromkeys(step.subject for step in steps))
    offered = offered_about(round_)
    if not subjects and offered is not None:
        return turn.words("check-in-step-offered", about=subject_name(turn, offered))
    lines = (
        turn.words(
            "check-in-step-taken",
            about=subject_name(turn, subject),
            steps=_whole(turn, (step for step in steps if step.subject == subject)),
        )
        for subject in subjects
    )
    return paragraphs(*lines)


def since_before(turn: Turn, round_: Round, subject: StepSubject) -> Markup:
    """Say what was agreed or done about something since the round before that could speak of it."""
    if round_.closed_at is None:
        return Markup()
    steps = _taken_before(turn, round_, subject, round_.closed_at)
    if not steps:
        return Markup()
    names = became(turn, steps, by=round_.closed_at.astimezone(turn.zone).date())
    return turn.words("check-in-step-since", about=subject_name(turn, subject), steps=names)


def _taken_before(turn: Turn, round_: Round, subject: StepSubject, closed_at: datetime) -> Sequence[NextStep]:
    """Return the steps on earlier results that no result but this one can begin with."""
    steps = [step for step in turn.store.of(NextStep).find() if step.subject == subject]
    if not steps:
        return ()
    earlier = [
        one
        for one in turn.store.rounds.find(kind=RoundKind.ORDINARY)
        if one.number < round_.number and one.closed_at is not None
    ]
    fitting = [one.closed_at for one in earlier if subject.field is None or _asks(turn, one, subject)]
    since = max((at for at in fitting if at is not None), default=None)
    numbers = {one.id for one in earlier}
    return taken_between((step for step in steps if step.round_id in numbers), subject, since, closed_at)


def _asks(turn: Turn, round_: Round, subject: StepSubject) -> bool:
    return any(asked(turn, question).field is subject.field for question in round_.questions)


def reveal(turn: Turn, round_id: int) -> None:
    """Let the result show the steps that were taken: now, or as soon as its last change is seen.

    A step never stands in one edit with a number that has changed.
    """
    if is_waiting(turn, round_id):
        turn.set_alarm(STEPS_ALARM, round_id, turn.now + AGAIN)
        return
    hidden = turn.store.of(NextStep).find(round_id=round_id, shown=False)
    for step in hidden:
        turn.store.of(NextStep).put(replace(step, shown=True))
    if hidden:
        turn.changed(RESULT_CARD, round_id)


def reveal_later(turn: Turn, round_id: int, _due_at: datetime) -> None:
    """Let the result show the steps that waited for an earlier change to be seen."""
    reveal(turn, round_id)
