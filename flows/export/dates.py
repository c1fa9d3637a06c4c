"""The dates of a cooperation as a calendar: meetings, reminders, tasks, reviews of decisions, days from outside."""

from __future__ import annotations

from datetime import timedelta
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
    from collections.abc import Iterator

    from bot.engine.turn.turn import Turn
    from bot.reporting.exports.calendar import CalendarEntry

MEETING_MINUTES: Final = 90
"""How long a meeting is in a calendar: nobody says when one ends (our proposal)."""
REMINDER_MINUTES: Final = 15
OCCURRENCES: Final = 60
"""So many of a reminder that comes again and again, within a year."""
AHEAD: Final = timedelta(days=365)


def date_book(turn: Turn) -> DateBook:
    """Return the cooperation's dates: those of meetings also past, of everything else what is still to come."""
    return DateBook(
        name=home_name(turn),
        source=pseudonym(turn.transaction.installation_key(), "calendar", str(turn.home.id)),
        zone=turn.zone.key,
        made_at=turn.now,
        entries=tuple(_entries(turn)),
    )


def _entries(turn: Turn) -> Iterator[CalendarEntry]:
    label, calendar = turn.words.label, Calendar.of(turn.home)
    for meeting in turn.store.of(Meeting).find(called_off_at=None):
        yield CalendarHour(
            key=f"meeting-{meeting.number}",
            at=meeting.starts_at,
            minutes=MEETING_MINUTES,
            title=label("export-date-meeting"),
            words=meeting.words,
            place=meeting.place,
        )
    for reminder in turn.store.reminders.find(ended=False):
        for at in preview(reminder, calendar, OCCURRENCES):
            if at <= turn.now + AHEAD:
                yield CalendarHour(
                    key=f"reminder-{reminder.number}-{calendar.local(at):%Y%m%d}",
                    at=at,
                    minutes=REMINDER_MINUTES,
                    title=reminder.text,
                )
    for task in turn.store.of(Task).find(status=TaskStatus.OPEN):
        title = label("export-date-task", what=task.what)
        yield CalendarDay(key=f"task-{task.number}", on=task.due_on, title=title)
    for decision in turn.store.decisions.find(status=DecisionStatus.ACCEPTED):
        if decision.review_on is not None:
            title = label("export-date-review", number=str(decision.number))
            yield CalendarDay(key=f"review-{decision.number}", on=decision.review_on, title=title, words=decision.text)
    for item in turn.store.of(WatchItem).find(dropped=False):
        yield CalendarDay(key=f"watch-{item.number}", on=item.day, title=item.what)
