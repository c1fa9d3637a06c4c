"""Sectors in the words of a check-in: what they are called, and which of them were silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.wording import Markup

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.domain.partners import Sector
    from bot.engine.turn.turn import Turn


def sector_name(turn: Turn, sector: Sector) -> str:
    """Return a sector's name."""
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


def silence(turn: Turn, round_: Round) -> Markup:
    """Name the sectors of which nobody answered in time, as an invitation; nothing where none may be named."""
    names = " · ".join(sector_name(turn, sector) for sector in round_.silent)
    return turn.words("check-in-silent", count=len(round_.silent), sectors=names) if names else Markup()
