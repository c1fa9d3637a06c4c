"""Being reminded of a result: when and what is prepared, and can be said in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.calendar import to_utc
from bot.domain.next_steps import StepKind
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from bot.engine.wording import Markup
from flows.check_in.following import subject_name
from flows.next_step.taking import AboutStep, has_room, on_its_way, take
from flows.reminder.dialogues import enter
from flows.reminder.words import Asked, Sentence, WhenStep, trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

said = Sentence(id="said", takes_rest=True, optional=True, skip="step-take-reminder")
when = WhenStep(id="when")
what = FreeText(id="what", max_length=500)


def prepared(view: View, occasion: AboutStep) -> Asked:
    """Return what the reminder can say, and when it can come: in two weeks."""
    words = view.words.label("step-remind-words", about=subject_name(view, occasion.subject))
    return Asked(text=words, when=when.read(view.words.label("step-remind-time"), view))


def remind(turn: SpokenTurn, answers: Answers, occasion: AboutStep) -> None:
    """Note the reminder; asks again if its time has passed while the question was open."""
    asked = answers.get(said) or prepared(turn, occasion)
    chosen = asked.when if asked.when is not None else answers[when]
    text = asked.text or answers[what]
    if not chosen.rule and to_utc(chosen.starts_local, turn.zone.key) <= turn.now:
        begin_alone(turn, REMINDING.about(occasion), [f"; {text}"])
    elif has_room(turn, occasion, text):
        reminder = enter(turn, chosen, text)
        if reminder is not None:
            take(turn, occasion, StepKind.REMIND, number=reminder.number)


def _describe(view: View, answers: Answers, occasion: AboutStep, step: Question) -> Mapping[str, Value]:
    about = subject_name(view, occasion.subject)
    if step is said:
        sentence = f"{view.words.label('step-remind-time')}; {prepared(view, occasion).text}"
        return {"about": about, "sentence": sentence, "known": on_its_way(view, occasion)}
    asked = answers[said]
    problem = Markup()
    if asked.problem is not None:
        misfit = trouble(asked.problem, asked.phrase)
        problem = Markup(view.words(misfit.message, **misfit.values) + "\n\n")
    return {"text": asked.text, "problem": problem}


REMINDING: Final = DialogueAbout(
    id="step.remind",
    version=1,
    occasion=AboutStep,
    routes=(
        said.when(lambda asked: asked.when is None, when),
        said.when(lambda asked: not asked.text, what),
        said.to(done),
        when.to(done),
        what.to(done),
    ),
    on_end=remind,
    before=_describe,
    who=Who.PARTNER,
)
