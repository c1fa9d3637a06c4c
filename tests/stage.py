"""A stage for tests: the real application on SQLite, the memory adapter, and a clock that only moves when told.

`Stage.rebuild()` throws the application away and builds it anew from the database, as a restart does.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from adapters.memory import MemoryAdapter
from bot.domain.cooperation import Language
from bot.engine.clock import FixedClock
from bot.engine.exchange.messages import BotAdded, Edited, Said, Tapped, Untapped, Withdrawn
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.stepping import move_on, settle
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.rating import rate

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from adapters.memory import MemoryMessage
    from bot.engine.exchange.files import ReceivedFile
    from bot.engine.exchange.messages import Capabilities, Receipt, Receive
    from bot.engine.incoming.limits import AttentionLimits
    from bot.program.pages.place import PublicPlace

START = datetime(2026, 11, 9, 9, 0, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
"""A Monday morning without holiday."""
GROUP = "group"
_PLAYED: dict[Hashable, tuple[bytes, tuple[MemoryMessage, ...], dict[int, str], int]] = {}
"""What led where: the database, the messages, which message a delivery became, and how many events there were."""


class _Hand:
    """Somebody on a stage."""

    def __init__(self, stage: Stage, who: str) -> None:
        self._stage = stage
        self._who = who

    def newest(self, key: str) -> MemoryMessage:
        """Return the newest message in the group that offers a choice with this key."""
        offering = [one for one in self._stage.seen_in() if key in {choice.key for choice in one.content.choices}]
        return offering[-1]

    def last(self) -> MemoryMessage | None:
        """Return the last message of their private chat; None if there is none."""
        return next(reversed(self._stage.seen_in(f"@{self._who.casefold()}")), None)

    async def tap(self, message: MemoryMessage, choice: str) -> Receipt:
        """Tap a choice by its label or key."""
        return await self._stage.tap(self._who, message, choice)


def _write(url: str, database: bytes) -> None:
    Path(url.removeprefix("sqlite:///")).write_bytes(database)


class Stage:
    """One application with people talking to it."""

    def __init__(
        self,
        url: str,
        *,
        capabilities: Capabilities | None = None,
        language: Language = Language.GERMAN,
        start: datetime = START,
        limits: AttentionLimits = UNLIMITED,
        events: int = 0,
        public: PublicPlace | None = None,
    ) -> None:
        """`events`: how many have happened already, where a database is taken over in which they are noted."""
        self._limits = limits
        self.clock = FixedClock(start)
        self.chat = MemoryAdapter() if capabilities is None else MemoryAdapter(capabilities=capabilities)
        self._url = url
        self._language = language
        self._events = events
        self._public = public
        self._database: SqlDatabase | None = None
        self._application: Application | None = None
        self._running: asyncio.Task[None] | None = None

    @classmethod
    def on_sqlite(cls, folder: Path, **options: object) -> Stage:
        """Return a stage with a database in a folder."""
        return cls(f"sqlite:///{migrated(folder / 'stage.db')}", **options)  # type: ignore[arg-type]  # options of __init__

    async def __aenter__(self) -> Self:
        await self._build()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._tear_down()

    @property
    def application(self) -> Application:
        """The application as it runs now."""
        assert self._application is not None
        return self._application

    @property
    def database(self) -> SqlDatabase:
        """The database it uses."""
        assert self._database is not None
        return self._database

    async def _build(self) -> None:
        self._database = SqlDatabase(self._url, self.clock)
        self._application = Application(
            database=self._database,
            adapters=[self.chat],
            clock=self.clock,
            language=self._language,
            zone="Europe/Berlin",
            limits=self._limits,
            public=self._public,
        )
        ready = asyncio.Event()
        original = self.chat.run

        async def run(receive: Receive, started: Callable[[], None]) -> None:  # tell when the adapter is up
            def up() -> None:
                started()
                ready.set()

            await original(receive, up)

        self.chat.run = run  # type: ignore[method-assign]  # for this build only
        self._running = asyncio.create_task(self._application.run(ticking=False))
        waiting = asyncio.ensure_future(ready.wait())
        await asyncio.wait({self._running, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if self._running.done():
            self._running.result()
        self.chat.run = original  # type: ignore[method-assign]

    async def _tear_down(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        if self._database is not None:
            self._database.close()

    async def rebuild(self) -> None:
        """Restart."""
        await self._tear_down()
        await self._build()

    async def after(self, what: Hashable, play: Callable[[], Awaitable[None]]) -> None:
        """Play something on a stage where nothing has happened yet, or go on from where that led the first time.

        `what` stands for all that `play` depends on, beside the stage itself. Played once in each process: only SQLite
        files can be copied.
        """
        if self._events or self.chat.messages or not self._url.startswith("sqlite:///"):
            await play()
            return
        key = (what, self.chat.capabilities, self._language, self.clock.now())
        if key not in _PLAYED:
            await play()
            with self.database.engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert isinstance(driver, sqlite3.Connection)
                database = driver.serialize()
            _PLAYED[key] = (database, tuple(self.chat.messages), dict(self.chat.chat.arrived), self._events)
            return
        await self._tear_down()
        stored, messages, arrived, self._events = _PLAYED[key]
        _write(self._url, stored)
        self.chat.messages[:] = messages
        self.chat.chat.arrived |= arrived
        await self._build()

    def _next_event(self) -> str:
        self._events += 1
        return f"e{self._events}"

    async def add_bot(self, by: str, channel: str = GROUP) -> None:
        """Have somebody who administers a group add the bot."""
        await self.chat.hand_over(
            BotAdded(
                event_id=self._next_event(),
                address=self.chat.address(channel),
                sender=self.chat.person(by, administers=True),
                private=False,
                at=self.clock.now(),
            )
        )
        await settle(self.application)

    async def say(
        self,
        who: str,
        text: str,
        channel: str = GROUP,
        *,
        reply_to: str | None = None,
        mark: str = "",
        administers: bool = False,
        event: str | None = None,
        alone: bool = False,
        file: ReceivedFile | None = None,
    ) -> Receipt:
        """Have somebody write; `@` as channel means alone with the bot, `alone` that there is no other one."""
        private = channel.startswith("@")
        event = event or self._next_event()
        receipt = await self.chat.hand_over(
            Said(
                event_id=event,
                address=self.chat.address(f"@{who.casefold()}" if private else channel),
                sender=self.chat.person(who, administers=administers),
                private=private,
                at=self.clock.now(),
                text=text,
                message=f"said-{event}",
                reply_to=reply_to,
                mark=mark,
                addressed=private or reply_to is not None,
                alone=alone,
                file=file,
            )
        )
        await settle(self.application)
        return receipt

    async def answer(self, who: str, text: str, channel: str = GROUP) -> Receipt:
        """Have somebody answer where they were asked last: alone, or in a group where they cannot be asked alone."""
        alone = self.seen_in(f"@{who.casefold()}")
        asked = bool(alone) and (bool(alone[-1].content.choices) or alone[-1].content.asks)
        return await self.say(who, text, "@" if asked else channel)

    async def tap(
        self, who: str, message: MemoryMessage, choice: str, *, event: str | None = None, mark: str = ""
    ) -> Receipt:
        """Have somebody tap a choice by its label, number or key; with `mark`, where the platform hands it back."""
        keys = {option.label: option.key for option in message.content.choices}
        receipt = await self.chat.hand_over(
            Tapped(
                event_id=event or self._next_event(),
                address=self.chat.address(message.channel),
                sender=self.chat.person(who),
                private=message.channel.startswith("@"),
                at=self.clock.now(),
                message=message.id,
                choice=keys.get(choice, choice),
                mark=mark,
                reusable=not self.chat.capabilities.offers_choices,
            )
        )
        await settle(self.application)
        return receipt

    async def untap(self, who: str, message: MemoryMessage, choice: str) -> None:
        """Have somebody take back a choice, as by taking a reaction away."""
        await self.chat.hand_over(
            Untapped(
                event_id=self._next_event(),
                address=self.chat.address(message.channel),
                sender=self.chat.person(who),
                private=message.channel.startswith("@"),
                at=self.clock.now(),
                message=message.id,
                choice=choice,
            )
        )
        await settle(self.application)

    async def edit(self, who: str, message: str, text: str | None) -> None:
        """Have somebody change what they wrote in the group, or withdraw it (None)."""
        address, sender = self.chat.address(GROUP), self.chat.person(who)
        event, now = self._next_event(), self.clock.now()
        if text is None:
            signal: Edited | Withdrawn = Withdrawn(
                event_id=event, address=address, sender=sender, private=False, at=now, message=message
            )
        else:
            signal = Edited(
                event_id=event, address=address, sender=sender, private=False, at=now, message=message, text=text
            )
        await self.chat.hand_over(signal)
        await settle(self.application)

    async def rate(self, who: str, choice: str, place: int = 1) -> Receipt:
        """Have somebody answer one question of the open check-in, see `tests.rating`."""
        return await rate(_Hand(self, who), choice, place)

    async def wait(self, span: timedelta) -> None:
        """Let time pass; everything due on the way happens at its own time."""
        await move_on(self.application, self.clock, self.clock.now() + span)

    async def wait_until(self, local: datetime) -> None:
        """Let time pass until a wall time in Berlin."""
        await move_on(self.application, self.clock, local.replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC))

    def seen_in(self, channel: str = GROUP) -> list[MemoryMessage]:
        """Return what the bot has written in a channel, as it stands now."""
        return [message for message in self.chat.messages if message.channel == channel]

    def latest(self, channel: str = GROUP, containing: str = "") -> MemoryMessage:
        """Return the newest message in a channel that contains words."""
        found = [message for message in self.seen_in(channel) if containing in message.text]
        assert found, f"no message in {channel} contains {containing!r}: {[m.text for m in self.seen_in(channel)]}"
        return found[-1]


def matches(expected: str, text: str) -> bool:
    """Tell whether a text contains what is expected; `…` stands for anything."""
    pattern = ".*?".join(re.escape(" ".join(part.split())) for part in expected.split("…"))
    return re.search(pattern, " ".join(text.split())) is not None
