"""Where each phase stands: read and set, with its history. Phases run in parallel and in any order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseState, PhaseStatus

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn


def status_of(turn: Turn, phase: Phase) -> PhaseStatus:
    """Return where a phase stands."""
    state = turn.store.phases.first(phase=phase)
    return state.status if state else PhaseStatus.OPEN


def active_phases(turn: Turn) -> tuple[Phase, ...]:
    """Return the active phases, in the cycle's order."""
    active = {state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)}
    return tuple(phase for phase in Phase if phase in active)


def put_phase(turn: Turn, phase: Phase, status: PhaseStatus) -> bool:
    """Set where a phase stands; False if it stood there already."""
    state = turn.store.phases.first(phase=phase)
    if state is None:
        turn.store.phases.add(PhaseState(phase=phase, status=status, since=turn.now))
        return status is not PhaseStatus.OPEN
    if state.status is status:
        return False
    turn.store.phases.put(replace(state, status=status, since=turn.now))
    return True
