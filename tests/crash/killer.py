"""Lets the bot live and die while a play goes on."""

from __future__ import annotations

import asyncio
import signal
import time
from typing import TYPE_CHECKING

from tests.crash.audit import QUIET_SECONDS, Books, quiet

if TYPE_CHECKING:
    from random import Random

    from tests.crash.lives import Bot
    from tests.crash.play import Play

LONGEST_LIFE = {True: 3.0, False: 2.0}
"""Seconds; True for a life that begins with the interpreter, as an administrator's would."""
MOST_STEPS = 1_000
"""More than a play has, for the time after the kills."""


class Killer:
    """Lets the bot live and die, and the play go on meanwhile."""

    def __init__(
        self,
        bot: Bot,
        books: Books,
        chance: Random,
        steps: asyncio.Semaphore,
        *,
        cold_every: int,
        steps_in_a_life: int,
    ) -> None:
        """Each so manieth life begins with the interpreter; the others have everything imported.

        `steps_in_a_life` is how much is done from the start of one life to the start of the next.
        """
        self._cold_every = cold_every
        self._steps_in_a_life = steps_in_a_life
        self._bot = bot
        self._books = books
        self._chance = chance
        self._steps = steps
        self.interrupted = 0
        """Lives that ended while something was being sent."""
        self.codes: list[int] = []

    async def _kill(self, times: int) -> None:
        """Start the bot and kill it at a random moment, so many times; steps are taken while it lives and before."""
        for number in range(times):
            cold = number % self._cold_every == self._cold_every - 1
            length = self._chance.uniform(0, LONGEST_LIFE[cold])
            moments = sorted(self._chance.uniform(-length / 4, length) for _ in range(self._steps_in_a_life))
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

    async def perform(self, play: Play, kills: int) -> None:
        """Let the play go on while the bot is killed so many times, and then to its end and a quiet bot.

        Raises AssertionError when a bot ends by itself.
        """
        async with asyncio.TaskGroup() as group:
            watching, playing = group.create_task(play.watch()), group.create_task(play.perform())
            await self._kill(kills)
            last = await self._bot.cold()
            lasting = group.create_task(last.lasts())
            for _ in range(MOST_STEPS):
                self._steps.release()
            async with asyncio.timeout(QUIET_SECONDS):
                await playing
            await play.prove()
            await quiet(self._books, play.expected)
            lasting.cancel()
            watching.cancel()
        assert await last.end(signal.SIGTERM) == 0
        assert self.codes == [-signal.SIGKILL] * kills
