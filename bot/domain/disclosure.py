"""What may be seen of answers: the one place that decides, for cards, results, status, exports and whatever comes.

Answers are seen in releases that never mix: those in time at once when the round is closed, later ones together, once
there are enough of them, beside the first and without changing it. So nothing that was ever shown differs from
something else that was shown by the answer of one person. Source of the rules: `design.md` 11 and `product.md` 4;
their numbers were found by enumerating every set of answers up to five in each of three sectors (`tests/disclosure`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from bot.domain.partners import Engagement, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GroupT = TypeVar("_GroupT", Sector, Engagement)

SHOWN_FROM = 3
"""Distinct persons of whose answers something is shown together, and whom a sector or the rest without it needs."""

MEDIAN_FROM = 5
"""Ratings from which the median is shown; from fewer, it would leave too few possibilities: they get a word."""

SECTORS_FROM = 6
"""Ratings from which sectors can be told apart: at least three in one, and three in the others."""

GOOD_FROM = 4.0
"""Lowest median that is good. The three bands follow how the Wilder inventory is commonly read; unconfirmed there."""

MIXED_FROM = 3.0
"""Lowest median that is mixed; below it is weak."""

CLOSE_SPREAD = 1
"""Largest distance between the lowest and the highest rating that counts as close together."""

TELLING_MEDIAN = (1.5, 4.5)
"""Between these, a median leaves room for what the sectors say; nearer to the scale's ends they could be worked out."""


class Tone(StrEnum):
    """Ratings in one word. In a sector there are only good and weak."""

    GOOD = "good"
    MIXED = "mixed"
    WEAK = "weak"


class Agreement(StrEnum):
    """How far apart ratings are."""

    CLOSE = "close"
    """All within one step of each other."""
    APART = "apart"
    """Two steps or more between the lowest and the highest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """All that may be seen of the ratings of one question in one release. There is no way from here to the rest."""

    ratings: int
    """How many ratings: at least `SHOWN_FROM`."""
    tone: Tone
    median: float | None
    """From `MEDIAN_FROM` ratings."""
    agreement: Agreement | None
    """From `MEDIAN_FROM` ratings, and only on the scale of five steps."""
    dont_know: int
    """How many said that they do not know; 0 also where it may not be said, because they are one or two."""
    sectors: tuple[tuple[Sector, Tone], ...] = ()
    """What sectors say, in the order of `Sector`; those that may not be seen do not appear."""
    engagements: tuple[tuple[Engagement, Tone], ...] = ()
    """What those at work and volunteers say, both or neither, and then nothing of sectors: one division at a time."""

    @property
    def differs(self) -> bool:
        """Whether sectors, or those at work and volunteers, say different things as far as may be seen."""
        return len({tone for _, tone in (*self.sectors, *self.engagements)}) > 1


def disclose(
    answers: Iterable[tuple[Sector, int | None]], *, anchored: bool = False, late: bool = False
) -> Disclosed | None:
    """Return what may be seen of one release of answers to one question, None if nothing.

    Each answer is another person's: its sector, and its rating from 1 to 5 or None for "don't know". `anchored` says
    that they were given as yes, partly or no (5, 3, 1): with three steps, "close together" would mean all the same.
    `late` says that it is not the first release: then no sector is told apart.
    """
    given = list(answers)
    rated = [(sector, value) for sector, value in given if value is not None]
    if len(rated) < SHOWN_FROM:
        return None
    values = [value for _, value in rated]
    middle = float(median(values))
    unknown = len(given) - len(rated)
    full = len(rated) >= MEDIAN_FROM
    apart = max(values) - min(values) > CLOSE_SPREAD
    return Disclosed(
        ratings=len(rated),
        tone=_tone(middle, coarse=anchored and len(rated) == SHOWN_FROM),
        median=middle if full else None,
        agreement=(Agreement.APART if apart else Agreement.CLOSE) if full and not anchored else None,
        dont_know=unknown if unknown >= SHOWN_FROM else 0,
        sectors=_told_apart(rated, tuple(Sector))
        if apart and not anchored and not late and _leaves_room(middle)
        else (),
    )


def disclose_load(
    answers: Iterable[tuple[Sector, Engagement | None, int | None]], *, late: bool = False
) -> Disclosed | None:
    """Return what may be seen of one release of answers on the load: by engagement, where that can be told apart.

    Two divisions of the same answers could be taken from one another, so where people at work and volunteers may be
    told apart, which only their numbers decide, sectors are not. Nobody is told apart whose engagement is not known.
    """
    given = list(answers)
    shown = disclose([(sector, value) for sector, _, value in given], late=late)
    rated = [(engagement, value) for _, engagement, value in given if value is not None]
    groups = _told_apart(rated, tuple(Engagement))
    if shown is None or late or len(groups) < len(Engagement):
        return shown
    apart = shown.agreement is Agreement.APART and shown.median is not None and _leaves_room(shown.median)
    return replace(shown, sectors=(), engagements=groups if apart else ())


def may_name_silence(*, asked: int, answered: int) -> bool:
    """Whether a sector may be named as silent: nobody of it has answered in time, and at least three were asked.

    So it is never one person or two whose silence is said, and nothing is said of anybody who answered: how many did
    in each sector stands on the card all the time (`product.md` 4, "a silent sector may be named").
    """
    return answered == 0 and asked >= SHOWN_FROM


def may_quote(persons: int) -> bool:
    """Whether words may be quoted that any of so many distinct persons may have written."""
    return persons >= SHOWN_FROM


def _tone(middle: float, *, coarse: bool) -> Tone:
    """`coarse`: of three anchored answers the one who said no would know from "good" that both others said yes."""
    if middle >= GOOD_FROM and not coarse:
        return Tone.GOOD
    return Tone.MIXED if middle >= MIXED_FROM else Tone.WEAK


def _leaves_room(middle: float) -> bool:
    low, high = TELLING_MEDIAN
    return low <= middle <= high


def _told_apart(
    rated: Sequence[tuple[_GroupT | None, int]], groups: Sequence[_GroupT]
) -> tuple[tuple[_GroupT, Tone], ...]:
    """Return what groups say in two words, where each, and all that are not shown together, are three or nobody."""
    if len(rated) < SECTORS_FROM:
        return ()
    by_group = {one: [value for group, value in rated if group is one] for one in groups}
    shown = [one for one, values in by_group.items() if len(values) >= SHOWN_FROM]
    if any(len(rated) - len(by_group[one]) < SHOWN_FROM for one in shown):
        return ()
    while shown and 0 < len(rated) - sum(len(by_group[one]) for one in shown) < SHOWN_FROM:
        shown.remove(min(shown, key=lambda one: len(by_group[one])))
    return tuple(
        (one, Tone.GOOD if median(by_group[one]) >= MIXED_FROM else Tone.WEAK) for one in groups if one in shown
    )
