"""Words in the reader's language: Fluent files in, Markdown and plain labels out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.cooperation import Language
from bot.engine.exchange.content import escape, moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from decimal import Decimal
    from importlib.resources.abc import Traversable
    from zoneinfo import ZoneInfo


class Markup(str):
    """Markdown that the wording made. Any other string is what a person typed, and is escaped."""

    __slots__ = ()


Value: TypeAlias = "str | int | float"


class WordingError(LookupError):
    """A message is missing or cannot be formatted with the values given."""


_MARK = "\ufdef"
"""A noncharacter (Unicode 23.7) on both sides of a number that stands in for a value."""
_STAND_IN = re.compile(f"{_MARK}([0-9]+){_MARK}")
_SHORT = 40
"""Characters of a value that Fluent gets itself: it chooses among variants by short ones, such as `yes`."""
_TIE = "\N{NO-BREAK SPACE}"
"""Keeps the parts of a day, and of a time of day, in one line."""
_DATE = {Language.GERMAN: f"EEE{_TIE}d.M.y", Language.ENGLISH: f"EEE{_TIE}d{_TIE}MMM{_TIE}y"}
_SHORT_DATE = {Language.GERMAN: "d.M.", Language.ENGLISH: f"d{_TIE}MMM"}
_SHORT_DATE_WITH_YEAR = {Language.GERMAN: "d.M.y", Language.ENGLISH: f"d{_TIE}MMM{_TIE}y"}
_MOMENT = {
    Language.GERMAN: f"EEE{_TIE}d.M., HH:mm{_TIE}'Uhr'",
    Language.ENGLISH: f"EEE{_TIE}d{_TIE}MMM, HH:mm",
}


class Words:
    """All wording in one language. Called with a message's id it gives Markdown with every value escaped."""

    def __init__(self, language: Language, resources: Iterable[str], *, instead: str = "") -> None:
        """`resources` are the contents of Fluent files; a message that stands twice is an error.

        Messages of `instead` take the place of those of the same id.
        """
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for text in resources:
            self._bundle.add_resource(FluentResource(text))
        self._bundle.add_resource(FluentResource(instead), allow_overrides=True)

    def __call__(self, message: str, /, **values: Value) -> Markup:
        """Return a message as Markdown; strings that are no Markup are shown exactly as typed."""
        safe = {
            name: escape(value) if isinstance(value, str) and not isinstance(value, Markup) else value
            for name, value in values.items()
        }
        return Markup(self._format(message, safe))

    def label(self, message: str, /, **values: Value) -> str:
        """Return a message as plain text, for choices and toasts, where nothing is markup."""
        return self._format(message, values)

    def _format(self, message: str, values: dict[str, Value]) -> str:
        if not self._bundle.has_message(message):
            problem = f"no message {message!r} in {self.language.value}"
            raise WordingError(problem)
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            problem = f"message {message!r} has no text in {self.language.value}"
            raise WordingError(problem)
        kept, given = _with_stand_ins(values)
        text, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            problem = f"message {message!r} in {self.language.value}: {errors[0]}"
            raise WordingError(problem)
        return _STAND_IN.sub(lambda found: kept[int(found[1])], str(text)) if kept else str(text)

    def has(self, message: str) -> bool:
        """Tell whether there is such a message."""
        return bool(self._bundle.has_message(message))

    def day(self, on: date) -> str:
        """Write a day, such as `Mo. 9.11.2026`."""
        return str(format_date(on, _DATE[self.language], locale=self.language.value))

    def date(self, on: date, today: date) -> str:
        """Write a day shortly, such as `9.11.`; with the year where that is not the present one."""
        form = _SHORT_DATE if on.year == today.year else _SHORT_DATE_WITH_YEAR
        return str(format_date(on, form[self.language], locale=self.language.value))

    def moment(self, at: datetime, zone: ZoneInfo, now: datetime | None = None) -> Markup:
        """Write an aware time as wall time in `zone`, such as `Mo. 9.11., 18:00 Uhr`.

        With the year where that is not the year of `now`. Platforms may show it in the reader's own zone.
        """
        return Markup(moment(self._wall_time(at, zone, now), at))

    def _wall_time(self, at: datetime, zone: ZoneInfo, now: datetime | None) -> str:
        wall = at.astimezone(zone)
        if now is not None and wall.year != now.astimezone(zone).year:
            return self.label("moment-with-year", day=self.day(wall.date()), time=f"{wall:%H:%M}")
        return str(format_datetime(at.astimezone(zone), _MOMENT[self.language], locale=self.language.value))

    def decimal(self, number: float) -> str:
        """Write a median: one decimal, none where it is whole, with the language's own mark."""
        text = f"{number:.1f}".removesuffix(".0")
        return text.replace(".", ",") if self.language is Language.GERMAN else text

    def number(self, exact: Decimal) -> str:
        """Write a number with all its decimals and its thousands divided, with the language's own marks."""
        return str(format_decimal(exact, locale=self.language.value, decimal_quantization=False))


def _with_stand_ins(values: dict[str, Value]) -> tuple[list[str], dict[str, Value]]:
    """Return the long values, and all values with a stand-in for each long one.

    Fluent refuses placeables of more than 2,500 characters (fluent.runtime, MAX_PART_LENGTH), nested ones too. What
    looks like a stand-in has one as well, so that it is shown as typed.
    """
    kept: list[str] = []
    given = dict(values)
    for name, value in values.items():
        if isinstance(value, str) and (len(value) > _SHORT or _MARK in value):
            given[name] = f"{_MARK}{len(kept)}{_MARK}"
            kept.append(value)
    return kept, given


class Library:
    """The wording of all languages, read once; core texts also in easy language."""

    def __init__(self, folder: Traversable) -> None:
        """`folder` holds one folder of `.ftl` files for each language, and `plain/{language}.ftl` with easy texts."""
        texts = {
            language: [
                file.read_text(encoding="utf-8")
                for file in sorted((folder / language.value).iterdir(), key=lambda file: file.name)
                if file.name.endswith(".ftl")
            ]
            for language in Language
        }
        self._words = {language: Words(language, texts[language]) for language in Language}
        self._plain = {
            language: Words(
                language,
                texts[language],
                instead=(folder / "plain" / f"{language.value}.ftl").read_text(encoding="utf-8"),
            )
            for language in Language
        }

    def __getitem__(self, language: Language) -> Words:
        """Return the words of a language."""
        return self._words[language]

    def plain(self, language: Language) -> Words:
        """Return the words of a language with core texts in easy language (BITV 2.0, Anlage 2)."""
        return self._plain[language]


def paragraphs(*parts: str) -> Markup:
    """Put pieces of Markdown under one another as paragraphs, leaving out empty ones."""
    return Markup("\n\n".join(part for part in parts if part))
