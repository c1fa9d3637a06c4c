"""The pure engine: a session and what somebody typed give the next session, or the end. No input, no output."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from bot.engine.stored.sessions import PAGE_OF, WAITING
from bot.engine.vocabulary.dialogue import Answers
from bot.engine.vocabulary.folding import fold, parts_of, whole_number
from bot.engine.vocabulary.questions import DIGITS
from bot.engine.vocabulary.steps import Done, MisfitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.stored.sessions import Session
    from bot.engine.vocabulary.dialogue import Graph
    from bot.engine.vocabulary.steps import Option, Question, View

SKIP = "skip"
"""Key of the choice that leaves an optional step out."""
BACK = "back"
"""Key of the choice that goes back one step."""
MORE = "further"
"""Key of the choice that shows further answers where there are too many for one message."""
DONE = "done"
"""Key of the choice that says that all is marked that is to be."""
_SKIPPING = frozenset({"skip", "ueberspringen", "weglassen", "lieber nicht", "-", "\N{EN DASH}"})
_BACK = frozenset({"back", "zurueck"})
_READY = frozenset({"done", "fertig"})


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


@dataclass(frozen=True, slots=True)
class Before:
    """The way back leads out of the dialogue, to what was asked before it."""

    session: Session


Outcome: TypeAlias = Asking | Ended | Lost | Before


def start(dialogue: Graph, session: Session, parts: Sequence[str], view: View) -> Outcome:
    """Begin a dialogue, filling its steps from a command's parts.

    Given parts, what is optional and not among them is left out; the first part that does not fit, or the first
    necessary step that got none, is asked. The parts behind it wait for its answer.
    """
    first = Asking(replace(session, step=dialogue.start.id), dialogue.start)
    given = [part.strip() for part in parts]
    return _fill(dialogue, first, given, view, anew=len(given)) if any(given) else first


def _fill(dialogue: Graph, outcome: Outcome, parts: Sequence[str], view: View, *, anew: int = 0) -> Outcome:
    """Answer as many steps as the parts do, and note those that wait for an answer to the step that is asked.

    The first `anew` parts were typed just now, the others before something was corrected.
    """
    waiting = list(parts)
    while isinstance(outcome, Asking):
        step = outcome.step
        if step.confirms and (len(parts) - len(waiting) >= anew or whole_number(waiting[0]) is not None):
            return replace(outcome, session=_waits(outcome.session, step, waiting[1:] if waiting else None))
        drawn = step.draws and bool(waiting)
        if not drawn and not step.optional:
            return replace(outcome, session=_waits(outcome.session, step, waiting or None))
        part, waiting = _drawn(step, waiting) if drawn else ("", waiting)
        if not part and step.optional:
            outcome = _advance(dialogue, outcome.session, step, answered=False)
            continue
        outcome = _answer(dialogue, outcome.session, step, part, view)
        if isinstance(outcome, Asking) and outcome.misfit is not None:
            return replace(outcome, session=_waits(outcome.session, step, waiting))
    return outcome


def _drawn(step: Question, waiting: list[str]) -> tuple[str, list[str]]:
    """Return the part that a step takes, and what is left."""
    return ("; ".join(waiting), []) if step.takes_rest else (waiting[0], waiting[1:])


def _waits(session: Session, step: Question, parts: list[str] | None) -> Session:
    """Note which parts are filled in once a step is answered: with none what is optional is left out; None: nothing."""
    answers = {name: stored for name, stored in session.answers.items() if name != WAITING}
    if parts is not None:
        answers[WAITING] = {step.id: [*parts]}
    return replace(session, answers=answers)


def resume(dialogue: Graph, session: Session, typed: str, view: View) -> Outcome:
    """Take an answer: typed words, a number or an option's key.

    What was typed behind it when the dialogue began is filled in then, as if all had been typed at once.
    """
    step = dialogue.step(session.step)
    if step is None:
        return Lost(session)
    beside = _beside(dialogue, session, step, typed, view)
    typed = _on_page(session, step, typed, view)
    if beside == BACK or fold(typed) in _BACK:
        return back(dialogue, session)
    if beside == MORE:
        return Asking(further(session, step), step)
    waiting = next((session.waiting[name] for name in (step.id, *step.renamed) if name in session.waiting), None)
    if step.toggles and (beside == DONE or fold(typed) in _READY):
        outcome = _marked(dialogue, session, step)
    elif step.optional and (beside == SKIP or fold(typed) in _SKIPPING):
        outcome = _advance(dialogue, session, step, answered=False)
    else:
        outcome = _answer(dialogue, session, step, typed, view)
        if waiting is not None and not moved(session, outcome):
            return _in_parts(dialogue, session, typed, waiting, view) or outcome
    return _fill(dialogue, outcome, waiting, view) if waiting is not None and moved(session, outcome) else outcome


def _in_parts(dialogue: Graph, session: Session, typed: str, waiting: Sequence[str], view: View) -> Outcome | None:
    """Take an answer that itself has parts, for the step and those behind it; None if it has none that fit the step.

    What is typed now counts before what was typed then.
    """
    step = dialogue.step(session.step)
    if step is None or ";" not in typed:
        return None
    first, *others = parts_of(typed.rstrip("; ")) or [""]
    outcome = _answer(dialogue, session, step, first, view)
    return (
        _fill(dialogue, outcome, [*others, *waiting[len(others) :]], view, anew=len(others))
        if moved(session, outcome)
        else None
    )


def moved(session: Session, outcome: Outcome) -> bool:
    """Tell whether an answer led on from where a session stood."""
    return outcome.session.turn != session.turn


def fits(dialogue: Graph, session: Session, typed: str, view: View) -> bool:
    """Tell whether something typed is an answer to the question that a session stands at, or leads on from it."""
    outcome = resume(dialogue, session, typed, view)
    return moved(session, outcome) or not (isinstance(outcome, Asking) and outcome.misfit is not None)


def back(dialogue: Graph, session: Session) -> Outcome:
    """Go one step back; at the first step out of the dialogue where that leads somewhere, else say that it is first."""
    here = dialogue.step(session.step)
    trail = [name for name in session.trail if dialogue.step(name) is not None]
    if here is not None and not trail:
        if dialogue.leads_back(session.occasion):
            return Before(session)
        return Asking(session, here, MisfitError("misfit-nothing-before"))
    step = dialogue.step(trail[-1]) if trail else None
    if step is None:
        return Lost(session)
    answers = {name: stored for name, stored in session.answers.items() if name != step.id}
    return Asking(replace(session, step=step.id, trail=tuple(trail[:-1]), answers=answers, turn=session.turn + 1), step)


def toggle(session: Session, step: Question, key: str, *, marked: Sequence[str], on: bool | None = None) -> Session:
    """Mark an option, or no longer; None: the other way round. `marked` are those that are, as long as none was tapped.

    The answer is not given yet, so a choice of the same question still counts.
    """
    draft = draft_of(session, step, marked)
    rest = [one for one in draft if one != key]
    on = key not in draft if on is None else on
    return replace(session, answers={**session.answers, step.id: [*rest, key] if on else list(rest)})


def draft_of(session: Session, step: Question, marked: Sequence[str]) -> tuple[str, ...]:
    """Return which options are marked at present."""
    stored = session.answers.get(step.id)
    return tuple(str(one) for one in stored) if isinstance(stored, list) else tuple(marked)


def _marked(dialogue: Graph, session: Session, step: Question) -> Outcome:
    """Take what is marked for the answer; nothing was touched: it stays as it is."""
    stored = session.answers.get(step.id)
    if stored or not step.optional:
        if not stored:
            return Asking(session, step, MisfitError("misfit-empty"))
        return _advance(dialogue, session, step, answered=True)
    return _advance(dialogue, session, step, answered=False)


def offered(session: Session, step: Question, view: View) -> tuple[Option, ...]:
    """Return the options that are shown to tap at present."""
    pages = step.pages(view)
    return pages[_page(session, step) % len(pages)] if pages else ()


def further(session: Session, step: Question) -> Session:
    """Show the next options; after the last come the first again. The question is the same, and so is its turn."""
    return replace(session, answers={**session.answers, PAGE_OF + step.id: _page(session, step) + 1})


def _page(session: Session, step: Question) -> int:
    stored = session.answers.get(PAGE_OF + step.id)
    return stored if isinstance(stored, int) else 0


def _on_page(session: Session, step: Question, typed: str, view: View) -> str:
    """Return the key of the option whose number was typed, where further ones are shown; else what was typed."""
    if not _page(session, step) or not fold(typed).isdecimal() or len(fold(typed)) > DIGITS:
        return typed
    shown, place = offered(session, step, view), int(fold(typed))
    return shown[place - 1].key if 1 <= place <= len(shown) else typed


def extras(dialogue: Graph, session: Session, step: Question, view: View) -> tuple[str, ...]:
    """Return the keys of the choices below a question that are no answers: further ones, ready, leave out, go back."""
    more = (MORE,) if len(step.pages(view)) > 1 else ()
    ready = (*more, DONE) if step.toggles else more
    skip = (SKIP,) if step.optional and step.skip else ()
    back_to = (BACK,) if (dialogue.offers_back and session.trail) or dialogue.leads_back(session.occasion) else ()
    return (*ready, *skip, *back_to)


def _beside(dialogue: Graph, session: Session, step: Question, typed: str, view: View) -> str | None:
    """Return the choice beside the answers that was meant, by its key or its number; they stand after the options."""
    beside = extras(dialogue, session, step, view)
    if typed in beside:
        return typed
    options = offered(session, step, view)
    if not options or not fold(typed).isdecimal() or len(fold(typed)) > DIGITS:
        return None
    place = int(fold(typed)) - len(options) - 1
    return beside[place] if 0 <= place < len(beside) else None


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
    trail = (*session.trail, step.id)
    further_on = replace(session, answers=answers, trail=trail, turn=session.turn + 1, prompt=None)
    if isinstance(after, Done):
        return Ended(further_on, Answers(dialogue, answers))
    return Asking(replace(further_on, step=after.id), after)
