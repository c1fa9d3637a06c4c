"""What was named together on one day, so that nothing is named again too early."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a cooperation was told to be due on one day."""

    id: int = 0
    day: date
    things: tuple[str, ...]
    """Which stakeholders and lines of the communication plan it names: `s` or `c` with their id."""
    more: int = 0
    """How many further things were due, which come on the next working day."""
    gaps: bool = False
    """Whether it names sectors without a partner."""
    phases: bool = False
    """Whether it asks if the stakeholders still fit, because a phase has begun."""
