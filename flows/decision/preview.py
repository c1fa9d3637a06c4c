"""Showing a proposal as it will stand, before it opens: by this way, other words, or not at all."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.verdicts import voting
from flows.choosing import Either
from flows.decision.deadlines import deadline
from flows.decision.ruling import ruling_for, ruling_in_words
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.decision_rule import Ruling
    from bot.domain.decisions import DecisionKind
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.steps import View
    from bot.engine.wording import Value


class Previewed(StrEnum):
    """What to do with a proposal that was shown."""

    OPEN = "open"
    CHANGE = "change"
    DROP = "drop"


def choice() -> Either[Previewed]:
    """Ask whether a proposal that is shown is to be opened like that; always asked, whatever was typed."""
    return replace(_CHOICE)


_CHOICE = Either(
    id="confirm",
    among=Previewed,
    wording="decision-preview",
    draws=False,
    also={
        Previewed.OPEN: ("so abstimmen", "put it like this", "ja", "yes"),
        Previewed.CHANGE: ("ändern", "change", "nein", "no"),
        Previewed.DROP: ("verwerfen", "discard"),
    },
)


def opens(turn: SpokenTurn, chosen: Previewed) -> bool:
    """Tell whether a proposal was confirmed; if not, say that nothing was proposed."""
    if chosen is Previewed.OPEN:
        return True
    turn.say(turn.words("decision-preview-dropped"))
    return False


def preview(view: View, text: str, kind: DecisionKind, rule: Ruling | None = None) -> Mapping[str, Value]:
    """Return how a proposal will stand: its kind, text and deadline, who is asked, and in which cooperation."""
    asked = voting(view.store.organisations.find(), view.store.partners.find(), view.now)
    home = view.cooperation
    return {
        "kind": view.words.label(f"decision-kind-{kind.value.replace('_', '-')}"),
        "text": text,
        "closes": moment_in_words(view, deadline(home, kind, view.now, ruling_for(view, rule))) if home else "",
        "count": len(asked),
        "cooperation": home.name if home else "",
        "rule": ruling_in_words(view, rule) if rule is not None else "",
        "sets": "no" if rule is None else "yes",
    }
