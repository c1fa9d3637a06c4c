"""The two-by-two of influence and interest as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partners import Sector
from bot.domain.stakeholders import Quadrant
from bot.engine.vocabulary.sketch import Picture
from bot.pictures.two_by_two import MOST_SHOWN, Placed, TwoByTwo
from flows.picture import sketch
from flows.stakeholder.steps import listed

if TYPE_CHECKING:
    from bot.engine.turn.turn import PlacedTurn, Turn
    from bot.engine.vocabulary.sketch import Sketch


def board(turn: PlacedTurn) -> TwoByTwo:
    """Return who stands where."""
    label, everybody = turn.words.label, listed(turn)
    left_out = len(everybody) - MOST_SHOWN
    return TwoByTwo(
        title=label("picture-stakeholders"),
        everybody=tuple(
            Placed(
                number=one.number,
                name=one.name,
                sector=one.sector,
                influence=one.influence,
                interest=one.interest,
            )
            for one in everybody
        ),
        corners={corner: label(f"quadrant-{corner.value.replace('_', '-')}") for corner in Quadrant},
        sectors={sector: _sector(turn, sector) for sector in Sector},
        influence=label("stakeholder-aspect-influence"),
        interest=label("stakeholder-aspect-interest"),
        more=label("picture-stakeholders-more", count=left_out) if left_out > 0 else "",
    )


def _sector(turn: Turn, sector: Sector) -> str:
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


def _sketch(turn: PlacedTurn, _about: int) -> Sketch | None:
    return sketch(turn, board(turn), "stakeholders")


STAKEHOLDERS = Picture(kind="stakeholder.two_by_two", sketch=_sketch)
