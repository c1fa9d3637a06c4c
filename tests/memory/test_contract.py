"""The memory adapter keeps the contract, with the capabilities of either platform."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from adapters.memory import MemoryAdapter
from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM, MemoryChat
from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile
from bot.engine.exchange.messages import (
    BotAdded,
    Edited,
    Said,
    Tapped,
    Untapped,
    Withdrawn,
)
from tests.adapter_contract import ANNA, AdapterContract, ArrivedMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.exchange.messages import Address, Capabilities, Receive, Sender

GROUP = "group"


@dataclass
class MemoryWire:
    """A chat with two persons, kept over restarts."""

    capabilities: Capabilities
    chat: MemoryChat = field(default_factory=MemoryChat)
    events: int = 0
    latest: str = ""
    running: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.adapter = self._adapter()
        self.chat.unreachable.add("nowhere")

    def _adapter(self) -> MemoryAdapter:
        return MemoryAdapter(capabilities=self.capabilities, chat=self.chat)

    @property
    def group(self) -> Address:
        return self.adapter.address(GROUP)

    def platform_id(self, person: str) -> str:
        return person

    def _facts(self, person: str, *, private: bool = False) -> dict[str, str | bool | datetime | Address | Sender]:
        self.events += 1
        return {
            "event_id": f"e{self.events}",
            "address": self.adapter.address(f"@{person}" if private else GROUP),
            "sender": self.adapter.person(person, administers=person == ANNA),
            "private": private,
            "at": datetime.now(UTC),
        }

    async def start(self, receive: Receive) -> MemoryAdapter:
        if self.events == 0:
            self.adapter.happen(BotAdded(**self._facts(ANNA)))  # type: ignore[arg-type]  # the facts of every signal
        self.adapter = self._adapter()
        started = asyncio.Event()
        self.running = asyncio.create_task(self.adapter.run(receive, started.set))
        await started.wait()
        return self.adapter

    async def stop(self) -> None:
        if self.running is not None:
            self.running.cancel()
            with suppress(asyncio.CancelledError):
                await self.running

    async def say(self, person: str, text: str, *, private: bool = False) -> None:
        facts = self._facts(person, private=private)
        self.latest = f"said-{self.events}"
        self.adapter.happen(Said(**facts, text=text, message=self.latest, addressed=private))  # type: ignore[arg-type]  # as above

    async def send_file(self, person: str, name: str, body: bytes, text: str = "", *, private: bool = True) -> None:
        facts = self._facts(person, private=private)
        large = len(body) > MOST_RECEIVED_BYTES
        file = ReceivedFile(name=name, body=None if large else body, too_large=large) if private else None
        self.adapter.happen(Said(**facts, text=text, message=f"file-{self.events}", addressed=private, file=file))  # type: ignore[arg-type]  # as above

    async def tap(self, person: str, message: str, number: int) -> None:
        self.adapter.happen(Tapped(**self._facts(person), message=message, choice=str(number)))  # type: ignore[arg-type]  # as above

    async def untap(self, person: str, message: str, number: int) -> None:
        self.adapter.happen(Untapped(**self._facts(person), message=message, choice=str(number)))  # type: ignore[arg-type]  # as above

    async def edit(self, person: str, text: str) -> None:
        self.adapter.happen(Edited(**self._facts(person), message=self.latest, text=text))  # type: ignore[arg-type]  # as above

    async def withdraw(self, person: str) -> None:
        self.adapter.happen(Withdrawn(**self._facts(person), message=self.latest))  # type: ignore[arg-type]  # as above

    async def sees(self, person: str, *, private: bool = False) -> Sequence[ArrivedMessage]:
        channel = f"@{person}" if private else GROUP
        return [
            ArrivedMessage(message.id, message.text) for message in self.chat.messages if message.channel == channel
        ]

    async def file(self, person: str, message: str) -> tuple[str, bytes]:
        (shown,) = [one for one in self.chat.messages if one.id == message]
        return shown.file, shown.body

    async def nowhere(self) -> Address:
        return self.adapter.address("nowhere")


WITHOUT = {
    "test_what_was_said_before_the_bot_came_is_not_its_business": "nothing happens in memory before the bot is there",
}


class TestLikeMatrix(AdapterContract, without=WITHOUT):
    """The whole contract, with safe repeats."""

    @pytest.fixture
    def wire(self) -> MemoryWire:
        return MemoryWire(LIKE_MATRIX)


class TestLikeTelegram(
    AdapterContract, without=WITHOUT | {"test_a_delivery_repeated_arrives_once": "Telegram has no idempotency key"}
):
    """The contract without safe repeats."""

    @pytest.fixture
    def wire(self) -> MemoryWire:
        return MemoryWire(LIKE_TELEGRAM)
