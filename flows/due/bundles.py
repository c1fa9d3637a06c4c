"""When what is due is named: bundled into one card on a working morning, and not again too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import Bundle
from bot.domain.calendar import MORNING, Calendar
from bot.domain.cycle import PhaseStatus
from bot.domain.partners import Sector
from flows.catalogue import phase_name
from flows.due.things import State, find, keep, key_of, seen_to, seen_to_on, state, waiting

if TYPE_CHECKING:
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing

KIND: Final = "due"
SLOT: Final = "due.slot"
MOST: Final = 3
"""Things with choices of their own on one card: more choices would fill a phone's screen."""
AGAIN_AFTER: Final = timedelta(days=7)
"""What nobody saw to is named again after so long."""
GAP_AGAIN_AFTER: Final = timedelta(weeks=4)
"""A sector without a partner is named at most this often."""
KEPT: Final = timedelta(days=30)
"""How long a bundle is kept of which nothing is open any more: longer than `GAP_AGAIN_AFTER`."""


def arrange(turn: Turn) -> None:
    """Set the alarm for the next card; to be called whenever a due date, the time zone or the calendar changes."""
    slots = [_slot(turn, day) for day in _days(turn)]
    if slots:
        turn.set_alarm(SLOT, 0, min(slots))
    else:
        turn.cancel_alarm(SLOT, 0)


def changed(turn: Turn, thing: Thing) -> None:
    """Note that something about a thing has changed: the cards that name it and the next card follow."""
    for bundle in turn.store.of(Bundle).find():
        if key_of(thing) in bundle.things:
            turn.changed(KIND, bundle.id)
    arrange(turn)


def _days(turn: Turn) -> list[date]:
    """Return, for each thing, the day from which on it is to be named next."""
    bundles = turn.store.of(Bundle).find()
    return [_name_on(thing, bundles) for thing in waiting(turn)]


def _name_on(thing: Thing, bundles: list[Bundle]) -> date:
    named = [bundle.day for bundle in bundles if key_of(thing) in bundle.things]
    latest = max(named, default=None)
    return thing.next_on if latest is None or latest < thing.next_on else latest + AGAIN_AFTER


def _slot(turn: Turn, day: date) -> datetime:
    """Return when the things of a day are named: at nine on a working day, later than now."""
    calendar = Calendar.of(turn.home)
    while True:
        day = calendar.working_day_from(day)
        slot = _allowed(turn, calendar.to_utc(datetime.combine(day, MORNING)))
        if slot > turn.now:
            return slot
        day = max(day, calendar.local(turn.now).date() - timedelta(days=1)) + timedelta(days=1)


def _allowed(turn: Turn, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which the cooperation may be written to."""
    paused = turn.home.paused_until
    return Calendar.of(turn.home).next_allowed(at if paused is None else max(at, paused))


def ring(turn: Turn, subject: int, _due_at: datetime) -> None:
    """Put the card into the groups: what has been seen to is left out, and nothing at all is said if that was all."""
    allowed = _allowed(turn, turn.now)
    if allowed > turn.now:
        turn.set_alarm(SLOT, subject, allowed)
        return
    today = Calendar.of(turn.home).local(turn.now).date()
    bundles = turn.store.of(Bundle).find()
    due = [thing for thing in waiting(turn) if _name_on(thing, bundles) <= today]
    if due and turn.groups():
        bundle = turn.store.of(Bundle).add(
            Bundle(
                day=today,
                things=tuple(key_of(thing) for thing in due[:MOST]),
                more=len(due[MOST:]),
                gaps=bool(gaps(turn)) and all(one.day + GAP_AGAIN_AFTER <= today for one in bundles if one.gaps),
                phases=_asks_about_phase(turn, bundles),
            )
        )
        turn.show(KIND, bundle.id)
        _tidy(turn, bundles, today)
    arrange(turn)


def clock_set_back(turn: Turn) -> None:
    """Take what was named, or seen to, on a day that a clock set back has not come to as named and seen to today."""
    today = Calendar.of(turn.home).local(turn.now).date()
    for bundle in turn.store.of(Bundle).find():
        if bundle.day > today:
            turn.store.of(Bundle).put(replace(bundle, day=today))
            turn.changed(KIND, bundle.id)
    for thing in waiting(turn):
        if (seen_to(thing) or today) > today:
            keep(turn, seen_to_on(thing, today))
    arrange(turn)


def _tidy(turn: Turn, bundles: list[Bundle], today: date) -> None:
    """Forget what was named long ago, at each new card, so that only what still matters is kept.

    That is: the last 30 days; what names something that is still open; and the bundle that last asked about a phase,
    which may go on for years.
    """
    last_asked = max((bundle.id for bundle in bundles if bundle.phases), default=None)
    for bundle in bundles:
        outlived = bundle.id != last_asked and bundle.day + KEPT < today and not is_open(turn, bundle)
        if outlived and turn.take_down(KIND, bundle.id):
            turn.store.of(Bundle).remove(bundle)


def is_open(turn: Turn, bundle: Bundle) -> bool:
    """Tell whether anything that a bundle names still waits for somebody to see to it."""
    things = (find(turn, key) for key in bundle.things)
    return any(thing is not None and state(thing, bundle.day) is State.OPEN for thing in things)


def gaps(turn: Turn) -> list[Sector]:
    """Return the sectors that nobody takes part for."""
    houses = {partner.organisation_id for partner in turn.store.partners.find(left_at=None)}
    there = {house.sector for house in turn.store.organisations.find() if house.id in houses}
    return [sector for sector in Sector if sector not in there]


def begun(turn: Turn) -> tuple[date, str] | None:
    """Return the day and name of the phase that began last, None if the stakeholders were added to since."""
    active = turn.store.phases.find(status=PhaseStatus.ACTIVE)
    if not active:
        return None
    newest = max(active, key=lambda phase: phase.since)
    listed = [one.created_at for one in turn.store.stakeholders.find() if not one.dropped]
    if not listed or max(listed) >= newest.since:
        return None
    return Calendar.of(turn.home).local(newest.since).date(), phase_name(newest.phase, turn.language)


def _asks_about_phase(turn: Turn, bundles: list[Bundle]) -> bool:
    """Tell whether to ask if the stakeholders still fit: once for each phase that begins."""
    phase = begun(turn)
    return phase is not None and not any(bundle.phases and bundle.day >= phase[0] for bundle in bundles)
