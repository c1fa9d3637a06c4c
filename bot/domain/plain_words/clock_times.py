"""Times of day in plain words: "um 9", "18.30 Uhr", "at 8 pm", "abends"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.domain.plain_words.phrase import ClockTime, Phrase, WhenReason, reader
from bot.domain.plain_words.words import NUMBERS, PARTS_OF_DAY, fold, number, one_of

if TYPE_CHECKING:
    import re
    from datetime import datetime

    from bot.domain.plain_words.phrase import Reader

_HOUR: Final = r"(?P<hour>2[0-3]|[01]?[0-9])"
_MINUTE: Final = r"(?P<minute>[0-5][0-9])"
_SPOKEN_HOUR: Final = rf"(?P<hour>2[0-3]|[01]?[0-9]|{one_of(word for word in NUMBERS if len(word) > 2)})"  # noqa: PLR2004 - not "a" and "an"
_AT: Final = r"(?:(?:um|at)\s+|@\s*)"
_O_CLOCK: Final = r"\s*(?:uhr|h|o['\u2019]?clock)"
_HALF_DAYS: Final = 12
_DOUBTFUL_HOURS: Final = range(1, 7)
"""Bare hours that people say of the afternoon as well."""


def _exact(match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(clock=ClockTime(hour=int(match["hour"]), minute=int(match["minute"])))


def _bare(match: re.Match[str], _now: datetime) -> Phrase:
    hour = number(match["hour"])
    if hour not in range(24):
        return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
    written_out = len(match["hour"]) > 1 and match["hour"].isdecimal()
    return Phrase(clock=ClockTime(hour=hour, sure=written_out or hour not in _DOUBTFUL_HOURS))


def _half_of_day(match: re.Match[str], _now: datetime) -> Phrase:
    hour = int(match["hour"]) % _HALF_DAYS + (_HALF_DAYS if match["half"].casefold() == "p" else 0)
    return Phrase(clock=ClockTime(hour=hour, minute=int(match["minute"] or 0)))


def _half_to(match: re.Match[str], _now: datetime) -> Phrase:
    hour = number(match["hour"])
    if hour not in range(1, _HALF_DAYS + 1):
        return Phrase(trouble=WhenReason.NOT_UNDERSTOOD)
    return Phrase(clock=ClockTime(hour=hour - 1, minute=30, sure=hour - 1 not in range(7)))


def _part(match: re.Match[str], _now: datetime) -> Phrase:
    return Phrase(part=PARTS_OF_DAY[fold(match[0])])


CLOCK_TIMES: Final[tuple[Reader, ...]] = (
    reader(rf"{_AT}?{_HOUR}:{_MINUTE}(?:{_O_CLOCK})?", _exact),
    reader(rf"{_AT}{_HOUR}\.{_MINUTE}(?:{_O_CLOCK})?", _exact),
    reader(rf"{_HOUR}\.{_MINUTE}{_O_CLOCK}", _exact),
    # "9 Uhr 30" only where nothing follows that the 30 could count.
    reader(rf"{_AT}?{_HOUR}\s*uhr\s+{_MINUTE}(?=\s*(?:[,;.]|$))", _exact),
    reader(rf"{_AT}?{_SPOKEN_HOUR}{_O_CLOCK}", _bare),
    reader(rf"{_AT}{_SPOKEN_HOUR}", _bare),
    reader(rf"{_AT}?(?P<hour>1[0-2]|0?[1-9])(?:[:.]{_MINUTE})?\s*(?P<half>[ap])(?:m|\.m\.?)", _half_of_day),
    reader(rf"{_AT}?halb\s+{_SPOKEN_HOUR}", _half_to),
    reader(one_of(PARTS_OF_DAY), _part),
)
