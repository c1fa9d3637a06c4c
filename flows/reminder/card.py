"""The card of an own reminder that rang, with choices for what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.reminder.ringing import KIND, drop, put_off, settle
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

_CHOICES: Final = (Fate.DONE, Fate.LATER, Fate.DROPPED)


def _about(turn: Turn, shown: ShownCard) -> tuple[Occurrence, Reminder] | None:
    occurrence = turn.store.occurrences.get(shown.subject)
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
