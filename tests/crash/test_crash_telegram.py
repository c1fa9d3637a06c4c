"""A hundred kills on Telegram: no update lost, none handled twice; a message twice only where the kill explains it."""

from __future__ import annotations

import asyncio
import signal
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.crash.audit import QUIET_SECONDS, quiet
from tests.crash.books import Books
from tests.crash.chats import TELEGRAM, Doubles, GroupMember, group_findings, private_findings
from tests.crash.lives import installed
from tests.crash.play import HOUSES, Play
from tests.crash.telegram_life import TOKEN_VARIABLE, URL_VARIABLE
from tests.crash.wire_life import DATABASE_VARIABLE, SINCE_VARIABLE
from tests.telegram.emulator.emulator import Emulator

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tests.crash.lives import Bot

KILLS = 100
FEW_KILLS = 15
LANES = (FEW_KILLS, pytest.param(KILLS, marks=[pytest.mark.long, pytest.mark.lasting]))
"""A few at every run, the hundred where there is time."""
LONGEST_LIFE = 1.2
"""Seconds."""
STEPS_IN_A_LIFE = 2
LEAST_INTERRUPTED = 3
"""So many kills at least must fall between sending something and writing down that it was sent."""
MOST_STEPS = 1_000
"""More than there are, for the time after the kills."""


async def kill(
    bot: Bot, emulator: Emulator, doubles: Doubles, chance: Random, steps: asyncio.Semaphore, *, times: int
) -> list[str]:
    """Start the bot and kill it at a random moment, again and again; return findings.

    Every other life ends at the latest just after Telegram has taken a message, whether the bot has noted that or not.
    """
    found = []
    for number in range(times):
        written = len(emulator.called("sendMessage"))
        life = await bot.warm()
        for _ in range(STEPS_IN_A_LIFE):
            steps.release()
        length = chance.uniform(0, LONGEST_LIFE)
        if number % 2:
            await emulator.world.changes.until(partial(_wrote_since, emulator, written), length)
        else:
            await asyncio.sleep(length)
        assert await life.end(signal.SIGKILL) == -signal.SIGKILL
        await asyncio.sleep(0.05)  # what was on the wire arrives
        found += doubles.count()
    return found


def _wrote_since(emulator: Emulator, written: int) -> bool:
    return len(emulator.called("sendMessage")) > written


@pytest.mark.parametrize("kills", LANES)
async def test_kills_lose_nothing_and_double_only_what_was_being_sent(
    tmp_path: Path, chance: Random, kills: int
) -> None:
    file, steps = tmp_path / "telegram.db", asyncio.Semaphore(0)
    books = Books(file, TELEGRAM)
    async with Emulator() as emulator:
        account = emulator.add_bot("dreiklang_bot", name="Dreiklang", privacy=True)
        people = [emulator.add_user(house) for house in HOUSES]
        group = emulator.add_group("Bündnis", creator=people[0], members=people[1:])
        members = [GroupMember(emulator, account, group, person) for person in people]
        play = Play(members, str(account.id), str(group.id), chance, steps, prefix="/", rows=True)
        for member in members:
            play.expected.events[member.start()] = "start"
            play.expected.private[member.user_id] += 1
        doubles = Doubles(books, group, members)
        settings = {
            DATABASE_VARIABLE: f"sqlite:///{file}",
            SINCE_VARIABLE: datetime.now(UTC).isoformat(),
            TOKEN_VARIABLE: account.token,
            URL_VARIABLE: emulator.url,
        }
        async with installed("tests.crash.telegram_life", settings, tmp_path) as bot:
            async with asyncio.TaskGroup() as tasks:
                watching, playing = tasks.create_task(play.watch()), tasks.create_task(play.perform())
                found = await kill(bot, emulator, doubles, chance, steps, times=kills)
                last = await bot.warm()
                for _ in range(MOST_STEPS):
                    steps.release()
                async with asyncio.timeout(QUIET_SECONDS):
                    await playing
                await play.prove()
                await quiet(books, play.expected)
                watching.cancel()
            await last.end(signal.SIGKILL)

        assert doubles.interrupted >= LEAST_INTERRUPTED * kills // KILLS, "the kills did not meet the bot at work"
        found += books.findings(play.expected) + doubles.findings()
        found += group_findings(members[0], group, books, play.expected)
        for member in members:
            found += private_findings(member, books, play.expected)
        assert not found, "\n".join(found)
