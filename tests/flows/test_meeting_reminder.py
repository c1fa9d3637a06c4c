"""The reminder on the day before a meeting comes once, whatever is set in between."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.settling import berlin, settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

EVE = berlin(2026, 11, 18, 0)
"""The meeting is on Thursday, 19 November 2026."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, with a meeting in the week after."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/treffen 19.11. um 18 Uhr; Rathaus", "@")
        yield one


def card(stage: Stage) -> str:
    """Return which message is the card of the meeting: a reminder is a new one."""
    return stage.latest(containing="Rathaus").id


async def test_it_comes_on_the_eve(stage: Stage) -> None:
    before = card(stage)
    await stage.wait_until(EVE + timedelta(hours=12))
    assert card(stage) != before


async def test_a_time_zone_by_which_its_morning_has_passed_does_not_lose_it(stage: Stage) -> None:
    before = card(stage)
    await stage.wait_until(EVE + timedelta(hours=8, minutes=30))
    await stage.say("Anna", "/einstellungen zeitzone Europe/Helsinki", "@")
    await stage.wait_until(EVE + timedelta(hours=20))
    assert card(stage) != before


async def test_what_has_come_does_not_come_again_by_another_clock(stage: Stage) -> None:
    await stage.wait_until(EVE + timedelta(hours=12))
    before = card(stage)
    await stage.say("Anna", "/einstellungen zeitzone America/New_York", "@")
    await stage.wait_until(EVE + timedelta(hours=38))
    assert card(stage) == before
