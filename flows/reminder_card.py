"""An own reminder as it rings: a card in every group, with choices for what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Self

from bot.domain.calendar import Calendar
from bot.domain.reminders import Reminder, after_firing, is_late, snoozed
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Alarm, Card
from bot.engine.wording import Markup, paragraphs
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

KIND: Final = "reminder"
RING: Final = "reminder.ring"
A_WEEK: Final = 7
"""Days that a reminder is put off unless somebody says otherwise."""
NOBODY_THERE: Final = timedelta(days=1)
"""How long to wait where no group can be written to."""


class Fate(StrEnum):
    """What became of one occurrence. The values are stored, and stand in choices' keys."""

    OPEN = "open"
    DONE = "done"
    LATER = "later"
    DROPPED = "drop"
    OVERTAKEN = "overtaken"
    """Nobody saw to it before the next one."""


_CHOICES: Final = (Fate.DONE, Fate.LATER, Fate.DROPPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that a reminder rang, as kept in its cards' `part`; their `subject` is the reminder."""

    due_at: datetime
    late: bool
    fate: Fate = Fate.OPEN

    @classmethod
    def of(cls, shown: ShownCard) -> Self:
        """Return what a card is about."""
        stamp, late, fate = shown.part.split("|")
        return cls(due_at=datetime.fromtimestamp(int(stamp), UTC), late=late == "late", fate=Fate(fate))

    @property
    def part(self) -> str:
        """What is kept."""
        return f"{int(self.due_at.timestamp())}|{'late' if self.late else ''}|{self.fate}"


def arrange(turn: Turn, reminder: Reminder) -> None:
    """Set or take back the alarm as the reminder says."""
    if reminder.next_at is None or reminder.ended:
        turn.cancel_alarm(RING, reminder.id)
    else:
        turn.set_alarm(RING, reminder.id, reminder.next_at)


def settle(turn: Turn, reminder: Reminder, fate: Fate, part: str | None = None) -> None:
    """Note what became of what is still open: of one occurrence, or without `part` of all.

    Only their cards are shown anew: a series may have left a hundred others behind.
    """
    for shown in turn.store.cards.find(kind=KIND, subject=reminder.id, **({} if part is None else {"part": part})):
        occurrence = Occurrence.of(shown)
        if occurrence.fate is Fate.OPEN:
            turn.store.cards.put(replace(shown, part=replace(occurrence, fate=fate).part, version=shown.version + 1))


def drop(turn: SpokenTurn, reminder: Reminder) -> None:
    """End a reminder, the whole series."""
    arrange(turn, turn.store.reminders.put(replace(reminder, next_at=None, ended=True)))
    settle(turn, reminder, Fate.DROPPED)


def put_off(turn: Turn, reminder: Reminder, days: int = A_WEEK) -> Reminder:
    """Put the next time off by so many days; a series goes on as before."""
    later = turn.store.reminders.put(snoozed(reminder, turn.now, Calendar.of(turn.home), days))
    arrange(turn, later)
    settle(turn, reminder, Fate.LATER)
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
    occurrence = Occurrence(due_at=reminder.next_at, late=is_late(reminder, turn.now))
    fired = turn.store.reminders.put(after_firing(reminder, turn.now, Calendar.of(turn.home)))
    arrange(turn, fired)
    settle(turn, fired, Fate.OVERTAKEN)
    turn.show(KIND, reminder.id, occurrence.part)


def _wait_until(turn: Turn, reminder: Reminder) -> datetime | None:
    """Return until when to wait: in a pause, without anybody there, and with what is late anyway in quiet hours."""
    paused = turn.home.paused_until
    if paused is not None and paused > turn.now:
        return Calendar.of(turn.home).next_allowed(paused)
    if not turn.groups():
        return turn.now + NOBODY_THERE
    morning = Calendar.of(turn.home).next_allowed(turn.now)
    return morning if is_late(reminder, turn.now) and morning > turn.now else None


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what to think of, when the next time is, and what became of this one."""
    reminder = turn.store.reminders.get(shown.subject)
    if reminder is None:
        return Content(turn.words("reminder-gone"))
    occurrence = Occurrence.of(shown)
    text = paragraphs(
        turn.words("reminder-rings", number=str(reminder.number), text=reminder.text),
        turn.words("reminder-late", date=moment_in_words(turn, occurrence.due_at)) if occurrence.late else "",
        _note(turn, reminder, occurrence),
    )
    choices = [Choice(fate.value, turn.words.label(f"reminder-choice-{fate.value}")) for fate in _CHOICES]
    return Content(text, tuple(choices) if occurrence.fate is Fate.OPEN else ())


def _note(turn: Turn, reminder: Reminder, occurrence: Occurrence) -> Markup:
    again = moment_in_words(turn, reminder.next_at) if reminder.next_at else ""
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
    occurrence, fate = Occurrence.of(shown), Fate(key)
    reminder = turn.store.reminders.get(shown.subject)
    if reminder is None or occurrence.fate is not Fate.OPEN:
        turn.refuse("reminder-already")
        return
    settle(turn, reminder, fate, shown.part)
    if fate is Fate.DROPPED:
        drop(turn, reminder)
    elif fate is Fate.LATER:
        put_off(turn, reminder)
    turn.toast(f"reminder-toast-{key}")


CARDS: Final = (Card(kind=KIND, render=render, tap=tap),)
ALARMS: Final = (Alarm(kind=RING, ring=ring),)
