"""The bot as a process that is killed and started again: cold as an administrator does, or warm from the nursery."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator, Mapping

ROOT = Path(__file__).parents[2]
NURSERY = ROOT / "tests" / "crash" / "nursery.py"


class Life(Protocol):
    """One run of the bot."""

    async def end(self, by: signal.Signals) -> int:
        """Send a signal, wait until the process is gone, and return its exit code: negative if a signal ended it."""


class ColdLife:
    """`python -m bot.program.cli run`."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def end(self, by: signal.Signals) -> int:
        """Send a signal, wait until the process is gone, and return its exit code."""
        if self._process.returncode is None:
            self._process.send_signal(by)
        return await self._process.wait()

    async def lasts(self) -> None:
        """Wait for ever. Raises AssertionError when the process ends by itself."""
        code = await self._process.wait()
        raise AssertionError(f"the bot ended by itself with {code}")


class WarmLife:
    """A child of the nursery."""

    def __init__(self, nursery: Process) -> None:
        self._nursery = nursery

    async def end(self, by: signal.Signals) -> int:
        """Send a signal, wait until the process is gone, and return its exit code."""
        return await ask(self._nursery, by.name)


class Bot:
    """One installation of the bot: its environment, its log, and the ways to start it."""

    def __init__(self, environment: Mapping[str, str], log: Path, nursery: Process) -> None:
        self._environment = environment
        self._log = log
        self._nursery = nursery
        self._cold: list[ColdLife] = []

    async def warm(self) -> WarmLife:
        """Start it from the nursery; returns while it is still starting."""
        await ask(self._nursery, "run")
        return WarmLife(self._nursery)

    async def cold(self) -> ColdLife:
        """Start it as an administrator would; returns while it is still starting."""
        with self._log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot.program.cli", "run"),
                cwd=self._log.parent,  # the bot reads `.env` where it is started
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._cold.append(ColdLife(process))
        return self._cold[-1]

    async def remove(self) -> None:
        """End whatever still runs."""
        for life in self._cold:
            await life.end(signal.SIGKILL)
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        await self._nursery.wait()


async def ask(nursery: Process, command: str) -> int:
    """Have the nursery do something and return the number it answers with."""
    assert nursery.stdin is not None
    assert nursery.stdout is not None
    nursery.stdin.write(f"{command}\n".encode())
    await nursery.stdin.drain()
    return int(await nursery.stdout.readline())


@asynccontextmanager
async def installed(program: str, settings: Mapping[str, str], folder: Path) -> AsyncIterator[Bot]:
    """Install a program of the nursery with these settings; its log and data lie in `folder`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DREIKLANG_")}
    environment = {**kept, **settings, "DREIKLANG_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    log = folder / "bot.log"
    with log.open("ab") as errors:
        nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            str(NURSERY),
            program,
            cwd=folder,
            env=environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    bot = Bot(environment, log, nursery)
    try:
        yield bot
    finally:
        await bot.remove()
