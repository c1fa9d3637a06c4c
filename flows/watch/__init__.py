"""The watch list: deadlines, elections, ends of funding, listed and told to the groups before they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import keyword, parts_of
from bot.engine.vocabulary.steps import MisfitError
from flows.choosing import by_number, number_in
from flows.paging import asked_page
from flows.watch.dialogues import ADDING, DIALOGUES, DROPPING, MOVING, day
from flows.watch.listing import show, show_one
from flows.watch.telling import CARD, SLOT, clock_set_back, coming, ring

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "move": ("verschieben", "change", "ändern", "aendern"),
    "drop": ("streichen", "remove", "löschen"),
}
_AFTER: Final = {"move": MOVING, "drop": DROPPING}


def start(turn: SpokenTurn, typed: str) -> None:
    """List what is watched; with a day and words, note it; with a number, show it, move it or drop it."""
    action, rest = keyword(typed, _ACTIONS)
    parts = parts_of(rest)
    if action in _AFTER:
        _go_on(turn, action, parts)
    elif action == "add" or (parts and not asked_page(rest).which):
        _add_or_show(turn, parts, adds=action == "add")
    else:
        show(turn, typed)


def _go_on(turn: SpokenTurn, action: str, parts: list[str]) -> None:
    if coming(turn):
        begin_alone(turn, _AFTER[action], by_number(parts))
    else:
        turn.say(turn.words("watch-none"))


def _add_or_show(turn: SpokenTurn, parts: list[str], *, adds: bool) -> None:
    """Note what was typed, day and words in either order; a number in the place of the day means what has it."""
    number = None if adds else number_in(parts)
    if number is None:
        swapped = len(parts) > 1 and not _is_day(turn, parts[0]) and _is_day(turn, parts[1])
        begin_alone(turn, ADDING, [parts[1], parts[0], *parts[2:]] if swapped else parts)
    elif parts[1:]:
        _go_on(turn, "move", parts)
    else:
        show_one(turn, number)


def _is_day(turn: SpokenTurn, typed: str) -> bool:
    try:
        day.read(typed, turn)
    except MisfitError as misfit:
        return misfit.message == "misfit-past"
    return True


FLOW: Final = Flow(
    id="watch",
    commands=(Command(name="watch", german="umfeld", who=Who.PARTNER, handle=start),),
    dialogues=DIALOGUES,
    cards=(CARD,),
    alarms=(Alarm(kind=SLOT, ring=ring),),
    clock_set_back=clock_set_back,
)
