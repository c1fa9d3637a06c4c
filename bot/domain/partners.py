"""Partners, their organisations and their identities on the platforms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class Sector(StrEnum):
    """The three sectors of a trisectoral cooperation."""

    STATE = "state"
    BUSINESS = "business"
    CIVIL_SOCIETY = "civil_society"


class OrganisationKind(StrEnum):
    """What sort of house an organisation is."""

    MUNICIPALITY = "municipality"
    COMPANY = "company"
    CHAMBER = "chamber"
    ASSOCIATION = "association"
    OTHER = "other"


class Engagement(StrEnum):
    """Whether somebody takes part as paid work or as a volunteer; volunteers are written to in the evening."""

    PAID = "paid"
    VOLUNTARY = "voluntary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A house that takes part. It has one voice in decisions, unless it only observes."""

    id: int = 0
    name: str
    sector: Sector
    kind: OrganisationKind = OrganisationKind.OTHER
    observes: bool = False
    merged_into: int | None = None
    """The organisation that this one turned out to be; it stays on record, for logs name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A person who takes part."""

    id: int = 0
    name: str
    """As shown on the platform where they joined; empty once they asked to be forgotten."""
    organisation_id: int
    engagement: Engagement | None = None
    joined_at: datetime
    left_at: datetime | None = None
    nudged_at: tuple[datetime, ...] = ()
    """When private nudges went out, newest last; only the last two matter."""
    away_until: date | None = None
    """The last day, in the cooperation's zone, on which they are not asked; None for nobody who is away."""


def is_away(partner: Partner, today: date) -> bool:
    """Whether somebody is away today; they come back by themselves."""
    return partner.away_until is not None and today <= partner.away_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person's account on one platform, as one cooperation knows it."""

    id: int = 0
    adapter: str
    platform_id: str
    name: str
    partner_id: int | None = None
    """None for somebody who was seen but has not joined."""
    coordinates: bool = False
    """Whether this account may issue coordinators' commands, partner or not."""
