"""Forty kills of the application alone: between arriving, committing, sending and confirming, nothing falls through."""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.crash.audit import group_findings, private_findings, quiet
from tests.crash.books import Books
from tests.crash.lives import installed
from tests.crash.play import HOUSES, Play
from tests.crash.wire import GROUP, WirePerson, WirePlatform
from tests.crash.wire_life import ACCOUNT, DATABASE_VARIABLE, SINCE_VARIABLE, SOCKET_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.crash.lives import Bot

KILLS = 40
MOST_FRAMES = 16
"""The bot dies no later than at this one of its messages to the platform, confirmations included."""
LINGERS = 0.02
"""Seconds that it may live on after that, so that it dies inside of transactions, too."""
STEPS_IN_A_LIFE = 4
MOST_STEPS = 1_000
IDLE_SECONDS = 2.0
"""When a life counts as idle, and is ended all the same."""
WHOLE_SECONDS = 240.0


async def kill(bot: Bot, platform: WirePlatform, chance: Random, steps: asyncio.Semaphore) -> list[int]:
    """Start the bot and kill it at a random point of its conversation with the platform, again and again."""
    codes = []
    for _ in range(KILLS):
        platform.strike_after(chance.randint(1, MOST_FRAMES), loses_last=chance.random() < 1 / 2)
        life = await bot.warm()
        for _ in range(STEPS_IN_A_LIFE):
            steps.release()
        with suppress(TimeoutError):
            await asyncio.wait_for(platform.struck.wait(), IDLE_SECONDS)
        await asyncio.sleep(chance.choice([0, chance.uniform(0, LINGERS)]))
        codes.append(await life.end(signal.SIGKILL))
    return codes


async def test_forty_kills_between_the_steps_of_a_turn(tmp_path: Path, chance: Random) -> None:
    platform, steps, file = WirePlatform(), asyncio.Semaphore(0), tmp_path / "turns.db"
    people = [WirePerson(platform, f"@person{number}:wire", administers=number == 0) for number in range(len(HOUSES))]
    play = Play(people, ACCOUNT, GROUP, chance, steps)
    books = Books(file)
    socket = tmp_path / "socket"
    settings = {
        DATABASE_VARIABLE: f"sqlite:///{file}",
        SOCKET_VARIABLE: str(socket),
        SINCE_VARIABLE: datetime.now(UTC).isoformat(),
    }
    server = await asyncio.start_unix_server(platform.serve, socket)
    async with asyncio.timeout(WHOLE_SECONDS), installed("tests.crash.wire_life", settings, tmp_path) as bot, server:
        async with asyncio.TaskGroup() as group:
            watching, playing = group.create_task(play.watch()), group.create_task(play.perform())
            codes = await kill(bot, platform, chance, steps)
            platform.strike_after(0, loses_last=False)
            last = await bot.warm()
            for _ in range(MOST_STEPS):
                steps.release()
            await playing
            await play.prove()
            await quiet(books, play.expected)
            watching.cancel()
        await last.end(signal.SIGKILL)

    assert codes == [-signal.SIGKILL] * KILLS
    found = books.findings(play.expected)
    found += group_findings(platform.rooms[GROUP], ACCOUNT, GROUP, books, play.expected)
    for person in people:
        found += await private_findings(person, ACCOUNT, books, play.expected)
    assert not found, "\n".join(found)
