"""The one private nudge before a check-in closes: when it comes, and to whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import EVENING_FROM, Calendar
from bot.domain.check_ins import is_open, missing
from bot.domain.nudges import may_nudge
from bot.domain.partners import Engagement
from bot.engine.turn import private_chats
from flows.check_in.whom import is_waited_for

if TYPE_CHECKING:
    from bot.domain.check_ins import Round
    from bot.engine.turn.turn import Turn

NUDGE_CARD = "check_in.nudge"
NUDGE_ALARM = "check_in.nudge"
EVENING_ALARM = "check_in.nudge_evening"
"""Volunteers are nudged in the early evening, at a moment of their own."""
BEFORE = timedelta(days=1)
AT_LEAST = timedelta(hours=2)
"""What a nudge leaves for answering."""
KEPT_NUDGES = 2
"""How many nudges of a person are remembered: as many as count."""
_LOOK_BACK = 14
"""Days within which a working day is looked for; no run of days off is longer."""


def plan_nudges(turn: Turn, round_: Round) -> None:
    """Set one alarm for those at work and one for volunteers, each only if it comes before the closing."""
    for alarm, voluntary in ((NUDGE_ALARM, False), (EVENING_ALARM, True)):
        due = nudge_time(round_, Calendar.of(turn.home), turn.now, voluntary=voluntary)
        if due is not None:
            turn.set_alarm(alarm, round_.id, due)


def nudge_time(round_: Round, calendar: Calendar, now: datetime, *, voluntary: bool) -> datetime | None:
    """Return when to nudge: a day before the closing, or the last working day before if nobody may be disturbed then.

    None if that has passed.
    """
    wanted, latest = round_.closes_at - BEFORE, round_.closes_at - AT_LEAST
    due = calendar.next_allowed_private(max(wanted, now), voluntary=voluntary)
    if now < due <= latest:
        return due
    wall = calendar.local(wanted)
    clock = time(EVENING_FROM) if voluntary else wall.time()
    for days in range(_LOOK_BACK):
        at = calendar.to_utc(datetime.combine(wall.date() - timedelta(days=days), clock))
        if at <= now:
            return None
        if at <= latest and calendar.next_allowed_private(at, voluntary=voluntary) == at:
            return at
    return None


def nudge_at_work(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Nudge those who are not volunteers."""
    _nudge(turn, subject, voluntary=False)


def nudge_in_the_evening(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Nudge volunteers."""
    _nudge(turn, subject, voluntary=True)


def pauses(turn: Turn) -> bool:
    """Whether the cooperation is silenced for a time."""
    return turn.home.paused_until is not None and turn.now < turn.home.paused_until


def _nudge(turn: Turn, subject: int, *, voluntary: bool) -> None:
    """Write once, in private, to those who were asked and have answered nothing. Nobody is named anywhere."""
    round_ = turn.store.rounds.get(subject)
    if round_ is None or not is_open(round_, turn.now) or not turn.home.nudges or pauses(turn):
        return
    answers = turn.store.answers.find(round_id=round_.id)
    for partner_id in missing(round_, answers, turn.store.participations.find(round_id=round_.id)):
        partner = turn.store.partners.get(partner_id)
        if partner is None or not is_waited_for(turn, partner) or not may_nudge(partner.nudged_at, turn.now):
            continue
        if (partner.engagement is Engagement.VOLUNTARY) is not voluntary:
            continue
        place = private_chats.find(turn, partner)
        if place is None:
            continue
        turn.show(NUDGE_CARD, round_.id, channel=place[0])
        turn.store.partners.put(replace(partner, nudged_at=(*partner.nudged_at, turn.now)[-KEPT_NUDGES:]))
