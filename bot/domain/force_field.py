"""The force field: what hinders a cooperation and what helps it, counted by factor and by sector."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.domain.errors import BadValueError
from bot.domain.partners import Sector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

MOST_STANDING: Final = 200
"""So many barriers that are open and strengths a cooperation has at most: more than anybody reads."""
SECTORS_FROM: Final = 3
"""So many partners a sector has, when one of them writes, for it to stand beside the sentence."""


class ForceKind(StrEnum):
    """Which way it pulls. The values are stored."""

    BARRIER = "barrier"
    STRENGTH = "strength"


class ForceRefusal(StrEnum):
    """Why something about a barrier or a strength cannot be done."""

    NO_BARRIER = "no_barrier"
    """A strength cannot be resolved."""
    RESOLVED = "resolved"
    """A barrier is resolved once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One sentence about what hinders or helps, and the factor it is about."""

    id: int = 0
    number: int
    """Counts within the cooperation, barriers and strengths together, from 1; never changes."""
    kind: ForceKind
    factor: str
    """Key of one of the catalogue's factors."""
    text: str
    """Shown word for word, without a name."""
    sector: Sector | None = None
    """The sector of whoever entered it; None if it is not to be shown, or told too much when it was entered."""
    partner_id: int | None = None
    """Whoever entered it; None for a coordinator who takes no part, and once forgotten."""
    created_at: datetime
    resolved_at: datetime | None = None
    helped: str = ""
    """What helped to resolve it; empty if nobody said so."""

    @property
    def stands(self) -> bool:
        """Whether it is in the force field: strengths are, barriers as long as they are open."""
        return self.resolved_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceCount:
    """How many pull each way."""

    barriers: int = 0
    strengths: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FactorForces:
    """What is known of one factor."""

    factor: str
    total: ForceCount
    sectors: tuple[tuple[Sector, ForceCount], ...] = ()
    """Those that may be shown, in the order of `Sector`; they may be fewer than all, for sectors need not be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceField:
    """What hinders and what helps: by factor, and in each factor by sector."""

    factors: tuple[FactorForces, ...] = ()
    """Those with anything in it, what hinders most first."""

    @property
    def total(self) -> ForceCount:
        """How many there are of all factors."""
        return ForceCount(
            barriers=sum(one.total.barriers for one in self.factors),
            strengths=sum(one.total.strengths for one in self.factors),
        )


def resolved(force: Force, at: datetime, helped: str = "") -> Force:
    """Note that a barrier no longer hinders. Raises `BadValueError` for a strength and for what is resolved already."""
    if force.kind is not ForceKind.BARRIER:
        raise BadValueError(ForceRefusal.NO_BARRIER)
    if force.resolved_at is not None:
        raise BadValueError(ForceRefusal.RESOLVED)
    return replace(force, resolved_at=at, helped=helped)


def may_show_sector(partners: int) -> bool:
    """Tell whether a sector may stand beside what is entered now, given how many partners it has now.

    It is decided for good when something is entered, and by nothing else. Whoever knows the list of partners knows who
    was in a sector then: people who join later could not have written it, so they hide nobody. And what depended on how
    many have written would tell, when it changes, who has written and who has not.
    """
    return partners >= SECTORS_FROM


def force_field(forces: Iterable[Force]) -> ForceField:
    """Count what stands, by factor and by sector; the order of entry does not matter."""
    by_factor: dict[str, list[Force]] = {}
    for one in forces:
        if one.stands:
            by_factor.setdefault(one.factor, []).append(one)
    found = [
        FactorForces(factor=factor, total=_count(those), sectors=_sectors(those)) for factor, those in by_factor.items()
    ]
    return ForceField(
        factors=tuple(sorted(found, key=lambda one: (-one.total.barriers, -one.total.strengths, one.factor)))
    )


def _count(forces: Sequence[Force]) -> ForceCount:
    kinds = Counter(one.kind for one in forces)
    return ForceCount(barriers=kinds[ForceKind.BARRIER], strengths=kinds[ForceKind.STRENGTH])


def _sectors(forces: Sequence[Force]) -> tuple[tuple[Sector, ForceCount], ...]:
    counted = ((sector, _count([one for one in forces if one.sector is sector])) for sector in Sector)
    return tuple((sector, count) for sector, count in counted if count != ForceCount())


def entered_since(forces: Iterable[Force], kind: ForceKind, since: datetime | None) -> tuple[str, ...]:
    """Return the factors of what stands and was entered later than `since`, one for each; all if it is None."""
    return tuple(
        sorted(
            one.factor for one in forces if one.kind is kind and one.stands and (not since or one.created_at > since)
        )
    )
