"""Risks with an early sign: listed, watched for every three months, and told the coordinators when the sign shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.risks import EarlySign, Risk
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.flow import Alarm, Command, Flow
from bot.engine.vocabulary.folding import fold, keyword, parts_of
from bot.engine.wording import Markup, paragraphs
from flows.choosing import by_number, number_in
from flows.paging import asked_page, say_page
from flows.risk.dialogues import DIALOGUES, line
from flows.risk.watching import ASK, CARDS, clock_set_back, listed, note, ring, watches

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_ACTIONS: Final = {
    "add": ("new", "neu"),
    "change": ("ändern", "aendern"),
    "drop": ("streichen", "remove", "löschen"),
}
_SAID: Final = {"nein": EarlySign.NO, "etwas": EarlySign.SOME, "somewhat": EarlySign.SOME, "ja": EarlySign.YES}
_MYSELF: Final = {"me", "i", "ich", "mich"}
_PLACE_OF_WATCHER: Final = 2


def start(turn: SpokenTurn, typed: str) -> None:
    """List all; with a number show one, with an answer behind it note that; keywords add, change and take off."""
    action, rest = keyword(typed, _ACTIONS)
    parts = parts_of(rest)
    number = number_in(parts) if action is None else None
    if action is None and (not parts or asked_page(rest).which):
        show(turn, typed)
    elif number is not None:
        _look_at(turn, number, parts[1:])
    elif action in {None, "add"}:
        own = len(parts) > _PLACE_OF_WATCHER and fold(parts[_PLACE_OF_WATCHER]) in _MYSELF
        if own and turn.partner is not None:
            parts[_PLACE_OF_WATCHER] = f"p{turn.partner.id}"
        begin_alone(turn, DIALOGUES["add"], parts)
    elif listed(turn):
        begin_alone(turn, DIALOGUES[action or "add"], by_number(parts))
    else:
        turn.say(turn.words("risks-none"))


def _look_at(turn: SpokenTurn, number: int, said: list[str]) -> None:
    """Show a risk, or note whether its early sign shows."""
    risk = turn.store.of(Risk).first(number=number)
    if risk is None:
        turn.refuse("risk-unknown", number=str(number))
        return
    if not any(said):
        turn.say(line(turn, risk))
        return
    answer = _SAID.get(fold(said[0])) or next((one for one in EarlySign if one.value == fold(said[0])), None)
    if answer is None:
        turn.refuse("risk-which-answer", typed=said[0], number=str(number))
    elif not watches(turn, risk):
        turn.refuse("risk-not-yours", what=risk.what)
    else:
        turn.confirm(turn.words("risk-noted", line=line(turn, note(turn, risk, answer))))


def show(turn: SpokenTurn, typed: str) -> None:
    """List all risks."""
    risks = listed(turn)
    if not risks:
        turn.say(turn.words("risks-none"))
        return
    say_page(
        turn,
        risks,
        asked_page(typed),
        "risk",
        lambda page: paragraphs(
            turn.words("risks-head"), Markup("\n".join(f"- {line(turn, one)}" for one in page.entries))
        ),
    )


FLOW: Final = Flow(
    id="risk",
    commands=(Command(name="risk", german="risiko", who=Who.PARTNER, handle=start),),
    dialogues=tuple(DIALOGUES.values()),
    cards=CARDS,
    alarms=(Alarm(kind=ASK, ring=ring),),
    clock_set_back=clock_set_back,
)
