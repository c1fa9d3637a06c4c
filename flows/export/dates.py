"""The dates of a cooperation as a calendar: meetings, reminders, tasks, reviews of decisions, days from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.domain.decisions import DecisionStatus
from bot.domain.meetings import Meeting
from bot.domain.pseudonyms import pseudonym
from bot.domain.reminders import preview
from bot.domain.tasks import Task, TaskStatus
from bot.domain.watch_list import WatchItem
from bot.reporting.exports.calendar import CalendarDay, CalendarHour, DateBook
from flows.naming import home_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.domain.reminders import Reminder
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.sketch import Draft
    from bot.reporting.exports.calendar import CalendarEntry

MEETING_MINUTES: Final = 90
"""How long a meeting is in a calendar: nobody says when one ends (our proposal)."""
REMINDER_MINUTES: Final = 15
REMINDERS_AT_ONCE: Final = 3
"""So many reminders are worked out in one step."""
OCCURRENCES: Final = 60
"""So many of a reminder that comes again and again, within a year."""
AHEAD: Final = timedelta(days=365)


def date_book(turn: Turn, asked_for: Draft) -> Draft:
    """Return a draft of the cooperation's dates: those of meetings also past, of all else what is still to come."""
    book = DateBook(
        name=home_name(turn),
        source=pseudonym(turn.transaction.installation_key(), "calendar", str(turn.home.id)),
        zone=turn.zone.key,
        made_at=turn.now,
        entries=(),
    )
    reminders = tuple(one.id for one in turn.store.reminders.find(ended=False))
    steps = (partial(_with, _meetings), partial(_with_reminders, reminders), partial(_with, _days))
    return replace(asked_for, content=book, steps=steps)


def has_dates(turn: Turn) -> bool:
    """Tell whether there is any date."""
    ahead = (entry for one in turn.store.reminders.find(ended=False) for entry in _occurrences(turn, one))
    return next(chain(_meetings(turn), _days(turn), ahead), None) is not None


def _with(dates: Callable[[Turn], Iterable[CalendarEntry]], turn: Turn, begun: Draft) -> Draft:
    if not isinstance(begun.content, DateBook):
        raise TypeError("a calendar is a book of dates")
    entries = (*begun.content.entries, *dates(turn))
    return replace(begun, content=begun.content.model_copy(update={"entries": entries}))


def _with_reminders(left: tuple[int, ...], turn: Turn, begun: Draft) -> Draft:
    """Add some more reminders, of those `left`: whether a day is free is looked at for each of their days."""
    some = [one for one in map(turn.store.reminders.get, left[:REMINDERS_AT_ONCE]) if one is not None]
    rest = left[REMINDERS_AT_ONCE:]
    further = (partial(_with_reminders, rest),) if rest else ()
    added = _with(lambda turn: (entry for one in some for entry in _occurrences(turn, one)), turn, begun)
    return replace(added, steps=(*further, *begun.steps))


def _meetings(turn: Turn) -> Iterator[CalendarEntry]:
    for meeting in turn.store.of(Meeting).find(called_off_at=None):
        yield CalendarHour(
            key=f"meeting-{meeting.number}",
            at=meeting.starts_at,
            minutes=MEETING_MINUTES,
            title=turn.words.label("export-date-meeting"),
            words=meeting.words,
            place=meeting.place,
        )


def _occurrences(turn: Turn, reminder: Reminder) -> Iterator[CalendarEntry]:
    calendar = Calendar.of(turn.home)
    for at in preview(reminder, calendar, OCCURRENCES):
        if at <= turn.now + AHEAD:
            yield CalendarHour(
                key=f"reminder-{reminder.number}-{calendar.local(at):%Y%m%d}",
                at=at,
                minutes=REMINDER_MINUTES,
                title=reminder.text,
            )


def _days(turn: Turn) -> Iterator[CalendarEntry]:
    label = turn.words.label
    for task in turn.store.of(Task).find(status=TaskStatus.OPEN):
        title = label("export-date-task", what=task.what)
        yield CalendarDay(key=f"task-{task.number}", on=task.due_on, title=title)
    for decision in turn.store.decisions.find(status=DecisionStatus.ACCEPTED):
        if decision.review_on is not None:
            title = label("export-date-review", number=str(decision.number))
            yield CalendarDay(key=f"review-{decision.number}", on=decision.review_on, title=title, words=decision.text)
    for item in turn.store.of(WatchItem).find(dropped=False):
        yield CalendarDay(key=f"watch-{item.number}", on=item.day, title=item.what)
