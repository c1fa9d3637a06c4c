"""When a phase begins: its rhythm, shown quietly and alone to the coordinator with the dates that follow from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.domain.cooperation import Rhythm
from bot.domain.cycle import Phase
from bot.engine.dialogues.alone import begin_alone
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn import private_chats
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import paragraphs
from flows.catalogue import phase_name
from flows.check_in.rhythm import interval, interval_of
from flows.phase.standing import active_phases, place_of
from flows.settings.change import SETTINGS, Topic
from flows.settings.previewing import SUGGESTION_CARD, Saving, every, preview
from flows.settings.schedule import rearrange

if TYPE_CHECKING:
    from datetime import timedelta

    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

_SIGNS: Final = {Saving.SAVE: "💾", Saving.OTHER: "✏️"}


def suggest(turn: SpokenTurn, phase: Phase, before: timedelta | None) -> None:
    """Show a coordinator who has begun a phase what that means for check-ins; nothing where it changes nothing.

    `before` is the time between two check-ins as it was before the phase began.
    """
    by_phase = interval_of(turn, Rhythm.BY_PHASE, active_phases(turn))
    known = before if turn.home.rhythm is Rhythm.BY_PHASE else interval(turn)
    place = private_chats.find(turn, turn.identity) if turn.identity is not None and by_phase != known else None
    if place is not None:
        turn.show(SUGGESTION_CARD, place_of(phase), channel=place[0])


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show the phase's rhythm and its next dates, to be saved unless it holds."""
    phase, active = list(Phase)[shown.subject - 1], active_phases(turn)
    name, own = phase_name(phase, turn.language), every(turn, (phase,))
    if phase not in active:
        return Content(turn.words("rhythm-suggestion-over", phase=name))
    holds = turn.home.rhythm is Rhythm.BY_PHASE
    text = turn.words(
        "rhythm-suggestion-holds" if holds else "rhythm-suggestion",
        phase=name,
        every=own,
        present=turn.words.label(f"setting-rhythm-{turn.home.rhythm.value.replace('_', '-')}"),
    )
    offered = (Saving.OTHER,) if holds else (Saving.SAVE, Saving.OTHER)
    choices = (
        Choice(one.value, turn.words.label(f"rhythm-saving-{one.value}"), sign=_SIGNS[one], row=0) for one in offered
    )
    return Content(paragraphs(text, preview(turn, replace(turn.home, rhythm=Rhythm.BY_PHASE), active)), tuple(choices))


def tap(turn: SpokenTurn, _shown: ShownCard, key: str) -> None:
    """Have check-ins come as the phases say, or ask for another rhythm."""
    if key == Saving.OTHER:
        begin_alone(turn, SETTINGS, [Topic.RHYTHM.value])
        return
    turn.keep(replace(turn.home, rhythm=Rhythm.BY_PHASE))
    rearrange(turn)
    turn.toast("rhythm-saved")


SUGGESTION = Card(kind=SUGGESTION_CARD, render=render, tap=tap, who=Who.COORDINATOR, follows=False)
