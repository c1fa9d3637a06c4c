"""`dreiklang demo`: a cooperation's first two months, typed into the terminal adapter and played in seconds."""

from __future__ import annotations

import asyncio
import io
import sys
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.console import StreamReader
from bot.domain.cooperation import Language
from bot.engine.clock import FixedClock
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.logs import set_up
from bot.program.stepping import settle
from bot.settings import LogFormat, LogLevel
from bot.storage.database import SqlDatabase

ZONE = "Europe/Berlin"
BEGIN = datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo(ZONE))
"""A Monday morning."""


def play() -> int:
    """Play the demonstration on a database of its own that is thrown away; return the exit code."""
    set_up(LogFormat.TEXT, LogLevel.WARNING)
    with TemporaryDirectory(prefix="dreiklang-demo-") as folder:
        asyncio.run(_play(Path(folder)))
    return 0


async def _play(folder: Path) -> None:
    clock = FixedClock(BEGIN)
    database = SqlDatabase(f"sqlite:///{folder / 'demo.db'}", clock)
    waiting: list[Application] = []
    adapter = TerminalAdapter(
        reader=StreamReader(io.StringIO((files("bot.program") / "demo.txt").read_text(encoding="utf-8"))),
        output=sys.stdout,
        clock=clock,
        settle=lambda: settle(waiting[0]),
        next_due=lambda: waiting[0].next_due(),  # noqa: PLW0108 - the application is made after its adapter
        data_dir=folder,
        language="de",
        zone=ZONE,
    )
    application = Application(
        database=database,
        adapters=[adapter],
        clock=clock,
        language=Language.GERMAN,
        zone=ZONE,
        limits=UNLIMITED,
    )
    waiting.append(application)
    try:
        await application.run(ticking=False)
    finally:
        database.close()
