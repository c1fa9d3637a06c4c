"""Indicators: the numbers that a goal is watched by, kept by coordinators, delivered by partners, seen by all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.indicators import Indicator
from bot.engine.dialogues.alone import begin_alone
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import fold, keyword, parts_of
from flows.choosing import by_number
from flows.indicator.asking import ring
from flows.indicator.dialogues import DIALOGUES
from flows.indicator.listing import delivers, show, show_course
from flows.indicator.picture import INDICATOR
from flows.indicator.schedule import ASK, clock_set_back
from flows.indicator.steps import watched
from flows.indicator.values import VALUE, AboutIndicator, remove
from flows.paging import asked_page
from flows.picture import PICTURE, show_picture

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "drop": ("streichen", "löschen", "delete"),
    "remove": ("entfernen",),
}
_MYSELF: Final = {"me", "i", "ich", "mich"}
_OF_ONE: Final = re.compile(r"(?:#|nr\.?|no\.?)?\s*(?P<number>\d{1,9})(?:\s*[;:]\s*|\s+|\.?\Z)(?P<rest>.*)", re.DOTALL)
_PLACE_OF_DELIVERER: Final = 3


def start(turn: SpokenTurn, typed: str) -> None:
    """List all; with a number show one, with a value behind it enter that; keywords add, change and take off."""
    action, rest = keyword(typed, _ACTIONS)
    of_one = _OF_ONE.fullmatch(rest.strip())
    if action == "remove":
        _remove(turn, of_one)
    elif action is not None:
        _keep(turn, action, parts_of(rest))
    elif of_one is not None:
        _look_at(turn, int(of_one["number"]), of_one["rest"])
    elif not rest or asked_page(rest).which:
        show(turn, typed)
    elif rest[:1].isdigit():
        turn.refuse("indicator-unknown", typed=rest)
    else:
        _keep(turn, "add", parts_of(rest))


def _keep(turn: SpokenTurn, action: str, parts: list[str]) -> None:
    if not turn.coordinates:
        turn.refuse("refused-coordinator")
    elif action == "add":
        own = len(parts) > _PLACE_OF_DELIVERER and fold(parts[_PLACE_OF_DELIVERER]) in _MYSELF
        if own and turn.partner is not None:
            parts[_PLACE_OF_DELIVERER] = f"p{turn.partner.id}"
        begin_alone(turn, DIALOGUES[action], parts)
    elif watched(turn):
        begin_alone(turn, DIALOGUES[action], by_number(parts))
    else:
        turn.say(turn.words("indicators-none"))


def _look_at(turn: SpokenTurn, number: int, rest: str) -> None:
    """Show an indicator, or enter a value of it."""
    indicator = turn.store.of(Indicator).first(number=number)
    if indicator is None:
        turn.refuse("indicator-unknown", typed=str(number))
    elif fold(rest) in PICTURE:
        nothing = turn.words("picture-indicator-nothing", name=indicator.name, number=str(number))
        show_picture(turn, INDICATOR, nothing, about=indicator.id)
    elif not rest.strip() or asked_page(rest).which:
        show_course(turn, indicator, rest)
    elif not delivers(turn, indicator):
        turn.refuse("indicator-not-yours", name=indicator.name)
    else:
        begin_alone(turn, VALUE.about(AboutIndicator(indicator=indicator.id)), [rest])


def _remove(turn: SpokenTurn, of_one: re.Match[str] | None) -> None:
    number = int(of_one["number"]) if of_one is not None else None
    indicator = turn.store.of(Indicator).first(number=number) if number is not None else None
    if of_one is None or indicator is None:
        turn.refuse("indicator-remove-which")
    else:
        remove(turn, indicator, of_one["rest"])


FLOW: Final = Flow(
    id="indicator",
    commands=(Command(name="indicator", german="messgroesse", aliases=("messgroessen",), handle=start),),
    dialogues=(*DIALOGUES.values(), VALUE),
    pictures=(INDICATOR,),
    alarms=(Alarm(kind=ASK, ring=ring),),
    clock_set_back=clock_set_back,
)
