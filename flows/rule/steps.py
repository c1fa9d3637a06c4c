"""The questions about the decision rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from bot.domain.decision_rule import FEWEST_DAYS, KINDS, MOST_DAYS
from bot.domain.decisions import DecisionKind, Majority, VoteTurnout
from bot.engine.vocabulary.folding import whole_number
from bot.engine.vocabulary.questions import OneOf
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.choosing import Either, YesNo

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

_OFFERED: Final = (3, 7, 14, 28)


@dataclass(frozen=True, eq=False, kw_only=True)
class Days(Step[int]):
    """For how many days? The answer is a whole number."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return what is usual."""
        return tuple(Option(f"d{days}", view.words.label("rule-days", days=days)) for days in _OFFERED)

    def read(self, typed: str, view: View) -> int:
        """Return the days. Raises MisfitError for what is no number of days, or too few or too many."""
        words = typed.strip().split()
        labels = {option.label: option.key for option in self.options(view)}
        key = labels.get(typed.strip(), typed.strip())
        first = key[1:] if key.startswith("d") else (words[0] if words else "")
        days = whole_number(first)
        if days is None or not FEWEST_DAYS <= days <= MOST_DAYS:
            raise MisfitError("rule-misfit-days", typed=typed, fewest=FEWEST_DAYS, most=MOST_DAYS)
        return days

    def load(self, stored: JsonValue) -> int:
        """Return the days."""
        return int(cast("int", stored))

    def key_of(self, stored: JsonValue) -> str:
        """Return the key of the days."""
        return f"d{stored}"


@dataclass(frozen=True, eq=False, kw_only=True)
class RuleKind(OneOf[DecisionKind]):
    """By which kind of decision? It can be typed in both languages."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the kinds, with what each is called."""
        typed = {
            DecisionKind.CONSENT: ("konsent", "consent"),
            DecisionKind.VOTE: ("abstimmung", "vote", "mehrheit", "majority"),
            DecisionKind.SENSE_CHECK: ("stimmungsbild", "sense", "sense check"),
        }
        return tuple(
            Option(option.key, option.label, (*option.typed, *typed[DecisionKind(option.key)]))
            for option in OneOf.options(self, view)
        )


kind = RuleKind(id="kind", among=DecisionKind, wording="rule-kind", only=KINDS)
majority = Either(
    id="majority",
    among=Majority,
    wording="rule-majority",
    also={
        Majority.SIMPLE: ("einfach", "einfache mehrheit", "simple majority", "half"),
        Majority.TWO_THIRDS: ("zwei drittel", "2/3", "two thirds"),
        Majority.THREE_QUARTERS: ("drei viertel", "3/4", "three quarters"),
    },
)
turnout = Either(
    id="turnout",
    among=VoteTurnout,
    wording="rule-turnout",
    also={
        VoteTurnout.ANY: ("beliebig", "egal", "keine", "none"),
        VoteTurnout.HALF: ("die hälfte", "hälfte", "1/2", "half"),
        VoteTurnout.TWO_THIRDS: ("zwei drittel", "2/3", "two thirds"),
    },
)
days = Days(id="days")
quorum = Either(id="quorum", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)})
