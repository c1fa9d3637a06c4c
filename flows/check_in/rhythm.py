"""When the next check-in opens by itself."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import MORNING, Calendar
from bot.domain.cooperation import Rhythm
from bot.domain.cycle import PhaseStatus
from flows.catalogue import catalogue

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

OPEN_ALARM = "check_in.open"
DAYS = {Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28, Rhythm.QUARTERLY: 91}
"""Days between two openings. Whole weeks, so that a check-in keeps its weekday."""


def interval(turn: Turn) -> timedelta | None:
    """Return the time between two check-ins; None if there are none by themselves."""
    rhythm = turn.home.rhythm
    active = [state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)]
    if rhythm is Rhythm.ON_DEMAND or not active:
        return None
    if rhythm is Rhythm.BY_PHASE:
        return timedelta(days=min(catalogue().phase(phase).rhythm.check_in_days for phase in active))
    return timedelta(days=DAYS[rhythm])


def next_check_in(turn: Turn) -> datetime | None:
    """Return when the next check-in opens: a working morning, counted from the last one or from set-up."""
    span = interval(turn)
    if span is None:
        return None
    rounds = turn.store.rounds.find()
    last = rounds[-1].opened_at if rounds else turn.home.set_up_at or turn.home.created_at
    last = min(last, turn.now)  # a clock that was ahead may have been set back
    calendar = Calendar.of(turn.home)
    day = calendar.local(max(last + span, turn.now)).date()
    while calendar.to_utc(datetime.combine(day, time(MORNING.hour))) <= turn.now:
        day += timedelta(days=1)
    return calendar.next_allowed(calendar.to_utc(datetime.combine(day, MORNING)))


def upcoming(turn: SpokenTurn, count: int = 3) -> list[datetime]:
    """Return the next openings, to be shown before a rhythm is agreed."""
    first, span = next_check_in(turn), interval(turn)
    if first is None or span is None:
        return []
    calendar = Calendar.of(turn.home)
    day = calendar.local(first).date()
    return [
        calendar.next_allowed(calendar.to_utc(datetime.combine(day + span * times, MORNING))) for times in range(count)
    ]


def plan_next(turn: Turn) -> datetime | None:
    """Have the next check-in open by itself, after anything that bears on it has changed; return when."""
    due = next_check_in(turn)
    if due is None:
        turn.cancel_alarm(OPEN_ALARM, 0)
    else:
        turn.set_alarm(OPEN_ALARM, 0, due)
    return due
