"""What phrases about time mean in German and English, and which are refused rather than guessed."""

from __future__ import annotations

import contextlib
import time
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import to_utc
from bot.domain.plain_words import WhenError, WhenReason, read_reminder, read_rhythm, read_when
from bot.domain.recurrence import shape, wall_times

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = TypeVar("Key")
BERLIN = "Europe/Berlin"
NOW = datetime(2026, 11, 24, 15, 0, tzinfo=ZoneInfo(BERLIN))
"""A Tuesday afternoon."""


def said(text: str, now: datetime = NOW) -> str:
    """Return first wall time and rule of a phrase on one line."""
    when = read_when(text, now, BERLIN)
    return f"{when.starts_local:%Y-%m-%d %H:%M} {when.rule}".strip()


ONCE = {
    "2026-12-08 09:00": (
        "in two weeks | in 2 weeks | in 2 Wochen | in zwei Wochen | In Zwei WOCHEN. | in a fortnight | two "
        "weeks from now | in 14 Tagen | once, in two weeks"
    ),
    "2026-12-01 14:00": "in einer Woche um 14 Uhr | at 2 pm in a week",
    "2026-11-27 09:00": (
        "in 3 days | in drei Tagen | on Friday | am Freitag | Friday | diesen Freitag | on Fri | am Fr. | "
        "Freitag, 27.11.2026 | Friday, November 27th, 2026 | am Freitag, den 27.11."
    ),
    "2026-11-27 14:00": "am Freitag um 14 Uhr | on Friday at 2 pm | 14 Uhr am Freitag | Freitag 14:00",
    "2026-11-27 18:30": "am Freitag um 18 Uhr 30 | Freitag, 18.30 Uhr | on Friday at 6:30 pm | Freitag um 18.30",
    "2026-11-25 10:00": "tomorrow at 10 | morgen um 10 | morgen um zehn | tomorrow at 10 am | morgen, 10 Uhr",
    "2026-11-25 08:30": "morgen um halb neun | morgen 8:30 | tomorrow at 8.30",
    "2026-11-26 09:00": "übermorgen | uebermorgen | the day after tomorrow",
    "2026-11-30 09:00": (
        "next Monday | nächsten Montag | naechsten Montag | Montag nächster Woche | am nächsten Montag | "
        "Monday next week | zum Monatsende"
    ),
    "2026-11-30 18:00": "Montagabend | am Montag Abend | on Monday evening | Monday at 6 in the evening",
    "2026-11-24 18:00": "heute Abend | tonight | heute um 18 Uhr | um 18 Uhr | in 3 Stunden | in 180 Minuten",
    "2026-11-24 15:30": "in half an hour | in einer halben Stunde | in 30 min",
    "2026-11-25 15:00": "um 15 Uhr | morgen um 3 Uhr nachmittags | tomorrow at 3 pm | at 15:00",
    "2026-12-01 09:00": "am 1. | am 1. um 9 | on the 1st | am ersten | 1. Dezember | next Tuesday",
    "2027-03-29 09:00": (
        "2027-03-29 09:00 | 2027-03-29T09:00 | 29.3.2027 9:00 | 29.03.27 | 29.3. | am 29.3 um 9 | 29. März | "
        "29 Maerz | March 29 | March 29th | the 29th of March | 29/3/2027 | 29.3. 9 Uhr"
    ),
    "2028-02-29 09:00": "29.2. | February 29",
}

RHYTHMS = {
    "2026-11-30 09:00 FREQ=WEEKLY;BYDAY=MO": (
        "every Monday at 9 | jeden Montag um 9 | montags | Mondays at 9 | wöchentlich am Montag | weekly on "
        "Monday at 9 | immer montags um neun"
    ),
    "2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO": (
        "every second Monday at 9:00 | jeden zweiten Montag um 9 | alle zwei Wochen montags um 9 | every "
        "other Monday | jeden 2. Montag | every two weeks on Monday | um 9 jeden zweiten Montag | alle 14 "
        "Tage montags"
    ),
    "2026-12-08 09:00 FREQ=WEEKLY;INTERVAL=2": (
        "every two weeks | alle zwei Wochen | fortnightly | 14-tägig | every other week | jede zweite Woche | "
        "alle 14 Tage"
    ),
    "2026-12-01 09:00 FREQ=WEEKLY": "weekly | wöchentlich | jede Woche | einmal pro Woche | once a week",
    "2026-12-24 09:00 FREQ=MONTHLY": "every month | monatlich | einmal im Monat | once a month | jeden Monat",
    "2027-02-24 09:00 FREQ=MONTHLY;INTERVAL=3": (
        "quarterly | vierteljährlich | alle 3 Monate | jedes Quartal | every three months"
    ),
    "2027-05-24 09:00 FREQ=MONTHLY;INTERVAL=6": "halbjährlich | every six months | every half year",
    "2027-11-24 09:00 FREQ=YEARLY": "jährlich | yearly | jedes Jahr | every year",
    "2027-03-29 09:00 FREQ=YEARLY": "jährlich am 29.3. | every year on March 29",
    "2026-12-01 09:00 FREQ=MONTHLY;BYMONTHDAY=1": (
        "jeden Monat am 1. | monthly on the 1st | am 1. jeden Monats | every month on the first"
    ),
    "2026-11-30 09:00 FREQ=MONTHLY;BYMONTHDAY=-1": (
        "jeden Monat am letzten Tag | monthly on the last day | jeden Monat am Monatsende"
    ),
    "2026-12-01 18:30 FREQ=MONTHLY;BYDAY=1TU": (
        "jeden ersten Dienstag im Monat um 18:30 | every first Tuesday at 6:30 pm | am ersten Dienstag jeden "
        "Monats um 18.30 Uhr"
    ),
    "2026-12-01 09:00 FREQ=MONTHLY;BYDAY=1TU": (
        "every first Tuesday of the month | monatlich am ersten Dienstag | on the first Tuesday of every month"
    ),
    "2026-12-21 09:00 FREQ=MONTHLY;BYDAY=3MO": "jeden dritten Montag im Monat | every 3rd Monday of the month",
    "2026-11-27 09:00 FREQ=MONTHLY;BYDAY=-1FR": "jeden letzten Freitag im Monat | every last Friday of the month",
    "2026-11-25 08:00 FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": ("werktags um 8 | every weekday at 8 | an Werktagen um 8 Uhr"),
    "2026-11-25 09:00 FREQ=DAILY": "täglich | every day | daily at 9 | jeden Morgen | ab heute täglich um 9",
    "2026-11-24 18:00 FREQ=DAILY": "jeden Abend | every evening | every day at 6 pm",
    "2026-11-26 10:00 FREQ=WEEKLY;BYDAY=MO,TH": (
        "every Monday and Thursday at 10 | montags und donnerstags um 10 | jeden Montag und jeden Donnerstag um 10"
    ),
    "2027-04-05 09:00 FREQ=WEEKLY;BYDAY=MO": "jeden Montag ab 1.4. | every Monday from 1 April 2027",
}


def pairs(table: Mapping[Key, str]) -> list[tuple[Key, str]]:
    """Return what phrases mean, with each of the phrases."""
    return [(meaning, text) for meaning, texts in table.items() for text in texts.split(" | ")]


@pytest.mark.parametrize(("meaning", "text"), pairs(ONCE))
def test_a_time_in_plain_words(meaning: str, text: str) -> None:
    assert said(text) == meaning


@pytest.mark.parametrize(("meaning", "text"), pairs(RHYTHMS))
def test_a_rhythm_in_plain_words(meaning: str, text: str) -> None:
    assert said(text) == meaning


REFUSED = {
    WhenReason.PAST: "today at 10 | heute um 9 | gestern | 24.11.2026 | 1.1.2020 9:00 | täglich ab 1.1.2020",
    WhenReason.NOT_UNDERSTOOD: (
        " | banana | in two bananas | in two weeks banana | 5 | Mai | do | so | mi | once | einmalig | um 24 Uhr | "
        "every Monday at 25 | jeden Montag bis Juni | zweimal im Monat | every hour | täglich am Montag | "
        "nicht morgen | morgen übermorgen | um 9 um 10 | in 0 days | every 0 weeks | ab morgen | "
        "am Montag und Dienstag | in -2 weeks | Montagsrunde | 10 Uhr morgen abend früh | in 3 hours at 9 | 9:60 | "
        "montags oder dienstags | 9999999999999999 | every Monday except in August | weekly on 1 May 2027 on the 3rd"
    ),
    WhenReason.AMBIGUOUS: (
        "3/4 | at 3 | morgen um 3 Uhr | um halb drei | next Friday | nächsten Freitag | next week | nächste Woche | "
        "jeden dritten Montag | every third Monday | am ersten Dienstag im Monat | am letzten Tag des Monats | "
        "biweekly | monatlich am Montag | Montag, 27.11.2026"
    ),
    WhenReason.NO_SUCH_DAY: "31.2. | 30. Februar | 2027-02-29 | 1.13.2027 | am 32. | 0.5.2027",
    WhenReason.TOO_FAR: (
        "in 11 years | in 999999999 Wochen | 1.1.2050 | 9999-12-31 | every 9999 years | daily from 1.1.9999"
    ),
}


@pytest.mark.parametrize(("reason", "text"), pairs(REFUSED))
def test_what_is_not_clear_is_refused_and_never_guessed(reason: WhenReason, text: str) -> None:
    with pytest.raises(WhenError) as caught:
        read_when(text, NOW, BERLIN)
    assert caught.value.reason is reason


def test_next_weekday_is_clear_only_when_it_falls_into_next_week() -> None:
    sunday = NOW - timedelta(days=2)
    assert said("next Monday", sunday) == "2026-11-23 09:00"
    assert said("next Friday", sunday) == "2026-11-27 09:00"
    monday = NOW - timedelta(days=1)
    assert said("nächsten Montag", monday) == "2026-11-30 09:00"


def test_a_weekday_said_on_that_day_means_today_only_while_its_time_is_to_come() -> None:
    assert said("Tuesday at 18:00") == "2026-11-24 18:00"
    assert said("Tuesday at 10") == "2026-12-01 10:00"


def test_a_rhythm_begun_on_the_31st_keeps_to_the_end_of_the_month() -> None:
    when = read_when("every month", datetime(2027, 1, 31, 15, 0, tzinfo=ZoneInfo(BERLIN)), BERLIN)
    assert (f"{when.starts_local:%Y-%m-%d}", when.rule) == ("2027-02-28", "FREQ=MONTHLY;BYMONTHDAY=31")


def test_hours_are_counted_through_a_change_of_clock() -> None:
    before = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert said("in 2 hours", before) == "2027-03-28 04:30"
    first_of_two = datetime(2027, 10, 31, 0, 50, tzinfo=UTC)
    assert said("in 1 hour", first_of_two) == "2027-10-31 03:00"


def test_letters_may_be_composed_or_not() -> None:
    assert said(unicodedata.normalize("NFD", "nächsten Montag")) == "2026-11-30 09:00"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("once", ""),
        ("einmalig", ""),
        ("every month", "FREQ=MONTHLY"),
        ("monatlich", "FREQ=MONTHLY"),
        ("Wöchentlich", "FREQ=WEEKLY"),
        ("vierteljährlich", "FREQ=MONTHLY;INTERVAL=3"),
        ("alle zwei Wochen am Montag", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
        ("jeden ersten Dienstag im Monat", "FREQ=MONTHLY;BYDAY=1TU"),
        ("am 15. jeden Monats", "FREQ=MONTHLY;BYMONTHDAY=15"),
    ],
)
def test_a_frequency_alone_is_a_rule(text: str, rule: str) -> None:
    assert read_rhythm(text) == rule


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "every Monday at 9", "monthly from 1.4.", "am Montag", "often", "once weekly 3"]
)
def test_a_frequency_has_no_time_and_no_beginning(text: str) -> None:
    with pytest.raises(WhenError):
        read_rhythm(text)


IN_TWO_WEEKS = "2026-12-08 09:00"


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        ("remind us in two weeks to invite the press", IN_TWO_WEEKS, "invite the press"),
        ("erinnere uns in zwei Wochen daran, die Presse einzuladen", IN_TWO_WEEKS, "die Presse einzuladen"),
        ("Erinnere uns daran, in zwei Wochen die Presse einzuladen", IN_TWO_WEEKS, "die Presse einzuladen"),
        ("please remind me to invite the press in 2 weeks.", IN_TWO_WEEKS, "invite the press"),
        ("erinnere uns an die Presse in zwei Wochen", IN_TWO_WEEKS, "die Presse"),
        ("in 2 weeks; invite the press", IN_TWO_WEEKS, "invite the press"),
        ("in 2 weeks invite the press", IN_TWO_WEEKS, "invite the press"),
        ("in zwei Wochen", IN_TWO_WEEKS, ""),
        ("in 2 weeks; to do: a; b", IN_TWO_WEEKS, "to do: a; b"),
        ("tomorrow: prepare the meeting on Friday", "2026-11-25 09:00", "prepare the meeting on Friday"),
        ("Montagsrunde vorbereiten morgen um 9", "2026-11-25 09:00", "Montagsrunde vorbereiten"),
        (
            "remind us every second Monday at 9 about <b>; & *that*",
            "2026-11-30 09:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
            "<b>; & *that*",
        ),
        ("in 2 weeks - invite the press", IN_TWO_WEEKS, "invite the press"),
        ("Erinnere mich bitte alle zwei Wochen daran", "2026-12-08 09:00 FREQ=WEEKLY;INTERVAL=2", ""),
        ("remind the mayor tomorrow", "2026-11-25 09:00", "remind the mayor"),
        ("on Friday 3 people come", "2026-11-27 09:00", "3 people come"),
    ],
)
def test_a_reminder_says_when_and_what(text: str, when: str, what: str) -> None:
    found, about = read_reminder(text, NOW, BERLIN)
    assert (f"{found.starts_local:%Y-%m-%d %H:%M} {found.rule}".strip(), about) == (when, what)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("invite the press", WhenReason.NOT_UNDERSTOOD),
        ("", WhenReason.NOT_UNDERSTOOD),
        ("in two weeks or three invite the press", WhenReason.NOT_UNDERSTOOD),
        ("every Monday except in August; report", WhenReason.NOT_UNDERSTOOD),
        ("every Monday except in August report", WhenReason.NOT_UNDERSTOOD),
        ("am Freitag um 9-11 Uhr die Presse", WhenReason.NOT_UNDERSTOOD),
        ("um 25 Uhr die Presse", WhenReason.NOT_UNDERSTOOD),
        ("invite on Friday the press at 10", WhenReason.NOT_UNDERSTOOD),
        ("prepare for Monday", WhenReason.NOT_UNDERSTOOD),
        ("once the mayor has answered, call", WhenReason.NOT_UNDERSTOOD),
        ("am 1.1.2020; Presse", WhenReason.PAST),
        ("remind us on 1.1.2020 to invite the press", WhenReason.PAST),
        ("invite the press next Friday", WhenReason.AMBIGUOUS),
    ],
)
def test_a_reminder_without_a_clear_time_is_refused(text: str, reason: WhenReason) -> None:
    with pytest.raises(WhenError) as caught:
        read_reminder(text, NOW, BERLIN)
    assert caught.value.reason is reason


ALL = [text for _, text in (*pairs(ONCE), *pairs(RHYTHMS))]
ZONES = st.sampled_from([BERLIN, "America/New_York", "Australia/Lord_Howe", "Pacific/Auckland"])
INSTANTS = st.datetimes(datetime(2025, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


@given(text=st.sampled_from(ALL), now=INSTANTS, zone=ZONES)
def test_whenever_it_is_said_it_lies_ahead_and_is_the_first_of_its_rule(text: str, now: datetime, zone: str) -> None:
    with contextlib.suppress(WhenError):
        when = read_when(text, now, zone)
        assert to_utc(when.starts_local, zone) > now
        assert not when.rule or shape(when.rule).rule() == when.rule
        assert next(wall_times(when.rule, when.starts_local, when.starts_local)) == when.starts_local


@given(now=INSTANTS, zone=ZONES)
def test_what_names_no_date_is_never_refused(now: datetime, zone: str) -> None:
    for text in (
        "in two weeks",
        "am Freitag",
        "29.3.",
        "am 31.",
        "um 9",
        "every second Monday",
        "monatlich",
        "in 1 hour",
    ):
        assert to_utc(read_when(text, now, zone).starts_local, zone) > now


WORDS = st.lists(st.sampled_from(" ".join(ALL).split()), max_size=8).map(" ".join)


@given(text=st.text(max_size=60) | WORDS, now=INSTANTS)
def test_any_text_is_understood_or_refused_and_nothing_else(text: str, now: datetime) -> None:
    for read in (read_when, read_reminder):
        with contextlib.suppress(WhenError):
            read(text, now, BERLIN)


@pytest.mark.parametrize(
    "text", ["am Montag " * 1500, "Wort " * 3000, "every Monday and " * 800, "1." * 7000, " " * 15000, "in 2 " * 3000]
)
def test_long_texts_are_read_in_no_time(text: str) -> None:
    started = time.process_time()
    with contextlib.suppress(WhenError):
        read_reminder(text, NOW, BERLIN)
    assert time.process_time() - started < 1
