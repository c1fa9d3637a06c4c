"""The force field: what hinders and what helps, a sentence and a factor each, and how the two stand to one another."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.domain.force_field import ForceKind
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import fold, keyword, parts_of
from flows.choosing import number_in
from flows.force_field.dropping import DROPPING, begin_dropping
from flows.force_field.entering import ENTERING, ENTERING_ABOUT, begin_entering
from flows.force_field.factors import read_entry
from flows.force_field.listing import show_all, show_as_picture, show_field, show_one
from flows.force_field.picture import FORCE_FIELD
from flows.force_field.resolving import OFFERING, RESOLVING, begin_resolving
from flows.paging import asked_page
from flows.picture import PICTURE

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "list": ("liste", "all", "alle", "show", "zeigen"),
    "resolved": ("resolve", "solved", "done", "gelöst", "erledigt", "behoben"),
    "drop": ("remove", "streichen", "löschen"),
}
_SWAPPED: Final = re.compile(
    r"\s*#?(?P<number>\d{1,9})[.;:,]?\s+(?P<word>[^\W\d]+)[;:,]?(?:\s+(?P<rest>.*))?", re.DOTALL
)
"""The number before the keyword."""
_NUMBERED: Final = re.compile(r"(?P<number>[^;]+?)\s*(?:;(?P<rest>.*))?", re.DOTALL)


def handle(turn: SpokenTurn, typed: str, *, kind: ForceKind) -> None:
    """Enter what was typed, or ask for it; list all, show one, note that one is resolved, or drop one."""
    action, rest = _action(typed)
    found = _NUMBERED.fullmatch(rest)
    number = number_in([found["number"].strip()]) if found is not None else None
    entry = read_entry(turn.store, typed)
    if action is None and fold(rest) in PICTURE:
        show_as_picture(turn)
    elif action == "list" and (fold(rest) in PICTURE or not asked_page(rest).rest):
        show_all(turn, rest)
    elif found is not None and number is not None and action == "resolved":
        begin_resolving(turn, number, (found["rest"] or "").strip())
    elif found is not None and number is not None and action == "drop":
        begin_dropping(turn, number, parts_of(found["rest"] or ""))
    elif number is not None and action is None and ";" not in rest:
        show_one(turn, number)
    elif entry.complete or action in {None, "list"} or ";" in rest:
        begin_entering(turn, kind, entry)
    else:
        begin_alone(turn, RESOLVING if action == "resolved" else DROPPING, [rest] if rest else [])


def is_read_by_others(_turn: SpokenTurn, typed: str) -> bool:
    """Whether others read what it leads to: not if it only shows something."""
    action, rest = _action(typed)
    if action is None and fold(rest) in PICTURE:
        return False
    return action != "list" and (action is not None or number_in([rest]) is None)


def _action(typed: str) -> tuple[str | None, str]:
    """Split off a keyword, before or behind a number."""
    swapped = _SWAPPED.fullmatch(typed)
    if swapped is not None and (action := keyword(swapped["word"], _ACTIONS)[0]) is not None:
        rest = (swapped["rest"] or "").strip()
        return action, f"{swapped['number']}; {rest}" if rest else swapped["number"]
    return keyword(typed, _ACTIONS)


FLOW = Flow(
    id="force_field",
    commands=(
        Command(
            name="barrier",
            german="hemmnis",
            who=Who.PARTNER,
            handle=partial(handle, kind=ForceKind.BARRIER),
            publishes=is_read_by_others,
        ),
        Command(
            name="strength",
            german="staerke",
            who=Who.PARTNER,
            handle=partial(handle, kind=ForceKind.STRENGTH),
            publishes=is_read_by_others,
        ),
        Command(
            name="barriers",
            german="hemmnisse",
            aliases=("strengths", "staerken"),
            who=Who.PARTNER,
            handle=show_all,
        ),
        Command(name="forcefield", german="kraftfeld", handle=show_field),
    ),
    pictures=(FORCE_FIELD,),
    dialogues=(ENTERING, ENTERING_ABOUT, RESOLVING, OFFERING, DROPPING),
)
