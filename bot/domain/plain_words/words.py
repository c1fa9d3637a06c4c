"""The German and English words of time, and how they become patterns."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from bot.domain.recurrence import Frequency, Weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")

_SPELLINGS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


def fold(word: str) -> str:
    """Return the one spelling under which a word is looked up: small letters, umlauts written out."""
    word = " ".join(word.casefold().split())
    for umlaut, letters in _SPELLINGS.items():
        word = word.replace(umlaut, letters)
    return word


def _table(words: Mapping[T, str]) -> dict[str, T]:
    """Turn a meaning with its words, divided by commas, into word to meaning."""
    return {fold(word): meaning for meaning, listed in words.items() for word in listed.split(",")}


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of these folded words, in either spelling, the longest first."""
    patterns = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    found = "|".join(patterns)
    for umlaut, letters in _SPELLINGS.items():
        found = found.replace(letters, f"(?:{letters}|{umlaut})")
    return f"(?:{found})"


class PartOfDay(Enum):
    """A rough time of day; the value is the hour that stands for it when no time is given."""

    MORNING = 9
    NOON = 12
    AFTERNOON = 15
    EVENING = 18


NUMBERS: Final = _table(
    {
        1: "a,an,one,ein,eine,einem,einen,einer",
        2: "two,zwei,zwo",
        3: "three,drei",
        4: "four,vier",
        5: "five,fünf",
        6: "six,sechs",
        7: "seven,sieben",
        8: "eight,acht",
        9: "nine,neun",
        10: "ten,zehn",
        11: "eleven,elf",
        12: "twelve,zwölf",
        14: "fourteen,vierzehn",
        15: "fifteen,fünfzehn",
        20: "twenty,zwanzig",
        30: "thirty,dreißig",
    }
)
ORDINALS: Final = _table(
    {
        1: "first,erste,ersten,erster,erstes",
        2: "second,zweite,zweiten,zweiter,zweites",
        3: "third,dritte,dritten,dritter,drittes",
        4: "fourth,vierte,vierten,vierter,viertes",
        5: "fifth,fünfte,fünften,fünfter,fünftes",
        6: "sixth,sechste,sechsten,sechster,sechstes",
        7: "seventh,siebte,siebten,siebter,siebtes",
        8: "eighth,achte,achten,achter,achtes",
        9: "ninth,neunte,neunten,neunter,neuntes",
        10: "tenth,zehnte,zehnten,zehnter,zehntes",
        11: "eleventh,elfte,elften,elfter,elftes",
        12: "twelfth,zwölfte,zwölften,zwölfter,zwölftes",
        15: "fifteenth,fünfzehnte,fünfzehnten,fünfzehnter,fünfzehntes",
        -1: "last,letzte,letzten,letzter,letztes",
    }
)
WEEKDAYS: Final = _table(
    {
        Weekday.MONDAY: "monday,montag",
        Weekday.TUESDAY: "tuesday,dienstag",
        Weekday.WEDNESDAY: "wednesday,mittwoch",
        Weekday.THURSDAY: "thursday,donnerstag",
        Weekday.FRIDAY: "friday,freitag",
        Weekday.SATURDAY: "saturday,samstag,sonnabend",
        Weekday.SUNDAY: "sunday,sonntag",
    }
)
SHORT_WEEKDAYS: Final = _table(
    {
        Weekday.MONDAY: "mon,mo",
        Weekday.TUESDAY: "tues,tue,di",
        Weekday.WEDNESDAY: "wed,mi",
        Weekday.THURSDAY: "thurs,thu,do",
        Weekday.FRIDAY: "fri,fr",
        Weekday.SATURDAY: "sat,sa",
        Weekday.SUNDAY: "sun,so",
    }
)
"""Many of these are words of their own in one of the languages: read only after "on", "am", "every" and the like."""
REPEATED_WEEKDAYS: Final = {word + "s": day for word, day in WEEKDAYS.items()}
"""Mondays, montags."""
MONTHS: Final = _table(
    {
        1: "january,januar,jänner,jan",
        2: "february,februar,feb",
        3: "march,märz,mar,mär",
        4: "april,apr",
        5: "may,mai",
        6: "june,juni,jun",
        7: "july,juli,jul",
        8: "august,aug",
        9: "september,sept,sep",
        10: "october,oktober,oct,okt",
        11: "november,nov",
        12: "december,dezember,dec,dez",
    }
)
DAYS_AWAY: Final = _table(
    {
        -2: "the day before yesterday,day before yesterday,vorgestern",
        -1: "yesterday,gestern",
        0: "today,heute",
        1: "tomorrow,morgen",
        2: "the day after tomorrow,day after tomorrow,übermorgen",
    }
)
PARTS_OF_DAY: Final = _table(
    {
        PartOfDay.MORNING: "in the morning,morning,am morgen,morgens,früh,in der früh,"
        "am vormittag,vormittag,vormittags",
        PartOfDay.NOON: "at noon,noon,am mittag,mittag,mittags,zu mittag",
        PartOfDay.AFTERNOON: "in the afternoon,afternoon,am nachmittag,nachmittag,nachmittags",
        PartOfDay.EVENING: "in the evening,evening,am abend,abend,abends",
    }
)
"""Not a bare "morgen": that is tomorrow."""
ENDINGS: Final = _table(
    {
        PartOfDay.MORNING: "morgen,vormittag",
        PartOfDay.NOON: "mittag",
        PartOfDay.AFTERNOON: "nachmittag",
        PartOfDay.EVENING: "abend",
    }
)
"""What follows the name of a day in German: "Montag Morgen", "Dienstagabend", "jeden Morgen"."""
UNITS: Final = _table(
    {
        (Frequency.DAILY, 1): "day,days,tag,tage,tagen",
        (Frequency.WEEKLY, 1): "week,weeks,woche,wochen",
        (Frequency.WEEKLY, 2): "fortnight,fortnights",
        (Frequency.MONTHLY, 1): "month,months,monat,monate,monaten,monats",
        (Frequency.MONTHLY, 3): "quarter,quarters,quartal,quartale,quartals,vierteljahr,vierteljahre",
        (
            Frequency.MONTHLY,
            6,
        ): "half year,half-year,half a year,halbes jahr,halbe jahr,halben jahr,halbe jahre,halbjahr",
        (Frequency.YEARLY, 1): "year,years,jahr,jahre,jahren,jahres",
    }
)
RHYTHMS: Final = _table(
    {
        (Frequency.DAILY, 1): "daily,täglich",
        (Frequency.WEEKLY, 1): "weekly,wöchentlich",
        (Frequency.WEEKLY, 2): "fortnightly,14-tägig,14-täglich,14tägig,vierzehntägig,zweiwöchentlich,zweiwöchig",
        (Frequency.MONTHLY, 1): "monthly,monatlich",
        (Frequency.MONTHLY, 3): "quarterly,vierteljährlich,quartalsweise",
        (Frequency.MONTHLY, 6): "half-yearly,semiannually,halbjährlich",
        (Frequency.YEARLY, 1): "yearly,annually,jährlich",
    }
)
DOUBTFUL_RHYTHMS: Final = ("biweekly", "bi-weekly", "bimonthly", "bi-monthly")
"""Twice in one or once in two: nobody can tell."""
MINUTES: Final = _table({1: "minute,minutes,minuten,min", 60: "hour,hours,stunde,stunden,std"})
WORKING_DAYS: Final = tuple(
    _table(
        {
            True: "werktags,an werktagen,an allen werktagen,jeden werktag,an arbeitstagen,an allen arbeitstagen,"
            "jeden arbeitstag,every weekday,every working day,every workday,on weekdays,weekdays,on working days,"
            "montag bis freitag,montags bis freitags,monday to friday,mondays to fridays",
        }
    )
)
MONTH_ENDS: Final = tuple(
    _table({True: "monatsende,am monatsende,zum monatsende,at the end of the month,end of the month"})
)
OF_THE_MONTH: Final = tuple(_table({True: "im monat,des monats,of the month,in the month"}))

NUMBER: Final = rf"(?:[0-9]{{1,9}}|{one_of(NUMBERS)})"
ORDINAL: Final = rf"(?:[0-9]{{1,2}}(?:\.|st\b|nd\b|rd\b|th\b)|{one_of(ORDINALS)}\b)"
EVERY: Final = r"(?:jede[nrsm]?|alle|every|each)"
END: Final = r"(?![\w'\u2019/-]|[.:,][0-9])"
"""Where a part of a phrase may end: not inside a word, a number or a compound."""


def number(typed: str) -> int:
    """Return what a match of `NUMBER` says."""
    return int(typed) if typed.isdecimal() else NUMBERS[fold(typed)]


def ordinal(typed: str) -> int:
    """Return what a match of `ORDINAL` says; -1 is the last."""
    return int(re.sub(r"\D", "", typed)) if typed[0].isdecimal() else ORDINALS[fold(typed)]
