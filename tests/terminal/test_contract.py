"""The adapter contract in the terminal: lines are typed, and the window is read as a person reads it."""

from __future__ import annotations

import asyncio
import io
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters.terminal.adapter import TerminalAdapter
from bot.engine.exchange.messages import Address
from tests.adapter_contract import ANNA, BERT, WAIT_SECONDS, AdapterContract, ArrivedMessage
from tests.terminal.world import StoppedClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.terminal.console import Prompt
    from bot.engine.exchange.messages import Receive

HEADER = re.compile(
    r"^(?:(?:✎ )?Mo 09\.11\. 09:00 \[(?P<where>[^]]+)\] \[(?P<message>\d+)\]\n"
    r"|✎ \[(?P<changed>\d+)\] (?P<place>[^:]+): )",
    re.MULTILINE,
)
"""A new message, one shown again, or the line that says how a short one reads now."""


class Keyboard:
    """Lines typed while the adapter runs or while it does not; they wait until they are read."""

    shows_input = True

    def __init__(self) -> None:
        self._typed: asyncio.Queue[str] = asyncio.Queue()
        self.waiting = asyncio.Event()

    def type(self, line: str) -> None:
        self.waiting.clear()
        self._typed.put_nowait(line)

    async def read(self, prompt: Prompt) -> str:
        if self._typed.empty():
            self.waiting.set()
        return await self._typed.get()


async def nothing_to_settle() -> None:
    """Deliveries come from the tests themselves."""


class TerminalWire:
    """A window with two personas in the group, kept over restarts."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._keyboard = Keyboard()
        self._output = io.StringIO()
        self._running: asyncio.Task[None] | None = None
        self._entered = False

    group = Address(adapter="terminal", account="terminal", channel="group")

    def platform_id(self, person: str) -> str:
        return person

    async def start(self, receive: Receive) -> TerminalAdapter:
        adapter = TerminalAdapter(
            reader=self._keyboard,
            output=self._output,
            clock=StoppedClock(),
            settle=nothing_to_settle,
            data_dir=self._data_dir,
        )
        started = asyncio.Event()
        self._running = asyncio.create_task(adapter.run(receive, started.set))
        async with asyncio.timeout(WAIT_SECONDS):
            await started.wait()
            if not self._entered:
                self._entered = True
                for person in (ANNA, BERT):
                    self._keyboard.type(f"+{person}")
                await self._keyboard.waiting.wait()
        return adapter

    async def stop(self) -> None:
        if self._running is not None:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running
            self._running = None

    async def say(self, person: str, text: str, *, private: bool = False) -> None:
        self._keyboard.type(f"{'@' if private else ''}{person}: {text}")

    async def send_file(self, person: str, name: str, body: bytes, text: str = "", *, private: bool = True) -> None:
        path = self._data_dir / "mine" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(body)
        self._keyboard.type(f"{'@' if private else ''}{person}: /datei {path} {text}")

    async def tap(self, person: str, message: str, number: int) -> None:
        self._keyboard.type(f"{person}: [{message}] {number}")

    async def untap(self, person: str, message: str, number: int) -> None:
        self._keyboard.type(f"{person}: [{message}] -{number}")

    async def edit(self, person: str, text: str) -> None:
        self._keyboard.type(f"~{person}: {text}")

    async def withdraw(self, person: str) -> None:
        self._keyboard.type(f"-{person}")

    async def sees(self, person: str, *, private: bool = False) -> Sequence[ArrivedMessage]:
        shown = self._output.getvalue()
        headers = list(HEADER.finditer(shown))
        ends = [header.start() for header in headers[1:]] + [len(shown)]
        place = f"privat an {person.capitalize()}" if private else "Gruppe"
        seen: dict[str, str] = {}
        for header, end in zip(headers, ends, strict=True):
            if place in {header["where"], header["place"]}:
                text = shown[header.end() : end]
                seen[header["message"] or header["changed"]] = text.rstrip("\n") if header["changed"] else text[:-2]
        return [ArrivedMessage(message, text) for message, text in seen.items()]

    async def file(self, person: str, message: str) -> tuple[str, bytes]:
        (seen,) = [one for one in await self.sees(person) if one.message == message]
        return _read(Path(seen.text.rpartition("Datei: ")[2].replace("\n", "")))

    async def nowhere(self) -> Address:
        return Address(adapter="terminal", account="terminal", channel="nirgends")


def _read(path: Path) -> tuple[str, bytes]:
    return path.name, path.read_bytes()


WITHOUT = {
    "test_what_was_said_before_the_bot_came_is_not_its_business": "the window is the bot: nobody types before it",
    "test_a_delivery_repeated_arrives_once": "a window shows what it is given, and says that repeats are not safe",
}


class TestTerminal(AdapterContract, without=WITHOUT):
    """The contract, but for what a window cannot have."""

    @pytest.fixture
    async def wire(self, tmp_path: Path) -> TerminalWire:
        return TerminalWire(tmp_path)
