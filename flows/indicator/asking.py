"""Asking for a value when it is due: alone whoever delivers it, twice at most, then the coordinators once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.indicators import AskedOf, Indicator, asked_more, due_on
from bot.engine.dialogues.progress import begin_with
from bot.engine.turn import private_chats
from flows.due.keepers import reached_coordinators
from flows.due.things import today_of
from flows.indicator.listing import deliverer_named, last_day
from flows.indicator.schedule import allowed, arrange, asking_next, reached
from flows.indicator.values import VALUE, AboutIndicator

if TYPE_CHECKING:
    from datetime import datetime

    from bot.engine.turn.turn import Turn


def ring(turn: Turn, indicator_id: int, _due_at: datetime) -> None:
    """Ask for the value that is due; what was missed meanwhile, as in an outage, is asked for once."""
    indicator = turn.store.of(Indicator).get(indicator_id)
    if indicator is None:
        return
    asking = asking_next(turn, indicator)
    if asking.day > today_of(turn) or allowed(turn, indicator, asking.whom, turn.now) > turn.now:
        arrange(turn, indicator)
        return
    if asking.whom is AskedOf.DELIVERER:
        _ask(turn, indicator)
    else:
        _tell_coordinators(turn, indicator)
    more = asked_more(indicator, asking.whom)
    arrange(turn, turn.store.of(Indicator).put(replace(indicator, asked=more, asked_on=today_of(turn))))


def _ask(turn: Turn, indicator: Indicator) -> None:
    """Ask whoever delivers, of an organisation all its people: the first answer counts for all."""
    for partner in reached(turn, indicator):
        place = private_chats.find(turn, partner)
        if place is not None:
            begin_with(turn, VALUE.about(AboutIndicator(indicator=indicator.id)), place)


def _tell_coordinators(turn: Turn, indicator: Indicator) -> None:
    by = deliverer_named(turn, indicator)
    text = turn.words(
        "indicator-not-delivered",
        name=indicator.name,
        number=str(indicator.number),
        since=turn.words.day(due_on(indicator, last_day(turn, indicator))),
        by=by,
        known="yes" if by else "no",
    )
    for one in reached_coordinators(turn):
        private_chats.tell(turn, one, text, rings=True)
