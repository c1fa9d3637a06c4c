"""What dialogues about decisions are about. Stored with every session: a name is never used for something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase  # noqa: TC001 - pydantic reads it when a session is loaded
from bot.domain.decision_rule import Ruling  # noqa: TC001 - as above
from bot.domain.decisions import DecisionKind, ObjectionStatus  # noqa: TC001 - as above
from bot.engine.exchange.lengths import shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


_WORDS = 200
"""How much of a decision's text a question about it repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutDecision:
    """A decision, by id."""

    decision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutWording(AboutDecision):
    """A decision as it was worded when somebody was asked."""

    wording: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutObjection(AboutDecision):
    """A decision, and how an objection to it is to be closed."""

    status: ObjectionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """How to decide on what is to be proposed, and which phase ends or which rule begins with it, if any."""

    kind: DecisionKind
    finishes: Phase | None = None
    rule: Ruling | None = None
    """The decision rule that is to hold, where it is about that."""


def describe(view: View, _answers: Answers, occasion: AboutDecision, _step: Question) -> Mapping[str, Value]:
    """Return the number of the decision that a question is about, and the beginning of its text."""
    decision = view.store.decisions.get(occasion.decision)
    if decision is None:
        return {"number": "", "words": ""}
    return {"number": str(decision.number), "words": shorten(decision.text, _WORDS)}
