"""The cooperation's decision rule: how it decides unless a proposal says otherwise, and the rules it had before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.decisions import DURATIONS, DecisionKind, DecisionStatus, Majority, VoteTurnout

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.decisions import Decision

KINDS = (DecisionKind.CONSENT, DecisionKind.VOTE, DecisionKind.SENSE_CHECK)
"""How a cooperation may decide by default, the usual way first."""
FEWEST_DAYS, MOST_DAYS = 1, 70
"""How long a proposal may stay open by the rule: a day, or ten weeks as between two meetings of a council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a rule says. Stored with sessions: a field's name is never used again for something else."""

    kind: DecisionKind = DecisionKind.CONSENT
    days: int = DURATIONS[DecisionKind.CONSENT].days
    sector_quorum: bool = True
    majority: Majority = Majority.SIMPLE
    turnout: VoteTurnout = VoteTurnout.HALF


HOUSE_RULE = Ruling()
"""What holds until something else is agreed: consent within a week, with each sector heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule:
    """A rule that was proposed, held or holds."""

    id: int = 0
    kind: DecisionKind
    days: int
    """How long a proposal of this kind stays open."""
    sector_quorum: bool
    majority: Majority
    turnout: VoteTurnout
    decision: int | None = None
    """Number of the decision that it is agreed by; None for one set at the very start."""
    since: datetime | None = None
    """Since when it holds or held; None for one that is not agreed."""

    @property
    def ruling(self) -> Ruling:
        """What it says."""
        return Ruling(
            kind=self.kind,
            days=self.days,
            sector_quorum=self.sector_quorum,
            majority=self.majority,
            turnout=self.turnout,
        )


def in_force(rules: Iterable[DecisionRule]) -> list[DecisionRule]:
    """Return the rules that held, oldest first; the last one holds. What was only proposed is not among them."""
    agreed = [(one.since, one.id, one) for one in rules if one.since is not None]
    return [one for _, _, one in sorted(agreed, key=lambda entry: entry[:2])]


def duration(ruling: Ruling, kind: DecisionKind) -> timedelta:
    """Return how long a proposal stays open: by the rule if it is of its kind, else as long as is usual."""
    return timedelta(days=ruling.days) if kind is ruling.kind else DURATIONS[kind]


def is_start(decisions: Iterable[Decision]) -> bool:
    """Whether no decision was closed yet: only then a coordinator may set the rule without a decision."""
    return all(one.status is DecisionStatus.OPEN for one in decisions)
