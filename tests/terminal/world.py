"""A terminal with everything around it: lines known beforehand, a clock that stands, an engine that notes."""

import io
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from adapters.terminal.adapter import TerminalAdapter
from adapters.terminal.console import Prompt
from adapters.terminal.phrases import Language
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import (
    Address,
    Delivery,
    Post,
    Receipt,
    Refresh,
    Signal,
)

NINE = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
YES_NO = (Choice("yes", "ja"), Choice("no", "nein"))


class Lines:
    """Input that is known beforehand."""

    shows_input = False

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.prompts: list[Prompt] = []
        self.states: list[str] = []

    async def read(self, prompt: Prompt) -> str | None:
        self.prompts.append(prompt)
        self.states.append(prompt.status())
        return self.lines.pop(0) if self.lines else None


class TypedLines(Lines):
    """Input at a screen."""

    shows_input = True


class StoppedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = NINE
        self.stops: list[datetime] = []

    def now(self) -> datetime:
        return self.time

    def set(self, to: datetime) -> None:
        self.time = to
        self.stops.append(to)


class Crash(BaseException):
    """The process dies in the middle of a turn."""


class Engine:
    """Notes what it is handed and delivers, while the line settles, what the test prepared for it."""

    def __init__(self) -> None:
        self.received: list[Signal] = []
        self.replies: dict[str, list[Delivery]] = {}
        self.toast: str | None = None
        self.crash_on: str | None = None
        self._due: list[Delivery] = []
        self.deliver: Callable[[Delivery], Awaitable[object]] | None = None

    async def receive(self, signal: Signal) -> Receipt:
        self.received.append(signal)
        text = getattr(signal, "text", getattr(signal, "choice", ""))
        if text == self.crash_on:
            raise Crash
        self._due += self.replies.get(text, [])
        return Receipt(toast=self.toast)

    async def settle(self) -> None:
        due, self._due = self._due, []
        for delivery in due:
            assert self.deliver is not None
            await self.deliver(delivery)


class TerminalWorld:
    """An adapter with everything around it; `play` is one run of the program."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.engine = Engine()
        self.clock = StoppedClock()
        self.output = io.StringIO()
        self.adapter = self.build(Lines())

    def build(
        self,
        lines: Lines,
        language: Language = "de",
        next_due: Callable[[], Awaitable[datetime | None]] | None = None,
    ) -> TerminalAdapter:
        adapter = TerminalAdapter(
            reader=lines,
            output=self.output,
            clock=self.clock,
            settle=self.engine.settle,
            data_dir=self.data_dir,
            language=language,
            commands=lambda: ["status"],
            understood=lambda: {"status", "stand", "hilfe", "help"},
            next_due=next_due,
        )
        self.engine.deliver = adapter.deliver
        self.adapter = adapter
        return adapter

    async def play(self, *lines: str) -> list[Signal]:
        self.engine.received.clear()
        await self.build(Lines(*lines)).run(self.engine.receive, lambda: None)
        return list(self.engine.received)

    def shown(self) -> str:
        text = self.output.getvalue()
        self.output.seek(0)
        self.output.truncate()
        return text


def place(channel: str) -> Address:
    return Address(adapter="terminal", account="terminal", channel=channel)


def post(
    text: str, *, to: str = "group", choices: tuple[Choice, ...] = (), asks: bool = False, rings: bool = False
) -> Post:
    return Post(id=1, to=place(to), content=Content(text, choices, asks=asks, rings=rings))


def refresh(message: str, text: str, choices: tuple[Choice, ...] = YES_NO, *, to: str = "group") -> Refresh:
    return Refresh(id=text, to=place(to), message=message, content=Content(text, choices))
