"""The questions that a check-in asks in private, what they are asked about, and what their prompts need."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.check_ins import RoundKind, is_open
from bot.domain.entries import entries_of
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.questions import FreeText, OneOf, Scale
from flows.check_in.asked import asked, wording
from flows.check_in.entries import Entries
from flows.check_in.recording import VALUES, YesPartlyNo, given

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Option, Question, View
    from bot.engine.wording import Value

_DONE, _TO_DO = "▰", "▱"
"""What the bar of progress is made of."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Anchored(OneOf[YesPartlyNo]):
    """Yes, partly or no side by side, and "don't know" apart from them."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the answers in two rows."""
        return tuple(
            replace(one, row=1, sign="❔") if one.key == YesPartlyNo.UNKNOWN.value else replace(one, row=0)
            for one in super().options(view)
        )


rating = Scale(id="rating", most=5, unknown="check-in-unknown", optional=True)
kept_rating = Scale(id="rating", most=5, unknown="check-in-unknown", optional=True, skip="check-in-keep")
"""Asked again, leaving it out keeps the first answer."""
missing_text = FreeText(id="missing", max_length=500, optional=True, skip="check-in-rather-not")
formerly_missing = FreeText(id="missing", max_length=500, optional=True, former=True)
"""Version 0.1 asked what is missing before it stored the rating."""
anchored = Anchored(id="anchored", among=YesPartlyNo, wording="check-in-anchored", optional=True)
sentence = FreeText(id="sentence", max_length=500, optional=True)
kept_sentence = FreeText(id="sentence", max_length=500, optional=True, skip="check-in-keep")
entries = Entries(id="entries", optional=True)
kept_entries = Entries(id="entries", optional=True, skip="check-in-keep")
more_entries = Entries(id="entries", optional=True, skip="check-in-list-done")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """What a question is asked about: a round, by id, and the catalogue's question."""

    round: int
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAlone(AskedQuestion):
    """A question in the private dialogue that goes from one to the next."""

    again: bool = False
    """Whether all questions are asked a second time."""
    back: bool = False
    """Whether there is a question before it that can be answered anew."""
    secret: bool = False
    """Whether the round is anonymous: then not even the chat says afterwards what was chosen."""
    words: bool = False
    """Whether only the questions in words are asked, because the others are answered in the group."""
    more: bool = False
    """Whether entries of a list were given just now, and further ones come to them."""


def question_values(view: View, _answers: Answers, occasion: AskedQuestion, _step: Question) -> Mapping[str, Value]:
    """Return what the prompts need: the round, its bar of progress, the question and its field."""
    question = asked(view, occasion.question)
    round_ = view.store.rounds.get(occasion.round)
    questions = round_.questions if round_ else (question.id,)
    place = questions.index(question.id) + 1
    return {
        "cooperation": (view.cooperation.name if view.cooperation else "") or view.words.label("cooperation-nameless"),
        "kind": (round_.kind if round_ else RoundKind.ORDINARY).value,
        "number": str(round_.number) if round_ else "",
        "bar": _DONE * place + _TO_DO * (len(questions) - place),
        "question": wording(view, round_, question),
        "field": question.title,
        "place": place,
        "count": len(questions),
    }


def values_in_words(view: View, answers: Answers, occasion: AskedAlone, step: Question) -> Mapping[str, Value]:
    """Return what the prompts of questions in words need besides: the answer that stands, and how lists are given."""
    round_ = view.store.rounds.get(occasion.round)
    found = given(view, round_, occasion.question) if round_ is not None and isinstance(view, Turn) else None
    listed = step.id == entries.id
    once = round_ is None or round_.anonymous or not is_open(round_, view.now)
    return {
        **question_values(view, answers, occasion, step),
        "again": "yes" if found is not None else "no",
        "stands": "" if found is None else " · ".join(entries_of(found.text)) if listed else found.text,
        "once": "yes" if once else "no",
    }


def standing(turn: Turn, occasion: AskedAlone, step: Question) -> tuple[str, ...]:
    """Return the key of the answer that stands, so that it is marked."""
    round_ = turn.store.rounds.get(occasion.round)
    answer = given(turn, round_, occasion.question) if round_ is not None else None
    if answer is None:
        return ()
    if step.id == rating.id:
        return (f"n{answer.value or 0}",)
    return tuple(key.value for key, value in VALUES.items() if step.id == anchored.id and value == answer.value)
