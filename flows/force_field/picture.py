"""The force field as a picture: how often each factor was named, and no sector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.force_field import Force, force_field
from bot.engine.vocabulary.sketch import Picture
from bot.pictures.forces import FactorBar, FactorField
from flows.catalogue import factor_name
from flows.picture import sketch

if TYPE_CHECKING:
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.sketch import Sketch


def forces(turn: Turn) -> FactorField:
    """Return how often each factor was named, by what stands."""
    label = turn.words.label
    return FactorField(
        title=label("picture-forces"),
        forces=tuple(
            FactorBar(
                name=factor_name(turn.store, one.factor, turn.language),
                hinders=one.total.barriers,
                helps=one.total.strengths,
            )
            for one in force_field(turn.store.of(Force).find()).factors
        ),
        hinders=label("picture-forces-hinders"),
        helps=label("picture-forces-helps"),
    )


def _sketch(turn: PlacedTurn, _about: int) -> Sketch | None:
    return sketch(turn, forces(turn), "forces")


FORCE_FIELD = Picture(kind="force_field.factors", sketch=_sketch)
