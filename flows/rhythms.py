"""Rhythms and times in a reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.recurrence import WORKING_WEEK, Frequency, shape

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.recurrence import RhythmShape
    from bot.engine.vocabulary.steps import View
    from bot.engine.wording import Markup, Words


def rhythm_in_words(words: Words, rule: str) -> str:
    """Put a recurrence rule into words, as plain text: "every 2 weeks on Mondays". The empty rule is "once"."""
    if not rule:
        return words.label("rhythm-once")
    said = shape(rule)
    if said.weekdays == WORKING_WEEK and said.interval == 1:
        return words.label("rhythm-working-days")
    every = words.label(f"rhythm-{said.frequency.value.casefold()}", interval=said.interval)
    day = _day(words, said)
    return words.label("rhythm-with-day", every=every, day=day) if day else every


def _day(words: Words, said: RhythmShape) -> str:
    if said.frequency is Frequency.WEEKLY:
        return ", ".join(words.label("rhythm-weekday", day=day.value) for day in said.weekdays)
    if said.nth is not None:
        weekday = words.label("rhythm-weekday-name", day=said.weekdays[0].value)
        return words.label("rhythm-nth-weekday", nth=said.nth, weekday=weekday)
    if said.monthday is not None:
        return words.label("rhythm-monthday", day=said.monthday)
    return ""


def moment_in_words(view: View, at: datetime) -> Markup:
    """Write an aware time as wall time of the cooperation; with the year where it is not the present one."""
    return view.words.moment(at, view.zone, view.now)
