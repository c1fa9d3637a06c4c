"""Lets the bot live and die while a play goes on."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tests.crash.audit import QUIET_SECONDS, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from tests.crash.books import Books
    from tests.crash.lives import Bot
    from tests.crash.play import Expected, Play

LONGEST_LIFE = {True: 3.0, False: 2.0}
"""Seconds; True for a life that begins with the interpreter, as an administrator's would."""
MOST_KILLS = 3
"""So many times what is asked for at most, while the play goes on."""
PATIENCE = 40
"""After so many lives in which nothing was said any more the last one begins, and shows what everybody waits for."""
SHORTEST_AIM = 1.0
"""Seconds that a life lasts at least which is to end at work: about what a start takes."""
LOOK_SECONDS = 0.005
WORK_SECONDS = 0.1
"""About what it takes to handle something, or to answer it."""
MOST_UNDONE = 8
"""So much may be waiting to be handled or sent when the next step is taken: half of `AttentionLimits.waiting`."""


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
        steps_in_a_life: float,
    ) -> None:
        """One life in `cold_every` begins with the interpreter; the others have everything imported.

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
        self.at_work = 0
        """Lives that ended while something was still to do."""
        self.handled = 0
        """Events that were handled when the last of the kills fell."""
        self.codes: list[int] = []

    async def _kill(self, times: int, expected: Expected, playing: asyncio.Task[None]) -> None:
        """Start the bot and kill it, so many times, and on a slow machine until the play is over.

        Steps are taken while it lives and before.
        A third of the lives end at any moment, a third while something is being handled, a third while it is answered.
        """
        ends = (self._whenever, partial(self._once_said, expected), self._once_handled)
        said = [0]
        for number in range(MOST_KILLS * times):
            stuck = len(said) > PATIENCE and said[-1] == said[-PATIENCE]
            if number >= times and (playing.done() or stuck):
                break
            said.append(len(expected.events))
            cold = number % self._cold_every == self._cold_every - 1
            length = self._chance.uniform(0, LONGEST_LIFE[cold])
            moments = sorted(self._chance.uniform(-length / 4, length) for _ in range(self._steps_of(number)))
            for _ in (moment for moment in moments if moment < 0):
                self._steps.release()
            life = await (self._bot.cold() if cold else self._bot.warm())
            letting = asyncio.create_task(self._let([moment for moment in moments if moment > 0]))
            await self._chance.choice(ends)(length)
            self.codes.append(await life.end(signal.SIGKILL))
            await letting
            self.interrupted += self._books.interrupted() > 0
            self.at_work += bool(self._books.undone(expected))
        self.handled = len(self._books.seen() & set(expected.events))

    async def _let(self, moments: Iterable[float]) -> None:
        """Let the play go on at these moments, in seconds from now."""
        born = time.monotonic()
        for moment in moments:
            await asyncio.sleep(born + moment - time.monotonic())
            self._steps.release()

    async def _let_all(self, expected: Expected, playing: asyncio.Task[None]) -> None:
        """Let the play come to its end as fast as the bot keeps up: where too much waits, people are not heard."""
        while not playing.done():
            if self._steps.locked() and len(self._books.undone(expected)) < MOST_UNDONE:
                self._steps.release()
            await asyncio.sleep(LOOK_SECONDS)

    @staticmethod
    async def _whenever(length: float) -> None:
        await asyncio.sleep(length)

    async def _once_said(self, expected: Expected, length: float) -> None:
        await self._soon_after(lambda: len(expected.events), length)

    async def _once_handled(self, length: float) -> None:
        await self._soon_after(lambda: len(self._books.seen()), length)

    async def _soon_after(self, count: Callable[[], int], length: float) -> None:
        """Wait until there is one more of something, and then until the bot may be at it."""
        before = count()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(length, SHORTEST_AIM)):
                while count() == before:  # noqa: ASYNC110 - the bot and its people wake nobody here
                    await asyncio.sleep(LOOK_SECONDS)
                await asyncio.sleep(self._chance.uniform(0, WORK_SECONDS))

    def _steps_of(self, life: int) -> int:
        return int((life + 1) * self._steps_in_a_life) - int(life * self._steps_in_a_life)

    async def perform(self, play: Play, kills: int) -> None:
        """Let the play go on while the bot is killed at least so many times, and then to its end and a quiet bot.

        Raises AssertionError when a bot ends by itself.
        """
        async with asyncio.TaskGroup() as group:
            watching, playing = group.create_task(play.watch()), group.create_task(play.perform())
            await self._kill(kills, play.expected, playing)
            last = await self._bot.cold()
            lasting = group.create_task(last.lasts())
            async with asyncio.timeout(QUIET_SECONDS):
                await self._let_all(play.expected, playing)
                await playing
                self._steps.release()  # the play may have used all it was let through
                await play.prove()
            await quiet(self._books, play.expected)
            lasting.cancel()
            watching.cancel()
        assert await last.end(signal.SIGTERM) == 0
        assert len(self.codes) >= kills
        assert set(self.codes) == {-signal.SIGKILL}
