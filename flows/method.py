"""Methods: what may help now, all there are by phase, and the whole card of one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from bot.domain.results import Light
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import keyword
from bot.engine.vocabulary.steps import Option
from bot.engine.wording import Markup, paragraphs
from flows.catalogue import catalogue, phase_name
from flows.check_in.results import SIGNS, lights
from flows.choosing import number_in
from flows.method_card import NumberedMethod, card, methods
from flows.paging import asked_page, say_page
from flows.phase.standing import active_phases
from flows.searching import search

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn
    from flows.paging import ListPage

OFFERED: Final = 3
"""So many methods are offered at once: more are not tried."""
_ACTIONS: Final[dict[str, tuple[str, ...]]] = {"list": ("liste", "all", "alle")}
_WEAK: Final = (Light.RED, Light.YELLOW)


def handle(turn: SpokenTurn, typed: str) -> None:
    """Offer what may help now; list all; or show the one that was named by number or words."""
    asked = asked_page(typed)
    number = number_in([typed.strip()])
    if not typed.strip():
        offer(turn)
    elif not asked.rest or keyword(asked.rest, _ACTIONS) == ("list", ""):
        say_page(turn, methods(turn.store), asked, "method", lambda page: _written(turn, page))
    elif number is not None:
        found = next((one for one in methods(turn.store) if one.number == number), None)
        if found is None:
            turn.refuse("method-no-number", number=str(number), most=len(methods(turn.store)))
        else:
            turn.say(card(turn, found))
    else:
        _search(turn, typed)


def offer(turn: SpokenTurn) -> None:
    """Offer up to three: for weak fields, the weakest first, then for fields of active phases not asked about yet."""
    found = lights(turn)
    active = active_phases(turn)
    among = [one for one in methods(turn.store) if one.phase in active] if active else list(methods(turn.store))
    urgent = [one for light in _WEAK for one in among if found.get((one.phase, one.field)) is light]
    unasked = [one for one in among if found.get((one.phase, one.field)) is None] if active else []
    chosen = (urgent + unasked)[:OFFERED]
    if not chosen:
        turn.say(turn.words("methods-all-well" if active else "methods-no-phase"))
        return
    lines = "\n".join(
        "- "
        + turn.words(
            "method-offered",
            sign=Markup(SIGNS[found.get((one.phase, one.field))]),
            number=str(one.number),
            name=one.method.name.text(turn.language),
            phase=phase_name(one.phase, turn.language),
            field=catalogue().field(one.field).short.text(turn.language),
            when=one.method.when.text(turn.language),
        )
        for one in chosen
    )
    turn.say(paragraphs(turn.words("methods-now"), Markup(lines), turn.words("methods-more")))


def _search(turn: SpokenTurn, typed: str) -> None:
    """Show the one that is meant; name them all if there are several, and say so if there is none."""
    options = tuple(
        Option(f"m{one.number}", one.method.name.text(turn.language), (one.method.name.de, one.method.name.en))
        for one in methods(turn.store)
    )
    meant = {option.key for option in search(typed, options)}
    found = [one for one in methods(turn.store) if f"m{one.number}" in meant]
    if not found:
        turn.refuse("method-unknown", typed=typed)
    elif len(found) == 1:
        turn.say(card(turn, found[0]))
    else:
        lines = "\n".join(f"- {_line(turn, one)}" for one in found)
        turn.say(paragraphs(turn.words("methods-several", typed=typed), Markup(lines), turn.words("methods-more")))


def _written(turn: SpokenTurn, page: ListPage[NumberedMethod]) -> Markup:
    """Write a page of all methods, phase by phase."""
    parts = [
        paragraphs(
            turn.words("methods-phase", phase=phase_name(phase, turn.language)),
            Markup("\n".join(f"- {_line(turn, one)}" for one in those)),
        )
        for phase, those in groupby(page.entries, key=lambda one: one.phase)
    ]
    return paragraphs(turn.words("methods-head", count=page.count), *parts, turn.words("methods-card"))


def _line(turn: SpokenTurn, one: NumberedMethod) -> Markup:
    return turn.words(
        "method-line",
        number=str(one.number),
        name=one.method.name.text(turn.language),
        field=catalogue().field(one.field).short.text(turn.language),
    )


FLOW = Flow(
    id="method",
    commands=(
        Command(name="method", german="methode", aliases=("methods", "methoden"), handle=handle, attributed=False),
    ),
)
