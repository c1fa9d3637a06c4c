"""Rhythms in plain words: "every second Monday", "alle zwei Wochen", "monatlich", "werktags"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.domain.plain_words.days import too_far
from bot.domain.plain_words.phrase import Phrase, WhenReason, reader
from bot.domain.plain_words.words import (
    DOUBTFUL_RHYTHMS,
    ENDINGS,
    EVERY,
    NUMBER,
    ORDINAL,
    PARTS_OF_DAY,
    REPEATED_WEEKDAYS,
    RHYTHMS,
    SHORT_WEEKDAYS,
    UNITS,
    WEEKDAYS,
    WORKING_DAYS,
    fold,
    number,
    one_of,
    ordinal,
)
from bot.domain.recurrence import WORKING_WEEK, Frequency, Weekday

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.plain_words.phrase import Reader
    from bot.domain.plain_words.words import PartOfDay

_OTHER: Final = r"(?:other|andere[nrs]?)"
_NAMES: Final = WEEKDAYS | SHORT_WEEKDAYS | REPEATED_WEEKDAYS
_NAME: Final = rf"{one_of(_NAMES)}(?:\b\.?|(?={one_of(ENDINGS)}\b))"
_AND: Final = rf"\s*(?:,|\+|&|\b(?:und|and)\b)\s*(?:{EVERY}\s+|(?:am|on)\s+)?"
_EVERY_NAMES: Final = rf"(?P<days>{_NAME}(?:{_AND}{_NAME})*)(?:\s*(?P<ending>{one_of(ENDINGS)}))?"
_REPEATED: Final = rf"{one_of(REPEATED_WEEKDAYS)}\b"
_PER: Final = r"(?:a|an|per|pro|im|in\s+der|each|every|je|jede[nrsm]?)"
_WEEK_DAYS: Final = 7
_LONGEST_MONTH: Final = 31


def _period(frequency: Frequency, interval: int) -> Phrase:
    if interval == 0:
        return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
    if too_far(frequency, interval):
        return Phrase(trouble=WhenReason.TOO_FAR)
    if frequency is Frequency.DAILY and interval % _WEEK_DAYS == 0:
        return Phrase(period=(Frequency.WEEKLY, interval // _WEEK_DAYS))
    return Phrase(period=(frequency, interval))


def _adverb(match: re.Match[str], _now: datetime) -> Phrase:
    return _period(*RHYTHMS[fold(match["adverb"])])


def _doubtful(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(trouble=WhenReason.AMBIGUOUS)


def _every_unit(match: re.Match[str], _now: datetime) -> Phrase:
    frequency, units = UNITS[fold(match["unit"])]
    times = 1
    if match["number"]:
        times = number(match["number"])
    elif match["ordinal"]:
        times = ordinal(match["ordinal"])
    elif match["other"]:
        times = 2
    return _period(frequency, times * units) if times > 0 else Phrase(trouble=WhenReason.NOT_UNDERSTOOD)


def _once_a_unit(match: re.Match[str], _now: datetime) -> Phrase:
    return _period(*UNITS[fold(match["unit"])])


def _named(match: re.Match[str]) -> tuple[Weekday, ...]:
    found = {_NAMES[fold(name[0])] for name in re.finditer(rf"\b{one_of(_NAMES)}\b", match["days"], re.IGNORECASE)}
    return tuple(day for day in Weekday if day in found)


def _part(ending: str | None) -> PartOfDay | None:
    return ENDINGS[fold(ending)] if ending else None


def _every_weekday(match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(
        every=True,
        weekdays=_named(match),
        nth=ordinal(match["ordinal"]) if match["ordinal"] else None,
        period=(Frequency.WEEKLY, 2) if match["other"] else None,
        part=_part(match["ending"]),
    )


def _repeated(match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(every=True, weekdays=_named(match))


def _nth_weekday(match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(nth=ordinal(match["ordinal"]), weekdays=_named(match))


def _working_days(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(every=True, weekdays=WORKING_WEEK)


def _every_part(match: re.Match[str], _now: datetime) -> Phrase:
    part = match["part"]
    return Phrase(period=(Frequency.DAILY, 1), part=PARTS_OF_DAY.get(fold(part)) or ENDINGS[fold(part)])


def _every_monthday(match: re.Match[str], _now: datetime) -> Phrase:
    day = ordinal(match["ordinal"])
    if day != -1 and day not in range(1, _LONGEST_MONTH + 1):
        return Phrase(trouble=WhenReason.NO_SUCH_DAY)
    return Phrase(every=True, monthday=day)


def _begins(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(begins=True)


def _once(_match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(once=True)


RHYTHM_PARTS: Final[tuple[Reader, ...]] = (
    reader(rf"(?:(?:once|einmal)\s+)?(?P<adverb>{one_of(RHYTHMS)})", _adverb),
    reader(one_of(DOUBTFUL_RHYTHMS), _doubtful),
    reader(
        rf"(?:(?:of|in)\s+)?{EVERY}\s+"
        rf"(?:(?P<number>{NUMBER})\s+|(?P<ordinal>{ORDINAL})\s+|(?P<other>{_OTHER})\s+)?(?P<unit>{one_of(UNITS)})",
        _every_unit,
    ),
    reader(rf"(?:once|einmal)\s+{_PER}\s+(?P<unit>{one_of(UNITS)})", _once_a_unit),
    reader(
        rf"(?:on\s+|am\s+)?{EVERY}\s+(?:(?P<ordinal>{ORDINAL})\s+|(?P<other>{_OTHER})\s+)?{_EVERY_NAMES}",
        _every_weekday,
    ),
    reader(rf"(?:(?:on|immer|always)\s+)?(?P<days>{_REPEATED}(?:{_AND}{_REPEATED})*)", _repeated),
    reader(rf"(?:(?:am|on\s+the|on|the|den)\s+)?(?P<ordinal>{ORDINAL})\s+(?P<days>{one_of(WEEKDAYS)})", _nth_weekday),
    reader(one_of(WORKING_DAYS), _working_days),
    reader(rf"{EVERY}\s+(?P<part>morning|noon|afternoon|evening|{one_of(ENDINGS)})", _every_part),
    reader(rf"{EVERY}\s+(?P<ordinal>{ORDINAL})", _every_monthday),
    reader(r"ab(?:\s+dem)?|from|starting(?:\s+(?:from|on))?|beginnend(?:\s+(?:ab|am|mit\s+dem))?", _begins),
    reader(r"(?:only\s+|just\s+|nur\s+)?(?:once|einmal)|einmalig", _once),
)
