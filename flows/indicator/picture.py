"""The course of an indicator as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.indicators import Indicator
from bot.engine.vocabulary.sketch import Picture
from bot.pictures.readings import Reading, Readings
from flows.indicator.listing import course_of
from flows.picture import decimal_mark, sketch

if TYPE_CHECKING:
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.sketch import Sketch


def readings(turn: Turn, indicator: Indicator) -> Readings:
    """Return the values of an indicator, and its target."""
    return Readings(
        title=indicator.name,
        unit=indicator.unit,
        readings=tuple(
            Reading(on=day, day=turn.words.day(day), value=float(amount))
            for day, amount in course_of(turn, indicator).values
        ),
        target=None if indicator.target is None else float(indicator.target),
        goal=turn.words.label("picture-indicator-target"),
        mark=decimal_mark(turn),
    )


def _sketch(turn: PlacedTurn, about: int) -> Sketch | None:
    indicator = turn.store.of(Indicator).get(about)
    return None if indicator is None else sketch(turn, readings(turn, indicator), "indicator")


INDICATOR = Picture(kind="indicator.course", sketch=_sketch)
