"""The command `/step`: takes a step on the latest result, or asks which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.check_ins import RoundKind
from bot.domain.next_steps import OFFERED, StepKind
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.folding import keyword
from flows.check_in.following import subject_name
from flows.check_in.subjects import subject_now
from flows.choosing import Either
from flows.next_step.deciding import DECIDING
from flows.next_step.noting import NOTING
from flows.next_step.reminding import REMINDING
from flows.next_step.taking import AboutStep, about, has_room, on_its_way
from flows.next_step.tasking import TASKING, parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_WORDS: Final[Mapping[StepKind, tuple[str, ...]]] = {
    StepKind.DECIDE: ("beschluss", "beschließen", "decision"),
    StepKind.TASK: ("aufgabe",),
    StepKind.REMIND: ("erinnern", "erinnerung", "reminder"),
    StepKind.NOTE: ("vermerk", "vermerken", "notiz", "notieren"),
}
_DIALOGUES: Final[Mapping[StepKind, DialogueAbout[AboutStep]]] = {
    StepKind.DECIDE: DECIDING,
    StepKind.TASK: TASKING,
    StepKind.REMIND: REMINDING,
    StepKind.NOTE: NOTING,
}
what = Either(id="what", among=StepKind, wording="step-kind", also=_WORDS)


def begin_step(turn: SpokenTurn, kind: StepKind, occasion: AboutStep, typed: str = "") -> None:
    """Begin a step, alone where possible; what was typed behind it is its first answer, of a task all it says."""
    if has_room(turn, occasion, typed):
        said = parts(turn, typed) if kind is StepKind.TASK else [typed]
        begin_alone(turn, _DIALOGUES[kind].about(occasion), said if typed else [])


def choose(turn: SpokenTurn, answers: Answers, occasion: AboutStep) -> None:
    """Go on with the step that was chosen."""
    begin_step(turn, answers[what], occasion)


def _describe(view: View, _answers: Answers, occasion: AboutStep, _step: Question) -> Mapping[str, Value]:
    return {"about": subject_name(view, occasion.subject), "known": on_its_way(view, occasion)}


CHOOSING: Final = DialogueAbout(
    id="step",
    version=1,
    occasion=AboutStep,
    questions=(what,),
    on_end=choose,
    before=_describe,
    who=Who.PARTNER,
)


def start(turn: SpokenTurn, typed: str) -> None:
    """Take a step on the latest result, or ask which; say why not where it names nothing weak."""
    action, rest = keyword(typed, {kind.value: _WORDS[kind] for kind in OFFERED})
    closed = [one for one in turn.store.rounds.find(kind=RoundKind.ORDINARY) if one.closed_at is not None]
    subject = subject_now(turn, closed[-1]) if closed else None
    if typed and action is None:
        turn.refuse("step-unknown-action", typed=typed)
    elif not closed:
        turn.refuse("step-no-result")
    elif subject is None:
        turn.refuse("step-nothing-weak", number=str(closed[-1].number))
    elif action is None:
        begin_alone(turn, CHOOSING.about(about(closed[-1], subject)))
    else:
        begin_step(turn, StepKind(action), about(closed[-1], subject), rest)
