"""What users of other reminder bots complain about: shifted, doubled, lost, orphaned, not to be snoozed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from bot.engine.turn.turn import Turn
from flows.reminder.ringing import rearrange
from tests.flows.settling import arrivals, beginning, berlin, count, outage, pause_until, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await settle_in(one)
        yield one


async def test_a_change_of_clock_neither_shifts_nor_doubles(tmp_path: Path) -> None:
    async with Stage.on_sqlite(
        tmp_path, capabilities=IN_THE_GROUP, start=berlin(2026, 10, 12, 8).astimezone(UTC)
    ) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/remind every second Monday at 9:00; send the minutes")

        times = await arrivals(stage, berlin(2027, 5, 1), "Reminder 1: send the minutes")

    assert times == [berlin(2026, 10, 12, 9) + timedelta(weeks=2 * turn) for turn in range(15)]


async def test_the_hour_that_is_skipped_and_the_one_that_comes_twice_ring_once(tmp_path: Path) -> None:
    async with Stage.on_sqlite(
        tmp_path, capabilities=IN_THE_GROUP, start=berlin(2026, 10, 24, 12).astimezone(UTC)
    ) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/erinnern jeden Tag um 2:30; Nachtschicht")
        autumn = await arrivals(stage, berlin(2026, 10, 26, 12), "Erinnerung 1: Nachtschicht")
        stage.clock.set(berlin(2027, 3, 26, 12))
        await stage.wait(timedelta())
        spring = await arrivals(stage, berlin(2027, 3, 29, 12), "Erinnerung 1: Nachtschicht")

    assert autumn == [berlin(2026, 10, 25, 2, 30), berlin(2026, 10, 26, 2, 30)]
    assert spring == [berlin(2027, 3, 27, 2, 30), berlin(2027, 3, 28, 3), berlin(2027, 3, 29, 2, 30)]


async def test_a_public_holiday_moves_a_series_to_the_next_working_day(tmp_path: Path) -> None:
    async with Stage.on_sqlite(
        tmp_path, capabilities=IN_THE_GROUP, start=berlin(2027, 3, 20, 12).astimezone(UTC)
    ) as stage:
        await settle_in(stage, holidays="NW")
        await stage.say("Anna", "/erinnern jeden Montag um 9; Lage")

        times = await arrivals(stage, berlin(2027, 4, 10), "Erinnerung 1: Lage")

    assert times == [berlin(2027, 3, 22, 9), berlin(2027, 3, 30, 9), berlin(2027, 4, 5, 9)]


async def test_nothing_is_doubled_after_a_restart(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Montag um 9; Lage")
    for _ in range(3):
        await stage.wait(timedelta(days=7))
        await stage.rebuild()
        await stage.wait(timedelta())

    assert count(stage, "Erinnerung 1: Lage") == 4  # the answer and three times


async def test_what_was_missed_comes_once_and_is_marked_late(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.say("Anna", "/erinnern jeden Tag um 10; Lage")

    await outage(stage, berlin(2026, 11, 12, 11))

    assert count(stage, "Verspätet: fällig war das Di. 10.11., 09:00") == 1
    assert count(stage, "Verspätet: fällig war das Mo. 9.11., 10:00") == 1
    assert await arrivals(stage, berlin(2026, 11, 13, 12), "Lage") == [berlin(2026, 11, 13, 10)]


async def test_what_was_missed_waits_for_the_morning(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")

    await outage(stage, berlin(2026, 11, 13, 23))

    assert await arrivals(stage, berlin(2026, 11, 30), "Erinnerung 1: Presse") == [berlin(2026, 11, 16, 9)]
    assert "Verspätet" in stage.latest().text


async def test_a_pause_holds_it_back(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    pause_until(stage, berlin(2026, 11, 20, 12))

    assert await arrivals(stage, berlin(2026, 11, 30), "Erinnerung 1: Presse") == [berlin(2026, 11, 20, 12)]


async def test_what_is_done_does_not_come_again(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.wait(timedelta(days=1))
    await stage.tap("Ben", stage.latest(), "✓ Erledigt")

    assert await arrivals(stage, berlin(2027, 11, 30), "Presse") == []


async def test_it_is_cancelled_by_its_number(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.say("Anna", "/erinnern heute um 12; Kasse")

    await stage.say("Ben", "/erinnerungen streichen 1")

    assert "Gestrichen, Erinnerung 1: Presse" in stage.latest().text
    assert await arrivals(stage, berlin(2026, 11, 30), "Erinnerung 1") == []
    assert count(stage, "Erinnerung 2: Kasse") == 2


async def test_snoozing_does_not_move_the_series(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern alle vier Wochen montags um 9; Lage")
    await stage.wait_until(berlin(2026, 11, 16, 9))
    await stage.tap("Ben", stage.latest(), "In 1 Woche")

    assert await arrivals(stage, berlin(2027, 1, 31), "Erinnerung 1: Lage") == [
        berlin(2026, 11, 23, 9),
        berlin(2026, 12, 14, 9),
        berlin(2027, 1, 11, 9),
    ]


async def test_it_outlives_its_author(stage: Stage) -> None:
    await stage.say("Clara", "/erinnern morgen um 9; Presse")
    await stage.say("Clara", "/austreten")

    assert await arrivals(stage, berlin(2026, 11, 30), "Erinnerung 1: Presse") == [berlin(2026, 11, 10, 9)]


async def test_an_old_card_gives_way_to_the_next_one(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Montag um 9; Lage")
    await stage.wait(timedelta(days=7))
    old = stage.latest()
    await stage.wait(timedelta(days=7))

    assert stage.latest().labels
    assert not next(message for message in stage.seen_in() if message.id == old.id).labels


async def test_a_hundred_old_cards_are_left_alone(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 10; Lage")
    await stage.wait(timedelta(days=20))

    assert {message.edits for message in stage.seen_in() if message.text.startswith("Erinnerung 1")} == {0, 1}


async def test_without_a_group_it_waits_for_one(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    stage.chat.unreachable.add("group")
    await stage.say("Anna", "/erinnerungen")
    await stage.wait(timedelta(days=3))
    stage.chat.unreachable.clear()
    await stage.say("Anna", "/erinnerungen")

    await stage.wait(timedelta(days=1))

    assert "Verspätet: fällig war das Di. 10.11." in stage.latest(containing="Erinnerung 1").text


async def test_another_time_zone_keeps_the_wall_time(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await stage.say("Anna", "/erinnern jeden Tag um 10; Lage")
    with beginning(stage) as transaction:
        home = replace(transaction.cooperations()[0], time_zone="Europe/Lisbon")
        transaction.put_cooperation(home)
        rearrange(
            Turn(
                surroundings=stage.application.surroundings,
                transaction=transaction,
                now=stage.clock.now(),
                cooperation=home,
            )
        )

    assert await arrivals(stage, berlin(2026, 11, 10, 12), "Erinnerung") == [
        berlin(2026, 11, 9, 11),
        berlin(2026, 11, 10, 10),
        berlin(2026, 11, 10, 11),
    ]


async def test_what_was_put_off_stays_put_off_when_the_holidays_change(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in zwei Wochen; Presse einladen")
    await stage.say("Anna", "/erinnerungen später 1; 3 Tage")
    assert "Do. 26.11., 09:00 Uhr" in stage.latest().text

    await stage.say("Anna", "/einstellungen Feiertage NRW")

    await stage.say("Anna", "/erinnerungen")
    assert "Presse einladen · Do. 26.11., 09:00 Uhr" in stage.latest().text
