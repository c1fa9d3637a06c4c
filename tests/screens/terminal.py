"""A real run of `dreiklang` in a terminal of 80 columns, typed into as a person would, and what it shows as a page."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.screens.ansi import to_html
from tests.screens.browser import found
from tests.screens.looking import SceneError, Tappable, WatchedDatabase

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import timedelta

    from bot.domain.cooperation import Language
    from tests.screens.browser import Browser

COLUMNS, LINES = 80, 45
WIDTH = 730
"""Of the picture, in the page's pixels: 80 characters and a margin."""
BEGIN = "2028-05-08 09:00"
"""A Monday morning; the window's clock goes ahead only."""
TALLEST = 96
"""Most lines of a picture: of a long scene the middle is left out."""
CALM = 5
"""So many looks in a row that show the same mean that nothing moves any more."""
LOOK = 0.12
MOST = 60.0
"""Seconds."""
_PROMPT = re.compile(r"\w*>(?: |$)")
_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1b1f23; color: #e6e6e6; }}
pre {{ margin: 0; padding: 12px 14px; font: 14.4px/1.32 "DejaVu Sans Mono", "Noto Color Emoji", monospace; }}
</style><pre>{}</pre>"""


class TerminalStage:
    """The program in tmux."""

    def __init__(self, language: Language, socket: str, database: Path, browser: Browser) -> None:
        self.language = language
        self._socket = socket
        self._database = WatchedDatabase(database)
        self._browser = browser
        self._into: Path
        self._before = 0
        """Lines of the scenes before, without the prompt, where the next one begins."""

    async def tmux(self, *arguments: str) -> str:
        """Run tmux and return what it prints."""
        program = await asyncio.create_subprocess_exec(
            "tmux", "-L", self._socket, "-f", os.devnull, *arguments, stdout=asyncio.subprocess.PIPE
        )
        said, _ = await program.communicate()
        if program.returncode:
            problem = f"tmux {shlex.join(arguments)} failed; did the program end?"
            raise SceneError(problem)
        return said.decode()

    async def type(self, line: str) -> None:
        """Type a line and wait until nothing moves any more."""
        await self.tmux("send-keys", "-t", "screen", "-l", "--", line)
        await self.tmux("send-keys", "-t", "screen", "Enter")
        await self.calm()

    async def calm(self) -> None:
        """Wait until nothing moves any more, and nothing is left to send."""
        async with asyncio.timeout(MOST):
            before, same = "", 0
            while same < CALM or self._database.waiting():
                await asyncio.sleep(LOOK)
                now = await self.tmux("capture-pane", "-t", "screen", "-p")
                before, same = now, (same + 1 if now == before and now.strip() else 0)

    async def prompts(self) -> bool:
        """Whether a line can be typed."""
        shown = await self.tmux("capture-pane", "-t", "screen", "-p")
        return any(map(_PROMPT.match, shown.splitlines()))

    def begin(self, into: Path) -> None:
        """Begin a scene."""
        self._into = into

    async def end(self) -> None:
        """End a scene: take a picture of all that has been shown since it began."""
        shown = await self.tmux("capture-pane", "-t", "screen", "-p", "-e", "-S", "-")
        everything = [line.rstrip() for line in shown.rstrip().splitlines()]
        lines = everything[self._before :]
        self._before = max((number for number, line in enumerate(everything, start=1) if not line), default=0)
        if len(lines) > TALLEST:
            lines = [*lines[: TALLEST // 2], "", "\x1b[2m⋯\x1b[0m", "", *lines[-TALLEST // 2 :]]
        page = _PAGE.format(to_html("\n".join(lines)))
        await self._browser.show(f"data:text/html;charset=utf-8,{quote(page)}", width=WIDTH, height=400, scale=1)
        height = await self._browser.evaluate("document.querySelector('pre').offsetHeight")
        await self._browser.resize(WIDTH, int(str(height)), scale=1)
        await self._browser.picture(self._into.with_name(f"{self._into.name}.png"))

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Type what somebody says."""
        await self.type(f"{'@' if private else ''}{who}: {text}")

    async def tap(self, who: str, asked: Tappable, place: int) -> None:
        """Type a choice's number."""
        which = f"[{asked.message}] " if asked.message.isdecimal() else ""
        await self.type(f"{'@' if asked.private else ''}{who}: {which}{place + 1}")

    def is_led(self, who: str) -> bool:
        """Return False: private chats are open to all."""
        return False

    async def follow(self, who: str) -> None:
        """Do nothing."""

    async def pass_time(self, span: timedelta) -> None:
        """Move the window's clock."""
        await self.type(f"/time +{span.days} days")

    async def picture(self, name: str, who: str | None) -> None:
        """Do nothing: one picture shows the whole scene."""

    def question(self, who: str) -> Tappable | None:
        """Return the question that waits with somebody."""
        return self._database.question(who)

    def card(self, kind: str, who: str | None) -> Tappable | None:
        """Return the newest card of a kind."""
        return self._database.card(kind, who)


@asynccontextmanager
async def terminal(folder: Path, language: Language, browser: Browser) -> AsyncIterator[TerminalStage]:
    """Start the program on an empty database; the first to write brings it into the group."""
    found(("tmux",), "tmux")
    socket = f"dreiklang-screens-{os.getpid()}"
    database = folder / "dreiklang.db"
    environment = {
        "DREIKLANG_DATA_DIR": str(folder),
        "DREIKLANG_DATABASE_URL": f"sqlite:///{database}",
        "DREIKLANG_LANGUAGE": language.value,
        "DREIKLANG_TIMEZONE": "Europe/Berlin",
        "TERM": "tmux-256color",
        "LANG": "C.UTF-8",
        "COLORTERM": "truecolor",
    }
    program = Path(sys.executable).with_name("dreiklang")
    run = shlex.join(
        ["env", "-C", str(folder), *(f"{name}={value}" for name, value in environment.items()), str(program), "run"]
    )
    stage = TerminalStage(language, socket, database, browser)
    size = ("-x", str(COLUMNS), "-y", str(LINES))
    keeping = ("set-option", "-g", "history-limit", "20000")
    await stage.tmux("-u", "start-server", ";", *keeping, ";", "new-session", "-d", "-s", "screen", *size, run)
    try:
        async with asyncio.timeout(MOST):
            while not database.exists() or not await stage.prompts():  # noqa: ASYNC110 - the program tells nobody
                await asyncio.sleep(LOOK)
        await stage.calm()
        await stage.type(f"/time {BEGIN}")
        yield stage
    finally:
        await stage.tmux("kill-server")
