"""Where each phase stands: read and set, with its history. Phases run in parallel and in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.cycle import Phase, PhaseChange, PhaseState, PhaseStatus

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn

CARD: Final = "phase.criteria"
"""Kind of the card with the done-criteria of a phase."""
LOOK: Final = "phase.look"
"""The alarm that looks whether a phase can be finished."""
LOOKS_LATER: Final = timedelta(hours=1)
"""So long after the morning's reminders it looks."""


def status_of(turn: Turn, phase: Phase) -> PhaseStatus:
    """Return where a phase stands."""
    state = turn.store.phases.first(phase=phase)
    return state.status if state else PhaseStatus.OPEN


def active_phases(turn: Turn) -> tuple[Phase, ...]:
    """Return the active phases, in the cycle's order."""
    active = {state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)}
    return tuple(phase for phase in Phase if phase in active)


def put_phase(turn: Turn, phase: Phase, status: PhaseStatus, *, decision: int | None = None) -> bool:
    """Set where a phase stands; False if it stood there already. `decision`: the number of the one that did it."""
    state = turn.store.phases.first(phase=phase)
    if state is not None and state.status is status:
        return False
    if state is None:
        turn.store.phases.add(PhaseState(phase=phase, status=status, since=turn.now))
    else:
        turn.store.phases.put(replace(state, status=status, since=turn.now, offered=False))
    if state is None and status is PhaseStatus.OPEN:
        return False
    turn.store.of(PhaseChange).add(PhaseChange(phase=phase, status=status, at=turn.now, decision=decision))
    watch_criteria(turn)
    refresh_criteria(turn)
    return True


def refresh_criteria(turn: Turn) -> None:
    """Have the cards of all phases follow what has changed about criteria."""
    for phase in Phase:
        turn.changed(CARD, place_of(phase))


def watch_criteria(turn: Turn) -> None:
    """Have it looked at tomorrow whether all that should be true before a phase is finished is so."""
    if active_phases(turn):
        turn.set_alarm(LOOK, 0, Calendar.of(turn.home).next_morning(turn.now) + LOOKS_LATER)
    else:
        turn.cancel_alarm(LOOK, 0)


def history(turn: Turn, phase: Phase) -> list[PhaseChange]:
    """Return how a phase came to stand where it does, oldest first."""
    return sorted(turn.store.of(PhaseChange).find(phase=phase), key=lambda change: (change.at, change.id))


def place_of(phase: Phase) -> int:
    """Return a phase's place in the cycle, from 1: what its card is about. Persisted."""
    return 1 + list(Phase).index(phase)
