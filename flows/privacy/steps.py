"""What is stored of the steps somebody took, what they entered into lists, and what they were told became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.echoes import Echo, Maker
from bot.domain.next_steps import NextStep
from bot.domain.risks import Risk
from bot.domain.watch_list import WatchItem
from flows.check_in.following import step_name, subject_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.domain.partners import Partner
    from bot.engine.stored.ports import Store
    from bot.engine.turn.spoken import SpokenTurn
    from bot.engine.wording import Markup
    from flows.privacy.traces import Trace


def steps_of(turn: SpokenTurn, trace: Trace, partner: Partner) -> Iterator[Markup]:
    """Yield them, a line each."""
    for step in trace.store.of(NextStep).find(partner_id=partner.id):
        yield turn.words("mydata-step", about=subject_name(turn, step.subject), step=step_name(turn, step))
    for maker in trace.store.of(Maker).find(partner_id=partner.id):
        name = _name(trace.store, maker.thing)
        if name:
            yield turn.words("mydata-made", what=name)
    for echo in trace.store.of(Echo).find(partner_id=partner.id):
        day = turn.words.day(local(echo.at, trace.cooperation.time_zone).date())
        yield turn.words("mydata-echo", day=day, told="yes" if echo.told else "no")


def _name(store: Store, thing: str) -> str:
    """Return what something on a list is called; empty if it is not there any more."""
    key = int(thing[1:])
    match thing[0]:
        case "s":
            stakeholder = store.stakeholders.get(key)
            return stakeholder.name if stakeholder is not None else ""
        case "c":
            line = store.communication_lines.get(key)
            return f"{line.audience}: {line.topic}" if line is not None else ""
        case "r":
            risk = store.of(Risk).get(key)
            return risk.what if risk is not None else ""
        case _:
            item = store.of(WatchItem).get(key)
            return item.what if item is not None else ""
