"""Somebody sets the machine's clock, far ahead or back: nothing is forgotten, nothing rings twice, nothing is lost."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from bot.domain.bundles import Bundle
from bot.domain.reminders import Fate, Occurrence
from bot.storage.tables import metadata
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

FAR = timedelta(days=400)
HOUR = timedelta(hours=1)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine; the program tidies up every hour."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.application.tidy()
        yield one


async def jump(stage: Stage, by: timedelta) -> None:
    """Set the clock, and let the program go on."""
    stage.clock.jump(by)
    await stage.wait(timedelta())


async def run(stage: Stage, hours: int) -> None:
    """Let hours pass, tidying up in each."""
    for _ in range(hours):
        await stage.wait(HOUR)
        await stage.application.tidy()


def rows(stage: Stage, table: str) -> int:
    """Count what is in a table."""
    with stage.database.engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(metadata.tables[table])).scalar_one())


def reminders(stage: Stage) -> int:
    """Count the reminders that were entered."""
    with beginning(stage) as transaction:
        return len(stored(transaction).reminders.find())


@pytest.mark.parametrize("back", [True, False], ids=["ahead and back", "only ahead"])
@pytest.mark.parametrize("restarts", [True, False], ids=["restarting", "running"])
async def test_tidying_forgets_no_event_that_was_seen(stage: Stage, *, back: bool, restarts: bool) -> None:
    await stage.say("Anna", "/erinnern in 500 Tagen; Presse", event="same")
    await jump(stage, FAR)
    if restarts:
        await stage.rebuild()
    await run(stage, 30)
    if back:
        await jump(stage, -FAR)
        if restarts:
            await stage.rebuild()
        await run(stage, 30)
    await stage.say("Anna", "/erinnern in 500 Tagen; Presse", event="same")

    assert reminders(stage) == 1


async def test_an_event_seen_by_a_clock_that_was_ahead_is_known_after_that(stage: Stage) -> None:
    await jump(stage, FAR)
    await stage.say("Anna", "/erinnern in 500 Tagen; Presse", event="same")
    await run(stage, 2)
    await jump(stage, -FAR)
    await run(stage, 2)
    await stage.say("Anna", "/erinnern in 500 Tagen; Presse", event="same")

    assert reminders(stage) == 1


async def test_what_was_sent_is_not_forgotten_either(stage: Stage) -> None:
    await stage.say("Anna", "/partner")
    lines, replies = rows(stage, "outbox"), rows(stage, "replies")
    await jump(stage, FAR)
    await run(stage, 2)
    await jump(stage, -FAR)
    await run(stage, 2)

    assert rows(stage, "outbox") == lines
    assert rows(stage, "replies") == replies


@pytest.mark.parametrize("ahead", [timedelta(), FAR], ids=["steady", "noted by a clock that was ahead"])
async def test_with_a_steady_clock_all_is_forgotten_after_a_month(stage: Stage, ahead: timedelta) -> None:
    await jump(stage, ahead)
    await stage.say("Anna", "/partner")
    await run(stage, 1)
    await jump(stage, -ahead)
    for _ in range(31):
        await stage.application.tidy()
        await stage.wait(timedelta(days=1))
    await stage.application.tidy()

    assert rows(stage, "seen") == 0
    assert rows(stage, "outbox") == 0


async def test_a_question_under_way_survives_ahead_and_back(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern die Presse einladen")
    await jump(stage, FAR)
    await run(stage, 2)
    await jump(stage, -FAR)
    await run(stage, 2)
    await stage.answer("Anna", "morgen")

    assert "Erinnerung 1: die Presse einladen" in stage.latest("@anna").text


@pytest.mark.parametrize("restarts", [True, False], ids=["restarting", "running"])
async def test_a_series_goes_on_after_what_rang_early(stage: Stage, *, restarts: bool) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 12; Lage")
    await jump(stage, FAR)
    if restarts:
        await stage.rebuild()
    assert count(stage, "Verspätet: fällig war das") == 1
    await jump(stage, -FAR)
    if restarts:
        await stage.rebuild()

    assert await arrivals(stage, berlin(2026, 11, 12, 13), "Erinnerung 1: Lage") == [
        berlin(2026, 11, day, 12) for day in (10, 11, 12)
    ]


async def test_a_series_that_went_on_by_the_wrong_clock_goes_on_by_the_right_one(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 12; Lage")
    await jump(stage, FAR)
    await stage.wait(timedelta(days=3))
    await jump(stage, -FAR - timedelta(days=3))

    assert await arrivals(stage, berlin(2026, 11, 11, 13), "Erinnerung 1: Lage") == [
        berlin(2026, 11, day, 12) for day in (10, 11)
    ]


async def test_what_comes_once_rings_once_and_stays_until_somebody_sees_to_it(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await jump(stage, FAR)
    await jump(stage, -FAR)
    await run(stage, 3)

    assert await arrivals(stage, berlin(2028, 1, 31), "Presse") == []
    assert count(stage, "Erinnerung 1: Presse") == 1  # beside the answer, which Anna got alone
    await stage.tap("Ben", stage.latest(containing="Verspätet"), "✓ Erledigt")
    with beginning(stage) as transaction:
        assert [one.fate for one in stored(transaction).of(Occurrence).find()] == [Fate.DONE]


async def test_what_has_not_rung_rings_at_its_own_time(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern in 500 Tagen; Presse")
    await stage.say("Anna", "/erinnern in 3 Stunden; Kasse")
    stage.clock.jump(timedelta(hours=12, days=400))  # at night: what is late waits for a morning
    await stage.wait(timedelta())
    assert count(stage, "Erinnerung 2: Kasse") == 0
    await jump(stage, -timedelta(hours=12, days=400))

    assert await arrivals(stage, berlin(2026, 11, 9, 13), "Erinnerung 2: Kasse") == [berlin(2026, 11, 9, 12)]


async def test_only_ahead_each_rings_once(stage: Stage) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 12; Lage")
    await stage.say("Anna", "/erinnern morgen um 9; Presse")
    await jump(stage, FAR)

    assert count(stage, "Verspätet: fällig war das") == 1
    assert "2 Erinnerungen" in stage.latest().text
    assert await arrivals(stage, berlin(2027, 12, 16, 13), "Lage") == [
        berlin(2027, 12, day, 12) for day in (14, 15, 16)
    ]


async def test_what_is_due_is_named_again_in_its_week_and_not_in_four_hundred_days(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await jump(stage, FAR)
    assert count(stage, "Akteure und Kommunikation") == 1
    await jump(stage, -(stage.clock.now() - berlin(2026, 11, 9, 9)))

    with beginning(stage) as transaction:
        assert {bundle.day for bundle in stored(transaction).of(Bundle).find()} == {berlin(2026, 11, 9).date()}
    again = await arrivals(stage, berlin(2026, 12, 10), "Akteure und Kommunikation")
    assert again[0] == berlin(2026, 11, 25, 9)


async def test_what_was_seen_to_by_the_wrong_clock_was_seen_to_today(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden Montag")
    await jump(stage, FAR)
    await stage.wait(timedelta(days=3))
    card = stage.latest(containing="Akteure und Kommunikation")
    await stage.tap("Ben", card, "A Habe ich")
    await stage.tap("Ben", card, "B Habe ich")
    await jump(stage, -FAR - timedelta(days=3))

    with beginning(stage) as transaction:
        store = stored(transaction)
        assert {one.contacted_on for one in store.stakeholders.find()} == {berlin(2026, 11, 9).date()}
        assert {one.done_on for one in store.communication_lines.find()} == {berlin(2026, 11, 9).date()}
        assert all(one.next_on < berlin(2026, 12, 31).date() for one in store.communication_lines.find())


async def test_a_check_in_opened_by_the_wrong_clock_closes_in_time_and_the_next_one_comes(stage: Stage) -> None:
    await stage.say("Anna", "/phase start Orientieren")
    await jump(stage, FAR)
    with beginning(stage) as transaction:
        (round_,) = stored(transaction).rounds.find()
    assert (round_.opened_at, round_.closed_at) == (stage.clock.now(), None)
    await jump(stage, -FAR)
    await stage.wait(timedelta(days=120))

    with beginning(stage) as transaction:
        first, second = stored(transaction).rounds.find()
    assert first.closed_at == berlin(2026, 11, 12, 9)
    assert second.opened_at == berlin(2027, 2, 8, 9)


async def test_a_clock_set_back_a_little_sets_nothing_anew(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await stage.say("Anna", "/erinnern jeden Tag um 12; Lage")
    await stage.wait_until(berlin(2026, 11, 9, 12))
    await jump(stage, -timedelta(minutes=30))

    assert "the clock was set back" not in caplog.text
    assert await arrivals(stage, berlin(2026, 11, 10, 13), "Erinnerung 1: Lage") == [berlin(2026, 11, 10, 12)]
