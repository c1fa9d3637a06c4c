"""The questions about indicators: what they are, who delivers, and the values themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from bot.domain.amounts import Amount, AmountError, read_amount
from bot.domain.cooperation import Language
from bot.domain.indicators import Indicator
from bot.engine.vocabulary.questions import FreeText, Pick
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.choosing import Either, Numbered, Thing, YesNo, known_organisations
from flows.decision.days import ComingTime, PastDay
from flows.rhythms import HowOften

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

_OFFERED: Final = {
    "monthly": "FREQ=MONTHLY",
    "quarterly": "FREQ=MONTHLY;INTERVAL=3",
    "half_yearly": "FREQ=MONTHLY;INTERVAL=6",
    "yearly": "FREQ=YEARLY",
}
"""Rhythms that are offered to tap; any other can be typed."""
_LONGEST_UNIT: Final = 120


class IndicatorAspect(StrEnum):
    """What can be changed about an indicator. The values are stored."""

    NAME = "name"
    UNIT = "unit"
    SOURCE = "source"
    DELIVERER = "deliverer"
    RHYTHM = "rhythm"
    TARGET = "target"
    TARGET_DAY = "target_day"


def watched(view: View) -> list[Indicator]:
    """Return the indicators by number."""
    return sorted(view.store.of(Indicator).find(), key=lambda one: one.number)


def _things(view: View) -> list[Thing]:
    return [Thing(one.number, one.name) for one in watched(view)]


def _deliverers(view: View) -> tuple[Option, ...]:
    """Offer the organisations that take part, then their people."""
    people = view.store.partners.find(left_at=None)
    there = {one.organisation_id for one in people}
    houses = tuple(one for one in known_organisations(view) if int(one.key[1:]) in there)
    return (*houses, *(Option(f"p{one.id}", one.name) for one in people))


def _amount(typed: str, view: View) -> Amount:
    """Read a number. Raises MisfitError."""
    try:
        amount = read_amount(typed, comma=view.words.language is Language.GERMAN)
    except AmountError:
        raise MisfitError("misfit-amount", typed=typed) from None
    if len(amount.unit) > _LONGEST_UNIT:
        raise MisfitError("misfit-amount", typed=typed)
    return amount


@dataclass(frozen=True, eq=False, kw_only=True)
class Target(Step[Decimal]):
    """The number that is to be reached; a unit may stand with it."""

    def read(self, typed: str, view: View) -> Decimal:
        """Return the number. Raises MisfitError."""
        return _amount(typed, view).number

    def dump(self, answer: Decimal) -> JsonValue:
        """Return it written out."""
        return f"{answer:f}"

    def load(self, stored: JsonValue) -> Decimal:
        """Return the number."""
        return Decimal(str(stored))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGiven:
    """A value as somebody gave it."""

    amount: Amount
    day: date | None = None
    """None: today."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ReadingStep(Step[ValueGiven]):
    """A value: a number, perhaps with its unit, and after a semicolon the day it was so."""

    def read(self, typed: str, view: View) -> ValueGiven:
        """Return the value. Raises MisfitError."""
        number, _, when = typed.partition(";")
        return ValueGiven(amount=_amount(number, view), day=read_day(when, view) if when.strip() else None)

    def dump(self, answer: ValueGiven) -> JsonValue:
        """Return number, unit and day."""
        on = None if answer.day is None else answer.day.isoformat()
        return {"number": f"{answer.amount.number:f}", "unit": answer.amount.unit, "day": on}

    def load(self, stored: JsonValue) -> ValueGiven:
        """Return the value."""
        kept = cast("dict[str, JsonValue]", stored)
        return ValueGiven(
            amount=Amount(number=Decimal(str(kept["number"])), unit=str(kept["unit"])),
            day=None if kept["day"] is None else date.fromisoformat(str(kept["day"])),
        )


_PAST: Final = PastDay(id="day")


def read_day(typed: str, view: View) -> date:
    """Return the day on which something was so. Raises MisfitError."""
    try:
        return _PAST.read(typed, view)
    except MisfitError as misfit:
        if misfit.message == "decision-misfit-future":
            raise MisfitError("misfit-value-future", typed=typed) from None
        raise


name = FreeText(id="name", max_length=120)
unit = FreeText(id="unit", max_length=_LONGEST_UNIT, optional=True)
source = FreeText(id="source", max_length=200, optional=True)
deliverer = Pick(id="deliverer", among=_deliverers, optional=True, misfit="misfit-deliverer")
rhythm = HowOften(id="rhythm", offered=_OFFERED, once=False, misfit="misfit-indicator-rhythm")
target = Target(id="target", optional=True)
target_day = ComingTime(id="target_day", optional=True)

which = Numbered(id="which", among=_things)
sure = Either(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)}, confirms=True)
aspect = Either(
    id="aspect",
    among=IndicatorAspect,
    wording="indicator-aspect",
    also={
        IndicatorAspect.UNIT: ("einheit",),
        IndicatorAspect.SOURCE: ("quelle",),
        IndicatorAspect.DELIVERER: ("wer", "who", "lieferant", "lieferung", "zuständig"),
        IndicatorAspect.RHYTHM: ("rhythmus", "häufigkeit"),
        IndicatorAspect.TARGET: ("ziel", "zielwert"),
        IndicatorAspect.TARGET_DAY: ("zieltag", "zieldatum", "bis", "target day"),
    },
)
new_unit = FreeText(id="unit", max_length=_LONGEST_UNIT)
new_source = FreeText(id="source", max_length=200)
new_deliverer = Pick(id="deliverer", among=_deliverers, misfit="misfit-deliverer")
new_target = Target(id="target")
new_target_day = ComingTime(id="target_day")
reading = ReadingStep(id="reading", takes_rest=True)
