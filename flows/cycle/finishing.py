"""Finishing a phase by a decision: offered once all is met, proposed as a consent, done when that is accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.criteria import complete
from bot.domain.cycle import Phase, PhaseStatus
from bot.domain.decisions import DecisionKind, DecisionStatus
from bot.engine.dialogues.alone import begin_alone
from bot.engine.dialogues.progress import begin_with
from bot.engine.turn import private_chats
from bot.engine.turn.deputies import told_first
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import DialogueAbout
from bot.engine.vocabulary.flow import Alarm
from bot.engine.vocabulary.questions import OneOf
from flows.catalogue import phase_name
from flows.cycle.knowing import checked
from flows.decision.occasions import Proposal
from flows.decision.proposing import PROPOSE_AS, has_room
from flows.phase.standing import LOOK, active_phases, refresh_criteria, watch_criteria

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.dialogue import Answers
    from bot.engine.vocabulary.steps import Question, View
    from bot.engine.wording import Value


class FinishingWish(StrEnum):
    """Whether to propose that a phase is finished."""

    PROPOSE = "propose"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseToFinish:
    """The phase that is asked about. Stored with every session."""

    phase: Phase


def decided_on(turn: Turn, phase: Phase) -> Decision | None:
    """Return the open proposal to finish a phase, if there is one."""
    return turn.store.decisions.first(status=DecisionStatus.OPEN, finishes=phase)


def propose_finishing(turn: SpokenTurn, phase: Phase) -> None:
    """Show alone, as a proposal that can be changed, that the phase is finished; it ends once that is accepted."""
    name, running = phase_name(phase, turn.language), decided_on(turn, phase)
    if not turn.may(Who.PARTNER):
        turn.refuse("refused-partner")
    elif running is not None:
        turn.refuse("phase-being-decided", number=str(running.number))
    elif phase not in active_phases(turn):
        turn.refuse("phase-not-active", phase=name)
    elif has_room(turn):
        proposal = Proposal(kind=DecisionKind.CONSENT, finishes=phase)
        begin_alone(turn, PROPOSE_AS.about(proposal), [turn.words.label("phase-finish-proposal", phase=name)])


wish = OneOf(id="wish", among=FinishingWish, wording="phase-wish")


def describe(view: View, _answers: Answers, occasion: PhaseToFinish, _step: Question) -> Mapping[str, Value]:
    """Return the name of the phase, and how much there was to meet."""
    home = view.cooperation
    return {
        "phase": phase_name(occasion.phase, view.words.language),
        "cooperation": (home.name if home else "") or view.words.label("cooperation-nameless"),
    }


def take_wish(turn: SpokenTurn, answers: Answers, occasion: PhaseToFinish) -> None:
    """Propose it, or leave it for now."""
    if answers[wish] is FinishingWish.PROPOSE:
        propose_finishing(turn, occasion.phase)
    else:
        turn.say(turn.words("phase-finish-later", phase=phase_name(occasion.phase, turn.language)))


FINISHING = DialogueAbout(
    id="phase.finish",
    version=1,
    occasion=PhaseToFinish,
    questions=(wish,),
    on_end=take_wish,
    before=describe,
    who=Who.COORDINATOR,
    everywhere=True,
)


def look(turn: Turn, _subject: int, _due_at: datetime) -> None:
    """Ask a coordinator alone, once, about each active phase of which all is met; then look again tomorrow."""
    watch_criteria(turn)
    refresh_criteria(turn)  # what the bot knows by itself may have changed
    places = (private_chats.find(turn, one) for one in told_first(turn))
    place = next((one for one in places if one is not None), None)
    if place is None:
        return
    for state in turn.store.phases.find(status=PhaseStatus.ACTIVE, offered=False):
        if complete(checked(turn, state.phase)) and decided_on(turn, state.phase) is None:
            turn.store.phases.put(replace(state, offered=True))
            begin_with(turn, FINISHING.about(PhaseToFinish(phase=state.phase)), place)


LOOKING = Alarm(kind=LOOK, ring=look)
