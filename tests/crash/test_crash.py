"""A hundred kills during a round and a decision: nothing is lost, nothing counts twice, nothing stands twice."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp

from tests.crash.audit import QUIET_SECONDS, Books, group_findings, private_findings, quiet
from tests.crash.lives import installed
from tests.crash.people import Person
from tests.crash.play import HOUSES, Play
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path
    from random import Random

    from tests.crash.lives import Bot
    from tests.matrix.synapse import Synapse

KILLS = 100
COLD_EVERY = 10
"""Each so manieth life begins with the interpreter, as an administrator's would; the others have it imported."""
LONGEST_LIFE = {True: 3.0, False: 2.0}
"""Seconds, cold and warm."""
STEPS_IN_A_LIFE = 2
"""Most things that are done from the start of one life to the start of the next."""
LEAST_INTERRUPTED = 3
"""So many kills at least must fall between sending something and writing down that it was sent; about 30 do."""
MOST_STEPS = 1_000
"""More than there are, for the time after the kills."""


class Killer:
    """Lets the bot live and die, and the play go on meanwhile."""

    def __init__(self, bot: Bot, books: Books, chance: Random, steps: asyncio.Semaphore) -> None:
        self._bot = bot
        self._books = books
        self._chance = chance
        self._steps = steps
        self.interrupted = 0
        """Lives that ended while something was being sent."""
        self.codes: list[int] = []

    async def kill(self, times: int) -> None:
        """Start the bot and kill it at a random moment, so many times; steps are taken while it lives and before."""
        for number in range(times):
            cold = number % COLD_EVERY == COLD_EVERY - 1
            length = self._chance.uniform(0, LONGEST_LIFE[cold])
            moments = sorted(self._chance.uniform(-length / 4, length) for _ in range(STEPS_IN_A_LIFE))
            for _ in (moment for moment in moments if moment < 0):
                self._steps.release()
            life = await (self._bot.cold() if cold else self._bot.warm())
            born = time.monotonic()
            for moment in moments:
                if moment > 0:
                    await asyncio.sleep(born + moment - time.monotonic())
                    self._steps.release()
            await asyncio.sleep(born + length - time.monotonic())
            self.codes.append(await life.end(signal.SIGKILL))
            self.interrupted += self._books.interrupted() > 0


@asynccontextmanager
async def partners(synapse: Synapse) -> AsyncIterator[list[Person]]:
    """Twenty people with the lightest of clients."""
    async with aiohttp.ClientSession() as session:
        yield [await Person.arrives(session, synapse, f"Person{number}") for number in range(len(HOUSES))]


async def test_a_hundred_kills_lose_nothing_and_double_nothing(
    synapse: Synapse, tmp_path: Path, chance: Random
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
        play = Play(people, account, room, chance, steps)
        killer = Killer(bot, books, chance, steps)
        async with asyncio.TaskGroup() as group:
            watching, playing = group.create_task(play.watch()), group.create_task(play.perform())
            await killer.kill(KILLS)
            last = await bot.cold()
            lasting = group.create_task(last.lasts())
            for _ in range(MOST_STEPS):
                steps.release()
            async with asyncio.timeout(QUIET_SECONDS):
                await playing
            await play.prove()
            await quiet(books, play.expected)
            lasting.cancel()
            watching.cancel()
        assert await last.end(signal.SIGTERM) == 0

        assert killer.codes == [-signal.SIGKILL] * KILLS
        assert killer.interrupted >= LEAST_INTERRUPTED, "the kills did not meet the bot at work"
        found = books.findings(play.expected)
        found += group_findings(await coordinator.timeline(room), account, room, books, play.expected)
        for person in people:
            found += await private_findings(person, account, books, play.expected)
        assert not found, "\n".join(found)
