"""The command `/decide`: proposes, shows a decision by its number, or does something with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.decisions import DecisionKind, ObjectionStatus
from bot.engine.dialogues.alone import begin_alone
from bot.engine.turn.rights import Who
from bot.engine.vocabulary.folding import keyword
from flows.decision import ending, history, outcome, phone, proposing, settling, steering
from flows.decision.closing import closed_if_due
from flows.decision.occasions import Proposal
from flows.decision.record import looks_like_number, numbered, split_number, steering_role
from flows.decision.ruling import current
from flows.decision.showing import shorten
from flows.decision.stances import KINDS
from flows.paging import asked_page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.decisions import Decision
    from bot.engine.turn.spoken import SpokenTurn

_TYPED_SHOWN = 80
ACTIONS: Mapping[str, tuple[str, ...]] = {
    "withdraw": ("zurückziehen", "zurückgezogen"),
    "extend": ("verlängern", "prolong"),
    "close": ("schließen", "abschließen"),
    "reword": ("ändern", "umformulieren", "change"),
    "settle": ("geklärt", "klären", "settled"),
    "integrated": ("eingearbeitet", "einarbeiten", "integrate"),
    "voice": ("stimme",),
    "outcome": ("ergebnis",),
    "supersedes": ("ersetzt", "supersede", "replaces"),
}
"""What can be typed behind a decision's number, in both languages."""
_BY_STEERING: Mapping[str, Callable[[SpokenTurn, Decision, str], None]] = {
    "withdraw": ending.begin_withdrawing,
    "extend": steering.begin_extending,
    "close": ending.begin_closing,
    "reword": steering.begin_rewording,
    "outcome": outcome.begin_outcome,
    "supersedes": settling.begin_replacing,
}
"""What the proposer and coordinators may do."""
_BY_OTHERS: Mapping[str, Callable[[SpokenTurn, Decision, str], None]] = {
    "settle": partial(settling.begin_settling, status=ObjectionStatus.SETTLED),
    "integrated": partial(settling.begin_settling, status=ObjectionStatus.INTEGRATED),
    "voice": phone.enter_voice,
}
"""What has rules of its own about who may do it."""


def only_shows(typed: str) -> bool:
    """Tell whether what was typed only asks to see a decision, or a page of it, and changes nothing."""
    number, rest = split_number(typed)
    return number is not None and not asked_page(rest).rest


def decide(turn: SpokenTurn, typed: str) -> None:
    """Propose what was typed; a number in front means the decision with that number."""
    number, rest = split_number(_number_first(typed))
    if number is None and looks_like_number(typed):
        turn.refuse("decision-no-number", typed=shorten(typed, _TYPED_SHOWN))
        return
    if number is None:
        _propose(turn, typed)
        return
    asked = asked_page(rest)
    if asked.which and not asked.rest:
        rest = ""
    decision = numbered(turn, number)
    action, details = keyword(rest, dict(ACTIONS))
    if rest and action is None:
        turn.refuse("decision-unknown-action", typed=shorten(rest, _TYPED_SHOWN))
    elif decision is None:
        turn.refuse("decision-unknown", number=str(number))
    elif action is None:
        history.show(turn, closed_if_due(turn, decision), asked.which)
    else:
        _act(turn, closed_if_due(turn, decision), action, details)


def _number_first(typed: str) -> str:
    """Put the number in front where what is to be done stands there, and nothing else: `close 3` is `3 close`."""
    action, rest = keyword(typed, dict(ACTIONS))
    number, more = split_number(rest)
    return f"{number} {action}" if action is not None and number and not more else typed


def _propose(turn: SpokenTurn, typed: str) -> None:
    if not turn.may(Who.PARTNER):
        turn.refuse("refused-partner")
        return
    kind, text = keyword(typed, dict(KINDS))
    if not proposing.has_room(turn, text):
        return
    if not typed:
        begin_alone(turn, proposing.PROPOSE)
        return
    parts = [text] if text else []
    begin_alone(turn, proposing.PROPOSE_AS.about(Proposal(kind=DecisionKind(kind or current(turn).kind))), parts)


def _act(turn: SpokenTurn, decision: Decision, action: str, details: str) -> None:
    if action in _BY_OTHERS:
        if turn.may(Who.PARTNER):
            _BY_OTHERS[action](turn, decision, details)
        else:
            turn.refuse("refused-partner")
    elif steering_role(turn, decision) is None:
        turn.refuse("decision-refused-not-yours")
    else:
        _BY_STEERING[action](turn, decision, details)
