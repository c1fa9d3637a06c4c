"""The commands `/meeting` and `/moderation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.wording import paragraphs
from flows.choosing import number_in
from flows.meeting.coming import (
    BEGINS,
    MEETING_CARD,
    REMINDER,
    arrange_meetings,
    meeting_in_passing,
    next_meeting,
    ring_begins,
    ring_reminder,
)
from flows.meeting.dialogues import DIALOGUES, SETTING
from flows.meeting.moderating import ASK, DUTY_CARD, ring_ask
from flows.meeting.turns import LIST_CARD, SWAPPING
from flows.meeting.turns import start as start_moderation

if TYPE_CHECKING:
    from bot.domain.meetings import Meeting
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "set": ("neu", "new", "setzen"),
    "move": ("verschieben", "verlegen"),
    "place": ("ort", "wo", "where"),
    "off": ("absagen", "cancel", "entfällt"),
}


def start(turn: SpokenTurn, typed: str) -> None:
    """Show the next meeting; with a time and a place, set it; with a keyword, move it or call it off."""
    action, rest = keyword(typed, _ACTIONS)
    coming = next_meeting(turn)
    if not typed.strip():
        _show(turn)
    elif not turn.may(Who.PARTNER):
        turn.refuse("refused-partner")
    elif action in DIALOGUES:
        if coming is None:
            turn.refuse("meeting-none")
        else:
            parts = parts_of(rest)
            begin_alone(turn, DIALOGUES[action or ""], _confirmed(coming, parts) if action == "off" else parts)
    elif coming is not None:
        turn.refuse("meeting-is-set")
    else:
        begin_alone(turn, SETTING, parts_of(rest))


def _confirmed(coming: Meeting, parts: list[str]) -> list[str]:
    """Return the yes or no behind calling off; a number is the meeting's, and nothing counts for another one's."""
    number = number_in(parts)
    if number is None:
        return parts[:1]
    return parts[1:2] if number == coming.number else []


def _show(turn: SpokenTurn) -> None:
    if next_meeting(turn) is None:
        turn.say(turn.words("meeting-none"))
    else:
        turn.say(paragraphs(meeting_in_passing(turn), turn.words("meeting-hint")))


def _publishes(_turn: SpokenTurn, typed: str) -> bool:
    """Tell whether something is changed."""
    return bool(typed.strip())


FLOW: Final = Flow(
    id="meeting",
    commands=(
        Command(name="meeting", german="treffen", who=Who.PARTNER, handle=start, publishes=_publishes),
        Command(name="moderation", german="moderation", who=Who.PARTNER, handle=start_moderation, publishes=_publishes),
    ),
    dialogues=(SETTING, *DIALOGUES.values(), SWAPPING),
    cards=(MEETING_CARD, DUTY_CARD, LIST_CARD),
    alarms=(
        Alarm(kind=REMINDER, ring=ring_reminder),
        Alarm(kind=BEGINS, ring=ring_begins),
        Alarm(kind=ASK, ring=ring_ask),
    ),
    clock_set_back=arrange_meetings,
)
