"""A stage with two platforms: one program that serves a group on Telegram and a room on Matrix."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM, MemoryAdapter
from bot.domain.cooperation import Language
from bot.engine.clock import FixedClock
from bot.engine.exchange.messages import BotAdded, BotRemoved, Joined, Left, Said, Sender, Tapped
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.stepping import move_on, settle
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.rating import rate
from tests.stage import GROUP, START

if TYPE_CHECKING:
    from datetime import timedelta
    from pathlib import Path

    from adapters.memory.adapter import MemoryMessage
    from bot.engine.exchange.messages import Receipt

TELEGRAM, MATRIX = "telegram", "matrix"
CODE = re.compile(r"\b[A-Z2-9]{8}\b")
HIDDEN = Sender(platform_id="hidden", name="Bündnis", administers=True, anonymous=True)
"""An administrator who writes in the name of the group."""


class _HandThere:
    """Somebody on one of the platforms."""

    def __init__(self, world: TwoPlatforms, who: str, where: str) -> None:
        self._world, self._who, self._where = world, who, where

    def newest(self, key: str) -> MemoryMessage:
        """Return the newest message in the group that offers a choice with this key."""
        shown = self._world.seen(self._where)
        return [one for one in shown if key in {choice.key for choice in one.content.choices}][-1]

    def last(self) -> MemoryMessage | None:
        """Return the last message of their private chat; None if there is none."""
        return next(reversed(self._world.seen(self._where, f"@{self._who.casefold()}")), None)

    async def tap(self, message: MemoryMessage, choice: str) -> Receipt:
        """Tap a choice by its label or key."""
        return await self._world.tap_at(self._who, self._where, message, choice)


class TwoPlatforms:
    """Two platforms, one program. A place is a group by its name, or a person's private chat by `@` and their name."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock(START)
        self._url = f"sqlite:///{migrated(folder / 'two.db')}"
        self.adapters = {
            TELEGRAM: MemoryAdapter(name=TELEGRAM, capabilities=LIKE_TELEGRAM),
            MATRIX: MemoryAdapter(name=MATRIX, capabilities=LIKE_MATRIX),
        }
        self._events = 0

    async def start(self) -> None:
        """Build the program."""
        self.database = SqlDatabase(self._url, self.clock)
        self.application = Application(
            database=self.database,
            adapters=list(self.adapters.values()),
            clock=self.clock,
            language=Language.GERMAN,
            zone="Europe/Berlin",
            limits=UNLIMITED,
        )
        self._running = asyncio.create_task(self.application.run(ticking=False))
        for adapter in self.adapters.values():
            await adapter.started.wait()
            adapter.started.clear()

    async def stop(self) -> None:
        """Tear it down."""
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        self.database.close()

    async def restart(self) -> None:
        """Build the program anew."""
        await self.stop()
        await self.start()

    def _event(self) -> str:
        self._events += 1
        return f"e{self._events}"

    def _sender(self, who: str, where: str, *, administers: bool) -> Sender:
        return self.adapters[where].person(who, administers=administers)

    async def add_bot(self, who: str, where: str, channel: str = GROUP) -> None:
        """Have somebody who administers a group add the bot."""
        adapter = self.adapters[where]
        await adapter.hand_over(
            BotAdded(
                event_id=self._event(),
                address=adapter.address(channel),
                sender=self._sender(who, where, administers=True),
                private=False,
                at=self.clock.now(),
            )
        )
        await settle(self.application)

    async def remove_bot(self, where: str, channel: str = GROUP) -> None:
        """Have somebody remove the bot from a group."""
        adapter = self.adapters[where]
        await adapter.hand_over(
            BotRemoved(
                event_id=self._event(),
                address=adapter.address(channel),
                sender=self._sender("Wer", where, administers=True),
                private=False,
                at=self.clock.now(),
            )
        )
        await settle(self.application)

    async def comes(self, who: str, where: str, channel: str = GROUP, *, goes: bool = False) -> None:
        """Have somebody come into a group, or leave it."""
        adapter = self.adapters[where]
        await adapter.hand_over(
            (Left if goes else Joined)(
                event_id=self._event(),
                address=adapter.address(channel),
                sender=self._sender(who, where, administers=False),
                private=False,
                at=self.clock.now(),
            )
        )
        await settle(self.application)

    async def say(
        self,
        who: str,
        where: str,
        text: str,
        *,
        private: bool = False,
        channel: str = GROUP,
        thread: str | None = None,
        administers: bool = False,
        hidden: bool = False,
    ) -> None:
        """Have somebody write; `hidden` in the name of the group."""
        adapter, event = self.adapters[where], self._event()
        await adapter.hand_over(
            Said(
                event_id=event,
                address=replace(adapter.address(f"@{who.casefold()}" if private else channel), thread=thread),
                sender=HIDDEN if hidden else self._sender(who, where, administers=administers),
                private=private,
                at=self.clock.now(),
                text=text,
                message=event,
                addressed=private,
            )
        )
        await settle(self.application)

    async def answer(self, who: str, where: str, text: str) -> None:
        """Have somebody answer where they were asked last: alone, or in the group where they cannot be asked alone."""
        alone = self.seen(where, f"@{who.casefold()}")
        asked = bool(alone) and (bool(alone[-1].content.choices) or alone[-1].content.asks)
        await self.say(who, where, text, private=asked)

    async def tap(self, who: str, where: str, words: str, label: str, channel: str = GROUP) -> Receipt:
        """Have somebody tap a choice of the newest message that says something."""
        return await self.tap_at(who, where, self.latest(where, channel, containing=words), label)

    async def tap_at(self, who: str, where: str, message: MemoryMessage, choice: str) -> Receipt:
        """Have somebody tap a choice of a message by its label or key."""
        adapter, channel = self.adapters[where], message.channel
        keys = {one.label: one.key for one in message.content.choices}
        receipt = await adapter.hand_over(
            Tapped(
                event_id=self._event(),
                address=adapter.address(channel),
                sender=self._sender(who, where, administers=False),
                private=channel.startswith("@"),
                at=self.clock.now(),
                message=message.id,
                choice=keys.get(choice, choice),
                reusable=not adapter.capabilities.offers_choices,
            )
        )
        await settle(self.application)
        return receipt

    async def rate(self, who: str, where: str, choice: str, place: int = 1) -> Receipt:
        """Have somebody answer one question of the open check-in, see `tests.rating`."""
        return await rate(_HandThere(self, who, where), choice, place)

    async def wait(self, span: timedelta) -> None:
        """Let time pass with everything that is due."""
        await move_on(self.application, self.clock, self.clock.now() + span)

    def seen(self, where: str, channel: str = GROUP) -> list[MemoryMessage]:
        """Return what the bot has written in a place, as it stands now."""
        return [one for one in self.adapters[where].messages if one.channel == channel]

    def latest(self, where: str, channel: str = GROUP, containing: str = "") -> MemoryMessage:
        """Return the newest message in a place that contains words."""
        found = [one for one in self.seen(where, channel) if containing in one.text]
        assert found, [one.text for one in self.seen(where, channel)]
        return found[-1]

    def says(self, where: str, words: str, channel: str = GROUP) -> bool:
        """Whether any message in a place contains words."""
        return any(words in one.text for one in self.seen(where, channel))

    def told(self, where: str, words: str) -> bool:
        """Whether any message on a platform, in public or private, contains words."""
        return any(words in one.text for one in self.adapters[where].messages)

    def code(self, where: str, who: str) -> str:
        """Return the newest code that somebody was given."""
        found = [CODE.search(one.text) for one in self.seen(where, f"@{who.casefold()}")]
        codes = [one[0] for one in found if one is not None]
        assert codes
        return codes[-1]

    async def link_rooms(self) -> None:
        """Join the room on Matrix to the cooperation."""
        await self.say("Anna", TELEGRAM, "/verknuepfen")
        await self.add_bot("Anna", MATRIX)
        await self.say("Anna", MATRIX, f"/verknuepfen {self.code(TELEGRAM, 'Anna')}")

    async def link_person(self, who: str, other: str | None = None) -> None:
        """Join somebody's account on Matrix, or that of another name, to theirs on Telegram."""
        await self.say(who, TELEGRAM, "/verknuepfen konto", private=True)
        await self.use_code(other or who, MATRIX, self.code(TELEGRAM, who))

    async def use_code(self, who: str, where: str, code: str) -> None:
        """Have somebody use a code for an account and say that they are sure."""
        await self.say(who, where, f"/verknuepfen {code}", private=True)
        await self.say(who, where, "ja", private=True)
