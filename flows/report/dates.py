"""What comes next: meetings, check-ins, reminders, reviews and days that are watched, by day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionStatus
from bot.engine.exchange.content import plain
from bot.engine.exchange.lengths import shorten
from flows.check_in.half_yearly import next_partnership_check
from flows.check_in.rhythm import next_check_in
from flows.meeting.coming import meeting_line, next_meeting
from flows.watch.telling import coming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.engine.turn.turn import PlacedTurn

MOST_DATES = 15
TEXT_UNITS = 200
"""UTF-16 units of a text that are shown."""


def next_dates(turn: PlacedTurn) -> list[tuple[str, str]]:
    """Return the days that come next, each with what is then."""
    dates = sorted(_dates(turn), key=lambda entry: entry[0])[:MOST_DATES]
    return [(turn.words.day(day), shorten(what, TEXT_UNITS)) for day, what in dates]


def _dates(turn: PlacedTurn) -> Iterator[tuple[date, str]]:
    words, zone = turn.words, turn.zone
    today = turn.now.astimezone(zone).date()
    meeting = next_meeting(turn)
    if meeting is not None:
        yield (
            meeting.starts_at.astimezone(zone).date(),
            words.label("report-meeting", line=plain(meeting_line(turn, meeting))),
        )
    for at, message in (
        (next_check_in(turn), "status-next-check-in"),
        (next_partnership_check(turn), "status-next-partnership"),
    ):
        if at is not None:
            yield at.astimezone(zone).date(), words.label(message)
    for reminder in turn.store.reminders.find(ended=False):
        if reminder.next_at is not None:
            yield reminder.next_at.astimezone(zone).date(), reminder.text
    for item in coming(turn):
        yield item.day, item.what
    reviews: defaultdict[date, list[str]] = defaultdict(list)
    for one in turn.store.decisions.find(status=DecisionStatus.ACCEPTED):
        if one.review_on is not None and one.review_on >= today:
            reviews[one.review_on].append(f"B-{one.number}")
    for day, numbers in reviews.items():
        yield day, words.label("report-review", numbers=", ".join(numbers))
