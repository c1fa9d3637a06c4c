"""When own reminders ring, all of one moment together, and what becomes of each time that one rang."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.recurrence import next_occurrence
from bot.domain.reminders import Fate, Occurrence, Reminder, after_firing, is_late, snoozed

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

KIND: Final = "reminder"
RING: Final = "reminder.ring"
A_WEEK: Final = 7
"""Days that a reminder is put off unless somebody says otherwise."""
NOBODY_THERE: Final = timedelta(days=1)
"""How long to wait where no group can be written to."""
MOST_SHIFT: Final = timedelta(hours=20)
"""A change of time zone moves a wall time by less; who puts something off moves it by a day or more."""
KEPT: Final = timedelta(days=30)
"""How long an occurrence is kept that nobody has to see to any more."""


def upcoming(view: View) -> list[Reminder]:
    """Return the reminders that are still to come, the next one first."""
    waiting = [one for one in view.store.reminders.find(ended=False) if one.next_at is not None]
    return sorted(waiting, key=lambda one: (one.next_at or view.now, one.number))


def still_open(view: View) -> list[tuple[Reminder, Occurrence]]:
    """Return what has rung and nobody has seen to yet, with when it rang, the oldest first."""
    rung = sorted(view.store.of(Occurrence).find(fate=Fate.OPEN), key=lambda one: (one.due_at, one.id))
    by_id = {one.id: one for one in view.store.reminders.readable()}
    return [(by_id[one.reminder_id], one) for one in rung if one.reminder_id in by_id]


def is_over(view: View, reminder: Reminder) -> bool:
    """Tell whether a reminder does not come again, and nothing of it waits for somebody to see to it."""
    return reminder.ended and view.store.of(Occurrence).first(reminder_id=reminder.id, fate=Fate.OPEN) is None


def arrange(turn: Turn, reminder: Reminder) -> None:
    """Set or take back the alarm as the reminder says."""
    if reminder.next_at is None or reminder.ended:
        turn.cancel_alarm(RING, reminder.id)
    else:
        turn.set_alarm(RING, reminder.id, reminder.next_at)


def settle(turn: Turn, occurrence: Occurrence, fate: Fate) -> None:
    """Note what became of an occurrence; its cards follow."""
    turn.store.of(Occurrence).put(replace(occurrence, fate=fate))
    turn.changed(KIND, occurrence.card)


def settle_open(turn: Turn, reminder: Reminder, fate: Fate) -> None:
    """Note what became of what is still open. Only those cards are shown anew: a series may have left many behind."""
    for occurrence in turn.store.of(Occurrence).find(reminder_id=reminder.id, fate=Fate.OPEN):
        settle(turn, occurrence, fate)


def drop(turn: SpokenTurn, reminder: Reminder) -> None:
    """End a reminder, the whole series."""
    arrange(turn, turn.store.reminders.put(replace(reminder, next_at=None, ended=True)))
    settle_open(turn, reminder, Fate.DROPPED)


def put_off(turn: Turn, reminder: Reminder, days: int = A_WEEK) -> Reminder:
    """Put the next time off by so many days; a series goes on as before."""
    later = turn.store.reminders.put(snoozed(reminder, turn.now, Calendar.of(turn.home), days))
    arrange(turn, later)
    settle_open(turn, reminder, Fate.LATER)
    return later


def ring(turn: Turn, reminder_id: int, _due_at: datetime) -> None:
    """Remind in every group of all that is due by now, in one message there, and set the next times in the same turn.

    What was missed meanwhile comes once. The alarms of the others that are due are set anew here, and stay silent.
    """
    reminder = turn.store.reminders.get(reminder_id)
    if reminder is None or reminder.next_at is None or reminder.ended:
        return
    wait = _wait_until(turn, reminder)
    if wait is not None:
        turn.set_alarm(RING, reminder.id, wait)
        return
    _show(turn, [reminder, *_due_beside(turn, reminder)])
    _tidy(turn)


def _due_beside(turn: Turn, reminder: Reminder) -> list[Reminder]:
    """Return what else is due by now and can be read: what is late only by day, as `_wait_until` has it."""
    by_night = _morning(turn) is not None
    return [
        one
        for one in turn.store.reminders.readable(ended=False)
        if one.id != reminder.id and one.next_at is not None and one.next_at <= turn.now
        if not (by_night and is_late(one, turn.now))
    ]


def _show(turn: Turn, due: list[Reminder]) -> None:
    """Note for each that it has rung, and show all on the card of the first."""
    lead: Occurrence | None = None
    for reminder in sorted(due, key=lambda one: (one.next_at or turn.now, one.number)):
        fired = turn.store.reminders.put(after_firing(reminder, turn.now, Calendar.of(turn.home)))
        arrange(turn, fired)
        settle_open(turn, fired, Fate.OVERTAKEN)
        rung = turn.store.of(Occurrence).add(
            Occurrence(
                reminder_id=reminder.id,
                due_at=reminder.next_at or turn.now,
                late=is_late(reminder, turn.now),
                rung_at=turn.now,
                lead_id=lead.id if lead is not None else None,
            )
        )
        lead = lead or rung
    if lead is not None:
        turn.show(KIND, lead.id)


def _tidy(turn: Turn) -> None:
    """Forget, whenever any reminder rings, cards of 30 days ago on which nothing is open any more.

    So a series leaves a month of them behind, and what rings once leaves one until somebody has seen to it.
    """
    cards: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for occurrence in turn.store.of(Occurrence).find():
        cards[occurrence.card].append(occurrence)
    for lead, these in cards.items():
        outlived = all(one.fate is not Fate.OPEN and (one.rung_at or one.due_at) + KEPT < turn.now for one in these)
        if outlived and turn.take_down(KIND, lead):
            for one in reversed(these):  # the first last: the others name it
                turn.store.of(Occurrence).remove(one)


def _wait_until(turn: Turn, reminder: Reminder) -> datetime | None:
    """Return until when to wait: in a pause, without anybody there, and with what is late anyway in quiet hours."""
    paused = turn.home.paused_until
    if paused is not None and paused > turn.now:
        return Calendar.of(turn.home).next_allowed(paused)
    if not turn.groups():
        return turn.now + NOBODY_THERE
    return _morning(turn) if is_late(reminder, turn.now) else None


def _morning(turn: Turn) -> datetime | None:
    """Return when the quiet hours end, None outside them."""
    morning = Calendar.of(turn.home).next_allowed(turn.now)
    return morning if morning > turn.now else None


def rearrange(turn: Turn) -> None:
    """Compute all next times anew after the time zone or the public holidays have changed.

    The wall time asked for stays. What happens once and is put off keeps its instant.
    """
    calendar = Calendar.of(turn.home)
    for one in upcoming(turn):
        at = next_occurrence(one.rhythm, one.starts_at, turn.now, calendar)
        if at is None or _was_put_off(one, at):
            at = one.next_at
        arrange(turn, turn.store.reminders.put(replace(one, next_at=at)))


def clock_set_back(turn: Turn) -> None:
    """Set the next times of series anew after a clock that was ahead has been set back.

    What rang early has rung: it is left out when its own time comes, and the series goes on after it.
    """
    calendar = Calendar.of(turn.home)
    for one in upcoming(turn):
        at = one.next_at
        if one.rhythm:
            rung = {occurrence.due_at for occurrence in turn.store.of(Occurrence).find(reminder_id=one.id)}
            regular = next_occurrence(one.rhythm, one.starts_at, turn.now, calendar)
            while regular in rung:
                regular = next_occurrence(one.rhythm, one.starts_at, regular, calendar)
            at = min(when for when in (at, regular) if when is not None)
        arrange(turn, turn.store.reminders.put(replace(one, next_at=at)))


def _was_put_off(one: Reminder, at: datetime) -> bool:
    """Tell whether what happens once was put off from its own time `at`: zones shift by less than a day."""
    return not one.rhythm and one.next_at is not None and one.next_at - at > MOST_SHIFT
