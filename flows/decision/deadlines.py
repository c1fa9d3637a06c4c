"""Deadlines and review dates: when a decision closes, when to remind, and the alarms for both."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import MORNING, Calendar
from bot.domain.decision_rule import HOUSE_RULE, duration
from bot.domain.decisions import remind_at
from flows.decision.record import open_decisions

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.cooperation import Cooperation
    from bot.domain.decision_rule import Ruling
    from bot.domain.decisions import Decision, DecisionKind
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

CLOSE = "decision.close"
REMINDER = "decision.reminder"
EVENING = "decision.reminder_evening"
"""The reminder for volunteers, who are written to in the evening."""
REVIEW = "decision.review"

REVIEW_AFTER = timedelta(weeks=26)
"""When an accepted decision is looked at again unless somebody says otherwise: after half a year."""
_LOOK_BACK = 14
"""Days within which a working day is looked for; no run of days off is longer."""


def deadline(home: Cooperation, kind: DecisionKind, since: datetime, ruling: Ruling = HOUSE_RULE) -> datetime:
    """Return when a proposal closes by the cooperation's rule: never in quiet time, because then it is announced."""
    calendar = Calendar.of(home)
    return calendar.next_allowed(calendar.to_utc(calendar.local(since) + duration(ruling, kind)))


def deadline_on(turn: SpokenTurn, decision: Decision, asked: datetime) -> datetime:
    """Return the deadline that was asked for as naive wall time.

    A bare day (nine o'clock) keeps the present deadline's time of day. Quiet time is put off to the next morning.
    """
    calendar = Calendar.of(turn.home)
    clock = calendar.local(decision.closes_at).time() if asked.time() == MORNING else asked.time()
    return calendar.next_allowed(calendar.to_utc(datetime.combine(asked.date(), clock)))


def reminder_time(decision: Decision, calendar: Calendar, now: datetime) -> datetime | None:
    """Return when those who are missing are reminded: a day before the deadline, or None if that has passed.

    Quiet time is avoided: the last working day before is better than the next morning, which may be the deadline.
    """
    at = remind_at(decision)
    if at is None or at <= now:
        return None
    wall = calendar.local(at)
    for days in range(_LOOK_BACK):
        earlier = calendar.to_utc(wall - timedelta(days=days))
        if earlier > max(now, decision.opened_at) and not calendar.is_quiet(earlier):
            return earlier
    later = calendar.next_allowed(at)
    return later if later < decision.closes_at else None


def set_alarms(turn: Turn, decision: Decision) -> None:
    """Have an open decision close at its deadline, with one reminder before."""
    cancel_alarms(turn, decision)
    turn.set_alarm(CLOSE, decision.id, decision.closes_at)
    at = reminder_time(decision, Calendar.of(turn.home), turn.now)
    if at is not None:
        turn.set_alarm(REMINDER, decision.id, at)


def cancel_alarms(turn: Turn, decision: Decision) -> None:
    """Take back whatever was to happen until the deadline."""
    for kind in (CLOSE, REMINDER, EVENING):
        turn.cancel_alarm(kind, decision.id)


def set_review(turn: SpokenTurn, decision: Decision, on: date | None) -> None:
    """Have the groups reminded on the morning of the review date, or not at all."""
    if on is None:
        turn.cancel_alarm(REVIEW, decision.id)
        return
    calendar = Calendar.of(turn.home)
    at = calendar.next_allowed(calendar.to_utc(datetime.combine(on, MORNING)))
    turn.set_alarm(REVIEW, decision.id, max(at, turn.now))


def rearm(turn: Turn) -> None:
    """Set all alarms again, after the cooperation's calendar has changed or a pause has ended."""
    for decision in open_decisions(turn):
        set_alarms(turn, decision)


def put_off(turn: Turn, kind: str, decision_id: int) -> bool:
    """While the cooperation pauses, let an alarm ring when that is over; tell whether it does."""
    until = turn.home.paused_until
    if until is None or until <= turn.now:
        return False
    turn.set_alarm(kind, decision_id, until)
    return True
