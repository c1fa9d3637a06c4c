"""Sectors in the words of a check-in: what they are called, how many of each have answered, and which were silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.check_ins import Turnout, answered
from bot.domain.partners import Sector
from bot.engine.wording import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn


def sector_name(turn: Turn, sector: Sector) -> str:
    """Return a sector's name."""
    return turn.words.label(f"sector-{sector.value.replace('_', '-')}")


def silence(turn: Turn, round_: Round) -> Markup:
    """Name the sectors of which nobody answered in time, as an invitation; nothing where none may be named."""
    names = " · ".join(sector_name(turn, sector) for sector in round_.silent)
    return turn.words("check-in-silent", count=len(round_.silent), sectors=names) if names else Markup()


def turnout(turn: Turn, round_: Round) -> Markup:
    """Say how many partners have answered, per sector: never who, never what. It stands still from the closing on."""
    over = round_.closed_at is not None
    if over and round_.turnout:
        return count_line(turn, round_.counted, over=True)
    counts: Mapping[Sector, Turnout] = answered(
        round_,
        turn.store.answers.find(round_id=round_.id, late=False),
        turn.store.participations.find(round_id=round_.id),
    )
    return count_line(turn, {sector: count.some for sector, count in counts.items()}, over=over)


def count_line(turn: Turn, counts: Mapping[Sector, int], *, over: bool = False) -> Markup:
    """Say a number, and how it divides among the sectors; `over` once the round is closed."""
    total = sum(counts.values())
    if total == 0:
        return turn.words("check-in-nobody" if over else "check-in-nobody-yet")
    sectors = " · ".join(f"{sector_name(turn, sector)} {counts[sector]}" for sector in Sector if counts.get(sector))
    return turn.words("check-in-answered", count=total, sectors=sectors)
