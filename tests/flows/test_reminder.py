"""The cooperation's own reminders: asked for in plain words, ringing, listed, put off."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP, LIKE_MATRIX
from bot.domain.cooperation import Language
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await settle_in(one)
        yield one


async def test_a_sentence_is_enough_and_the_next_date_is_shown(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in zwei Wochen die Presse einladen")

    assert matches("Erinnerung 1: die Presse einladen … Mo. 23.11., 09:00 Uhr", stage.latest().text)


async def test_a_rhythm_shows_three_dates(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden zweiten Montag um 9; Protokoll")

    assert matches("alle 2 Wochen montags … 16.11., 09:00 … 30.11., 09:00 … 14.12., 09:00", stage.latest().text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/remind in 2 weeks; invite the press", "invite the press"),
        ("/remind us in two weeks to invite the press", "invite the press"),
        ("/remind invite the press in two weeks", "invite the press"),
        ("!erinnern uns in zwei Wochen daran, die Presse einzuladen", "die Presse einzuladen"),
    ],
)
async def test_both_languages_are_understood_everywhere(tmp_path: Path, typed: str, text: str) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)

        await stage.say("Anna", typed)

        assert matches(f"Noted as reminder 1: {text} … Mon 23 Nov, 09:00", stage.latest().text)


async def test_what_is_missing_is_asked_even_after_a_restart(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern")
    await stage.rebuild()
    await stage.say("Anna", "die Presse einladen")
    assert "Wann soll ich an „die Presse einladen“ erinnern?" in stage.latest().text
    await stage.rebuild()
    await stage.say("Anna", "in zwei Wochen")

    assert matches("Erinnerung 1: die Presse einladen … 23.11.", stage.latest().text)


async def test_a_time_alone_asks_of_what(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in zwei Wochen")
    assert "Woran soll ich erinnern?" in stage.latest().text
    await stage.say("Anna", "die Presse einladen")

    assert matches("Erinnerung 1: die Presse einladen … 23.11.", stage.latest().text)


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("gestern", "liegt schon zurück"),
        ("nächsten Freitag", "zweierlei heißen"),
        ("31.2.", "gibt es im Kalender nicht"),
        ("in 20 Jahren", "mehr als zehn Jahre"),
        ("irgendwann", "nicht zu verstehen"),
    ],
)
async def test_a_time_that_cannot_be_used_is_asked_again_and_the_text_kept(
    stage: Stage, phrase: str, problem: str
) -> None:
    await stage.say("Anna", f"/erinnern {phrase}; die Presse einladen")
    assert problem in stage.latest().text
    await stage.say("Anna", "morgen")

    assert matches("Erinnerung 1: die Presse einladen … 10.11.", stage.latest().text)


async def test_a_time_that_passes_while_the_text_is_asked_is_asked_again(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in 2 Stunden")
    await stage.wait(timedelta(hours=3))
    await stage.say("Anna", "die Presse einladen")
    assert "Wann soll ich an „die Presse einladen“ erinnern?" in stage.latest().text
    await stage.say("Anna", "morgen")

    assert matches("Erinnerung 1: die Presse einladen … 10.11.", stage.latest().text)


async def test_a_text_that_is_too_long_is_not_cut(stage: Stage) -> None:
    await stage.say("Anna", f"/erinnern morgen; {'x' * 501}")

    assert "höchstens 500 passen" in stage.latest().text
    assert not reminders(stage)


async def test_markup_is_shown_as_typed(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen; *Plakate* `holen` [hier](x)")
    await stage.wait(timedelta(days=1))

    assert stage.latest().text.startswith("Erinnerung 1: *Plakate* `holen` [hier](x)")


async def test_only_partners_remind(stage: Stage) -> None:
    await stage.say("Zoe", "/erinnern morgen; etwas")

    assert not reminders(stage)
    assert "/mitmachen" in stage.chat.messages[-1].text


async def test_it_rings_in_every_group_at_its_time(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        await settle_in(stage, groups=("group", "second"))
        await stage.say("Anna", "/erinnern heute um 18 Uhr; Kasse")
        await stage.wait_until(berlin(2026, 11, 9, 17, 59))
        assert count(stage, "Erinnerung 1: Kasse", "second") == 0
        await stage.wait_until(berlin(2026, 11, 9, 18, 0))

        card = stage.latest("second")
        assert card.labels == ("✓ Erledigt", "In 1 Woche", "Streichen")
        await stage.tap("Ben", card, "✓ Erledigt")

        assert "✓ Erledigt" in stage.latest("group").text
        assert not stage.latest("group").labels


async def test_the_exact_time_asked_for_is_kept_in_quiet_hours(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern Samstag um 22 Uhr; Licht aus")

    assert await arrivals(stage, berlin(2026, 11, 30), "Licht aus") == [berlin(2026, 11, 14, 22)]


async def test_a_number_is_as_good_as_a_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/erinnern morgen; Kasse")
        await stage.wait(timedelta(days=1))

        await stage.say("Ben", "2")

        assert "Verschoben: Di. 17.11., 09:00" in stage.latest(containing="Kasse").text


async def test_who_is_second_is_told_so(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen; Kasse")
    await stage.wait(timedelta(days=1))
    card = stage.latest()
    await stage.tap("Ben", card, "Streichen")

    receipt = await stage.tap("Clara", card, "✓ Erledigt")

    assert receipt.toast is not None
    assert "gilt nicht mehr" in receipt.toast
    assert "Gestrichen" in stage.latest().text


async def test_strangers_cannot_tap(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 12; Kasse")
    await stage.wait(timedelta(hours=4))

    await stage.tap("Zoe", stage.latest(), "Streichen")

    assert len(reminders(stage)) == 1


async def test_a_repeated_event_notes_one_reminder(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen; Kasse", event="same")
    await stage.rebuild()
    await stage.say("Anna", "/erinnern morgen; Kasse", event="same")

    assert len(reminders(stage)) == 1


async def test_a_repeated_tap_moves_it_once(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen; Kasse")
    await stage.wait(timedelta(days=1))
    card = stage.latest()
    await stage.tap("Ben", card, "In 1 Woche", event="tap")
    await stage.wait(timedelta(days=1))
    await stage.tap("Ben", card, "In 1 Woche", event="tap")

    assert await arrivals(stage, berlin(2026, 12, 31), "Kasse") == [berlin(2026, 11, 17, 9)]


@pytest.mark.parametrize(
    ("how_long", "day"), [("", 17), ("; 3 Tage", 13), ("; 1 week", 17), ("; in 2 weeks", 24), ("; 20.11.", 20)]
)
async def test_it_is_snoozed_by_number_for_as_long_as_asked(stage: Stage, how_long: str, day: int) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")

    await stage.say("Ben", f"/reminders snooze 1{how_long}")

    assert await arrivals(stage, berlin(2026, 12, 31), "Erinnerung 1: Presse") == [berlin(2026, 11, day, 9)]


@pytest.mark.parametrize("how_long", ["lange", "2 Stunden", "jeden Montag"])
async def test_a_span_that_is_none_is_asked_again(stage: Stage, how_long: str) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.say("Ben", f"/erinnerungen später 1; {how_long}")
    assert "als Zeitraum nicht zu verstehen" in stage.latest().text
    await stage.say("Ben", "3 Tage")

    assert "Fr. 13.11., 09:00" in stage.latest().text


async def test_which_and_how_long_are_asked(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.say("Anna", "/erinnern übermorgen um 9; Kasse")
    await stage.say("Ben", "/erinnerungen verschieben")
    await stage.say("Ben", "2")
    await stage.rebuild()
    await stage.say("Ben", "überspringen")

    assert matches("Verschoben, Erinnerung 2: Kasse … Mi. 18.11.", stage.latest().text)


async def test_a_series_that_comes_before_says_so(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Montag um 9; Lage")
    await stage.say("Ben", "/erinnerungen später 1; 3 Wochen")

    assert matches("kommt vorher ohnehin schon wieder: Lage … Mo. 16.11.", stage.latest().text)


async def test_the_list_shows_numbers_dates_and_rhythms(stage: Stage) -> None:
    await stage.say("Anna", "/erinnerungen")
    assert "keine Erinnerung vorgemerkt" in stage.latest().text
    await stage.say("Anna", "/erinnern jeden ersten Montag im Monat um 9; Lage")
    await stage.say("Anna", "/erinnern morgen um 9; Presse")

    await stage.say("Anna", "/erinnerungen")

    assert matches(
        "2 Presse · Di. 10.11., 09:00 Uhr … 1 Lage · Mo. 7.12., 09:00 Uhr, jeden Monat am ersten Montag",
        stage.latest().text,
    )


async def test_an_unknown_number_cancels_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")

    await stage.say("Ben", "/erinnerungen streichen 7")
    assert "Presse" in stage.latest().text
    await stage.say("Ben", "/abbrechen")

    assert len(reminders(stage)) == 1


def reminders(stage: Stage) -> list[object]:
    with beginning(stage) as transaction:
        return list(stored(transaction).reminders.find(ended=False))


async def test_an_occurrence_that_nobody_saw_to_says_that_the_next_has_come(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 10; Lage")
    await stage.wait(timedelta(days=2))

    first = next(message for message in stage.seen_in() if message.text.startswith("Erinnerung 1: Lage"))
    assert first.text.endswith("Inzwischen kam die nächste.")


async def test_reminders_of_one_name_are_told_apart_by_number(stage: Stage) -> None:
    for day in ("morgen", "übermorgen"):
        await stage.say("Anna", f"/erinnern {day}; Presse")
    await stage.say("Anna", "/erinnern morgen; Kuchen")
    await stage.say("Anna", "/erinnerungen streichen")

    assert stage.latest().labels == ("Presse (Nr. 1)", "Kuchen", "Presse (Nr. 2)")
