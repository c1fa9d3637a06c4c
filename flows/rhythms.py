"""Rhythms and times in a reader's words, and the question for a rhythm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.plain_words import WhenError, read_rhythm
from bot.domain.recurrence import WORKING_WEEK, Frequency, shape
from bot.engine.vocabulary.questions import match
from bot.engine.vocabulary.steps import MisfitError, Option, Step

if TYPE_CHECKING:
    from collections.abc import Mapping
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


@dataclass(frozen=True, eq=False, kw_only=True)
class HowOften(Step[str]):
    """A rhythm in plain words; the answer is its rule, empty for once."""

    offered: Mapping[str, str]
    """The rules that are offered, by the keys of their choices."""
    once: bool = True
    """Whether once is an answer, too."""
    misfit: str = "misfit-rhythm"

    def options(self, view: View) -> tuple[Option, ...]:
        """Return the usual ones."""
        return tuple(Option(key, rhythm_in_words(view.words, rule)) for key, rule in self.offered.items())

    def read(self, typed: str, view: View) -> str:
        """Return the rule. Raises MisfitError."""
        chosen = match(typed, self.options(view))
        if chosen is not None:
            return self.offered[chosen.key]
        try:
            rule = read_rhythm(typed)
        except WhenError as error:
            raise MisfitError(self.misfit, typed=typed) from error
        if not (rule or self.once):
            raise MisfitError(self.misfit, typed=typed)
        return rule
