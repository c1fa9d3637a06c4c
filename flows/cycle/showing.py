"""What is said of the phases: where each stands, how it came to, and what is to be caught up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.cycle import Phase, PhaseStatus
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import in_force, phase_name
from flows.cycle.knowing import checked, still_to_do
from flows.phase.standing import history, status_of

if TYPE_CHECKING:
    from bot.domain.cycle import PhaseChange
    from bot.engine.turn.turn import Turn

MOST_CAUGHT_UP = 5
"""So many criteria of former phases are named at most: the phase's own card has them all."""


def overview(turn: Turn) -> Markup:
    """Show all phases and where each stands, and what is to be caught up."""
    return paragraphs(Markup("\n".join(f"- {_line(turn, phase)}" for phase in Phase)), catching_up(turn))


def _line(turn: Turn, phase: Phase) -> Markup:
    name, status = phase_name(phase, turn.language), status_of(turn, phase)
    if status is not PhaseStatus.ACTIVE:
        return turn.words(f"phase-line-{status.value}", phase=name)
    found = checked(turn, phase)
    return turn.words("phase-line-active", phase=name, met=sum(one.met for one in found), count=len(found))


def catching_up(turn: Turn) -> Markup:
    """Name what is not met of phases that are finished or were passed over; nothing where all is."""
    left = [(phase, criterion) for phase, unmet in still_to_do(turn).items() for criterion in unmet]
    if not left:
        return Markup()
    texts = {one.id: one.text(turn.language) for guide in in_force(turn.store).phases for one in guide.done}
    lines = [
        turn.words("phase-catch-up-line", phase=phase_name(phase, turn.language), text=texts[criterion])
        for phase, criterion in left[:MOST_CAUGHT_UP]
    ]
    more = turn.words("phase-catch-up-more", count=len(left) - len(lines)) if left[MOST_CAUGHT_UP:] else Markup()
    return paragraphs(turn.words("phase-catch-up"), Markup("\n".join(f"- {line}" for line in lines)), more)


def how_it_came(turn: Turn, phase: Phase) -> Markup:
    """Tell a phase's history in one line; nothing of one that never began."""
    told = steps_so_far(turn, phase)
    return turn.words("phase-history", steps=told) if told else Markup()


def steps_so_far(turn: Turn, phase: Phase) -> str:
    """Tell a phase's history as plain text, step by step; empty of one that never began."""
    return ", ".join(_told(turn, change, again=place > 0) for place, change in enumerate(history(turn, phase)))


def _told(turn: Turn, change: PhaseChange, *, again: bool) -> str:
    day = turn.words.day(local(change.at, turn.zone.key).date())
    if change.decision is not None:
        return turn.words.label("phase-step-decided", day=day, decision=str(change.decision))
    again = again and change.status is PhaseStatus.ACTIVE
    return turn.words.label(f"phase-step-{'again' if again else change.status.value}", day=day)
