"""The governance cycle: five phases, five fields of action, and where a cooperation stands in it.

Source of phases and fields: the ISoG BW Governance Cycle (agile-verwaltung.org, 23 October 2025). Phases run in
parallel, overtake one another and are caught up, so any number may be active and nothing is ever locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Phase(StrEnum):
    """The five phases, in the cycle's order."""

    INITIATE = "initiate"
    START = "start"
    ORIENT = "orient"
    SHAPE = "shape"
    EVALUATE = "evaluate"


class Field(StrEnum):
    """The five fields of action that matter in every phase."""

    STAKEHOLDERS = "stakeholders"
    LEADERSHIP = "leadership"
    CONDITIONS = "conditions"
    GOALS = "goals"
    COMMUNICATION = "communication"


class PhaseStatus(StrEnum):
    """Where one phase stands."""

    OPEN = "open"
    ACTIVE = "active"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseState:
    """One phase of one cooperation; a phase without a state is open."""

    id: int = 0
    phase: Phase
    status: PhaseStatus
    since: datetime
    """When this status began."""
    offered: bool = False
    """Whether the coordination was asked, since it became active, if it is to be finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseChange:
    """That a phase began, was finished or taken up again: its history, which only grows."""

    id: int = 0
    phase: Phase
    status: PhaseStatus
    """What it became."""
    at: datetime
    decision: int | None = None
    """Number of the decision that finished it."""
