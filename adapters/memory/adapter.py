"""A chat inside the program. It behaves like the platform whose capabilities it is given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.engine.content import plain
from bot.engine.messages import (
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

    from bot.engine.content import Content
    from bot.engine.messages import Delivery, Receipt, Receive, Signal

LIKE_TELEGRAM = Capabilities(
    toasts=True, private_taps=True, opens_private=True, offers_choices=False, safe_repeats=False
)
LIKE_MATRIX = Capabilities(toasts=False, private_taps=False, opens_private=True, offers_choices=True, safe_repeats=True)


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the bot as a channel shows it at present."""

    id: str
    channel: str
    content: Content
    edits: int = 0

    @property
    def text(self) -> str:
        """What it says, without formatting."""
        return plain(self.content.text)

    @property
    def labels(self) -> tuple[str, ...]:
        """What can be tapped."""
        return tuple(choice.label for choice in self.content.choices)


@dataclass(eq=False)
class MemoryAdapter:
    """Keeps messages in lists. The private channel of a person is `@` and their id."""

    name: str = "memory"
    account: str = "bot"
    capabilities: Capabilities = LIKE_TELEGRAM
    messages: list[Message] = field(default_factory=list)
    """All that the bot has written, each as it stands now."""
    unreachable: set[str] = field(default_factory=set)
    """Channels that refuse the bot."""
    _arrived: dict[str, str] = field(default_factory=dict)
    _receive: Receive | None = None

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Take part until cancelled."""
        self._receive = receive
        started()
        await asyncio.Event().wait()

    async def hand_over(self, signal: Signal) -> Receipt:
        """Let something happen; returns once it is committed."""
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
                message = self._arrived.get(f"post {delivery.id}") if self.capabilities.safe_repeats else None
                self._check(channel)
                if message is None:
                    message = f"m{len(self.messages) + 1}"
                    self.messages.append(Message(message, channel, content))
                    self._arrived[f"post {delivery.id}"] = message
                return Sent(message=message, channel=channel if not to.channel else None)
            case Refresh(to=to, message=message, content=content):
                self._check(to.channel)
                for place, shown in enumerate(self.messages):
                    if shown.id == message:
                        self.messages[place] = replace(shown, content=content, edits=shown.edits + 1)
                        return Sent(message=message)
                reason = "no such message"
                raise DeliveryError(reason, Failure.REFUSED)
            case Offer(message=message):
                return Sent(message=message)
            case Attach(to=to, caption=caption):
                message = f"m{len(self.messages) + 1}"
                self.messages.append(Message(message, to.channel, caption))
                return Sent(message=message)

    def _check(self, channel: str) -> None:
        if channel in self.unreachable:
            reason = "unreachable"
            raise DeliveryError(reason, Failure.UNREACHABLE)
