"""Stopping a dialogue, and going back one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues import progress
from bot.engine.vocabulary.flow import Command, Flow

if TYPE_CHECKING:
    from bot.engine.stored.sessions import Session
    from bot.engine.turn.turn import Turn


_FAREWELLS: Final = {
    "check_in.rating": "cancelled-check-in",
    "check_in.anchored": "cancelled-check-in",
    "check_in.sentence": "cancelled-check-in",
    "check_in.why": "cancelled-remark",
    "decision.concern": "cancelled-remark",
}
"""What is said instead where something was stored before the question came."""


def _latest(turn: Turn) -> Session | None:
    """Return the dialogue whose question the sender was asked last, here."""
    if turn.sender is None:
        return None
    return next(iter(progress.waiting(turn, turn.place, turn.sender.platform_id)), None)


def cancel(turn: Turn, _typed: str) -> None:
    """End the latest dialogue here without doing anything, and ask again what waited behind it."""
    session = _latest(turn)
    if session is None:
        turn.refuse("no-open-question")
        return
    about = turn.about(session.cooperation_id)
    progress.cancel(about)
    about.say(about.words(_FAREWELLS.get(session.dialogue, "cancelled")))
    waiting = _latest(turn)
    if waiting is not None:
        progress.resume_latest(turn.about(waiting.cooperation_id), turn.place, waiting.person)


def back(turn: Turn, _typed: str) -> None:
    """Ask the previous question of the latest dialogue here again."""
    session = _latest(turn)
    if session is None:
        turn.refuse("no-open-question")
        return
    progress.go_back(turn.about(session.cooperation_id))


FLOW = Flow(
    id="dialogue_control",
    commands=(
        Command(name="cancel", german="abbrechen", handle=cancel, anywhere=True),
        Command(name="back", german="zurueck", handle=back, anywhere=True),
    ),
)
