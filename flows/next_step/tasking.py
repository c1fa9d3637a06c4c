"""Making a task of a result: its words are prepared, then who does it and until when is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.next_steps import StepKind
from bot.domain.tasks import TaskOrigin
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from flows.check_in.following import subject_name
from flows.next_step.taking import AboutStep, has_room, method_for, on_its_way, take
from flows.task.entering import LONGEST, TaskOccasion, put_on_list
from flows.task.typed import due, organisation, read_task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

text = FreeText(id="text", max_length=LONGEST, optional=True, skip="step-take-sentence")


def parts(view: View, typed: str) -> list[str]:
    """Return what was typed as the answers: what, which organisation, until when.

    An organisation alone takes the prepared words.
    """
    said = read_task(view, typed)
    known = [said.what, said.organisation, said.until]
    return known[: next((place for place, one in enumerate(known) if place and not one), len(known))]


def prepared(view: View, occasion: AboutStep) -> str:
    """Return the words that a task can have."""
    method, about = method_for(view, occasion), subject_name(view, occasion.subject)
    if method is None:
        return view.words.label("step-task-sentence-barrier", about=about)
    return view.words.label("step-task-sentence", about=about, method=method.name.text(view.words.language))


def make(turn: SpokenTurn, answers: Answers, occasion: AboutStep) -> None:
    """Put it on the list of tasks, and have the result name it."""
    words = " ".join((answers.get(text) or prepared(turn, occasion)).split())
    round_ = turn.store.rounds.get(occasion.round)
    if round_ is None or not has_room(turn, occasion, words):
        return
    task = put_on_list(
        turn,
        words,
        organisation=answers[organisation],
        until=answers[due].date(),
        occasion=TaskOccasion(origin=TaskOrigin.CHECK_IN, origin_key=str(round_.number)),
    )
    if task is not None:
        take(turn, occasion, StepKind.TASK, number=task.number)


def _describe(view: View, _answers: Answers, occasion: AboutStep, step: Question) -> Mapping[str, Value]:
    if step is not text:
        return {}
    about = subject_name(view, occasion.subject)
    return {"about": about, "sentence": prepared(view, occasion), "known": on_its_way(view, occasion)}


TASKING: Final = DialogueAbout(
    id="step.task",
    version=1,
    occasion=AboutStep,
    questions=(text, organisation, due),
    on_end=make,
    before=_describe,
    who=Who.PARTNER,
    offers_back=True,
)
