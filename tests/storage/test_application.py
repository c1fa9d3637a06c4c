"""The whole application on both databases: what the other tests show on SQLite holds on PostgreSQL too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.flows.settling import PARTNERS, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HOSTILE = {
    "a zero byte": "Zeit\x00fehlt",
    "half a surrogate pair": "Zeit\ud800fehlt",
    "another language's placeholders": "'; DROP TABLE answers; -- %s %(name)s {} \\",
    "a direction mark": "\u202eZeit",
    "emoji": "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 60,
}


@pytest.fixture
async def stage(empty_url: str) -> AsyncIterator[Stage]:
    """A cooperation with three partners and a check-in that is open."""
    async with Stage(empty_url) as one:
        await settle_in(one)
        await one.say("Anna", "/phase start Initiieren")
        await one.say("Anna", "/checkin")
        yield one


async def test_a_check_in_runs_from_its_opening_to_its_result(stage: Stage) -> None:
    for name in PARTNERS:
        await stage.rebuild()
        await stage.rate(name, "4")
    await stage.tap("Ben", stage.latest(containing="Check-in 1"), "privately", event="once")
    await stage.rebuild()
    assert (await stage.tap("Ben", stage.latest(containing="Check-in 1"), "privately", event="once")).repeated
    await stage.rate("Ben", "2")
    await stage.say("Ben", "Zeit für Gespräche", "@")
    await stage.wait(timedelta(days=3))
    result = stage.latest(containing="Ergebnis").text
    assert "Stakeholder: eher gut" in result
    assert "„Zeit für Gespräche“" in result


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_whatever_is_typed_the_next_turn_works(stage: Stage, words: str) -> None:
    await stage.rate("Ben", "2")
    await stage.say("Ben", words, "@")
    await stage.say(words, "/mitmachen")
    await stage.say(words, words)
    await stage.rate("Clara", "4")
    with stage.database.begin() as transaction:
        assert len(stored(transaction).answers.find()) == 2
