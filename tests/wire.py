"""What the adapter contract needs of a platform, and an engine that only takes notes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.engine.exchange.messages import Incoming, Receipt, Said, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.exchange.messages import Adapter, Address, Receive

WAIT_SECONDS = 30.0
"""How long something may take to arrive; far longer than it takes on an idle machine."""


@dataclass(frozen=True, slots=True)
class ArrivedMessage:
    """A message of the bot as a person sees it."""

    message: str
    """The platform's id, as in `Sent.message`."""
    text: str
    """Without formatting; the choices may follow in lines of their own."""


class Wire(Protocol):
    """One platform set up for one test: a group with anna and bert in it, and an adapter that can be (re)started.

    Before the first `start` the bot is not in the group. Persons are named by the words `anna` and `bert`.
    """

    @property
    def group(self) -> Address:
        """The group, as signals and deliveries name it; known after the first `start`."""

    def platform_id(self, person: str) -> str:
        """As in `Sender.platform_id`."""

    async def start(self, receive: Receive) -> Adapter:
        """Run an adapter, each time a new one on the same data folder, until it has called `started`.

        The first time it also brings the bot into the group, by anna's hand.
        """

    async def stop(self) -> None:
        """Cancel the running adapter and wait until it is gone."""

    async def say(self, person: str, text: str, *, private: bool = False) -> None:
        """A person writes, in the group or in private; the private chat is opened if need be."""

    async def send_file(self, person: str, name: str, body: bytes, text: str = "", *, private: bool = True) -> None:
        """A person sends a file, with a text below it if it is not empty, in private or in the group."""

    async def tap(self, person: str, message: str, number: int) -> None:
        """A person picks the choice with that number at a message of the bot in the group."""

    async def untap(self, person: str, message: str, number: int) -> None:
        """A person takes that choice back."""

    async def edit(self, person: str, text: str) -> None:
        """A person changes the last message they wrote in the group."""

    async def withdraw(self, person: str) -> None:
        """A person removes the last message they wrote in the group."""

    async def sees(self, person: str, *, private: bool = False) -> Sequence[ArrivedMessage]:
        """What a person sees of the bot's messages right now, edits applied, oldest first.

        In private: whatever the bot wrote in a chat with this person, which the person opens or accepts if need be.
        """

    async def file(self, person: str, message: str) -> tuple[str, bytes]:
        """Return the file that a message of the bot in the group carries: its name, and what is in it."""

    async def nowhere(self) -> Address:
        """Return the address of a group the bot cannot reach."""


_Kind = TypeVar("_Kind", bound=Incoming)


class Recorder:
    """An engine that only takes notes, and fails when it is told to."""

    def __init__(self) -> None:
        self.tried: list[Signal] = []
        """Everything handed over, repeats included."""
        self.done: list[Signal] = []
        """What was taken, in order."""
        self._fail: Callable[[Signal], bool] = lambda _: False
        self._hang: Callable[[Signal], bool] = lambda _: False
        self._news = asyncio.Condition()

    def fail_once(self, text: str) -> None:
        """Break the first turn of the message with this text."""
        failed: list[Signal] = []

        def fails(signal: Signal) -> bool:
            if not failed and isinstance(signal, Said) and signal.text == text:
                failed.append(signal)
                return True
            return False

        self._fail = fails

    def hang_at(self, text: str) -> None:
        """Never finish the turn of the message with this text, like a process that dies in it."""
        self._hang = lambda signal: isinstance(signal, Said) and signal.text == text

    async def receive(self, signal: Signal) -> Receipt:
        """Take a signal, as the engine would."""
        async with self._news:
            self.tried.append(signal)
            self._news.notify_all()
        if self._hang(signal):
            await asyncio.Event().wait()
        if self._fail(signal):
            message = "the turn failed, as the test wants it"
            raise RuntimeError(message)
        async with self._news:
            self.done.append(signal)
            self._news.notify_all()
        return Receipt()

    async def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is true of what was handed over."""
        try:
            async with asyncio.timeout(WAIT_SECONDS), self._news:
                await self._news.wait_for(condition)
        except TimeoutError:
            kinds = [(type(signal).__name__, getattr(signal, "text", "")[:40]) for signal in self.tried]
            message = f"waited for nothing; was handed {kinds}"
            raise AssertionError(message) from None

    async def wait_for(self, kind: type[_Kind], *, count: int = 1) -> _Kind:
        """Wait for that many signals of a kind and return the newest."""
        await self.wait_until(lambda: len(self.of(kind)) >= count)
        return self.of(kind)[-1]

    async def heard(self, text: str) -> Said:
        """Wait until a message with this text was taken."""
        await self.wait_until(lambda: any(said.text == text for said in self.of(Said)))
        return next(said for said in self.of(Said) if said.text == text)

    def of(self, kind: type[_Kind]) -> list[_Kind]:
        """The signals of a kind that were taken."""
        return [signal for signal in self.done if isinstance(signal, kind)]


async def until_seen(
    wire: Wire, person: str, condition: Callable[[ArrivedMessage], bool], *, private: bool = False
) -> ArrivedMessage:
    """Wait until a person sees a message of the bot that meets the condition, and return it."""
    seen: Sequence[ArrivedMessage] = ()
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                seen = await wire.sees(person, private=private)
                found = next(filter(condition, seen), None)
                if found is not None:
                    return found
                await asyncio.sleep(0.01)
    except TimeoutError:
        message = f"{person} waited for nothing; sees {seen}"
        raise AssertionError(message) from None
