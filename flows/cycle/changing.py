"""Beginning, finishing and taking up a phase: no phase is ever locked, all of it works in any order."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseStatus
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.questions import OneOf
from bot.engine.wording import paragraphs
from flows.catalogue import phase_name
from flows.check_in.rhythm import interval, plan_next
from flows.cycle.showing import overview
from flows.cycle.suggesting import suggest
from flows.phase.questions import OnePhase
from flows.phase.standing import put_phase, status_of

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers


class Change(StrEnum):
    """What can be done with a phase."""

    START = "start"
    FINISH = "finish"
    REOPEN = "reopen"


BECOMES = {
    Change.START: PhaseStatus.ACTIVE,
    Change.FINISH: PhaseStatus.FINISHED,
    Change.REOPEN: PhaseStatus.ACTIVE,
}


def change(turn: SpokenTurn, phase: Phase, wanted: Change) -> None:
    """Do with a phase what a coordinator chose, and say so everywhere."""
    name, before, paced = phase_name(phase, turn.language), status_of(turn, phase), interval(turn)
    if not put_phase(turn, phase, BECOMES[wanted]):
        turn.confirm(turn.words(f"phase-is-{BECOMES[wanted].value}", phase=name))
        return
    plan_next(turn)
    unbegun = wanted is Change.FINISH and before is PhaseStatus.OPEN
    said = "phase-finished-unbegun" if unbegun else f"phase-{wanted.value}ed"
    text = paragraphs(turn.words(said, phase=name), overview(turn))
    turn.say(text)
    turn.announce(text, beside=turn.place)
    if BECOMES[wanted] is PhaseStatus.ACTIVE:
        suggest(turn, phase, paced)


def change_asked(turn: SpokenTurn, answers: Answers) -> None:
    """Do what was asked for step by step."""
    change(turn, answers[which], answers[what])


which = OnePhase(id="which")
what = OneOf(id="what", among=Change, wording="phase-change")
CHANGING = Dialogue(
    id="phase.change",
    version=1,
    questions=(what, which),
    on_end=change_asked,
    who=Who.COORDINATOR,
)
