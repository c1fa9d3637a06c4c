"""Questions about a day: one that is still to come, or one that has been."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.calendar import local
from bot.domain.plain_words import WhenError, WhenReason, read_when
from bot.domain.plain_words.words import DAYS_AWAY, MONTHS, fold
from bot.engine.vocabulary.steps import MisfitError, Step

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

_UNTIL = re.compile(r"\s*(?:bis|until|till|to|am|on|vom)\s+(?:zum\s+)?", re.IGNORECASE)
_NUMBERS = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.?(?:\s*(?P<year>\d{4}|\d{2}))?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NAMED = re.compile(r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<name>[^\W\d_]+)\.?(?:,?\s*(?P<year>\d{4}))?")
_NAMED_FIRST = re.compile(r"(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s*(?P<year>\d{4}))?")
_CENTURY = 2000


def _today(view: View) -> date:
    return local(view.now, view.zone.key).date()


@dataclass(frozen=True, eq=False, kw_only=True)
class ComingTime(Step[datetime]):
    """A day from today on, in plain words, as naive wall time; nine o'clock where no time was given."""

    def read(self, typed: str, view: View) -> datetime:
        """Return the wall time. Raises MisfitError for what is no single day or has passed."""
        # Counted from midnight, so that today itself is still to come.
        midnight = datetime.combine(_today(view), time(), view.zone)
        begins = _UNTIL.match(typed)
        try:
            when = read_when(typed[begins.end() if begins else 0 :], midnight, view.zone.key)
        except WhenError as error:
            message = "misfit-past" if error.reason is WhenReason.PAST else "misfit-day"
            raise MisfitError(message, typed=typed) from None
        if when.rule:
            raise MisfitError("misfit-day", typed=typed)
        return when.starts_local

    def dump(self, answer: datetime) -> JsonValue:
        """Return the time as in ISO 8601, without a zone."""
        return answer.isoformat()

    def load(self, stored: JsonValue) -> datetime:
        """Return the naive wall time."""
        return datetime.fromisoformat(str(stored))


@dataclass(frozen=True, eq=False, kw_only=True)
class PastDay(Step[date]):
    """Today or a day before: a date, with or without its year, or a word such as "yesterday"."""

    def read(self, typed: str, view: View) -> date:
        """Return the day. Raises MisfitError for what is no day or still to come."""
        today = _today(view)
        begins = _UNTIL.match(typed)
        words = fold(typed[begins.end() if begins else 0 :])
        ahead = DAYS_AWAY.get(words)
        try:
            day = _date(words, today) if ahead is None else today + timedelta(days=ahead)
        except ValueError:
            raise MisfitError("decision-misfit-past-day", typed=typed) from None
        if day > today:
            raise MisfitError("decision-misfit-future", typed=typed)
        return day

    def dump(self, answer: date) -> JsonValue:
        """Return the day as in ISO 8601."""
        return answer.isoformat()

    def load(self, stored: JsonValue) -> date:
        """Return the day."""
        return date.fromisoformat(str(stored))


def _date(words: str, today: date) -> date:
    """Return the day that a date means; one without a year is the latest such day. Raises ValueError."""
    found = next(filter(None, (pattern.fullmatch(words) for pattern in (_NUMBERS, _ISO, _NAMED, _NAMED_FIRST))), None)
    if found is None:
        raise ValueError("no date")
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else MONTHS.get(parts["name"], 0)
    if parts["year"]:
        year = int(parts["year"])
        return date(year if year >= _CENTURY else _CENTURY + year, month, int(parts["day"]))
    this_year = date(today.year, month, int(parts["day"]))
    return this_year if this_year <= today else this_year.replace(year=today.year - 1)
