"""Proposing a decision on a result: a first sentence is prepared, and everything is seen before it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.decisions import DecisionKind
from bot.domain.next_steps import StepKind
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import done
from flows.check_in.following import subject_name
from flows.decision import proposing
from flows.decision.preview import Previewed, choice, opens, preview
from flows.decision.ruling import current, ruling_in_words
from flows.decision.stances import KINDS, Named
from flows.next_step.taking import AboutStep, has_room, method_for, on_its_way, take

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

text = FreeText(
    id="text", max_length=proposing.MOST_CHARACTERS, takes_rest=True, optional=True, skip="step-take-sentence"
)
kind = Named(
    id="kind",
    among=DecisionKind,
    wording="decision-way",
    only=(DecisionKind.CONSENT, DecisionKind.SENSE_CHECK, DecisionKind.VOTE),
    names=KINDS,
)
confirm = choice()


def prepared(view: View, occasion: AboutStep) -> str:
    """Return the sentence that a proposal can begin with."""
    method, about = method_for(view, occasion), subject_name(view, occasion.subject)
    if method is None:
        return view.words.label("step-decide-sentence-barrier", about=about)
    return view.words.label("step-decide-sentence", about=about, method=method.name.text(view.words.language))


def propose(turn: SpokenTurn, answers: Answers, occasion: AboutStep) -> None:
    """Propose it, if it is meant like that."""
    words = answers.get(text) or prepared(turn, occasion)
    if not opens(turn, answers[confirm]) or not has_room(turn, occasion, words) or not proposing.has_room(turn, words):
        return
    decision = proposing.propose(turn, words, answers[kind], field=occasion.field)
    take(turn, occasion, StepKind.DECIDE, number=decision.number)


def _describe(view: View, answers: Answers, occasion: AboutStep, step: Question) -> Mapping[str, Value]:
    words = prepared(view, occasion)
    if step is confirm:
        return preview(view, answers.get(text) or words, answers[kind])
    if step is kind:
        return {"rule": ruling_in_words(view, current(view))}
    known = on_its_way(view, occasion)
    return {"about": subject_name(view, occasion.subject), "sentence": words, "known": known}


DECIDING: Final = DialogueAbout(
    id="step.decide",
    version=1,
    occasion=AboutStep,
    routes=(
        text.to(kind),
        kind.to(confirm),
        confirm.when(lambda chosen: chosen is Previewed.CHANGE, text),
        confirm.to(done),
    ),
    on_end=propose,
    before=_describe,
    who=Who.PARTNER,
)
