"""When check-ins open and nudge: weekends and holidays move an opening, not the rhythm; nobody goes without a nudge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cooperation import Rhythm
from tests.flows.test_check_in import PEOPLE, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 11, 11, 9, 30, tzinfo=BERLIN)
"""Three working days later is a Monday."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with five partners; Eva is a volunteer."""
    async with Stage.on_sqlite(tmp_path, start=WEDNESDAY) as one:
        await settle_in(one)
        yield one


async def test_before_a_closing_on_a_monday_the_nudge_comes_on_the_friday(stage: Stage) -> None:
    await stage.say("Anna", "/checkin")
    await stage.wait_until(datetime(2026, 11, 13, 9, 29))  # noqa: DTZ001 - Berlin's wall time
    before = {name: len(stage.seen_in(f"@{name.casefold()}")) for name in PEOPLE}
    await stage.wait_until(datetime(2026, 11, 13, 12, 0))  # noqa: DTZ001 - as above
    nudged = {name for name in PEOPLE if len(stage.seen_in(f"@{name.casefold()}")) > before[name]}
    assert nudged == set(PEOPLE) - {"Eva"}
    await stage.wait_until(datetime(2026, 11, 13, 17, 30))  # noqa: DTZ001 - as above
    assert "läuft noch bis" in stage.latest("@eva").text


async def test_a_holiday_moves_one_opening_and_not_the_ones_after_it(tmp_path: Path) -> None:
    start = datetime(2027, 3, 15, 9, 30, tzinfo=BERLIN)  # two weeks before Easter Monday
    async with Stage.on_sqlite(tmp_path, start=start) as stage:
        await settle_in(stage, rhythm=Rhythm.FORTNIGHTLY, holidays="NW")
        await stage.say("Anna", "/checkin")
        await stage.wait(timedelta(days=50))
        with stage.database.begin() as transaction:
            opened = [round_.opened_at.astimezone(BERLIN).date() for round_ in transaction.store(1).rounds.find()]
    assert opened == [date(2027, 3, 15), date(2027, 3, 30), date(2027, 4, 12), date(2027, 4, 26)]


async def test_an_outage_moves_one_opening_and_not_the_ones_after_it(tmp_path: Path) -> None:
    start = datetime(2026, 11, 9, 9, 30, tzinfo=BERLIN)
    async with Stage.on_sqlite(tmp_path, start=start) as stage:
        await settle_in(stage, rhythm=Rhythm.FORTNIGHTLY)
        await stage.say("Anna", "/checkin")
        await stage.wait(timedelta(days=10))
        stage.clock.set(datetime(2026, 11, 25, 10, 0, tzinfo=BERLIN))  # down over Monday the 23rd
        await stage.rebuild()
        await stage.wait(timedelta(days=14))
        with stage.database.begin() as transaction:
            opened = [round_.opened_at.astimezone(BERLIN).date() for round_ in transaction.store(1).rounds.find()]
    assert opened == [date(2026, 11, 9), date(2026, 11, 25), date(2026, 12, 7)]


async def rounds_without_answers(stage: Stage, count: int) -> None:
    for _ in range(count):
        await stage.say("Anna", "/checkin")
        await stage.say("Anna", "/checkin schließen")
        await stage.answer("Anna", "ja")


async def test_after_five_rounds_hardly_anybody_answered_a_coordinator_is_offered_a_longer_rhythm(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        (home,) = transaction.cooperations()
        transaction.put_cooperation(replace(home, rhythm=Rhythm.FORTNIGHTLY))
    await rounds_without_answers(stage, 4)
    assert not any("kaum jemand" in message.text for message in stage.chat.messages)
    await rounds_without_answers(stage, 1)
    offer = stage.latest("@anna")
    assert "kaum jemand" in offer.text
    assert not any("kaum jemand" in message.text for message in stage.seen_in())
    await stage.tap("Anna", offer, "Seltener fragen")
    assert "ab jetzt: Alle 4 Wochen" in stage.latest("@anna").text or "Monat" in stage.latest("@anna").text
    with stage.database.begin() as transaction:
        (home,) = transaction.cooperations()
    assert home.rhythm is Rhythm.MONTHLY
    before = len(stage.seen_in("@anna"))
    await rounds_without_answers(stage, 1)
    assert not any("kaum jemand" in message.text for message in stage.seen_in("@anna")[before:])


async def test_where_one_in_four_answers_nothing_is_said(stage: Stage) -> None:
    for _ in range(5):
        await stage.say("Anna", "/checkin")
        for who in ("Anna", "Bert"):
            await stage.rate(who, "weiß nicht")
        await stage.say("Anna", "/checkin schließen")
        await stage.answer("Anna", "ja")
    assert not any("kaum jemand" in message.text for message in stage.chat.messages)
