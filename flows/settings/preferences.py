"""The questions about how a cooperation works and wants to be treated, which set-up and settings share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar, cast
from zoneinfo import available_timezones

from bot.domain.calendar import federal_states, is_time_zone
from bot.domain.cooperation import AnswerMode, Language, Rhythm
from bot.engine.turn.turn import Turn
from bot.engine.vocabulary.folding import fold
from bot.engine.vocabulary.questions import OneOf, Pick, match
from bot.engine.vocabulary.steps import MisfitError, Option, Step
from flows.choosing import YesNo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from bot.domain.cooperation import Cooperation
    from bot.engine.vocabulary.steps import View
    from bot.engine.wording import Words

E = TypeVar("E", bound=StrEnum)


def asked_by(view: View) -> Turn:
    """Return the turn that a question is asked in: the cooperation itself is no part of a view."""
    if not isinstance(view, Turn):
        raise TypeError
    return view


@dataclass(frozen=True, eq=False, kw_only=True)
class Bilingual(OneOf[E], Generic[E]):
    """A choice whose answers can be typed in either language, whatever the channel's is."""

    also: Mapping[E, tuple[str, ...]]

    def options(self, view: View) -> tuple[Option, ...]:
        """Return one option for each member, with all words that mean it."""
        return tuple(
            replace(option, typed=(*option.typed, *self.also.get(self.among(option.key), ())))
            for option in super().options(view)
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class Tongue(Bilingual[Language]):
    """The cooperation's language. It holds from the answer on: the very next question is asked in it."""

    def read(self, typed: str, view: View) -> Language:
        """Return the language meant and let the cooperation speak it. Raises MisfitError."""
        chosen = super().read(typed, view)
        turn = asked_by(view)
        if turn.home.language is not chosen:
            turn.keep(replace(turn.home, language=chosen))
        return chosen


_NEARBY = (
    Option("Europe/Berlin", "Europe/Berlin", ("Berlin", "Deutschland", "Germany")),
    Option("Europe/Vienna", "Europe/Vienna", ("Wien", "Österreich", "Austria")),
    Option("Europe/Zurich", "Europe/Zurich", ("Zürich", "Schweiz", "Switzerland")),
)


@cache
def _zones() -> Mapping[str, str]:
    """Return the IANA names by how they may be typed: in any case, or only the city, European ones first."""
    names = sorted(available_timezones(), key=lambda name: (name.startswith("Europe/"), name))
    cities = {fold(name.rpartition("/")[2]): name for name in names if "/" in name}
    return cities | {fold(name): name for name in names}


@dataclass(frozen=True, eq=False, kw_only=True)
class TimeZone(Step[str]):
    """An IANA time zone: its name or only its city."""

    def options(self, view: View) -> tuple[Option, ...]:  # noqa: ARG002 - the same for everybody
        """Return the zones of the German-speaking countries."""
        return _NEARBY

    def read(self, typed: str, view: View) -> str:
        """Return the zone's name. Raises MisfitError."""
        found = match(typed, self.options(view))
        name = found.key if found else _zones().get(fold(typed), "")
        if not name or not is_time_zone(name):
            raise MisfitError("misfit-time-zone", typed=typed)
        return name


NO_STATE = "none"
"""Key for not minding any state's public holidays."""
_STATES_TYPED = {
    "BW": ("BaWü", "Ba-Wü"),
    "BY": ("Bavaria",),
    "HE": ("Hesse",),
    "MV": ("MeckPomm", "Mecklenburg-Western Pomerania"),
    "NI": ("Lower Saxony", "NDS"),
    "NW": ("NRW", "North Rhine-Westphalia"),
    "RP": ("RLP", "Rhineland-Palatinate"),
    "SN": ("Saxony",),
    "ST": ("Saxony-Anhalt",),
    "TH": ("Thuringia",),
}


def offered_states(view: View) -> tuple[Option, ...]:
    """Offer none of the federal states, and then each in German order."""
    states = tuple(
        Option(code, name, (f"DE-{code}", *_STATES_TYPED.get(code, ()))) for code, name in federal_states().items()
    )
    none = Option(NO_STATE, view.words.label("setting-holidays-none"), ("keine", "keins", "ohne", "aus", "none", "off"))
    return (none, *states)


_HOURS = re.compile(
    r"(?P<start>\d{1,2})(?::00)?\s*(?:uhr|h)?\s*(?:-|\u2013|bis|to)\s*(?P<end>\d{1,2})(?::00)?\s*(?:uhr|h)?"
)
_ALL_DAY = 24


@dataclass(frozen=True, eq=False, kw_only=True)
class QuietHours(Step[tuple[int, int]]):
    """From which local hour to which nobody is written to; the same hour twice: always allowed."""

    def options(self, view: View) -> tuple[Option, ...]:
        """Return what most want, and no quiet hours."""
        spans = tuple(
            Option(f"{start}-{end}", view.words.label("setting-hours", start=str(start), end=str(end)))
            for start, end in ((20, 8), (18, 8), (22, 7))
        )
        return (*spans, Option("0-0", view.words.label("setting-hours-none"), ("keine", "aus", "none", "off")))

    def read(self, typed: str, view: View) -> tuple[int, int]:
        """Return both hours. Raises MisfitError for anything but whole hours of a day."""
        tapped = match(typed, self.options(view))
        found = _HOURS.fullmatch(fold(tapped.key if tapped else typed))
        if found is None or max(int(found["start"]), int(found["end"])) > _ALL_DAY:
            raise MisfitError("misfit-quiet", typed=typed)
        return int(found["start"]) % _ALL_DAY, int(found["end"]) % _ALL_DAY

    def dump(self, answer: tuple[int, int]) -> JsonValue:
        """Return both as a list."""
        return list(answer)

    def load(self, stored: JsonValue) -> tuple[int, int]:
        """Return both."""
        start, end = cast("list[int]", stored)
        return start, end


_YES_NO: Mapping[YesNo, tuple[str, ...]] = {YesNo.YES: ("ja", "an", "on"), YesNo.NO: ("nein", "aus", "off")}

language = Tongue(
    id="language",
    among=Language,
    wording="language",
    also={Language.GERMAN: ("deutsch", "german"), Language.ENGLISH: ("englisch", "english")},
)
time_zone = TimeZone(id="time_zone")
holidays = Pick(id="holidays", among=offered_states)
quiet = QuietHours(id="quiet")
answers = Bilingual(
    id="answers",
    among=AnswerMode,
    wording="setting-answers",
    also={AnswerMode.PRIVATE: ("privat",), AnswerMode.OPEN: ("offen",)},
)
anonymous = Bilingual(id="anonymous", among=YesNo, wording="setting", also=_YES_NO)
nudges = Bilingual(id="nudges", among=YesNo, wording="setting", also=_YES_NO)
rhythm = Bilingual(
    id="rhythm",
    among=Rhythm,
    wording="setting-rhythm",
    also={
        Rhythm.BY_PHASE: ("phase", "nach phase", "je nach phase", "by phase"),
        Rhythm.FORTNIGHTLY: ("14-tägig", "zweiwöchentlich", "fortnightly", "alle zwei Wochen", "every two weeks"),
        Rhythm.MONTHLY: ("monatlich", "jeden Monat", "every month"),
        Rhythm.QUARTERLY: ("vierteljährlich", "Quartal", "every quarter"),
        Rhythm.ON_DEMAND: ("bei Bedarf", "on demand"),
    },
)


def state_code(answer: str) -> str:
    """Return what is stored of a picked state: its code, or nothing."""
    return "" if answer == NO_STATE else answer


def state_name(code: str, words: Words) -> str:
    """Return the name of the state with a stored code."""
    return federal_states().get(code) or words.label("setting-holidays-none")


def hours_named(cooperation: Cooperation, words: Words) -> str:
    """Return the quiet hours as people read them."""
    if cooperation.quiet_from == cooperation.quiet_until:
        return words.label("setting-hours-none")
    return words.label("setting-hours", start=str(cooperation.quiet_from), end=str(cooperation.quiet_until))
