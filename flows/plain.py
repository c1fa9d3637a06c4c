"""Easy language: core texts in short sentences and plain words, for whoever wants that in their private chat."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.engine.dialogues.alone import find_alone, lead
from bot.engine.vocabulary.flow import Command, Flow
from bot.engine.vocabulary.folding import fold

if TYPE_CHECKING:
    from bot.engine.turn.spoken import SpokenTurn

_OFF = frozenset({"aus", "nein", "off", "no"})
_ON = frozenset({"an", "ein", "ja", "on", "yes"})


def switch(turn: SpokenTurn, typed: str) -> None:
    """Turn easy language on or off in the sender's private chat; without a word, the other way round."""
    account = turn.account
    place = (turn.place, account) if turn.private else find_alone(turn, account) if account is not None else None
    if place is None:
        if not lead(turn):
            turn.refuse("plain-in-private")
        return
    channel, word = place[0], fold(typed)
    if word and word not in _ON | _OFF:
        turn.refuse("plain-unknown", typed=typed)
        return
    wanted = word in _ON if word else not channel.plain
    channel = replace(channel, plain=wanted)
    turn.transaction.put_channel(channel)
    if turn.private:
        turn.place = channel
    turn.say(turn.words_in(channel)("plain-on" if wanted else "plain-off"), channel=channel)


FLOW = Flow(id="plain", commands=(Command(name="plain", german="einfach", handle=switch, anywhere=True),))
