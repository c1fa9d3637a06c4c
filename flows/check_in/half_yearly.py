"""When the next partnership check opens by itself: announced a week before, never beside another round."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from bot.domain.calendar import Calendar
from bot.domain.check_ins import RoundKind
from bot.domain.cooperation import Rhythm
from bot.domain.partnership import CHECK_NOTICE, CHECK_SPAN

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn

ANNOUNCE_ALARM = "check_in.partnership_soon"
"""Tells the coordinators."""
OPEN_CHECK_ALARM = "check_in.partnership_open"
CHECK_HOUR = time(10)
"""An hour after check-ins open: of two that are due on one day the check waits."""


def busy_until(turn: Turn) -> datetime:
    """Return until when no round can open: now, or the closing of the one that is open."""
    return max([turn.now, *(one.closes_at for one in turn.store.rounds.find(closed_at=None))])


def next_partnership_check(turn: Turn) -> datetime | None:
    """Return when the next one opens by itself; None where nothing does, because check-ins come on demand."""
    if turn.home.rhythm is Rhythm.ON_DEMAND:
        return None
    day, busy = max(_day(turn), _today(turn)), busy_until(turn)
    while _morning(turn, day) <= busy:
        day = date.fromordinal(day.toordinal() + 1)
    return _morning(turn, day)


def plan_partnership_check(turn: Turn) -> datetime | None:
    """Have the next one announced, and opened once that has been done; return when it opens.

    What was put off far enough is announced once more.
    """
    due = next_partnership_check(turn)
    if due is None:
        turn.cancel_alarm(ANNOUNCE_ALARM, 0)
        turn.cancel_alarm(OPEN_CHECK_ALARM, 0)
        return None
    notice = _morning(turn, day_of(turn, due) - CHECK_NOTICE)
    announced = turn.home.partnership_check_on is not None
    if announced:
        turn.set_alarm(OPEN_CHECK_ALARM, 0, due)
    else:
        turn.cancel_alarm(OPEN_CHECK_ALARM, 0)
    if notice > turn.now:
        turn.set_alarm(ANNOUNCE_ALARM, 0, notice)
    elif not announced:
        turn.set_alarm(ANNOUNCE_ALARM, 0, Calendar.of(turn.home).next_morning(turn.now))
    return due


def day_of(turn: Turn, at: datetime) -> date:
    """Return the cooperation's day of a moment."""
    return Calendar.of(turn.home).local(at).date()


def _day(turn: Turn) -> date:
    """Return the day that was announced; else half a year after the last check, or after the cooperation began."""
    if turn.home.partnership_check_on is not None:
        return turn.home.partnership_check_on
    checks = turn.store.rounds.find(kind=RoundKind.PARTNERSHIP)
    began = day_of(turn, turn.home.set_up_at or turn.home.created_at)
    if checks:
        began = checks[-1].planned_on or day_of(turn, checks[-1].opened_at)
    return max(min(began, _today(turn)) + CHECK_SPAN, _today(turn) + CHECK_NOTICE)


def _today(turn: Turn) -> date:
    return day_of(turn, turn.now)


def _morning(turn: Turn, day: date) -> datetime:
    calendar = Calendar.of(turn.home)
    return calendar.next_allowed(calendar.to_utc(datetime.combine(day, CHECK_HOUR)))
