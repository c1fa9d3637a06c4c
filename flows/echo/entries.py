"""Who has entered what into the lists, and that they hear if somebody else sees to it, changes it or takes it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.echoes import Echo, EchoKind, Maker
from flows.echo.hearing import hear, take_back

if TYPE_CHECKING:
    from datetime import date

    from bot.engine.turn.turn import Turn


def made(turn: Turn, thing: str) -> None:
    """Note who has entered something; nobody does for coordinators who take no part."""
    if turn.partner is not None:
        turn.store.of(Maker).add(Maker(thing=thing, partner_id=turn.partner.id))


def handled(turn: Turn, thing: str, words: str, *, keeper: int | None = None) -> None:
    """Have whoever entered it told, once, that somebody has seen to it; whoever keeps it follows it anyway."""
    for maker in turn.store.of(Maker).find(thing=thing):
        if maker.partner_id != keeper:
            hear(turn, maker.partner_id, EchoKind.ENTRY_HANDLED, thing, words=words)


def dropped(turn: Turn, thing: str, words: str) -> None:
    """Have whoever entered it told that it was taken off its list."""
    for maker in turn.store.of(Maker).find(thing=thing):
        hear(turn, maker.partner_id, EchoKind.ENTRY_DROPPED, thing, words=words)


def moved(turn: Turn, thing: str, words: str, day: date) -> None:
    """Have whoever entered it told that it has another day now; of several moves before they hear, only the last."""
    said = turn.words.day(day)
    for echo in turn.store.of(Echo).find(kind=EchoKind.ENTRY_MOVED, told=False):
        if echo.about.partition(":")[0] == thing:
            take_back(turn, EchoKind.ENTRY_MOVED, echo.about)
    for maker in turn.store.of(Maker).find(thing=thing):
        about = f"{thing}:{turn.now:%Y%m%dT%H%M%S%f}"  # each move is news
        hear(turn, maker.partner_id, EchoKind.ENTRY_MOVED, about, words=words, became=said)


def worded(turn: Turn, thing: str, keeper: int | None, *, before: str, after: str) -> None:
    """Have whoever keeps it told that it has other words now; of several before they hear, the first and the last."""
    for echo in turn.store.of(Echo).find(kind=EchoKind.ENTRY_WORDED, told=False):
        if echo.about.partition(":")[0] == thing:
            before = echo.words
            take_back(turn, EchoKind.ENTRY_WORDED, echo.about)
    if before != after:
        about = f"{thing}:{turn.now:%Y%m%dT%H%M%S%f}"  # each change is news
        hear(turn, keeper, EchoKind.ENTRY_WORDED, about, words=before, became=after)


def brought_back(turn: Turn, thing: str) -> None:
    """Let nobody be told any more that it was dropped."""
    take_back(turn, EchoKind.ENTRY_DROPPED, thing)


def gone(turn: Turn, thing: str) -> None:
    """Forget who entered what is deleted."""
    for maker in turn.store.of(Maker).find(thing=thing):
        turn.store.of(Maker).remove(maker)
