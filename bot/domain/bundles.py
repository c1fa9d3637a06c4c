"""What was named together on one day, to whom, and when something is named next: twice, then to the coordination."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMES: Final = 2
"""So often whoever keeps something hears of it. Source: `domain.md` 7."""
AGAIN_AFTER: Final = timedelta(days=7)
"""What nobody saw to is named again after so long, and then told to the coordination."""
DIGEST_AFTER: Final = timedelta(days=16)
"""The groups hear of such things at most this often: so a month has two of these messages at most, never three."""
_NEXT_DAY: Final = timedelta(days=1)


class Audience(StrEnum):
    """Who is told. The values are stored."""

    KEEPER = "keeper"
    """Whoever keeps it, alone."""
    COORDINATION = "coordination"
    """The coordinators, each alone."""
    GROUP = "group"
    """Everybody: what nobody keeps, or whose keeper cannot be written to alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What somebody was told to be due on one day."""

    id: int = 0
    day: date
    things: tuple[str, ...]
    """Which stakeholders, lines of the communication plan and tasks it names: `s`, `c` or `t` with their id."""
    more: int = 0
    """How many further things were due, which come the next time."""
    gaps: bool = False
    """Whether it names sectors without a partner."""
    phases: bool = False
    """Whether it asks if the stakeholders still fit, because a phase has begun."""
    audience: Audience = Audience.GROUP
    partner_id: int | None = None
    """Who was told alone; None for the others, and once forgotten."""
    counts: tuple[int, ...] = ()
    """For the groups: contacts made since the last time and still due, messages sent and still due."""
    overdue: tuple[int, ...] = ()
    """For the groups: how many tasks are overdue, by organisation: its id, then how many, and so on."""

    def is_for(self, audience: Audience, partner_id: int | None) -> bool:
        """Tell whether it was told to these."""
        return self.audience is audience and self.partner_id == partner_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """To whom something is named next, and the local day from which on."""

    audience: Audience
    partner_id: int | None
    day: date


def next_naming(
    thing: str,
    next_on: date,
    keeper_id: int | None,
    bundles: Sequence[Bundle],
    *,
    coordinated: bool,
    again_on: date | None = None,
) -> Naming | None:
    """Say when something is named next, None if everybody has been told who should be.

    `next_on` is the day on which it is due, `keeper_id` the partner who keeps it and can be written to alone, if any,
    `bundles` all that was named so far, the oldest first, `coordinated` whether there is a coordinator to be told. What
    was done or put off is due on another day, and begins anew; so it does with whoever has taken it over. What was
    named before `again_on` is named again on that day, else a week later.
    """
    audience = Audience.GROUP if keeper_id is None else Audience.KEEPER
    named = [one for one in bundles if thing in one.things and one.day >= next_on]
    told = [place for place, one in enumerate(named) if one.audience is Audience.COORDINATION]
    heard = [one for one in named if one.is_for(audience, keeper_id)]
    since = [one for one in named[told[-1] + 1 :] if one.is_for(audience, keeper_id)] if told else heard
    if told and heard and not since:
        return None
    if len(since) < TIMES:
        day = _again(since[-1].day, again_on) if since else next_on
        return Naming(audience=audience, partner_id=keeper_id, day=_later(day, audience, keeper_id, bundles))
    if not coordinated:
        return None
    day = _later(since[-1].day + AGAIN_AFTER, Audience.COORDINATION, None, bundles)
    return Naming(audience=Audience.COORDINATION, partner_id=None, day=day)


def digest_on(bundles: Sequence[Bundle]) -> date | None:
    """Return when the groups hear how things stand, though nothing waits for them; None if there is no news."""
    last = max((one.day for one in bundles if one.audience is Audience.GROUP), default=date.min)
    first = min((one.day for one in bundles if one.audience is not Audience.GROUP and one.day >= last), default=None)
    return None if first is None else first + DIGEST_AFTER


def _again(last: date, again_on: date | None) -> date:
    """Return on which day to name again what was named last on a day."""
    return again_on if again_on is not None and last < again_on else last + AGAIN_AFTER


def _later(day: date, audience: Audience, partner_id: int | None, bundles: Sequence[Bundle]) -> date:
    """Return the day, or the first after it on which these may hear of something: one message a day, or in 16."""
    heard = max((one.day for one in bundles if one.is_for(audience, partner_id)), default=None)
    if heard is None:
        return day
    return max(day, heard + (DIGEST_AFTER if audience is Audience.GROUP else _NEXT_DAY))
