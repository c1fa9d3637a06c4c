"""Puts what the engine delivers into the window, and remembers it for later lines."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from adapters.terminal.signals import private_channel
from adapters.terminal.state import RememberedMessage
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Offer, Post, Refresh, Sent

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.terminal.clock import MovableClock
    from adapters.terminal.state import Memory, StateFile
    from adapters.terminal.window import Window
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery


class Deliveries:
    """The way from the engine to the window."""

    def __init__(self, memory: Memory, file: StateFile, window: Window, clock: MovableClock, files: Path) -> None:
        """Keep `memory` in `file`; files that the bot sends go into the folder `files`, made when first needed."""
        self._memory = memory
        self._file = file
        self._window = window
        self._clock = clock
        self._files = files

    def deliver(self, delivery: Delivery) -> Sent:
        """Take in one delivery. Raises DeliveryError."""
        try:
            match delivery:
                case Post():
                    return self._post(delivery)
                case Refresh():
                    return self._refresh(delivery)
                case Attach():
                    return self._attach(delivery)
                case Offer():
                    raise DeliveryError("choices are part of the message here", Failure.REFUSED)
        except OSError as error:
            raise DeliveryError("the window or its folder cannot be written to", Failure.RETRY) from error

    def _post(self, delivery: Post) -> Sent:
        channel = self._channel(delivery.to.channel, delivery.person)
        person = None if channel.startswith("@") else delivery.person
        message = self._keep(channel, delivery.content, person)
        self._window.post(channel, message, delivery.content, self._clock.now())
        return Sent(message=str(message.id), channel=None if delivery.to.channel else channel)

    def _refresh(self, delivery: Refresh) -> Sent:
        channel = self._channel(delivery.to.channel)
        message = self._memory.refresh(channel, delivery.message, delivery.content)
        if message is None:
            raise DeliveryError("this message is not known here", Failure.REFUSED)
        self._file.save(self._memory)
        self._window.refresh(channel, message, delivery.content, self._clock.now())
        return Sent(message=delivery.message)

    def _attach(self, delivery: Attach) -> Sent:
        channel = self._channel(delivery.to.channel)
        self._files.mkdir(parents=True, exist_ok=True)
        message = self._keep(channel, delivery.caption, None)
        path = self._files / f"{message.id}-{PurePath(delivery.name).name}"
        path.write_bytes(delivery.body)
        self._window.post(channel, message, delivery.caption, self._clock.now(), file=str(path))
        return Sent(message=str(message.id), file=path.name)

    def _channel(self, channel: str, person: str | None = None) -> str:
        """Return the chat to deliver to, opening a private one if none is named."""
        channel = channel or private_channel(person or "")
        known = channel[1:] in self._memory.personas if channel.startswith("@") else channel in self._memory.groups
        if not known:
            raise DeliveryError("nobody here knows this chat", Failure.UNREACHABLE)
        return channel

    def _keep(self, channel: str, content: Content, person: str | None) -> RememberedMessage:
        message = RememberedMessage(
            id=self._memory.number(),
            choices=len(content.choices),
            asks=content.asks,
            rings=content.rings,
            person=person,
        )
        self._memory.keep(channel, message)
        self._file.save(self._memory)
        return message
