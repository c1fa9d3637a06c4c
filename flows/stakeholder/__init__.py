"""Stakeholders: who matters, who keeps the contact, and when it is due again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import fold, keyword, parts_of
from bot.engine.vocabulary.questions import match
from bot.engine.vocabulary.steps import Option
from flows.choosing import by_number, number_in
from flows.due.dropping import bring_back_by_number
from flows.stakeholder.dialogues import DIALOGUES
from flows.stakeholder.listing import show, summary
from flows.stakeholder.picture import STAKEHOLDERS
from flows.stakeholder.steps import listed
from flows.stakeholder.taking_in import TAKE_IN

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "contacted": ("contact", "kontaktiert", "kontakt"),
    "drop": ("streichen", "remove", "löschen"),
    "undo": ("rückgängig", "zurückholen", "restore"),
}
_MYSELF: Final = {"me", "i", "ich", "mich"}


def start(turn: SpokenTurn, typed: str) -> None:
    """Do what the keyword says, with what was typed behind it; a number alone shows that stakeholder."""
    action, rest = keyword(typed, _ACTIONS)
    parts = parts_of(rest)
    if action == "undo":
        bring_back_by_number(turn, "s", number_in(parts))
        return
    if action is None and len(parts) == 1 and _show_one(turn, parts[0]):
        return
    action = action or "add"
    if action != "add" and not listed(turn):
        turn.say(turn.words("stakeholders-none"))
        return
    place_of_keeper = 4 if action == "add" else 2
    if len(parts) > place_of_keeper and fold(parts[place_of_keeper]) in _MYSELF and turn.partner is not None:
        parts[place_of_keeper] = f"p{turn.partner.id}"
    begin_alone(turn, DIALOGUES[action], parts if action == "add" else by_number(parts))


def _show_one(turn: SpokenTurn, typed: str) -> bool:
    """Show the stakeholder that a single word or number names; False if it can only be a new name."""
    wanted = by_number([typed])[0]
    found = match(wanted, tuple(Option(f"#{one.number}", one.name) for one in listed(turn)))
    one = turn.store.stakeholders.first(number=int(found.key[1:])) if found is not None else None
    if one is not None:
        turn.say(summary(turn, one))
    elif wanted.startswith("#"):
        turn.say(turn.words("stakeholder-unknown", number=wanted[1:]))
    else:
        return False
    return True


FLOW = Flow(
    id="stakeholder",
    commands=(
        Command(name="stakeholder", german="akteur", who=Who.PARTNER, handle=start),
        Command(name="stakeholders", german="akteure", who=Who.PARTNER, handle=show),
    ),
    dialogues=tuple(DIALOGUES.values()),
    cards=(TAKE_IN,),
    pictures=(STAKEHOLDERS,),
)
