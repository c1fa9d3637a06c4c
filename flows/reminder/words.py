"""Reading a reminder from a sentence, and its time from an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, cast

from bot.domain.plain_words import When, WhenError, WhenReason, read_reminder, read_when
from bot.engine.vocabulary.steps import MisfitError, Step

if TYPE_CHECKING:
    from pydantic import JsonValue

    from bot.engine.vocabulary.steps import View

LONGEST: Final = 500
"""Characters of a reminder's text."""
_WHOM: Final = (
    (re.compile(r"(?:us|me|everybody|everyone)\b", re.IGNORECASE), "remind"),
    (re.compile(r"(?:uns|mich)\b", re.IGNORECASE), "erinnere"),
)
"""What follows the command's name in "/remind us in two weeks", and the verb that makes a whole sentence of it."""
_MISFITS: Final = {
    WhenReason.NOT_UNDERSTOOD: "misfit-when",
    WhenReason.AMBIGUOUS: "misfit-when-ambiguous",
    WhenReason.PAST: "misfit-past",
    WhenReason.NO_SUCH_DAY: "misfit-when-no-such-day",
    WhenReason.TOO_FAR: "misfit-when-too-far",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a sentence says; what it leaves out is asked."""

    text: str
    """Empty if only a time was said."""
    when: When | None = None
    phrase: str = ""
    """What stood where the time should be."""
    problem: WhenReason | None = None
    """Why that could not be used."""


def trouble(reason: WhenReason, typed: str) -> MisfitError:
    """Return what is wrong about a phrase as an answer's misfit."""
    return MisfitError(_MISFITS[reason], typed=typed)


def _dumped(when: When) -> JsonValue:
    return {"starts": when.starts_local.isoformat(), "rule": when.rule}


def _loaded(stored: JsonValue) -> When:
    kept = cast("dict[str, str]", stored)
    return When(starts_local=datetime.fromisoformat(kept["starts"]), rule=kept["rule"])


@dataclass(frozen=True, eq=False, kw_only=True)
class WhenStep(Step[When]):
    """A time or a rhythm in plain words."""

    def read(self, typed: str, view: View) -> When:
        """Return what the words mean. Raises MisfitError."""
        try:
            return read_when(typed, view.now, view.zone.key)
        except WhenError as error:
            raise trouble(error.reason, typed) from error

    def dump(self, answer: When) -> JsonValue:
        """Return the wall time and the rule."""
        return _dumped(answer)

    def load(self, stored: JsonValue) -> When:
        """Return them as they were."""
        return _loaded(stored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """For how long to put something off: so many days, or until a day."""

    days: int = 0
    day: date | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class DelayStep(Step[Delay]):
    """For how long to put something off, or until when: `3 days`, `in one week`, `20.11.`."""

    def read(self, typed: str, view: View) -> Delay:
        """Return what the words mean. Raises MisfitError for what is no day later than today."""
        text = typed.strip()
        today = view.now.astimezone(view.zone).date()
        for phrase in (f"in {text}", text):
            try:
                when = read_when(phrase, view.now, view.zone.key)
            except WhenError as error:
                if error.reason is not WhenReason.NOT_UNDERSTOOD:
                    raise trouble(error.reason, typed) from error
                continue
            day = when.starts_local.date()
            if when.rule or day <= today:
                break
            spans = phrase.casefold().startswith("in ")
            return Delay(days=(day - today).days) if spans else Delay(day=day)
        raise MisfitError("misfit-reminder-delay", typed=typed)

    def dump(self, answer: Delay) -> JsonValue:
        """Return the days or the day."""
        return answer.days if answer.day is None else answer.day.isoformat()

    def load(self, stored: JsonValue) -> Delay:
        """Return it as it was."""
        return (
            Delay(day=date.fromisoformat(stored)) if isinstance(stored, str) else Delay(days=int(cast("int", stored)))
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Sentence(Step[Asked]):
    """A whole reminder: `in two weeks; invite the press`, or a sentence with a time at its beginning or end."""

    def read(self, typed: str, view: View) -> Asked:
        """Return what is said, perhaps without a time or without a text. Raises MisfitError."""
        sentence = typed.strip()
        if not sentence:
            raise MisfitError("misfit-empty")
        verb = next((verb for whom, verb in _WHOM if whom.match(sentence)), "")
        try:
            when, text = read_reminder(f"{verb} {sentence}", view.now, view.zone.key)
        except WhenError as error:
            return self._without_time(sentence, error.reason)
        return Asked(text=_fitting(text), when=when)

    @staticmethod
    def _without_time(sentence: str, reason: WhenReason) -> Asked:
        phrase, divider, text = (part.strip() for part in sentence.partition(";"))
        if divider and text:
            return Asked(text=_fitting(text), phrase=phrase, problem=reason if phrase else None)
        if reason is not WhenReason.NOT_UNDERSTOOD:
            raise trouble(reason, sentence)
        return Asked(text=_fitting(sentence.rstrip("; ")))

    def dump(self, answer: Asked) -> JsonValue:
        """Return what was said."""
        return {
            "text": answer.text,
            "when": None if answer.when is None else _dumped(answer.when),
            "phrase": answer.phrase,
            "problem": answer.problem,
        }

    def load(self, stored: JsonValue) -> Asked:
        """Return it as it was."""
        kept = cast("dict[str, JsonValue]", stored)
        return Asked(
            text=str(kept["text"]),
            when=None if kept["when"] is None else _loaded(kept["when"]),
            phrase=str(kept["phrase"]),
            problem=None if kept["problem"] is None else WhenReason(str(kept["problem"])),
        )


def _fitting(text: str) -> str:
    if len(text) > LONGEST:
        raise MisfitError("misfit-too-long", length=len(text), most=LONGEST)
    return text
