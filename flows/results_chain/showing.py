"""The results chain in words: link after link, with the indicators that show whether it works beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.indicators import RECOMMENDED
from bot.domain.results_chain import ChainLine, ChainLink, by_link
from bot.engine.exchange.lengths import shorten
from bot.engine.wording import Markup, paragraphs
from flows.indicator.listing import line as indicator_line
from flows.indicator.steps import watched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn
    from bot.engine.vocabulary.steps import View

_BRIEF: Final = 60
"""UTF-16 units of a line where the chain stands beside other things."""


def lines_of(view: View) -> list[ChainLine]:
    """Return all lines, in the order of the links."""
    return [line for lines in by_link(view.store.of(ChainLine).find()).values() for line in lines]


def link_name(view: View, link: ChainLink) -> str:
    """Return what a link is called."""
    return view.words.label(f"chain-link-{link.value}")


def written_line(turn: Turn, line: ChainLine) -> Markup:
    """Write one line with its number."""
    return turn.words("chain-line", number=str(line.number), text=line.text)


def written_link(turn: Turn, link: ChainLink, lines: list[ChainLine]) -> Markup:
    """Write a link with its lines below."""
    shown = [written_line(turn, line) for line in lines] or [turn.words("chain-link-empty")]
    return Markup("\n".join((turn.words("chain-link", link=link_name(turn, link)), *(f"- {one}" for one in shown))))


def card(turn: Turn) -> Markup:
    """Write the goal, the chain in its order, and the indicators; empty where there is no chain."""
    lines = turn.store.of(ChainLine).find()
    if not lines:
        return Markup()
    goal = turn.home.goal
    head = turn.words("chain-head-goal", goal=goal) if goal else turn.words("chain-head")
    links = Markup("\n↓\n".join(written_link(turn, link, of_one) for link, of_one in by_link(lines).items()))
    return paragraphs(head, links, _indicators(turn))


def show(turn: SpokenTurn) -> None:
    """Show the chain, and to coordinators how to change it."""
    shown = card(turn)
    if not shown:
        turn.say(turn.words("chain-none"))
        return
    number = str(lines_of(turn)[0].number)
    turn.say(paragraphs(shown, turn.words("chain-how-to", number=number) if turn.coordinates else ""))


def beside_results(turn: Turn) -> Markup:
    """Write the chain in short, with the indicators' values and targets, for looking back; empty without any."""
    lines = by_link(turn.store.of(ChainLine).find())
    links = [
        turn.words(
            "chain-brief",
            link=link_name(turn, link),
            lines=" · ".join(shorten(line.text, _BRIEF) for line in of_one),
        )
        for link, of_one in lines.items()
        if of_one
    ]
    chain = paragraphs(turn.words("chain-head"), Markup("\n".join(f"- {one}" for one in links))) if links else Markup()
    return paragraphs(chain, _indicators(turn))


def _indicators(turn: Turn) -> Markup:
    """List the first indicators with value and target, and say where the others are."""
    found = watched(turn)
    if not found:
        return Markup()
    shown: Iterator[str] = (f"- {indicator_line(turn, one)}" for one in found[:RECOMMENDED])
    more = turn.words("chain-more-indicators", count=len(found) - RECOMMENDED) if found[RECOMMENDED:] else ""
    return paragraphs(turn.words("chain-indicators"), Markup("\n".join(shown)), more)
