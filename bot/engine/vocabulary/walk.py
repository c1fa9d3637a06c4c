"""The pure engine: a session and what somebody typed give the next session, or the end. No input, no output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from bot.engine.vocabulary.dialogue import Answers
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import DIGITS
from bot.engine.vocabulary.steps import Done, MisfitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.stored.sessions import Session
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import Question, View

SKIP = "skip"
"""Key of the choice that leaves an optional step out."""
BACK = "back"
"""Key of the choice that goes back one step."""
_SKIPPING = frozenset({"skip", "ueberspringen", "weglassen", "-", "\N{EN DASH}"})


@dataclass(frozen=True, slots=True)
class Asking:
    """The dialogue goes on: `step` is asked, after `misfit` if the last answer did not fit."""

    session: Session
    step: Question
    misfit: MisfitError | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """The dialogue is over and agreed."""

    session: Session
    answers: Answers


@dataclass(frozen=True, slots=True)
class Lost:
    """The step the session stands at no longer exists: say so and offer to start again."""

    session: Session


Outcome: TypeAlias = Asking | Ended | Lost


def start(dialogue: Graph, session: Session, parts: Sequence[str], view: View) -> Outcome:
    """Begin a dialogue, filling its steps from a command's parts.

    Given parts, what is optional and not among them is left out; the first part that does not fit, or the first
    necessary step that got none, is asked.
    """
    waiting = [part.strip() for part in parts]
    given = any(waiting)
    outcome: Outcome = Asking(replace(session, step=dialogue.start.id), dialogue.start)
    while given and isinstance(outcome, Asking):
        step = outcome.step
        if not step.draws or not waiting:
            if step.optional:
                outcome = _advance(dialogue, outcome.session, step, answered=False)
                continue
            break
        part = "; ".join(waiting) if step.takes_rest else waiting[0]
        waiting = [] if step.takes_rest else waiting[1:]
        if not part and step.optional:
            outcome = _advance(dialogue, outcome.session, step, answered=False)
            continue
        outcome = _answer(dialogue, outcome.session, step, part, view)
        if isinstance(outcome, Asking) and outcome.misfit is not None:
            break
    return outcome


def resume(dialogue: Graph, session: Session, typed: str, view: View) -> Outcome:
    """Take an answer: typed words, a number or an option's key."""
    step = dialogue.step(session.step)
    if step is None:
        return Lost(session)
    if typed == BACK:
        return back(dialogue, session)
    if step.optional and (fold(typed) in _SKIPPING or _picks(step, typed, SKIP, view)):
        return _advance(dialogue, session, step, answered=False)
    if dialogue.offers_back and session.trail and _picks(step, typed, BACK, view):
        return back(dialogue, session)
    return _answer(dialogue, session, step, typed, view)


def back(dialogue: Graph, session: Session) -> Outcome:
    """Go one step back; at the first step, ask that again."""
    here = dialogue.step(session.step)
    trail = [name for name in session.trail if dialogue.step(name) is not None]
    step = dialogue.step(trail[-1]) if trail else here
    if step is None:
        return Lost(session)
    answers = {name: stored for name, stored in session.answers.items() if name != step.id}
    return Asking(replace(session, step=step.id, trail=tuple(trail[:-1]), answers=answers, turn=session.turn + 1), step)


def extras(dialogue: Graph, session: Session, step: Question) -> tuple[str, ...]:
    """Return the keys of the choices below a question that are no answers: leave out, go back."""
    skip = (SKIP,) if step.optional else ()
    return (*skip, BACK) if dialogue.offers_back and session.trail else skip


def _picks(step: Question, typed: str, key: str, view: View) -> bool:
    """Whether a typed number is that of the extra choice `key`, which stand after the options."""
    if typed == key:
        return True
    options = step.options(view)
    if not options or not fold(typed).isdecimal() or len(fold(typed)) > DIGITS:
        return False
    position = len(options) + (1 if key == SKIP or not step.optional else 2)
    return int(fold(typed)) == position


def _answer(dialogue: Graph, session: Session, step: Question, typed: str, view: View) -> Outcome:
    try:
        stored = step.accept(typed, view)
    except MisfitError as misfit:
        return Asking(replace(session, step=step.id), step, misfit)
    answers = {**session.answers, step.id: stored}
    return _advance(dialogue, replace(session, answers=answers), step, answered=True)


def _advance(dialogue: Graph, session: Session, step: Question, *, answered: bool) -> Outcome:
    answers = dict(session.answers)
    if not answered:
        answers.pop(step.id, None)
    value = step.value(answers[step.id]) if answered else None
    after = dialogue.after(step, value)
    moved = replace(session, answers=answers, trail=(*session.trail, step.id), turn=session.turn + 1)
    if isinstance(after, Done):
        return Ended(moved, Answers(dialogue, answers))
    return Asking(replace(moved, step=after.id), after)
