"""When an indicator's value is asked for next: on a working day, when those who are asked may be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import MORNING, Calendar
from bot.domain.indicators import AskedOf, Indicator, next_asking
from bot.domain.partners import Engagement, Partner
from bot.engine.turn import private_chats
from flows.due.keepers import reached_coordinators
from flows.due.things import today_of
from flows.indicator.listing import deliverers, last_day
from flows.indicator.steps import watched

if TYPE_CHECKING:
    from bot.domain.indicators import NextAsking
    from bot.engine.turn.turn import Turn

ASK: Final = "indicator.ask"


def reached(turn: Turn, indicator: Indicator) -> list[Partner]:
    """Return who delivers it and can be written to alone."""
    return [one for one in deliverers(turn, indicator) if private_chats.reaches(turn, one)]


def asking_next(turn: Turn, indicator: Indicator) -> NextAsking:
    """Return whom to ask next, and from which day on."""
    return next_asking(indicator, last_day(turn, indicator), reached=bool(reached(turn, indicator)))


def arrange(turn: Turn, indicator: Indicator) -> None:
    """Set the alarm for asking; to be called whenever a value, who delivers, the rhythm or the calendar changes."""
    asking = asking_next(turn, indicator)
    calendar, day = Calendar.of(turn.home), asking.day
    while True:
        day = calendar.working_day_from(day)
        slot = allowed(turn, indicator, asking.whom, calendar.to_utc(datetime.combine(day, MORNING)))
        if slot > turn.now:
            break
        day = max(day, today_of(turn) - timedelta(days=1)) + timedelta(days=1)
    turn.set_alarm(ASK, indicator.id, slot)


def allowed(turn: Turn, indicator: Indicator, whom: AskedOf, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which all who are asked may be written to."""
    paused = turn.home.paused_until
    at = at if paused is None else max(at, paused)
    calendar = Calendar.of(turn.home)
    if whom is AskedOf.DELIVERER:
        people: list[Partner | None] = [*reached(turn, indicator)]
    else:
        coordinating = reached_coordinators(turn)
        people = [turn.store.partners.get(one.partner_id) if one.partner_id else None for one in coordinating]
    volunteers = (one is not None and one.engagement is Engagement.VOLUNTARY for one in people)
    times = [calendar.next_allowed_private(at, voluntary=voluntary) for voluntary in set(volunteers)]
    return max(times, default=calendar.next_allowed(at))


def arrange_all(turn: Turn) -> None:
    """Set the alarms of all indicators anew."""
    for indicator in watched(turn):
        arrange(turn, indicator)


def clock_set_back(turn: Turn) -> None:
    """Take what was asked on a day that a clock set back has not come to as not asked: nobody had to answer yet."""
    today = today_of(turn)
    for indicator in watched(turn):
        right = replace(indicator, entered_on=min(indicator.entered_on, today))
        if indicator.asked_on is not None and indicator.asked_on > today:
            right = replace(right, asked=0, asked_on=None)
        arrange(turn, turn.store.of(Indicator).put(right))
