"""A chat inside the program. It behaves like the platform whose capabilities it is given.

What happens waits in an inbox until its turn is committed; an adapter that is started again on the same `MemoryChat`
takes up where the last one stopped, as after a crash.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.engine.exchange.content import plain
from bot.engine.exchange.messages import (
    Address,
    Attach,
    Capabilities,
    DeliveryError,
    Failure,
    Offer,
    Post,
    Refresh,
    Sender,
    Sent,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery, Receipt, Receive, Signal

LIKE_TELEGRAM = Capabilities(
    toasts=True, private_taps=True, opens_private=True, offers_choices=False, safe_repeats=False, caption_units=1024
)
LIKE_MATRIX = Capabilities(toasts=False, private_taps=False, opens_private=True, offers_choices=True, safe_repeats=True)
IN_THE_GROUP = replace(LIKE_TELEGRAM, opens_private=False)
"""Nobody can be written to alone before they have written: then everything happens in the group."""
FIRST_PAUSE, LONGEST_PAUSE = 0.01, 1.0
"""Seconds between two attempts at a turn that fails; they double from the first to the longest."""


@dataclass(frozen=True, slots=True)
class MemoryMessage:
    """A message of the bot as a channel shows it at present."""

    id: str
    channel: str
    content: Content
    edits: int = 0
    mark: str = ""
    reply_to: str | None = None
    """The message it is a reply to."""
    file: str = ""
    """The name of the file that stands above the text, if there is one."""
    body: bytes = b""
    """What is in the file."""

    @property
    def text(self) -> str:
        """What it says, without formatting; every space is a plain one."""
        return plain(self.content.text).replace("\N{NO-BREAK SPACE}", " ")

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be tapped."""
        return tuple(choice.label for choice in self.content.choices)


@dataclass(eq=False)
class MemoryChat:
    """The platform: what was written, and what the bot has not taken in yet. Outlives every adapter."""

    messages: list[MemoryMessage] = field(default_factory=list)
    """All that the bot has written, each as it stands now."""
    inbox: list[Signal] = field(default_factory=list)
    """What has happened and is not handled yet, oldest first."""
    unreachable: set[str] = field(default_factory=set)
    """Channels that refuse the bot."""
    arrived: dict[int, str] = field(default_factory=dict)
    """Which message a delivery became, where repeats are safe."""
    news: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False)
class MemoryAdapter:
    """Keeps messages in lists. The private channel of a person is `@` and their id."""

    name: str = "memory"
    account: str = "bot"
    capabilities: Capabilities = LIKE_TELEGRAM
    chat: MemoryChat = field(default_factory=MemoryChat)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once it takes part."""
    _receive: Receive | None = None

    @property
    def messages(self) -> list[MemoryMessage]:
        """All that the bot has written, each as it stands now."""
        return self.chat.messages

    @property
    def unreachable(self) -> set[str]:
        """Channels that refuse the bot."""
        return self.chat.unreachable

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Take part until cancelled; what fails is handed over again, and nothing overtakes it."""
        self._receive = receive
        started()
        self.started.set()
        pause = FIRST_PAUSE
        while True:
            self.chat.news.clear()
            while self.chat.inbox:
                try:
                    await receive(self.chat.inbox[0])
                except Exception:  # noqa: BLE001 - whatever a turn fails with, its event comes again
                    await asyncio.sleep(pause)
                    pause = min(LONGEST_PAUSE, 2 * pause)
                    continue
                del self.chat.inbox[0]
                pause = FIRST_PAUSE
            await self.chat.news.wait()

    def happen(self, signal: Signal) -> None:
        """Let something happen, whether the bot is there or not."""
        self.chat.inbox.append(signal)
        self.chat.news.set()

    async def hand_over(self, signal: Signal) -> Receipt:
        """Let something happen now; returns once it is committed."""
        if self._receive is None:
            problem = "the adapter is not running"
            raise RuntimeError(problem)
        return await self._receive(signal)

    def address(self, channel: str) -> Address:
        """Return the address of a channel by its name."""
        return Address(adapter=self.name, account=self.account, channel=channel)

    @staticmethod
    def person(name: str, *, administers: bool = False) -> Sender:
        """Return the account of somebody with a name."""
        return Sender(platform_id=name.casefold(), name=name, administers=administers)

    async def deliver(self, delivery: Delivery) -> Sent:
        """Keep a message. Raises DeliveryError for channels that refuse the bot."""
        match delivery:
            case Post(to=to, content=content, person=person):
                channel = to.channel or f"@{person}"
                message = self.chat.arrived.get(delivery.id) if self.capabilities.safe_repeats else None
                message = message or self._keep(channel, content, delivery.mark, delivery.reply_to)
                self.chat.arrived[delivery.id] = message
                return Sent(message=message, channel=channel if not to.channel else None)
            case Refresh(to=to, message=message, content=content):
                self._check(to.channel)
                for place, shown in enumerate(self.chat.messages):
                    if shown.id == message:
                        self.chat.messages[place] = replace(
                            shown, content=content, edits=shown.edits + 1, mark=delivery.mark or shown.mark
                        )
                        return Sent(message=message)
                reason = "no such message"
                raise DeliveryError(reason, Failure.REFUSED)
            case Offer(message=message):
                return Sent(message=message)
            case Attach(to=to, caption=caption):
                message = self.chat.arrived.get(delivery.id) if self.capabilities.safe_repeats else None
                message = message or self._keep(to.channel, caption, delivery.mark, delivery.reply_to, delivery)
                self.chat.arrived[delivery.id] = message
                return Sent(message=message, file=delivery.name)

    def _keep(
        self,
        channel: str,
        content: Content,
        mark: str = "",
        reply_to: str | None = None,
        attach: Attach | None = None,
    ) -> str:
        self._check(channel)
        message = f"m{len(self.chat.messages) + 1}"
        name, body = ("", b"") if attach is None else (attach.name, attach.body)
        self.chat.messages.append(
            MemoryMessage(message, channel, content, mark=mark, reply_to=reply_to, file=name, body=body)
        )
        return message

    def _check(self, channel: str) -> None:
        if channel in self.chat.unreachable:
            reason = "unreachable"
            raise DeliveryError(reason, Failure.UNREACHABLE)
