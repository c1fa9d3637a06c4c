"""The watch list in words: one day, all of them page by page, the next ones at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.calendar import Calendar
from bot.engine.exchange.lengths import shorten
from bot.engine.wording import Markup, paragraphs
from flows.paging import asked_page, say_page
from flows.watch.telling import coming, slot_of

if TYPE_CHECKING:
    from bot.domain.watch_list import WatchItem
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.turn.turn import Turn

AT_A_GLANCE: Final = 3
"""So many of the next days `/status` shows."""


def line(turn: Turn, item: WatchItem, *, most: int | None = None) -> Markup:
    """Write one line: number, day, what and kind; with at most so many UTF-16 units of the words."""
    return turn.words(
        "watch-line",
        number=str(item.number),
        day=turn.words.day(item.day),
        what=item.what if most is None else shorten(item.what, most),
        kind=turn.words.label(f"watch-kind-{item.kind.value}"),
    )


def told_next(turn: Turn, item: WatchItem) -> Markup:
    """Say on which day the group hears of it next."""
    slot = slot_of(turn, item)
    on = None if slot is None else Calendar.of(turn.home).local(slot).date()
    if on is None or on > item.day:
        return turn.words("watch-told-no-more")
    return turn.words("watch-told-next", day=turn.words.day(on))


def show(turn: SpokenTurn, typed: str) -> None:
    """List all days to come, the next first."""
    items = coming(turn)
    if not items:
        turn.say(turn.words("watch-none"))
        return
    say_page(
        turn,
        items,
        asked_page(typed),
        "watch",
        lambda page: paragraphs(
            turn.words("watch-head"), Markup("\n".join(f"- {line(turn, one)}" for one in page.entries))
        ),
    )


def show_one(turn: SpokenTurn, number: int) -> None:
    """Show the day that a number means, and when the group hears of it."""
    found = next((one for one in coming(turn) if one.number == number), None)
    if found is None:
        turn.refuse("watch-unknown", number=str(number))
    else:
        turn.say(paragraphs(line(turn, found), told_next(turn, found)))


def at_a_glance(turn: Turn, most: int) -> Markup:
    """Show the next days, with at most so many UTF-16 units of each one's words."""
    items = coming(turn)[:AT_A_GLANCE]
    if not items:
        return Markup()
    lines = (f"- {line(turn, one, most=most)}" for one in items)
    return paragraphs(turn.words("watch-next"), Markup("\n".join(lines)))
