"""The dialogues about the next meeting: setting it, moving it, saying where it is, calling it off."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from bot.domain.calendar import MORNING, Calendar, to_utc
from bot.domain.meetings import Meeting, in_office_hours
from bot.domain.partners import Engagement
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import FreeText
from bot.engine.vocabulary.steps import MisfitError
from bot.engine.wording import Markup, paragraphs
from flows.choosing import Either, YesNo
from flows.decision.days import ComingTime
from flows.meeting.coming import CARD, changed, meeting_line, next_meeting, reminded_at
from flows.meeting.moderating import forget_answers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value

_AT_NINE: Final = re.compile(
    r"(?:um|at|@)\s*0?9\b|\b0?9[:.]00\b|\b0?9\s*(?:uhr|h\b|am\b|o.clock)|neun|nine", re.IGNORECASE
)


@dataclass(frozen=True, eq=False, kw_only=True)
class MeetingTime(ComingTime):
    """A day with a time of day, still to come."""

    def read(self, typed: str, view: View) -> datetime:
        """Return the wall time. Raises MisfitError where the time is missing, or all of it has passed."""
        wall = super().read(typed, view)
        if wall.time() == MORNING and not _AT_NINE.search(typed):
            raise MisfitError("meeting-misfit-time", typed=typed)
        if to_utc(wall, view.zone.key) <= view.now:
            raise MisfitError("misfit-past", typed=typed)
        return wall


when = MeetingTime(id="when")
place = FreeText(id="place", max_length=200)
same_place = FreeText(id="place", max_length=200, optional=True)
words = FreeText(id="words", max_length=300, optional=True, takes_rest=True)
sure = Either(id="sure", among=YesNo, wording="setting", also={YesNo.YES: ("ja",), YesNo.NO: ("nein",)}, confirms=True)


def _at(turn: SpokenTurn, answers: Answers) -> datetime:
    return Calendar.of(turn.home).to_utc(answers[when])


def put(turn: SpokenTurn, answers: Answers) -> None:
    """Set the next meeting and tell the groups, once."""
    if next_meeting(turn) is not None:
        turn.refuse("meeting-is-set")
        return
    at = _at(turn, answers)
    if at <= turn.now:
        turn.refuse("meeting-past")
        return
    meeting = turn.store.of(Meeting).add(
        Meeting(
            number=turn.store.next_number("meeting"),
            starts_at=at,
            place=answers[place],
            words=answers.get(words) or "",
            set_by=turn.partner.id if turn.partner is not None else None,
        )
    )
    changed(turn, meeting)
    turn.show(CARD, meeting.id)
    _confirm(turn, "meeting-set", meeting)


def move(turn: SpokenTurn, answers: Answers) -> None:
    """Give another time, perhaps another place: the card follows, or comes anew where no reminder will."""
    before = _meant(turn)
    if before is None:
        return
    at = _at(turn, answers)
    if at <= turn.now:
        turn.refuse("meeting-past")
        return
    after = replace(before, starts_at=at, place=answers.get(same_place) or before.place)
    if after == before:
        turn.confirm(turn.words("meeting-unchanged", line=meeting_line(turn, before)))
        return
    if after.starts_at != before.starts_at:
        forget_answers(turn, before)
    changed(turn, turn.store.of(Meeting).put(after))
    if reminded_at(turn, after) is None:
        turn.show(CARD, after.id)
    _confirm(turn, "meeting-moved", after)


def put_place(turn: SpokenTurn, answers: Answers) -> None:
    """Give another place."""
    before = _meant(turn)
    if before is not None:
        after = turn.store.of(Meeting).put(replace(before, place=answers[place]))
        changed(turn, after)
        turn.confirm(turn.words("meeting-moved", line=meeting_line(turn, after)))


def call_off(turn: SpokenTurn, answers: Answers) -> None:
    """Call it off: the groups are told, for somebody may be on the way."""
    found = _meant(turn)
    if found is None:
        return
    if answers[sure] is YesNo.NO:
        turn.confirm(turn.words("meeting-stays", line=meeting_line(turn, found)))
        return
    changed(turn, turn.store.of(Meeting).put(replace(found, called_off_at=turn.now)))
    forget_answers(turn, found)
    text = turn.words("meeting-off", line=meeting_line(turn, found))
    turn.announce(text, about=(CARD, found.id), beside=None if turn.private else turn.place)
    turn.say(text)


def _meant(turn: SpokenTurn) -> Meeting | None:
    found = next_meeting(turn)
    if found is None:
        turn.refuse("meeting-none")
    return found


def _confirm(turn: SpokenTurn, message: str, meeting: Meeting) -> None:
    """Say what is noted, alone where possible; there, a hint if volunteers can hardly come then."""
    alone = turn.private or (turn.identity is not None and private_chats.reaches(turn, turn.identity))
    reminded = "no" if reminded_at(turn, meeting) is None else "yes"
    text = turn.words(message, line=meeting_line(turn, meeting), reminded=reminded)
    turn.confirm(paragraphs(text, _evening_hint(turn, meeting) if alone else ""))


def _evening_hint(turn: SpokenTurn, meeting: Meeting) -> Markup:
    """Suggest evenings where a meeting lies in office hours and volunteers take part: a hint, nothing more."""
    calendar = Calendar.of(turn.home)
    if not in_office_hours(meeting, calendar):
        return Markup()
    if not turn.store.partners.find(left_at=None, engagement=Engagement.VOLUNTARY):
        return Markup()
    day = calendar.local(meeting.starts_at).date()
    following = calendar.working_day_from(day + timedelta(days=1))
    return turn.words("meeting-evening-hint", day=turn.words.day(day), following=turn.words.day(following))


def _present(view: View, _answers: Answers, _step: Question) -> Mapping[str, Value]:
    found = next_meeting(view)
    return {"line": meeting_line(view, found) if found is not None else ""}


SETTING: Final = Dialogue(
    id="meeting.set", version=1, questions=(when, place, words), on_end=put, who=Who.PARTNER, offers_back=True
)
MOVING: Final = Dialogue(
    id="meeting.move", version=1, questions=(when, same_place), on_end=move, before=_present, who=Who.PARTNER
)
PLACING: Final = Dialogue(
    id="meeting.place", version=1, questions=(place,), on_end=put_place, before=_present, who=Who.PARTNER
)
CALLING_OFF: Final = Dialogue(
    id="meeting.off", version=1, questions=(sure,), on_end=call_off, before=_present, who=Who.PARTNER
)
DIALOGUES: Final = {"move": MOVING, "place": PLACING, "off": CALLING_OFF}
