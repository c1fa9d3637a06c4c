"""When what is due is named: alone to whoever keeps it, then to the coordination; in the groups what nobody keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.bundles import Audience, Bundle, Naming, digest_on, next_naming
from bot.domain.calendar import MORNING, Calendar
from bot.domain.partners import Engagement
from bot.domain.tasks import Task
from bot.engine.turn import private_chats
from flows.due.digest import asks_about_phase, counted, late_tasks, names_gaps
from flows.due.keepers import Keepers, reached_coordinators
from flows.due.things import (
    TASK_CARD,
    State,
    find,
    keep,
    key_of,
    seen_to,
    seen_to_on,
    state,
    today_of,
    waiting,
)

if TYPE_CHECKING:
    from bot.domain.cooperation import Channel
    from bot.domain.partners import Identity
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing

KIND: Final = "due"
SLOT: Final = "due.slot"
MOST: Final = 8
"""Things on one card: more lines would fill a phone's screen. The others come the next time."""
LOOK_AGAIN: Final = timedelta(days=7)
"""While something is due, how long to wait at most: who keeps it may have gone meanwhile, or can be written to now."""
KEPT: Final = timedelta(days=30)
"""How long a bundle is kept of which nothing is open any more."""


def arrange(turn: Turn) -> None:
    """Set the alarm for what is named next; to be called whenever a due date, the time zone or the calendar changes."""
    slots = [_slot(turn, naming) for naming in {naming for _, naming in _namings(turn)}]
    digest = digest_on(_bundles(turn))
    if digest is not None:
        slots.append(_slot(turn, Naming(audience=Audience.GROUP, partner_id=None, day=digest)))
    if any(thing.next_on <= today_of(turn) for thing in waiting(turn)):
        slots.append(turn.now + LOOK_AGAIN)
    slots += _looks(turn)
    if slots:
        turn.set_alarm(SLOT, 0, min(slots))
    else:
        turn.cancel_alarm(SLOT, 0)


def _looks(turn: Turn) -> list[datetime]:
    """Return when to look who does each task, as somebody may have come to its organisation or gone from it."""
    calendar = Calendar.of(turn.home)
    mornings = (
        calendar.to_utc(datetime.combine(calendar.working_day_from(thing.next_on), MORNING))
        for thing in waiting(turn)
        if isinstance(thing, Task)
    )
    return [morning for morning in mornings if morning > turn.now]


def changed(turn: Turn, thing: Thing) -> None:
    """Note that something about a thing has changed: the cards that name it and what is named next follow."""
    for bundle in turn.store.of(Bundle).find():
        if key_of(thing) in bundle.things:
            turn.changed(KIND, bundle.id)
    if isinstance(thing, Task):
        turn.changed(TASK_CARD, thing.id)
    arrange(turn)


def _bundles(turn: Turn) -> list[Bundle]:
    """Return all that was named so far, the oldest first."""
    return sorted(turn.store.of(Bundle).find(), key=lambda one: one.id)


def _namings(turn: Turn) -> list[tuple[Thing, Naming]]:
    """Return to whom each thing is named next, and from which day on; what is due first in front."""
    things = waiting(turn)
    if not things:
        return []
    bundles, keepers = _bundles(turn), Keepers.of(turn)
    coordinating = [one.partner_id for one in reached_coordinators(turn)]
    found = []
    for thing in things:
        keeper = keepers.told_alone(thing)
        coordinated = any(one is None or one != keeper for one in coordinating)
        again_on = thing.due_on if isinstance(thing, Task) else None
        naming = next_naming(key_of(thing), thing.next_on, keeper, bundles, coordinated=coordinated, again_on=again_on)
        if naming is not None:
            found.append((thing, naming))
    return found


def _slot(turn: Turn, naming: Naming) -> datetime:
    """Return when something is named: on a working day at nine, volunteers in the evening, later than now."""
    calendar = Calendar.of(turn.home)
    day = naming.day
    while True:
        day = calendar.working_day_from(day)
        slot = _allowed(turn, naming, calendar.to_utc(datetime.combine(day, MORNING)))
        if slot > turn.now:
            return slot
        day = max(day, today_of(turn) - timedelta(days=1)) + timedelta(days=1)


def _allowed(turn: Turn, naming: Naming, at: datetime) -> datetime:
    """Return `at`, or the next time after it at which those who are told may be written to."""
    paused = turn.home.paused_until
    at = at if paused is None else max(at, paused)
    calendar = Calendar.of(turn.home)
    match naming.audience:
        case Audience.GROUP:
            return calendar.next_allowed(at)
        case Audience.KEEPER:
            return calendar.next_allowed_private(at, voluntary=_is_volunteer(turn, naming.partner_id))
        case Audience.COORDINATION:
            people = reached_coordinators(turn)
            allowed = (
                calendar.next_allowed_private(at, voluntary=_is_volunteer(turn, one.partner_id)) for one in people
            )
            return max(allowed, default=at)


def _is_volunteer(turn: Turn, partner_id: int | None) -> bool:
    partner = turn.store.partners.get(partner_id) if partner_id is not None else None
    return partner is not None and partner.engagement is Engagement.VOLUNTARY


def ring(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Tell everybody what is due by now, each in one message; what was missed, as in an outage, comes once.

    What has been seen to is left out, and nothing at all is said if that was all.
    """
    before = _bundles(turn)
    today = today_of(turn)
    due: dict[tuple[Audience, int | None], list[Thing]] = {}
    for thing, naming in _namings(turn):
        if naming.day <= today and _allowed(turn, naming, turn.now) == turn.now:
            due.setdefault((naming.audience, naming.partner_id), []).append(thing)
    for (audience, partner_id), things in due.items():
        if audience is not Audience.GROUP:
            _tell(turn, audience, partner_id, things)
    _digest(turn, before, due.get((Audience.GROUP, None), []))
    if due:
        _tidy(turn, before, today)
    arrange(turn)


def _tell(turn: Turn, audience: Audience, partner_id: int | None, things: list[Thing]) -> None:
    """Tell somebody alone, all coordinators the same."""
    places = _places(turn, audience, partner_id, things)
    if not places:
        return
    bundle = name(turn, audience, partner_id, things)
    for channel, _ in places:
        turn.show(KIND, bundle.id, channel=channel)


def name(turn: Turn, audience: Audience, partner_id: int | None, things: list[Thing]) -> Bundle:
    """Note that somebody is told today that these things are due."""
    keys = tuple(key_of(thing) for thing in things[:MOST])
    bundle = turn.store.of(Bundle).add(
        Bundle(day=today_of(turn), things=keys, more=len(things[MOST:]), audience=audience, partner_id=partner_id)
    )
    for former in turn.store.of(Bundle).find():
        if former.id != bundle.id and set(keys) & set(former.things) and waits(turn, former):
            turn.changed(KIND, former.id)
    return bundle


def _places(
    turn: Turn, audience: Audience, partner_id: int | None, things: list[Thing]
) -> list[tuple[Channel, Identity]]:
    if audience is Audience.KEEPER:
        keeper = turn.store.partners.get(partner_id) if partner_id is not None else None
        place = private_chats.find(turn, keeper) if keeper is not None else None
        return [place] if place is not None else []
    keepers = Keepers.of(turn)
    heard = {keepers.told_alone(thing) for thing in things}
    sole = next(iter(heard)) if len(heard) == 1 else None
    people = [one for one in reached_coordinators(turn) if sole is None or one.partner_id != sole]
    return [place for one in people if (place := private_chats.find(turn, one)) is not None]


def _digest(turn: Turn, before: list[Bundle], things: list[Thing]) -> None:
    """Put into the groups what nobody keeps, or from time to time how things stand; nobody is named there."""
    naming = Naming(audience=Audience.GROUP, partner_id=None, day=today_of(turn))
    news = digest_on(before)
    wanted = bool(things) or (news is not None and news <= naming.day)
    if not wanted or not turn.groups() or _allowed(turn, naming, turn.now) > turn.now:
        return
    bundle = name(turn, Audience.GROUP, None, things)
    bundle = replace(
        bundle,
        gaps=names_gaps(turn, before, naming.day),
        phases=asks_about_phase(turn, before),
        counts=counted(turn, before, things[:MOST], naming.day),
        overdue=late_tasks(turn, things[:MOST], naming.day),
    )
    if bundle.things or bundle.gaps or bundle.phases or any(bundle.counts) or bundle.overdue:
        turn.show(KIND, turn.store.of(Bundle).put(bundle).id)
    else:
        turn.store.of(Bundle).remove(bundle)


def clock_set_back(turn: Turn) -> None:
    """Take what was named, or seen to, on a day that a clock set back has not come to as named and seen to today."""
    today = today_of(turn)
    for bundle in turn.store.of(Bundle).find():
        if bundle.day > today:
            turn.store.of(Bundle).put(replace(bundle, day=today))
            turn.changed(KIND, bundle.id)
    for thing in (*waiting(turn), *(one for one in turn.store.of(Task).find() if not one.is_open)):
        if (seen_to(thing) or today) > today:
            keep(turn, seen_to_on(thing, today))
    arrange(turn)


def _tidy(turn: Turn, bundles: list[Bundle], today: date) -> None:
    """Forget what was named long ago, whenever something is named, so that only what still matters is kept.

    That is: the last 30 days; what names something that is still open; the last message to the groups; and the bundle
    that last asked about a phase, which may go on for years.
    """
    kept = {
        max((one.id for one in bundles if one.phases), default=None),
        max((one.id for one in bundles if one.audience is Audience.GROUP), default=None),
    }
    for bundle in bundles:
        outlived = bundle.id not in kept and bundle.day + KEPT < today and not waits(turn, bundle)
        if outlived and turn.take_down(KIND, bundle.id):
            turn.store.of(Bundle).remove(bundle)


def waits(turn: Turn, bundle: Bundle) -> bool:
    """Tell whether anything that a bundle names is not seen to yet, whoever sees to it."""
    things = (find(turn, key) for key in bundle.things)
    return any(thing is not None and state(thing, bundle.day) is State.OPEN for thing in things)


def standing(turn: Turn, bundle: Bundle, thing: Thing) -> State:
    """Tell what has become of a thing that a bundle names, also if somebody else was told of it since."""
    now = state(thing, bundle.day)
    if now is not State.OPEN:
        return now
    if isinstance(thing, Task) and _is_elsewhere(turn, bundle, thing):
        return State.HANDED
    since = [one for one in _bundles(turn) if one.id > bundle.id and key_of(thing) in one.things]
    if any(one.is_for(bundle.audience, bundle.partner_id) for one in since):
        return State.AGAIN
    if any(one.audience is Audience.KEEPER and one.partner_id != bundle.partner_id for one in since):
        return State.HANDED
    return State.OPEN


def _is_elsewhere(turn: Turn, bundle: Bundle, task: Task) -> bool:
    """Tell whether a task is with somebody by now who is told of it alone, and was not when the bundle named it."""
    if bundle.audience is Audience.COORDINATION:
        return False
    if bundle.audience is Audience.GROUP:
        return Keepers.of(turn).told_alone(task) is not None
    return bundle.partner_id is not None and bundle.partner_id not in Keepers.of(turn).who_may_do(task)
