"""Meetings, and the moderation that goes round: whose turn it is, who passes, and when they are asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.domain.calendar import Calendar

OFFICE_UNTIL = time(17)
"""Volunteers who work by day can come from then on."""
ASKED_BEFORE = timedelta(days=7)
"""How long before a meeting whoever moderates is asked first."""
REMINDED_BEFORE = timedelta(days=1)
"""How long before a meeting they, and the groups, are reminded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A date at which the partners come together."""

    id: int = 0
    number: int
    starts_at: datetime
    place: str
    words: str = ""
    """What else is to be known, in a sentence."""
    set_by: int | None
    """The partner; None for a coordinator who takes no part, and once forgotten."""
    called_off_at: datetime | None = None
    over: bool = False
    """Whether it has begun and whoever moderates has had their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnTaker:
    """A partner or an organisation that takes turns in moderating; exactly one of the two."""

    id: int = 0
    partner_id: int | None = None
    organisation_id: int | None = None
    place: int
    """Who has the lowest is next."""
    passes: int | None = None
    """Id of the meeting that they cannot moderate."""
    told: int | None = None
    """Id of the meeting that they were asked to moderate."""


def coming(meetings: Iterable[Meeting], now: datetime) -> Meeting | None:
    """Return the next meeting; None if there is none."""
    ahead = [one for one in meetings if one.called_off_at is None and not one.over and one.starts_at > now]
    return min(ahead, key=lambda one: (one.starts_at, one.id), default=None)


def in_order(takers: Iterable[TurnTaker]) -> list[TurnTaker]:
    """Return who takes turns, the next one first."""
    return sorted(takers, key=lambda one: (one.place, one.id))


def moderator(takers: Iterable[TurnTaker], meeting: Meeting | None) -> TurnTaker | None:
    """Return whose turn it is: the first in order who does not pass this meeting; None if there is nobody."""
    return next((one for one in in_order(takers) if meeting is None or one.passes != meeting.id), None)


def moderated(takers: Iterable[TurnTaker], meeting: Meeting) -> list[TurnTaker]:
    """Return everybody after a meeting: whoever moderated it is last in order, whoever passed is first again."""
    everybody = in_order(takers)
    had = moderator(everybody, meeting)
    order = [one for one in everybody if had is None or one.id != had.id] + ([had] if had is not None else [])
    return [replace(one, place=place, passes=None, told=None) for place, one in enumerate(order, 1)]


def skipped(takers: Iterable[TurnTaker], which: int) -> list[TurnTaker]:
    """Return everybody once one of them has been put behind the next."""
    order = in_order(takers)
    at = next(place for place, one in enumerate(order) if one.id == which)
    order.insert(at + 1, order.pop(at))
    return [replace(one, place=place) for place, one in enumerate(order, 1)]


def swapped(takers: Iterable[TurnTaker], one: int, other: int) -> list[TurnTaker]:
    """Return everybody once two of them have changed places."""
    order = in_order(takers)
    ids = [taker.id for taker in order]
    first, second = ids.index(one), ids.index(other)
    order[first], order[second] = order[second], order[first]
    return [replace(taker, place=place) for place, taker in enumerate(order, 1)]


def in_office_hours(meeting: Meeting, calendar: Calendar) -> bool:
    """Whether a meeting lies on a working day before five: who takes part beside their job can hardly come then."""
    wall = calendar.local(meeting.starts_at)
    return calendar.is_working_day(wall.date()) and wall.time() < OFFICE_UNTIL
