"""Questions with a closed set of answers that are understood in both languages, wherever they are typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot.domain.decisions import DecisionKind, Stance
from bot.engine.vocabulary.questions import FreeText, OneOf
from bot.engine.vocabulary.steps import MisfitError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from bot.engine.vocabulary.steps import Option, View

KINDS: Mapping[str, tuple[str, ...]] = {
    DecisionKind.CONSENT.value: ("konsent",),
    DecisionKind.SENSE_CHECK.value: ("sense", "sense-check", "stimmungsbild"),
    DecisionKind.VOTE.value: ("abstimmung",),
}
"""What can be typed for each kind of decision."""
STANCES: Mapping[str, tuple[str, ...]] = {
    Stance.AGREE.value: ("zustimmung", "ja", "yes", "for", "dafür", "agreement"),
    Stance.CONCERN.value: ("bedenken", "concerns"),
    Stance.OBJECTION.value: ("einwand", "object"),
    Stance.ABSTAIN.value: ("enthaltung", "abstention"),
    Stance.AGAINST.value: ("ablehnung", "dagegen", "nein", "no"),
    Stance.RESERVATION.value: ("vorbehalt",),
}
"""What can be typed for each stance."""

SIGNS: Mapping[Stance, str] = {
    Stance.AGREE: "👍",
    Stance.CONCERN: "🤔",
    Stance.OBJECTION: "✋",
    Stance.ABSTAIN: "😶",
    Stance.AGAINST: "👎",
    Stance.RESERVATION: "⏳",
}
"""What says each stance in one emoji."""

E = TypeVar("E", bound="StrEnum")


@dataclass(frozen=True, eq=False, kw_only=True)
class Reason(FreeText):
    """Words that say why: a dash or a dot is none."""

    def read(self, typed: str, view: View) -> str:
        """Return the reason. Raises MisfitError if there is no letter in it."""
        text = super().read(typed, view)
        if not any(character.isalpha() for character in text):
            raise MisfitError("decision-misfit-reason", typed=text)
        return text


@dataclass(frozen=True, eq=False, kw_only=True)
class Named(OneOf[E]):
    """A choice whose members have names in both languages."""

    names: Mapping[str, tuple[str, ...]]
    """By the member's value."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return one option for each member, with all its names."""
        return tuple(
            replace(option, typed=(*option.typed, *self.names.get(option.key, ()))) for option in super().options(view)
        )
