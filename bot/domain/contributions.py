"""Contributions: what each organisation brings into a cooperation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_CONTRIBUTIONS: Final = 200
"""So many stand on a cooperation's list at most."""


class ContributionKind(StrEnum):
    """What sort of thing is contributed. The values are stored."""

    MONEY = "money"
    TIME = "time"
    ROOMS = "rooms"
    KNOWLEDGE = "knowledge"
    ACCESS = "access"
    """To people, networks, data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Something that an organisation brings in."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    organisation_id: int
    kind: ContributionKind
    sentence: str
