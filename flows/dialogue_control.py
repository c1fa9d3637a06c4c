"""Stopping a dialogue, and going back one question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues import progress
from bot.engine.vocabulary.flow import Command, Flow

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn


_FAREWELLS: Final = {
    "check_in.rating": "cancelled-check-in",
    "check_in.anchored": "cancelled-check-in",
    "check_in.sentence": "cancelled-check-in",
    "check_in.sentence_again": "cancelled-check-in",
    "check_in.list": "cancelled-check-in",
    "check_in.list_again": "cancelled-check-in",
    "check_in.list_more": "cancelled-check-in",
    "check_in.rating_again": "cancelled-check-in",
    "check_in.why": "cancelled-remark",
    "check_in.why_alone": "cancelled-check-in",
    "check_in.remark": "cancelled-check-in",
    "decision.concern": "cancelled-remark",
}
"""What is said instead where something was stored before the question came."""


def cancel(turn: SpokenTurn, _typed: str) -> None:
    """End the latest dialogue without doing anything; what waited behind it is asked again."""
    found = progress.latest_held(turn)
    if found is None:
        turn.refuse("no-open-question")
        return
    about, session = found
    progress.cancel(about)
    about.say(about.words(_FAREWELLS.get(session.dialogue, "cancelled")))


def back(turn: SpokenTurn, _typed: str) -> None:
    """Ask the previous question of the latest dialogue again."""
    found = progress.latest_held(turn)
    if found is None:
        turn.refuse("no-open-question")
    else:
        found[0].go_back()


FLOW = Flow(
    id="dialogue_control",
    commands=(
        Command(name="cancel", german="abbrechen", handle=cancel, anywhere=True),
        Command(name="back", german="zurueck", handle=back, anywhere=True),
    ),
)
