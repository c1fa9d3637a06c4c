"""`dreiklang demo`: a cooperation's first two months, typed into the terminal adapter and played in seconds."""

from __future__ import annotations

import asyncio
import io
import sys
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from adapters.terminal.look import look_of
from bot.domain.cooperation import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.terminal.console import Output

ZONE = "Europe/Berlin"
BEGIN = datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo(ZONE))
"""A Monday morning."""
LEFT: Final[Mapping[Language, str]] = {
    Language.GERMAN: "Zum Ansehen bleiben der Bericht als PDF und als Seite, die Tabelle und die Bilder in:",
    Language.ENGLISH: "Left to look at are the report as PDF and as page, the table and the pictures, in:",
}
"""Stands above the last line, which names the folder."""


def script(language: Language) -> str:
    """Return the lines that are typed; the first is a remark, the title."""
    return (files("bot.program") / f"demo.{language.value}.txt").read_text(encoding="utf-8")


def play(language: Language, output: Output = sys.stdout, *, into: Path | None = None) -> int:
    """Play the demonstration on a database of its own that is thrown away; return the exit code.

    The files that the bot sends stay: in the folder `into`, made if it is not there, or in a new temporary one. The
    last line names it.
    """
    title, lines = script(language).split("\n", 1)
    look = look_of(output)
    output.write(look.strong(look.wrap(title.removeprefix("// "))) + "\n\n")
    output.flush()
    files = Path(mkdtemp(prefix="dreiklang-demo-")) if into is None else into.resolve()
    files.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="dreiklang-demo-") as folder:
        asyncio.run(_play(Path(folder), files, language, lines, output))
    output.write(f"\n{look.wrap(LEFT[language])}\n{files}\n")
    output.flush()
    return 0


async def _play(folder: Path, files_to: Path, language: Language, lines: str, output: Output) -> None:
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
        files=files_to,
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
