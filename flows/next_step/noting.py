"""Noting in a short sentence what was agreed about a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.next_steps import LONGEST_NOTE, StepKind
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.wording import Markup
from flows.check_in.following import subject_name
from flows.next_step.taking import AboutStep, has_room, on_its_way, take

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

text = FreeText(id="text", max_length=LONGEST_NOTE, takes_rest=True)


def note(turn: SpokenTurn, answers: Answers, occasion: AboutStep) -> None:
    """Keep what was agreed, and tell whoever noted it what else there is."""
    words = " ".join(answers[text].split())
    if not has_room(turn, occasion, words):
        return
    known = on_its_way(turn, occasion)
    step = take(turn, occasion, StepKind.NOTE, text=words)
    said = turn.words("step-noted", about=subject_name(turn, step.subject), text=step.text)
    turn.confirm(Markup(f"{known}{said}"))


def _describe(view: View, _answers: Answers, occasion: AboutStep, _step: Question) -> Mapping[str, Value]:
    return {"about": subject_name(view, occasion.subject), "known": on_its_way(view, occasion)}


NOTING: Final = DialogueAbout(
    id="step.note",
    version=1,
    occasion=AboutStep,
    questions=(text,),
    on_end=note,
    before=_describe,
    who=Who.PARTNER,
)
