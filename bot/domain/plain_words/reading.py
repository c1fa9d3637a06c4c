"""Reading what people type about time: a phrase, a rhythm, or a reminder with a phrase at its beginning or end."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from bot.domain.plain_words.clock_times import CLOCK_TIMES
from bot.domain.plain_words.days import DAYS
from bot.domain.plain_words.meaning import WhenError, meaning, rhythm_of
from bot.domain.plain_words.phrase import Phrase, WhenReason
from bot.domain.plain_words.rhythms import RHYTHM_PARTS

if TYPE_CHECKING:
    from bot.domain.plain_words.meaning import When
    from bot.domain.plain_words.phrase import Reader

_READERS: Final[tuple[Reader, ...]] = (*RHYTHM_PARTS, *DAYS, *CLOCK_TIMES)
_ANY_TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""For what does not depend on the time at which it is said."""
_AROUND: Final = " \t\r\n,:;\u2013-"
_GAP: Final = re.compile(r"[\s,]+")
_BETWEEN: Final = re.compile(r"[\s,]*")
_END: Final = re.compile(r"[\s.,!?]*\Z")
_REQUEST: Final = re.compile(
    r"\s*(?:(?:please|bitte)\s+)?"
    r"(?:remind\s+(?:us|me|everybody|everyone)|erinnere?\s+(?:uns|mich))\b(?:\s+(?:please|bitte)\b)?",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"[\s,:]*(?:(?:daran|dran|dass|an|to|that|about|of)\b[\s,:]*){0,2}", re.IGNORECASE)
"""What stands between "remind us" and what it is about."""
_GOES_ON: Final = re.compile(
    r"[\s,]*(?:(?:und|and|oder|or|bis|until|till|through|außer|ausser|except|nicht|not|but|aber|uhr|o['\u2019]clock)\b"
    r"|(?:um|at|am|on|in|ab|from|alle|every)\s+[0-9]|[@\u2013-]\s*[0-9]|[0-9]+\s*[.:/\u2013-]\s*[0-9])",
    re.IGNORECASE,
)
"""What shows that the phrase was not over where its known words ended."""
_HANGS: Final = re.compile(
    r"\b(?:for|by|until|till|before|after|since|from|of|für|fuer|bis|vor|nach|seit|von|ab|und|and|oder|or|nicht|not|vom|zum)\s*\Z",
    re.IGNORECASE,
)
"""What cannot end a sentence, so that the phrase after it belongs to it: "prepare for Monday"."""


def read_when(text: str, now: datetime, zone: str) -> When:
    """Read a phrase such as "in two weeks" or "jeden zweiten Montag um 9", said at the aware `now` in `zone`.

    Every word must be understood. Raises WhenError.
    """
    return meaning(_whole(text, now.astimezone(ZoneInfo(zone))), now, zone)


def read_rhythm(text: str) -> str:
    """Read a rhythm such as "every month" or "alle zwei Wochen montags", without a time or a beginning.

    Returns the rule, empty for "once" and "einmalig". Raises WhenError.
    """
    phrase = _whole(text, _ANY_TIME)
    said = Phrase(
        every=phrase.every,
        period=phrase.period,
        nth=phrase.nth,
        weekdays=phrase.weekdays,
        monthday=phrase.monthday,
        of_month=phrase.of_month,
        once=phrase.once,
        trouble=phrase.trouble,
    )
    rhythm = rhythm_of(said)
    if said != phrase or (rhythm is None and said != Phrase(once=True)):
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    return rhythm.rule() if rhythm else ""


def read_reminder(text: str, now: datetime, zone: str) -> tuple[When, str]:
    """Read a reminder such as "remind us in two weeks to invite the press", said at the aware `now` in `zone`.

    The phrase about time stands at the beginning or at the end. Returns what it means, and what to be reminded of,
    which is empty if nothing else was said. Without "remind us", a `;` may divide them; then every word before it must
    be understood. Raises WhenError.
    """
    text = unicodedata.normalize("NFC", text).strip()
    request = _REQUEST.match(text)
    text = text[request.end() :] if request else text
    phrase, divider, what = text.partition(";")
    if divider and not request:
        return read_when(phrase, now, zone), what.strip()
    wall = now.astimezone(ZoneInfo(zone))
    start = _link(text) if request else 0
    said, end = _parts(text, start, wall)
    if end > start and not _GOES_ON.match(text, end):
        try:
            when = meaning(said, now, zone)
        except WhenError as error:
            if error.reason is not WhenReason.NOT_UNDERSTOOD:
                raise
        else:
            return when, text[_link(text, end) if request else end :].strip(_AROUND)
    return _phrase_last(text[start:], wall, zone)


def _phrase_last(text: str, now: datetime, zone: str) -> tuple[When, str]:
    """Read a text that ends with a phrase about time: the longest such end counts."""
    for gap in _GAP.finditer(text):
        said, end = _parts(text, gap.end(), now)
        if end == gap.end():
            continue
        # The first known words must reach to the end: otherwise the phrase is spread over the sentence, and its
        # last part alone would mean something else.
        what = text[: gap.start()]
        if not _END.match(text, end) or _HANGS.search(what):
            break
        return meaning(said, now, zone), what.strip(_AROUND)
    raise WhenError(WhenReason.NOT_UNDERSTOOD)


def _whole(text: str, now: datetime) -> Phrase:
    text = unicodedata.normalize("NFC", text)
    phrase, end = _parts(text, 0, now)
    if not _END.match(text, end):
        raise WhenError(WhenReason.NOT_UNDERSTOOD)
    return phrase


def _parts(text: str, position: int, now: datetime) -> tuple[Phrase, int]:
    """Read parts of a phrase from `position` on, each time the longest, as far as they are known."""
    phrase, end = Phrase(), position
    while True:
        between = _BETWEEN.match(text, end)
        position = between.end() if between else end
        matches = ((pattern.match(text, position), says) for pattern, says in _READERS)
        found = max(((match, says) for match, says in matches if match), key=lambda f: f[0].end(), default=None)
        if found is None:
            return phrase, end
        match, says = found
        phrase, end = phrase.joined(says(match, now)), match.end()


def _link(text: str, position: int = 0) -> int:
    found = _LINK.match(text, position)
    return found.end() if found else position
