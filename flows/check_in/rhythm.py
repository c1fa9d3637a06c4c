"""When the next check-in opens by itself."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import MORNING, Calendar
from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Rhythm
from bot.domain.cycle import PhaseStatus
from flows.catalogue import catalogue
from flows.check_in.half_yearly import busy_until, plan_partnership_check

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
    return None if span is None else _opening(turn, _first_day(turn, span))


def day_of_rhythm(turn: Turn) -> date | None:
    """Return the latest day that the rhythm says, not after today, for the check-in that opens now.

    Holidays and outages move an opening, but not the days that are counted from it: a rhythm keeps its weekday.
    """
    span = interval(turn)
    if span is None:
        return None
    began, today = _counted_from(turn), _today(turn)
    return began + span * max(0, (today - began) // span)


def upcoming(turn: SpokenTurn, count: int = 3) -> list[datetime]:
    """Return the next openings, to be shown before a rhythm is agreed."""
    span = interval(turn)
    if span is None:
        return []
    first = _first_day(turn, span)
    return [_opening(turn, first + span * times) for times in range(count)]


def _today(turn: Turn) -> date:
    return Calendar.of(turn.home).local(turn.now).date()


def _counted_from(turn: Turn) -> date:
    """Return the day from which on the rhythm counts; a clock that was ahead may have been set back since."""
    rounds, calendar = turn.store.rounds.find(kind=RoundKind.ORDINARY), Calendar.of(turn.home)
    if not rounds:
        return min(calendar.local(turn.home.set_up_at or turn.home.created_at).date(), _today(turn))
    return min(rounds[-1].planned_on or calendar.local(rounds[-1].opened_at).date(), _today(turn))


def _first_day(turn: Turn, span: timedelta) -> date:
    """Return the day of the next opening before holidays move it.

    Never one whose morning has passed, or comes while a round is open.
    """
    calendar, busy = Calendar.of(turn.home), busy_until(turn)
    day = max(_counted_from(turn) + span, _today(turn))
    while calendar.to_utc(datetime.combine(day, time(MORNING.hour))) <= busy:
        day += timedelta(days=1)
    return day


def _opening(turn: Turn, day: date) -> datetime:
    calendar = Calendar.of(turn.home)
    return calendar.next_allowed(calendar.to_utc(datetime.combine(day, MORNING)))


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
