"""The questions about stakeholders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from bot.domain import stakeholders
from bot.domain.partners import Sector
from bot.domain.plain_words import WhenError, read_rhythm
from bot.domain.recurrence import WORKING_WEEK, Frequency, shape
from bot.engine.vocabulary.folding import fold, whole_number
from bot.engine.vocabulary.questions import FreeText, Pick, Scale
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.choosing import Either, Numbered, Thing
from flows.partners.joining import SECTORS

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.domain.stakeholders import Stakeholder
    from bot.engine.vocabulary.steps import View

NOBODY: Final = "p0"
"""Key of the answer that nobody keeps the contact."""
LONGEST: Final = 3650
"""Days; a rarer contact is none."""
_DAYS: Final = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.MONTHLY: 30, Frequency.YEARLY: 365}


class StakeholderAspect(StrEnum):
    """What can be changed about a stakeholder. The values are stored."""

    INFLUENCE = "influence"
    INTEREST = "interest"
    KEEPER = "keeper"
    RHYTHM = "rhythm"


def listed(view: View) -> list[Stakeholder]:
    """Return the stakeholders that were not dropped, by number."""
    return [one for one in view.store.stakeholders.find() if not one.dropped]


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.name) for one in sorted(listed(view), key=lambda one: one.next_on)]


@dataclass(frozen=True, eq=False, kw_only=True)
class NewName(FreeText):
    """A name that is not on the list yet."""

    def read(self, typed: str, view: View) -> str:
        """Return the name. Raises MisfitError if empty, too long or listed already."""
        name = FreeText.read(self, typed, view)
        for one in listed(view):
            if fold(one.name) == fold(name):
                raise MisfitError("misfit-stakeholder-known", name=one.name, number=str(one.number))
        return name


@dataclass(frozen=True, eq=False, kw_only=True)
class EveryDays(Step[int]):
    """A rhythm, in words or as a number of days."""

    def read(self, typed: str, view: View) -> int:  # noqa: ARG002 - the same for everybody
        """Return the days between two contacts. Raises MisfitError."""
        if typed.strip().isdecimal():
            days = whole_number(typed) or 0
        else:
            try:
                rule = read_rhythm(typed)
            except WhenError as error:
                raise MisfitError("misfit-rhythm", typed=typed) from error
            if not rule:
                raise MisfitError("misfit-rhythm", typed=typed)
            said = shape(rule)
            days = 1 if said.weekdays == WORKING_WEEK else said.interval * _DAYS[said.frequency]
        if not 1 <= days <= LONGEST:
            raise MisfitError("misfit-rhythm", typed=typed)
        return days

    def load(self, stored: JsonValue) -> int:
        """Return the days."""
        return int(cast("int", stored))


def partners(view: View) -> tuple[Option, ...]:
    """Offer nobody, and the partners in the order in which they joined."""
    nobody = Option(NOBODY, view.words.label("stakeholder-nobody"), ("niemand", "nobody", "none"))
    there = view.store.partners.find(left_at=None)
    return (nobody, *(Option(f"p{partner.id}", partner.name) for partner in there))


name = NewName(id="name", max_length=120)
sector = Either(id="sector", among=Sector, wording="sector", also=SECTORS)
influence = Scale(id="influence", most=max(stakeholders.SCALE), wording="stakeholder-scale")
interest = Scale(id="interest", most=max(stakeholders.SCALE), wording="stakeholder-scale")
keeper = Pick(id="keeper", among=partners, optional=True, misfit="misfit-keeper")

which = Numbered(id="which", among=_things)
aspect = Either(
    id="aspect",
    among=StakeholderAspect,
    wording="stakeholder-aspect",
    also={
        StakeholderAspect.INFLUENCE: ("einfluss",),
        StakeholderAspect.INTEREST: ("interesse",),
        StakeholderAspect.KEEPER: ("kontaktperson", "kontakt", "contact"),
        StakeholderAspect.RHYTHM: ("rhythmus",),
    },
)
new_keeper = Pick(id="keeper", among=partners, misfit="misfit-keeper")
rhythm = EveryDays(id="rhythm")
