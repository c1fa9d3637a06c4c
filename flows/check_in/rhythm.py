"""When the next check-ins open by themselves."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Rhythm
from bot.domain.cycle import PhaseStatus
from bot.domain.planned_check_ins import first_day, latest_day, opening, planned_check_ins
from flows.catalogue import in_force
from flows.check_in.half_yearly import busy_until, plan_partnership_check

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.domain.cooperation import Cooperation
    from bot.domain.cycle import Phase
    from bot.domain.planned_check_ins import PlannedCheckIn
    from bot.engine.turn.turn import Turn

OPEN_ALARM = "check_in.open"
DAYS = {Rhythm.FORTNIGHTLY: 14, Rhythm.MONTHLY: 28, Rhythm.QUARTERLY: 91}
"""Days between two openings. Whole weeks, so that a check-in keeps its weekday."""


def interval(turn: Turn) -> timedelta | None:
    """Return the time between two check-ins; None if there are none by themselves."""
    return interval_of(
        turn, turn.home.rhythm, [state.phase for state in turn.store.phases.find(status=PhaseStatus.ACTIVE)]
    )


def interval_of(turn: Turn, rhythm: Rhythm, active: Collection[Phase]) -> timedelta | None:
    """Return the time between two check-ins: of several phases that run at once the shortest counts."""
    if rhythm is Rhythm.ON_DEMAND or not active:
        return None
    if rhythm is Rhythm.BY_PHASE:
        return timedelta(days=min(in_force(turn.store).phase(phase).rhythm.check_in_days for phase in active))
    return timedelta(days=DAYS[rhythm])


def next_check_in(turn: Turn) -> datetime | None:
    """Return when the next check-in opens: a working morning, counted from the last one or from set-up."""
    span = interval(turn)
    if span is None:
        return None
    calendar = Calendar.of(turn.home)
    return opening(calendar, first_day(calendar, _counted_from(turn, turn.home), span, busy_until(turn)))


def day_of_rhythm(turn: Turn) -> date | None:
    """Return the latest day that the rhythm says, not after today, for the check-in that opens now.

    Holidays and outages move an opening, but not the days that are counted from it: a rhythm keeps its weekday.
    """
    span = interval(turn)
    return None if span is None else latest_day(_counted_from(turn, turn.home), span, _today(turn, turn.home))


def upcoming(
    turn: Turn, home: Cooperation | None = None, active: Collection[Phase] | None = None, count: int = 3
) -> list[PlannedCheckIn]:
    """Return the next openings, to be shown before a rhythm is agreed.

    `home` and `active` say what is to be agreed, where that differs from what holds.
    """
    home = home or turn.home
    span = interval(turn) if active is None else interval_of(turn, home.rhythm, active)
    if span is None:
        return []
    found = planned_check_ins(
        Calendar.of(home), _counted_from(turn, home), span, turn.now, blocked_until=_blocked_until(turn)
    )
    return list(islice(found, count))


def _blocked_until(turn: Turn) -> datetime | None:
    """Return until when none opens by itself: a pause, and a round that is open still."""
    rounds = turn.store.rounds.find()
    running = [rounds[-1].closes_at] if rounds and rounds[-1].closed_at is None else []
    paused = [turn.home.paused_until] if turn.home.paused_until is not None else []
    return max([*running, *paused], default=None)


def _today(turn: Turn, home: Cooperation) -> date:
    return Calendar.of(home).local(turn.now).date()


def _counted_from(turn: Turn, home: Cooperation) -> date:
    """Return the day from which on the rhythm counts; a clock that was ahead may have been set back since."""
    rounds, calendar = turn.store.rounds.find(kind=RoundKind.ORDINARY), Calendar.of(home)
    if not rounds:
        return min(calendar.local(home.set_up_at or home.created_at).date(), _today(turn, home))
    return min(rounds[-1].planned_on or calendar.local(rounds[-1].opened_at).date(), _today(turn, home))


def plan_next(turn: Turn) -> datetime | None:
    """Have the next check-in open by itself, after anything that bears on it has changed; return when.

    The next partnership check, too.
    """
    plan_partnership_check(turn)
    due = next_check_in(turn)
    if due is None:
        turn.cancel_alarm(OPEN_ALARM, 0)
    else:
        turn.set_alarm(OPEN_ALARM, 0, due)
    return due
