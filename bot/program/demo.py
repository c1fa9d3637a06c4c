"""`dreiklang demo`: a cooperation's first two months, typed into the terminal adapter and played in seconds."""

from __future__ import annotations

import asyncio
import io
import sys
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from adapters.terminal.look import look_of

if TYPE_CHECKING:
    from adapters.terminal.console import Output
    from bot.domain.cooperation import Language

ZONE = "Europe/Berlin"
BEGIN = datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo(ZONE))
"""A Monday morning."""


def script(language: Language) -> str:
    """Return the lines that are typed; the first is a remark, the title."""
    return (files("bot.program") / f"demo.{language.value}.txt").read_text(encoding="utf-8")


def play(language: Language, output: Output = sys.stdout) -> int:
    """Play the demonstration on a database of its own that is thrown away; return the exit code."""
    title, lines = script(language).split("\n", 1)
    look = look_of(output)
    output.write(look.strong(look.wrap(title.removeprefix("// "))) + "\n\n")
    output.flush()
    with TemporaryDirectory(prefix="dreiklang-demo-") as folder:
        asyncio.run(_play(Path(folder), language, lines, output))
    return 0


async def _play(folder: Path, language: Language, lines: str, output: Output) -> None:
    # Heavy, and the title is to be seen before.
    from adapters.terminal.adapter import TerminalAdapter  # noqa: PLC0415 - as above
    from adapters.terminal.console import StreamReader  # noqa: PLC0415 - as above
    from bot.engine.clock import FixedClock  # noqa: PLC0415 - as above
    from bot.engine.incoming.limits import UNLIMITED  # noqa: PLC0415 - as above
    from bot.program.app import Application  # noqa: PLC0415 - as above
    from bot.program.logs import set_up  # noqa: PLC0415 - as above
    from bot.program.stepping import settle  # noqa: PLC0415 - as above
    from bot.settings import LogFormat, LogLevel  # noqa: PLC0415 - as above
    from bot.storage.database import SqlDatabase  # noqa: PLC0415 - as above

    set_up(LogFormat.TEXT, LogLevel.WARNING)
    clock = FixedClock(BEGIN)
    database = SqlDatabase(f"sqlite:///{folder / 'demo.db'}", clock)
    waiting: list[Application] = []
    adapter = TerminalAdapter(
        reader=StreamReader(io.StringIO(lines)),
        output=output,
        clock=clock,
        settle=lambda: settle(waiting[0]),
        next_due=lambda: waiting[0].next_due(),  # noqa: PLW0108 - the application is made after its adapter
        data_dir=folder,
        language=language.value,
        zone=ZONE,
    )
    application = Application(
        database=database,
        adapters=[adapter],
        clock=clock,
        language=language,
        zone=ZONE,
        limits=UNLIMITED,
    )
    waiting.append(application)
    try:
        await application.run(ticking=False)
    finally:
        database.close()
