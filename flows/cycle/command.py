"""The command `/phase`: shows the phases or one of them, or changes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cycle import Phase
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.questions import match
from bot.engine.wording import Markup, paragraphs
from flows.cycle import checklist
from flows.cycle.changing import CHANGING, Change
from flows.cycle.finishing import FINISHING, LOOKING
from flows.cycle.showing import overview
from flows.cycle.suggesting import SUGGESTION
from flows.phase.questions import phase_options

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

KEYWORDS = {
    Change.START.value: ("starten", "beginne", "beginnen", "begin"),
    Change.FINISH.value: ("abschliessen", "abschließen", "beenden", "fertig", "finish", "end", "done"),
    Change.REOPEN.value: ("wieder", "wiederaufnehmen", "oeffnen", "öffnen", "nachholen", "again"),
}
"""What can be typed behind `/phase`, in both languages."""


def handle(turn: SpokenTurn, typed: str) -> None:
    """Show the phases, or one of them, or change one."""
    named = match(typed, phase_options(turn.language)) if typed else None
    action, rest = keyword(typed, KEYWORDS)
    if action is None and named is None:
        problem = turn.words("phase-unknown", typed=typed) if typed else Markup()
        turn.say(paragraphs(problem, turn.words("phases"), overview(turn), turn.words("phase-hint")))
    elif named is not None and (action is None or not rest):
        checklist.show(turn, Phase(named.key))
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    else:
        begin_alone(turn, CHANGING, [action or "", *([rest] if rest else [])])


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
    dialogues=(CHANGING, FINISHING),
    cards=(checklist.CRITERIA, SUGGESTION),
    alarms=(LOOKING,),
)
