"""Done-criteria: what the coordination has ticked, what the bot knows by itself, and what is to be caught up.

Criteria recommend, they never lock: phases run in parallel, overtake one another and are caught up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime


class Knowledge(StrEnum):
    """What the bot can know by itself, so that nobody has to tick it."""

    CHECK_IN = "check_in"
    """A check-in of the phase was answered and closed."""
    CONTACTS = "contacts"
    """There was a contact with a stakeholder of each sector."""
    CONTRIBUTIONS = "contributions"
    """Each organisation that takes part has said what it brings in."""
    COORDINATOR = "coordinator"
    """A partner coordinates."""
    DECISION = "decision"
    """A decision that belongs to the phase was accepted."""
    INDICATORS = "indicators"
    """There are indicators, and each has two values."""
    NO_OBJECTION = "no_objection"
    """No objection to an open proposal is open."""
    PARTNERSHIP_CHECK = "partnership_check"
    """A partnership check was closed that enough people have answered for it to show anything."""
    PLAN = "plan"
    """The plan of communication has a line."""
    RESULTS_CHAIN = "results_chain"
    """Every link of the results chain has a line, there are indicators, and a decision that names it was accepted."""
    RISKS = "risks"
    """There are risks, and somebody who takes part watches each."""
    RULE = "rule"
    """The decision rule that holds was agreed by a decision."""
    SECTORS = "sectors"
    """Two organisations of each sector take part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """What a coordinator last said of a criterion. It holds whatever the bot knows."""

    id: int = 0
    criterion: str
    """The catalogue's id, such as `I-DONE-1`."""
    met: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """A criterion and whether it is met."""

    criterion: str
    met: bool
    by_itself: bool = False
    """Whether the bot knows so, and nobody ticked it."""


def check(criteria: Iterable[str], ticks: Iterable[Tick], known: Collection[str]) -> tuple[Checked, ...]:
    """Return each criterion and whether it is met: as ticked last, else as far as the bot knows (`known`)."""
    ticked = {tick.criterion: tick.met for tick in sorted(ticks, key=lambda tick: (tick.at, tick.id))}
    return tuple(
        Checked(one, ticked[one]) if one in ticked else Checked(one, one in known, by_itself=one in known)
        for one in criteria
    )


def complete(checked: Sequence[Checked]) -> bool:
    """Tell whether all is met; never where there is nothing to meet."""
    return bool(checked) and all(one.met for one in checked)


def to_catch_up(
    statuses: Mapping[Phase, PhaseStatus], checked: Mapping[Phase, Sequence[Checked]]
) -> dict[Phase, tuple[str, ...]]:
    """Return what is not met of phases that are finished or were passed over, in the cycle's order.

    Passed over is what has not begun although a later phase runs or is finished.
    """
    begun = [phase for phase in Phase if statuses.get(phase, PhaseStatus.OPEN) is not PhaseStatus.OPEN]
    late = [
        phase
        for place, phase in enumerate(Phase)
        if statuses.get(phase) is PhaseStatus.FINISHED
        or (phase not in begun and any(other in begun for other in tuple(Phase)[place:]))
    ]
    open_still = {phase: tuple(one.criterion for one in checked.get(phase, ()) if not one.met) for phase in late}
    return {phase: unmet for phase, unmet in open_still.items() if unmet}
