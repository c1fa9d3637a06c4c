"""When the groups are told of what is on the watch list: quietly, all of one day on one card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import MORNING, Calendar, local
from bot.domain.watch_list import KEPT, WatchItem, WatchNotice, next_notice
from bot.engine.exchange.content import Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.due.things import today_of

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

KIND: Final = "watch"
SLOT: Final = "watch.slot"
NOBODY_THERE: Final = timedelta(days=1)
"""How long to wait where no group can be written to."""
FORTNIGHT: Final = 14
"""From so many days on the card speaks of weeks."""
MOST: Final = 8
"""Lines on one card: more would fill a phone's screen. All stand in the list."""


def coming(view: View) -> list[WatchItem]:
    """Return what is watched and has not passed, the next first."""
    today = local(view.now, view.zone.key).date()
    waiting = (one for one in view.store.of(WatchItem).find(dropped=False) if one.day >= today)
    return sorted(waiting, key=lambda one: (one.day, one.number))


def slot_of(turn: Turn, item: WatchItem) -> datetime | None:
    """Return when the groups are told of a day next: on a working morning, later than now; None if no more."""
    calendar, today = Calendar.of(turn.home), today_of(turn)
    day = next_notice(item, today, calendar.working_day_from)
    while day is not None and day <= item.day:
        at = calendar.to_utc(datetime.combine(calendar.working_day_from(day), MORNING))
        paused = turn.home.paused_until
        slot = calendar.next_allowed(at if paused is None else max(at, paused))
        if slot > turn.now:
            return slot
        day = max(day, today - timedelta(days=1)) + timedelta(days=1)
    return None


def arrange(turn: Turn) -> None:
    """Set the alarm for what is told next; to be called whenever a day, the time zone or the calendar changes."""
    slots = [slot for one in coming(turn) if (slot := slot_of(turn, one)) is not None]
    if slots:
        turn.set_alarm(SLOT, 0, min(slots))
    else:
        turn.cancel_alarm(SLOT, 0)


def changed(turn: Turn, item: WatchItem) -> None:
    """Note that something about a day has changed: the cards that name it and what is told next follow."""
    for notice in turn.store.of(WatchNotice).find():
        if item.id in notice.items:
            turn.changed(KIND, notice.id)
    arrange(turn)


def drop(turn: Turn, item: WatchItem) -> None:
    """Take a day off the list; it is kept only as long as a card names it."""
    changed(turn, turn.store.of(WatchItem).put(replace(item, dropped=True)))
    _tidy(turn)


def ring(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Tell the groups of all that is due by now on one card; what was missed comes once, and is marked late."""
    calendar, today = Calendar.of(turn.home), today_of(turn)
    paused = turn.home.paused_until
    if (paused is not None and paused > turn.now) or calendar.is_quiet(turn.now):
        arrange(turn)
        return
    if not turn.groups():
        turn.set_alarm(SLOT, 0, calendar.next_allowed(turn.now + NOBODY_THERE))
        return
    due: list[tuple[WatchItem, date]] = []
    for item in coming(turn):
        on = next_notice(item, today, calendar.working_day_from)
        if on is not None and on <= today:
            due.append((turn.store.of(WatchItem).put(replace(item, told_on=today)), on))
    if due:
        late = tuple(item.id for item, on in due if on < today)
        notice = WatchNotice(day=today, items=tuple(item.id for item, _ in due), late=late)
        turn.show(KIND, turn.store.of(WatchNotice).add(notice).id)
    _tidy(turn)
    arrange(turn)


def clock_set_back(turn: Turn) -> None:
    """Take what was entered or told on a day that a clock set back has not come to as entered or told today."""
    today = today_of(turn)
    for item in turn.store.of(WatchItem).find():
        told = None if item.told_on is None else min(item.told_on, today)
        right = replace(item, entered_on=min(item.entered_on, today), told_on=told)
        if right != item:
            turn.store.of(WatchItem).put(right)
    arrange(turn)


def _tidy(turn: Turn) -> None:
    """Forget cards that name nothing that is still to come, and days that passed a month ago or were dropped."""
    items = {one.id: one for one in turn.store.of(WatchItem).find()}
    gone = {key for key, one in items.items() if one.dropped or one.day + KEPT < today_of(turn)}
    named: set[int] = set()
    for notice in turn.store.of(WatchNotice).find():
        over = notice.day + KEPT < today_of(turn) and all(key in gone or key not in items for key in notice.items)
        if over and turn.take_down(KIND, notice.id):
            turn.store.of(WatchNotice).remove(notice)
        else:
            named |= set(notice.items)
    for key in gone - named:
        turn.store.of(WatchItem).remove(items[key])


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what the groups were told, as it stands by now."""
    notice = turn.store.of(WatchNotice).get(shown.subject)
    found = [turn.store.of(WatchItem).get(key) for key in notice.items] if notice is not None else []
    items = [one for one in found if one is not None]
    if notice is None or not items:
        return Content(turn.words("watch-card-over"))
    lines = [f"- {_told(turn, one, notice)}" for one in items[:MOST]]
    more = len(items) - MOST
    return Content(
        paragraphs(
            turn.words("watch-card-head"),
            Markup("\n".join(lines)),
            turn.words("watch-card-more", count=more) if more > 0 else "",
            turn.words("watch-card-foot"),
        )
    )


def _told(turn: Turn, item: WatchItem, notice: WatchNotice) -> Markup:
    """Write a line of the card: when, what, how far away that was, and whether it comes late."""
    values = {"day": turn.words.day(item.day), "what": item.what}
    if item.dropped:
        return turn.words("watch-card-dropped", **values)
    days = (item.day - notice.day).days
    return turn.words(
        "watch-card-line",
        kind=turn.words.label(f"watch-kind-{item.kind.value}"),
        days=days,
        weeks=round(days / 7) if days >= FORTNIGHT else 0,
        late="yes" if item.id in notice.late else "no",
        **values,
    )


def tap(turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Say that there is nothing to choose."""
    turn.refuse("stale-choice")


CARD: Final = Card(kind=KIND, render=render, tap=tap)
