"""For whom something is."""

from __future__ import annotations

from enum import Enum


class Who(Enum):
    """For whom something is: the cooperation's own lists decide, never a platform's."""

    ALL = "all"
    PARTNER = "partner"
    COORDINATOR = "coordinator"
    """Coordinators, and a deputy while the one who named them is away."""
    APPOINTED = "appointed"
    """Coordinators themselves: who coordinates, and whether it all ends, is never up to a deputy."""
