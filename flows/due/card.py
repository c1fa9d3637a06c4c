"""The card that shows a bundle of what was due, with choices for what becomes of each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.bundles import Bundle
from bot.engine.exchange.content import Choice, Content
from bot.engine.vocabulary.flow import Card
from bot.engine.wording import Markup, paragraphs
from flows.due.bundles import KIND, begun, changed, gaps, is_open
from flows.due.dropping import UNDO, bring_back, drop, latest_drop
from flows.due.things import Act, State, act, describe, find, key_of, label, state

if TYPE_CHECKING:
    from bot.engine.stored.rows import ShownCard
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from flows.due.things import Thing


def render(turn: Turn, shown: ShownCard) -> Content:
    """Show what was due on the card's day, and what has become of it.

    A choice keeps its place until nothing is open any more, so that an old number never means something else. What was
    dropped can be brought back for a day.
    """
    bundle = turn.store.of(Bundle).get(shown.subject)
    if bundle is None:
        return Content(turn.words("due-finished"))
    things = [(key, thing) for key in bundle.things if (thing := find(turn, key)) is not None]
    waits = is_open(turn, bundle)
    text = paragraphs(
        turn.words("due-head", day=turn.words.day(bundle.day)),
        "\n".join(f"- {describe(turn, thing, bundle.day)}" for _, thing in things),
        turn.words("due-more", count=bundle.more) if bundle.more else "",
        "" if waits else turn.words("due-finished"),
        _gap_note(turn) if bundle.gaps else "",
        _phase_note(turn) if bundle.phases else "",
    )
    choices = [_choice(turn, thing, what) for _, thing in things for what in Act]
    return Content(text, tuple(choice for choice in choices if waits or choice.key.startswith(UNDO)), rings=True)


def _choice(turn: Turn, thing: Thing, what: Act) -> Choice:
    """Offer what can be done about a thing; in the place of dropping it, once that was done, to bring it back."""
    key = key_of(thing)
    does = UNDO if what is Act.DROP and thing.dropped and latest_drop(turn, key) is not None else what.value
    return Choice(f"{does}-{key}", turn.words.label(f"due-choice-{does}", name=label(thing)))


def _gap_note(turn: Turn) -> Markup:
    sectors = ", ".join(turn.words.label(f"sector-{sector.value.replace('_', '-')}") for sector in gaps(turn))
    return turn.words("due-gaps", sectors=sectors) if sectors else Markup()


def _phase_note(turn: Turn) -> Markup:
    phase = begun(turn)
    return turn.words("due-phase", day=turn.words.day(phase[0]), phase=phase[1]) if phase else Markup()


def tap(turn: SpokenTurn, shown: ShownCard, key: str) -> None:
    """Carry out what was tapped, unless somebody else has seen to it already."""
    what, _, which = key.partition("-")
    if what == UNDO:
        if bring_back(turn, latest_drop(turn, which)):
            turn.toast("due-toast-undo")
        return
    bundle, thing = turn.store.of(Bundle).get(shown.subject), find(turn, which)
    if bundle is None or thing is None or state(thing, bundle.day) is not State.OPEN:
        turn.refuse("due-already")
        return
    if Act(what) is not Act.DROP:
        changed(turn, act(turn, thing, Act(what)))
    elif drop(turn, thing) is None:
        return
    turn.toast(f"due-toast-{what}")


CARD: Final = Card(kind=KIND, render=render, tap=tap)
