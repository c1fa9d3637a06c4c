"""The next meeting: which one it is, how it reads, the card the groups have of it, and when it is called to mind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.domain import meetings
from bot.domain.calendar import MORNING, Calendar
from bot.domain.meetings import REMINDED_BEFORE, Meeting
from bot.engine.exchange.content import Content
from bot.engine.stored.rows import Timer
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup
from flows.meeting.moderating import MEETING, after_meeting, arrange_asking, duties_changed, moderator_name
from flows.rhythms import moment_in_words

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

CARD: Final = MEETING
REMINDER: Final = "meeting.reminder"
BEGINS: Final = "meeting.begins"
_LOOK_BACK: Final = 14
"""Days within which a working day is looked for; no run of days off is longer."""


def next_meeting(view: View) -> Meeting | None:
    """Return the next meeting; None if none was set."""
    return meetings.coming(view.store.of(Meeting).find(called_off_at=None, over=False), view.now)


def meeting_line(view: View, meeting: Meeting) -> Markup:
    """Write when and where a meeting is, and what else is to be known."""
    return view.words(
        "meeting-line",
        when=moment_in_words(view, meeting.starts_at),
        place=meeting.place,
        words=meeting.words,
        more="yes" if meeting.words else "no",
    )


def meeting_in_passing(turn: Turn) -> Markup:
    """Write a line about the next meeting, with who moderates; empty if there is none."""
    meeting = next_meeting(turn)
    return _with_moderator(turn, "meeting-in-passing", meeting) if meeting is not None else Markup()


def _with_moderator(turn: Turn, message: str, meeting: Meeting) -> Markup:
    name = moderator_name(turn, meeting)
    return turn.words(
        message, line=meeting_line(turn, meeting), moderator=name, known="yes" if name else "no", number=meeting.number
    )


def reminded_at(turn: Turn, meeting: Meeting) -> datetime | None:
    """Return when the groups are reminded: on the last working morning before its day; None if that has passed."""
    calendar = Calendar.of(turn.home)
    eve = calendar.local(meeting.starts_at).date() - REMINDED_BEFORE
    for days in range(_LOOK_BACK):
        day = eve - timedelta(days=days)
        if calendar.is_working_day(day):
            at = calendar.next_allowed(calendar.to_utc(datetime.combine(day, MORNING)))
            return at if turn.now < at < meeting.starts_at else None
    return None


def arrange(turn: Turn, meeting: Meeting) -> None:
    """Set what comes by itself: the reminder, the asking of who moderates, and that it is over once it begins."""
    if meeting.called_off_at is not None or meeting.over:
        for kind in (REMINDER, BEGINS):
            turn.cancel_alarm(kind, meeting.id)
    else:
        turn.set_alarm(BEGINS, meeting.id, meeting.starts_at)
        at = reminded_at(turn, meeting)
        if at is None:
            turn.cancel_alarm(REMINDER, meeting.id)
        else:
            turn.set_alarm(REMINDER, meeting.id, at)
    arrange_asking(turn, meeting)


def arrange_meetings(turn: Turn) -> None:
    """Set it all anew for what is to come, after the clock was set back."""
    for meeting in turn.store.of(Meeting).find(called_off_at=None, over=False):
        arrange(turn, meeting)


def follow_settings(turn: Turn) -> None:
    """Set anew what is to come, after the time zone or the calendar has changed.

    A reminder that has not come yet comes all the same: if its morning has passed by the new clock, at the next time
    that is allowed. One that has come does not come again.
    """
    for meeting in turn.store.of(Meeting).find(called_off_at=None, over=False):
        waits = turn.store.of(Timer).first(kind=REMINDER, subject=meeting.id) is not None
        arrange(turn, meeting)
        soon = Calendar.of(turn.home).next_allowed(turn.now)
        if not waits:
            turn.cancel_alarm(REMINDER, meeting.id)
        elif reminded_at(turn, meeting) is None and soon < meeting.starts_at:
            turn.set_alarm(REMINDER, meeting.id, soon)


def changed(turn: Turn, meeting: Meeting) -> None:
    """Note that something about a meeting has changed: its cards follow, and what comes by itself."""
    turn.changed(CARD, meeting.id)
    duties_changed(turn, meeting)
    arrange(turn, meeting)


def ring_reminder(turn: Turn, meeting_id: int, _due_at: datetime) -> None:
    """Show the meeting once more in the groups, the day before; while the cooperation pauses, not."""
    meeting = turn.store.of(Meeting).get(meeting_id)
    paused = turn.home.paused_until
    if meeting is None or meeting.called_off_at is not None or meeting.starts_at <= turn.now:
        return
    if paused is not None and paused > turn.now:
        if paused < meeting.starts_at:
            turn.set_alarm(REMINDER, meeting.id, paused)
        return
    turn.show(CARD, meeting.id)


def ring_begins(turn: Turn, meeting_id: int, _due_at: datetime) -> None:
    """Let a meeting be over: whoever moderated has had their turn."""
    meeting = turn.store.of(Meeting).get(meeting_id)
    if meeting is None or meeting.over or meeting.called_off_at is not None:
        return
    if meeting.starts_at > turn.now:
        arrange(turn, meeting)
        return
    after_meeting(turn, meeting)
    changed(turn, turn.store.of(Meeting).put(replace(meeting, over=True)))


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show the meeting as it stands now."""
    meeting = turn.store.of(Meeting).get(shown.subject)
    if meeting is None:
        return Content(turn.words("stale-choice"))
    if meeting.called_off_at is not None:
        return Content(turn.words("meeting-card-off", line=meeting_line(turn, meeting)))
    if meeting.over:
        return Content(turn.words("meeting-card-over", line=meeting_line(turn, meeting)))
    return Content(_with_moderator(turn, "meeting-card", meeting))


def tap(turn: SpokenTurn, _shown: ShownCard, _key: str) -> None:
    """Say that there is nothing to choose."""
    turn.refuse("stale-choice")


MEETING_CARD: Final = Card(kind=CARD, render=render, tap=tap)
