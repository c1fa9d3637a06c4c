"""Makes a calendar (iCalendar, RFC 5545) of a cooperation's dates: wall times in its own zone, whole days as days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import icalendar
from pydantic import Field

from bot.reporting.exports.workbook import WorkbookValue
from bot.reporting.exports.zones import zone_of


class CalendarDay(WorkbookValue):
    """Something on a whole day."""

    kind: Literal["day"] = "day"
    key: str
    """What it is, the same in every export, such as `task-3`."""
    on: date
    title: str
    words: str = ""


class CalendarHour(WorkbookValue):
    """Something at an hour."""

    kind: Literal["hour"] = "hour"
    key: str
    at: datetime
    """Aware."""
    minutes: int
    title: str
    words: str = ""
    place: str = ""


CalendarEntry = Annotated[CalendarDay | CalendarHour, Field(discriminator="kind")]


class DateBook(WorkbookValue):
    """All dates of one cooperation."""

    name: str
    source: str
    """Tells the dates of this cooperation from those of any other, and nothing else about it."""
    zone: str
    """An IANA name."""
    made_at: datetime
    entries: tuple[CalendarEntry, ...]


def calendar(book: DateBook) -> bytes:
    """Return the file; the same date has the same UID in every one, so that importing it again changes it."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Dreiklang//Dreiklang//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", book.name)
    years = [entry.at.year for entry in book.entries if isinstance(entry, CalendarHour)]
    named = zone_of(ZoneInfo(book.zone), min(years) - 1) if years else None
    zone = UTC if named is None else ZoneInfo(book.zone)
    if named is not None:
        made.add_component(named)
    for entry in book.entries:
        event = icalendar.Event()
        event.add("uid", f"{entry.key}@{book.source}.dreiklang.invalid")
        event.add("dtstamp", book.made_at.astimezone(UTC))
        event.add("summary", entry.title)
        if entry.words:
            event.add("description", entry.words)
        match entry:
            case CalendarDay():
                event.add("dtstart", entry.on)
                event.add("dtend", entry.on + timedelta(days=1))
                event.add("transp", "TRANSPARENT")
            case CalendarHour():
                event.add("dtstart", entry.at.astimezone(zone))
                event.add("dtend", (entry.at + timedelta(minutes=entry.minutes)).astimezone(zone))
                if entry.place:
                    event.add("location", entry.place)
        made.add_component(event)
    return bytes(made.to_ical())
