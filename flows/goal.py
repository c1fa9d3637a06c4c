"""The cooperation's goal in one sentence, and its results chain: everybody sees them, coordinators set them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.dialogue import Dialogue
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.questions import FreeText
from flows import results_chain

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.dialogue import Answers

_ACTIONS: Final = {"change": ("ändern", "aendern", "neu", "new"), "drop": ("streichen", "remove", "löschen")}
_CHAIN: Final[dict[str, tuple[str, ...]]] = {"chain": ("kette", "wirkungskette", "wirkungslogik")}
LONGEST: Final = 300
"""Characters: one sentence."""

sentence = FreeText(id="sentence", max_length=LONGEST, takes_rest=True)


def start(turn: SpokenTurn, typed: str) -> None:
    """Show the goal; for coordinators, set it, ask for it, or take it off."""
    part, of_chain = keyword(typed, _CHAIN)
    if part is not None:
        results_chain.start(turn, of_chain)
        return
    action, rest = keyword(typed, _ACTIONS)
    if not typed.strip() and (turn.home.goal or not turn.coordinates):
        show(turn)
    elif not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif action == "drop" and not rest:
        _drop(turn)
    else:
        said = rest if action == "change" else typed
        begin_alone(turn, SETTING, [said] if said.strip() else [])


def show(turn: SpokenTurn) -> None:
    """Say what the goal is."""
    if turn.home.goal:
        turn.say(turn.words("goal-is", goal=turn.home.goal, may="yes" if turn.coordinates else "no"))
    else:
        turn.say(turn.words("goal-none"))


def put(turn: SpokenTurn, answers: Answers) -> None:
    """Set the goal, in the place of the one before."""
    before = turn.home.goal
    turn.keep(replace(turn.home, goal=answers[sentence]))
    turn.confirm(turn.words("goal-set", goal=answers[sentence], before=before, had="yes" if before else "no"))


def _drop(turn: SpokenTurn) -> None:
    before = turn.home.goal
    if not before:
        turn.refuse("goal-none")
        return
    turn.keep(replace(turn.home, goal=""))
    turn.confirm(turn.words("goal-dropped", goal=before))


SETTING: Final = Dialogue(id="goal", version=1, questions=(sentence,), on_end=put, who=Who.COORDINATOR)

FLOW: Final = Flow(
    id="goal",
    commands=(Command(name="goal", german="ziel", handle=start),),
    dialogues=(SETTING, *results_chain.DIALOGUES),
)
