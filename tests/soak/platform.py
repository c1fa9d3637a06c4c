"""Platforms that lose answers, refuse, are slow and shut people out, by chance that a seed repeats."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from typing_extensions import override

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM, MemoryAdapter
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Post, Refresh, Sent

if TYPE_CHECKING:
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery

TELEGRAM, MATRIX = "telegram", "matrix"
ABILITIES = {
    TELEGRAM: replace(LIKE_TELEGRAM, doors=True, opens_private=False, topics=True, per_minute=20),
    MATRIX: LIKE_MATRIX,
}
FAULTS = ("retry", "retry", "halt", "lost", "arrived", "refused", "late", "late-answer")
"""What can go wrong with a delivery: not sent; not sent and to wait everywhere; perhaps sent, and was not or was; never
to be sent; sent late; sent, but told late."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """Something that a channel was shown."""

    adapter: str
    channel: str
    content: Content


@dataclass(eq=False, kw_only=True)
class RoughPlatform(MemoryAdapter):
    """A chat on which deliveries go wrong."""

    chance: Random
    faulty: float
    """The share of deliveries that something goes wrong with."""
    delivered: list[Delivered] = field(default_factory=list)
    """What was shown and not looked at yet."""
    held: list[asyncio.Future[None]] = field(default_factory=list)
    """Deliveries under way that take their time."""
    hold_next: str = ""
    """The fault that the next delivery has, whatever chance says."""
    tried: int = 0
    sent: int = 0
    choices: dict[str, list[str]] = field(default_factory=dict)
    """Every choice that a message has ever shown, by its id."""

    @override
    async def deliver(self, delivery: Delivery) -> Sent:
        self.tried += 1
        fault, self.hold_next = self.hold_next, ""
        if not fault and self.chance.random() < self.faulty:
            fault = self.chance.choice(FAULTS)
        match fault:
            case "retry" | "halt":
                wait = timedelta(seconds=self.chance.choice([1, 5, 30]))
                raise DeliveryError("busy", Failure.RETRY, retry_after=wait, everywhere=fault == "halt")
            case "lost":
                raise DeliveryError("no answer", Failure.UNKNOWN)
            case "refused":
                raise DeliveryError("refused", Failure.REFUSED)
            case "late":
                await self._wait()
            case _:
                pass
        sent = await self._arrive(delivery)
        match fault:
            case "arrived":
                raise DeliveryError("no answer", Failure.UNKNOWN)
            case "late-answer":
                await self._wait()
            case _:
                pass
        return sent

    async def _wait(self) -> None:
        gate: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.held.append(gate)
        await gate

    def let_go(self) -> None:
        """Let what takes its time arrive."""
        held, self.held = self.held, []
        for gate in held:
            if not gate.done():
                gate.set_result(None)

    async def _arrive(self, delivery: Delivery) -> Sent:
        if isinstance(delivery, Refresh):
            sent = self._edit(delivery)
        else:
            sent = await super().deliver(delivery)
        self.sent += 1
        if isinstance(delivery, Post | Attach | Refresh):
            content = delivery.caption if isinstance(delivery, Attach) else delivery.content
            channel = delivery.to.channel or f"@{getattr(delivery, 'person', '')}"
            self.delivered.append(Delivered(self.name, channel, content))
            shown = self.choices.setdefault(sent.message, [])
            shown += [choice.key for choice in content.choices if choice.key not in shown]
        return sent

    def _edit(self, refresh: Refresh) -> Sent:
        """Change a message, found by its place: there are thousands."""
        self._check(refresh.to.channel)
        number = refresh.message.removeprefix("m")
        place = int(number) - 1 if number.isdecimal() else -1
        if not 0 <= place < len(self.messages):
            raise DeliveryError("no such message", Failure.REFUSED)
        before = self.messages[place]
        self.messages[place] = replace(before, content=refresh.content, edits=before.edits + 1)
        return Sent(message=refresh.message)


def platforms(seed: int, faulty: float) -> dict[str, RoughPlatform]:
    """Make one platform of each kind."""
    return {
        name: RoughPlatform(name=name, capabilities=abilities, chance=Random(f"{seed} {name}"), faulty=faulty)
        for name, abilities in ABILITIES.items()
    }
