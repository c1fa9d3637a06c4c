"""A hundred kills during a round and a decision: nothing is lost, nothing counts twice, nothing stands twice."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.crash.audit import group_findings, private_findings
from tests.crash.books import Books
from tests.crash.killer import Killer
from tests.crash.lives import installed
from tests.crash.people import MatrixPerson
from tests.crash.play import HOUSES, Play
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from random import Random

    from tests.matrix.synapse import Synapse

KILLS = 100
FEW_KILLS = 15
LANES = (FEW_KILLS, pytest.param(KILLS, marks=[pytest.mark.long, pytest.mark.lasting]))
"""A few at every run, the hundred where there is time."""
LEAST_INTERRUPTED = 10
"""So many kills at least must fall between sending something and writing down that it was sent; 25 to 50 do."""


@asynccontextmanager
async def partners(synapse: Synapse) -> AsyncIterator[list[MatrixPerson]]:
    """Twenty people with the lightest of clients."""
    async with aiohttp.ClientSession() as session:
        yield [await MatrixPerson.arrives(session, synapse, f"Person{number}") for number in range(len(HOUSES))]


@pytest.mark.parametrize("kills", LANES)
async def test_kills_lose_nothing_and_double_nothing(
    synapse: Synapse, tmp_path: Path, chance: Random, kills: int
) -> None:
    account = synapse.register(synapse.fresh("bot"))
    settings = {
        "DREIKLANG_MATRIX_HOMESERVER": synapse.url,
        "DREIKLANG_MATRIX_USER": account,
        "DREIKLANG_MATRIX_PASSWORD": PASSWORD,
    }
    async with partners(synapse) as people, installed("tests.crash.matrix_life", settings, tmp_path) as bot:
        coordinator, *others = people
        room = await coordinator.create_room("Bündnis", [person.user_id for person in others])
        for person in others:
            await person.join(room)
        books, steps = Books(tmp_path / "data" / "dreiklang.db"), asyncio.Semaphore(0)
        play = Play(people, account, room, chance, steps, answers_each=1)  # as many lines as one group may write
        killer = Killer(bot, books, chance, steps, cold_every=10, steps_in_a_life=1)
        await killer.perform(play, kills)
        assert killer.interrupted >= LEAST_INTERRUPTED * kills // KILLS, "the kills did not meet the bot at work"
        found = books.findings(play.expected)
        found += group_findings(await coordinator.timeline(room), account, room, books, play.expected)
        for person in people:
            found += await private_findings(person, account, books, play.expected)
        assert not found, "\n".join(found)
