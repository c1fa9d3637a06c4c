"""The card of a phase: its history and done-criteria, ticked by coordinators, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

from bot.domain.criteria import Tick, complete
from bot.domain.cycle import Phase, PhaseStatus
from bot.engine.exchange.content import Choice, Content
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import in_force, phase_name
from flows.cycle.changing import Change, change
from flows.cycle.finishing import decided_on, propose_finishing
from flows.cycle.knowing import checked
from flows.cycle.showing import how_it_came
from flows.phase.standing import CARD, place_of, refresh_criteria, status_of, watch_criteria
from flows.results_chain.showing import beside_results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.criteria import Checked
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

PROPOSE: Final = "propose"
_TICK: Final = "tick-"
_UNTICK: Final = "untick-"
_OFFERS: Final = {PhaseStatus.OPEN: Change.START, PhaseStatus.FINISHED: Change.REOPEN}
_SIGNS: Final = {Change.START: "▶️", Change.REOPEN: "↩️"}
_ROWS: Final = 4
"""So many criteria stand side by side."""


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show where the phase stands, what is met of what should be, and what can be done."""
    phase = _phase(shown)
    guide, found = in_force(turn.store).phase(phase), checked(turn, phase)
    texts = {one.id: one.text(turn.language) for one in guide.done}
    lines = [
        f"- **{letter}** {turn.words(_wording(one), text=texts[one.criterion])}"
        for letter, one in zip(ascii_uppercase, found, strict=False)
    ]
    running = decided_on(turn, phase)
    about = turn.words(
        f"phase-about-{status_of(turn, phase).value}",
        phase=guide.name.text(turn.language),
        meaning=guide.meaning.text(turn.language),
    )
    text = paragraphs(
        about,
        how_it_came(turn, phase),
        turn.words("phase-criteria", met=sum(one.met for one in found), count=len(found)),
        Markup("\n".join(lines)),
        beside_results(turn) if phase is Phase.EVALUATE else "",
        turn.words("phase-being-decided", number=str(running.number)) if running is not None else "",
    )
    return Content(text, (*_ticks(found), *_offers(turn, phase, found)))


def _wording(one: Checked) -> str:
    if one.by_itself:
        return "phase-criterion-known"
    return "phase-criterion-met" if one.met else "phase-criterion"


def _ticks(found: Sequence[Checked]) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            f"{_UNTICK if one.met else _TICK}{one.criterion}",
            f"{letter} {'☑' if one.met else '☐'}",
            row=place // _ROWS,
        )
        for place, (letter, one) in enumerate(zip(ascii_uppercase, found, strict=False))
    )


def _offers(turn: Turn, phase: Phase, found: Sequence[Checked]) -> tuple[Choice, ...]:
    """Offer what can be done with the phase: finishing it is proposed once all is met, and not while it is decided."""
    status = status_of(turn, phase)
    if status is PhaseStatus.ACTIVE:
        if not complete(found) or decided_on(turn, phase) is not None:
            return ()
        return (Choice(PROPOSE, turn.words.label("phase-propose"), sign="🏁", row=_ROWS),)
    what = _OFFERS[status]
    return (Choice(what.value, turn.words.label(f"phase-change-{what.value}"), sign=_SIGNS[what], row=_ROWS),)


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Tick a criterion or take that back, begin or reopen the phase, or propose to finish it."""
    phase = _phase(shown)
    if key == PROPOSE:
        propose_finishing(turn, phase)
    elif not turn.may(Who.COORDINATOR):
        turn.refuse("refused-coordinator")
    elif _is_tick(key):
        tick(turn, phase, _criterion(key), met=key.startswith(_TICK))
    else:
        change(turn, phase, Change(key))


def untap(turn: SpokenTurn, shown: ShownCard, key: str) -> bool:
    """Take a tick back with the sign that made it, and its taking back likewise; nothing else ends that way."""
    phase, met = _phase(shown), key.startswith(_TICK)
    one = next((one for one in checked(turn, phase) if _is_tick(key) and one.criterion == _criterion(key)), None)
    if one is None or one.by_itself or one.met is not met or not turn.may(Who.COORDINATOR):
        return False
    tick(turn, phase, one.criterion, met=not met)
    return True


def _is_tick(key: str) -> bool:
    return key.startswith((_TICK, _UNTICK))


def _criterion(key: str) -> str:
    return key.removeprefix(_UNTICK).removeprefix(_TICK)


def tick(turn: SpokenTurn, phase: Phase, criterion: str, *, met: bool) -> None:
    """Note that a criterion is met, or not. Whoever ticks the last one is told what that allows.

    The same said twice counts once, such as the second half of a double tap.
    """
    before = next((one for one in checked(turn, phase) if one.criterion == criterion), None)
    if before is None:
        turn.refuse("stale-choice")
        return
    if before.met is not met:
        ticks = turn.store.of(Tick)
        known = ticks.first(criterion=criterion)
        if known is None:
            ticks.add(Tick(criterion=criterion, met=met, at=turn.now))
        else:
            ticks.put(replace(known, met=met, at=turn.now))
        refresh_criteria(turn)
    all_met = complete(checked(turn, phase)) and status_of(turn, phase) is PhaseStatus.ACTIVE
    state = turn.store.phases.first(phase=phase)
    if state is not None and state.offered is not all_met:
        turn.store.phases.put(replace(state, offered=all_met))
    watch_criteria(turn)
    said = "phase-all-met" if all_met else "phase-ticked" if met else "phase-unticked"
    turn.toast(said, phase=phase_name(phase, turn.language))


def show(turn: SpokenTurn, phase: Phase) -> None:
    """Put the card of a phase where it was asked for."""
    turn.show(CARD, place_of(phase), channel=turn.place)


def _phase(shown: ShownCard) -> Phase:
    return list(Phase)[shown.subject - 1]


CRITERIA = Card(kind=CARD, render=render, tap=tap, untap=untap, lasts=_is_tick, who=Who.ALL, follows=False)
