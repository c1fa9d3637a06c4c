"""Commands: recognising them, checking rights, and saying what was meant when a name is misspelt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.engine.vocabulary.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.vocabulary.flow import Command, Flows

_COMMAND = re.compile(r"\s*[/!](?P<name>[^\W\d_][\w-]*)(?:\s+(?P<rest>.*))?\s*", re.DOTALL)
_CLOSE_ENOUGH = 60
"""Least similarity (0 to 100, rapidfuzz's ratio) at which a misspelt command is recognised."""
_UNMISTAKABLE = 75
"""The same where nobody said that the bot was meant: in a group other bots have commands, and people exclaim."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as it was typed."""

    name: str
    rest: str


def read_command(text: str) -> Typed | None:
    """Recognise a command: `/` or `!` and a word, on every platform. Returns None for anything else."""
    found = _COMMAND.fullmatch(text)
    return Typed(fold(found["name"]), (found["rest"] or "").strip()) if found else None


def carry_out(turn: SpokenTurn, flows: Flows, typed: Typed, *, addressed: bool, placed: bool = False) -> None:
    """Carry a command out, or say politely why not. Unknown ones only when the bot was clearly meant.

    `placed` says that the sender has said which cooperation it is for, if they have several.
    """
    command, asks_where = flows.commands.get(typed.name), flows.asks_where
    as_typed = f"/{typed.name} {typed.rest}"
    if command is None:
        _unknown(turn, flows.commands, typed, addressed=addressed)
    elif turn.cooperation is None and not command.anywhere:
        turn.refuse("no-cooperation-private" if turn.private else "no-cooperation")
    elif turn.sender.anonymous and command.attributed:
        turn.refuse("anonymous")
    elif (
        asks_where is not None and not placed and _may_be_meant_elsewhere(turn) and command.publishes(turn, typed.rest)
    ):
        asks_where(turn, as_typed)
    elif not turn.may(command.who):
        turn.refuse(f"refused-{command.who.value}")
    else:
        turn.after.wish.typed = as_typed
        turn.everywhere = command.everywhere
        command.handle(turn, typed.rest)


def _may_be_meant_elsewhere(turn: SpokenTurn) -> bool:
    """Whether somebody alone with the bot has several cooperations, or the chat was about one that has let them go."""
    if not turn.private or turn.cooperation is None:
        return False
    return len(turn.cooperations) > 1 or turn.place.cooperation_id != turn.home.id


def _unknown(turn: SpokenTurn, commands: Mapping[str, Command], typed: Typed, *, addressed: bool) -> None:
    """Say which command may have been meant."""
    nearest = process.extractOne(
        typed.name,
        list(commands),
        scorer=fuzz.ratio,
        score_cutoff=_CLOSE_ENOUGH if addressed else _UNMISTAKABLE,
    )
    if nearest is not None and (addressed or turn.cooperation is not None):
        name = commands[nearest[0]].called(turn.language)
        turn.refuse("unknown-command-nearest", name=f"/{typed.name}", nearest=name)
    elif addressed:
        turn.refuse("unknown-command", name=f"/{typed.name}")
