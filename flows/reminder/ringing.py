"""When an own reminder rings, what becomes of each time that it rang, and the card that shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.recurrence import next_occurrence
from bot.domain.reminders import Fate, Occurrence, Reminder, after_firing, is_late, snoozed
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
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
_CHOICES: Final = (Fate.DONE, Fate.LATER, Fate.DROPPED)


def upcoming(view: View) -> list[Reminder]:
    """Return the reminders that are still to come, the next one first."""
    waiting = [one for one in view.store.reminders.find(ended=False) if one.next_at is not None]
    return sorted(waiting, key=lambda one: (one.next_at or view.now, one.number))


def arrange(turn: Turn, reminder: Reminder) -> None:
    """Set or take back the alarm as the reminder says."""
    if reminder.next_at is None or reminder.ended:
        turn.cancel_alarm(RING, reminder.id)
    else:
        turn.set_alarm(RING, reminder.id, reminder.next_at)


def settle(turn: Turn, occurrence: Occurrence, fate: Fate) -> None:
    """Note what became of an occurrence; its cards follow."""
    turn.store.of(Occurrence).put(replace(occurrence, fate=fate))
    turn.changed(KIND, occurrence.id)


def _settle_open(turn: Turn, reminder: Reminder, fate: Fate) -> None:
    """Note what became of what is still open. Only those cards are shown anew: a series may have left many behind."""
    for occurrence in turn.store.of(Occurrence).find(reminder_id=reminder.id, fate=Fate.OPEN):
        settle(turn, occurrence, fate)


def drop(turn: SpokenTurn, reminder: Reminder) -> None:
    """End a reminder, the whole series."""
    arrange(turn, turn.store.reminders.put(replace(reminder, next_at=None, ended=True)))
    _settle_open(turn, reminder, Fate.DROPPED)


def put_off(turn: Turn, reminder: Reminder, days: int = A_WEEK) -> Reminder:
    """Put the next time off by so many days; a series goes on as before."""
    later = turn.store.reminders.put(snoozed(reminder, turn.now, Calendar.of(turn.home), days))
    arrange(turn, later)
    _settle_open(turn, reminder, Fate.LATER)
    return later


def ring(turn: Turn, reminder_id: int, _due_at: datetime) -> None:
    """Remind in every group, once for all that was missed meanwhile, and set the next time in the same turn."""
    reminder = turn.store.reminders.get(reminder_id)
    if reminder is None or reminder.next_at is None or reminder.ended:
        return
    wait = _wait_until(turn, reminder)
    if wait is not None:
        turn.set_alarm(RING, reminder.id, wait)
        return
    late = is_late(reminder, turn.now)
    fired = turn.store.reminders.put(after_firing(reminder, turn.now, Calendar.of(turn.home)))
    arrange(turn, fired)
    _settle_open(turn, fired, Fate.OVERTAKEN)
    rung = turn.store.of(Occurrence).add(Occurrence(reminder_id=reminder.id, due_at=reminder.next_at, late=late))
    turn.show(KIND, rung.id)
    _tidy(turn)


def _tidy(turn: Turn) -> None:
    """Forget, whenever any reminder rings, occurrences older than 30 days that nobody has to see to any more.

    So a series leaves a month of them behind, and what rings once leaves one until somebody has seen to it.
    """
    for occurrence in turn.store.of(Occurrence).find():
        outlived = occurrence.fate is not Fate.OPEN and occurrence.due_at + KEPT < turn.now
        if outlived and turn.take_down(KIND, occurrence.id):
            turn.store.of(Occurrence).remove(occurrence)


def _wait_until(turn: Turn, reminder: Reminder) -> datetime | None:
    """Return until when to wait: in a pause, without anybody there, and with what is late anyway in quiet hours."""
    paused = turn.home.paused_until
    if paused is not None and paused > turn.now:
        return Calendar.of(turn.home).next_allowed(paused)
    if not turn.groups():
        return turn.now + NOBODY_THERE
    morning = Calendar.of(turn.home).next_allowed(turn.now)
    return morning if is_late(reminder, turn.now) and morning > turn.now else None


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


def _was_put_off(one: Reminder, at: datetime) -> bool:
    """Tell whether what happens once was put off from its own time `at`: zones shift by less than a day."""
    return not one.rhythm and one.next_at is not None and one.next_at - at > MOST_SHIFT


def _about(turn: Turn, shown: ShownCard) -> tuple[Occurrence, Reminder] | None:
    occurrence = turn.store.of(Occurrence).get(shown.subject)
    reminder = turn.store.reminders.get(occurrence.reminder_id) if occurrence is not None else None
    return (occurrence, reminder) if occurrence is not None and reminder is not None else None


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what to think of, when the next time is, and what became of this one."""
    about = _about(turn, shown)
    if about is None:
        return Content(turn.words("reminder-gone"))
    occurrence, reminder = about
    text = paragraphs(
        turn.words("reminder-rings", number=str(reminder.number), text=reminder.text),
        turn.words("reminder-late", date=turn.words.moment(occurrence.due_at, turn.zone, turn.now))
        if occurrence.late
        else "",
        _note(turn, reminder, occurrence),
    )
    choices = [Choice(fate.value, turn.words.label(f"reminder-choice-{fate.value}")) for fate in _CHOICES]
    return Content(text, tuple(choices) if occurrence.fate is Fate.OPEN else ())


def _note(turn: Turn, reminder: Reminder, occurrence: Occurrence) -> Markup:
    again = turn.words.moment(reminder.next_at, turn.zone, turn.now) if reminder.next_at else ""
    match occurrence.fate:
        case Fate.OPEN:
            return turn.words("reminder-next", date=again) if again else Markup()
        case Fate.DONE:
            return turn.words("reminder-done-next", date=again) if again else turn.words("reminder-done")
        case Fate.LATER:
            return turn.words("reminder-later", date=again) if again else Markup()
        case Fate.DROPPED:
            return turn.words("reminder-over")
        case Fate.OVERTAKEN:
            return turn.words("reminder-overtaken")


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped, unless somebody else was faster."""
    about, fate = _about(turn, shown), Fate(key)
    if about is None or about[0].fate is not Fate.OPEN:
        turn.refuse("reminder-already")
        return
    occurrence, reminder = about
    settle(turn, occurrence, fate)
    if fate is Fate.DROPPED:
        drop(turn, reminder)
    elif fate is Fate.LATER:
        put_off(turn, reminder)
    turn.toast(f"reminder-toast-{key}")


CARD: Final = Card(kind=KIND, render=render, tap=tap)
