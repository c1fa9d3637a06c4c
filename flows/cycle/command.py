"""Phases: which are active, what should be true before one is finished, and starting, finishing, reopening."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.cycle import Phase, PhaseStatus
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.questions import OneOf, match
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, phase_name
from flows.check_in.rhythm import plan_next
from flows.phase.questions import OnePhase, phase_options
from flows.phase.standing import put_phase, status_of

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
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
KEYWORDS = {
    Change.START.value: ("starten", "beginne", "beginnen", "begin"),
    Change.FINISH.value: ("abschliessen", "abschließen", "beenden", "fertig", "finish", "end", "done"),
    Change.REOPEN.value: ("wieder", "wiederaufnehmen", "oeffnen", "öffnen", "nachholen", "again"),
}
"""What can be typed behind `/phase`, in both languages. No phase is ever locked: all of it works in any order."""


def change(turn: SpokenTurn, answers: Answers) -> None:
    """Do with a phase what a coordinator chose."""
    phase, wanted = answers[which], answers[what]
    name, before = phase_name(phase, turn.language), status_of(turn, phase)
    if not put_phase(turn, phase, BECOMES[wanted]):
        turn.confirm(turn.words(f"phase-is-{BECOMES[wanted].value}", phase=name))
        return
    plan_next(turn)
    unbegun = wanted is Change.FINISH and before is PhaseStatus.OPEN
    said = "phase-finished-unbegun" if unbegun else f"phase-{wanted.value}ed"
    text = paragraphs(turn.words(said, phase=name), overview(turn))
    turn.say(text)
    turn.announce(text, beside=turn.place)


which = OnePhase(id="which")
what = OneOf(id="what", among=Change, wording="phase-change")
CHANGING = Dialogue(
    id="phase.change",
    version=1,
    questions=(what, which),
    on_end=change,
    who=Who.COORDINATOR,
)


def overview(turn: SpokenTurn) -> Markup:
    """Show all phases and where each stands."""
    lines = [
        turn.words(f"phase-line-{status_of(turn, phase).value}", phase=phase_name(phase, turn.language))
        for phase in Phase
    ]
    return Markup("\n".join(f"- {line}" for line in lines))


def describe(turn: Turn, phase: Phase) -> Markup:
    """Show one phase: its meaning and what should be true before it is finished."""
    guide = catalogue().phase(phase)
    criteria = [turn.words("phase-criterion", text=criterion.text(turn.language)) for criterion in guide.done]
    return paragraphs(
        turn.words(
            f"phase-about-{status_of(turn, phase).value}",
            phase=guide.name.text(turn.language),
            meaning=guide.meaning.text(turn.language),
        ),
        turn.words("phase-criteria"),
        Markup("\n".join(f"- {line}" for line in criteria)),
    )


def handle(turn: SpokenTurn, typed: str) -> None:
    """Show the phases, or one of them, or change one."""
    named = match(typed, phase_options(turn.language)) if typed else None
    action, rest = keyword(typed, KEYWORDS)
    if action is None and named is None:
        problem = turn.words("phase-unknown", typed=typed) if typed else Markup()
        turn.say(paragraphs(problem, turn.words("phases"), overview(turn), turn.words("phase-hint")))
    elif action is None or (not rest and named is not None):
        turn.say(describe(turn, Phase(named.key)) if named else overview(turn))
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    else:
        begin_alone(turn, CHANGING, [action, *([rest] if rest else [])])


FLOW = Flow(
    id="phase",
    commands=(
        Command(
            name="phase",
            german="phase",
            aliases=("phasen", "phases"),
            handle=handle,
            publishes=lambda _turn, typed: keyword(typed, KEYWORDS)[0] is not None,
        ),
    ),
    dialogues=(CHANGING,),
)
