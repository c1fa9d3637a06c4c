"""Troupes for scripts: the memory adapter, and the terminal adapter with lines typed into it."""

from __future__ import annotations

import asyncio
import io
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from adapters.terminal.adapter import TerminalAdapter
from bot.engine.clock import FixedClock
from bot.engine.exchange.content import plain
from bot.engine.exchange.messages import Attach, Post, Refresh
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application
from bot.program.stepping import move_on, settle
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.pages.browsing import PLACE
from tests.stage import GROUP, START, Stage
from tests.theatre import Seen

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.terminal.console import Prompt
    from bot.domain.cooperation import Language
    from bot.engine.exchange.messages import Delivery, Sent

BERLIN = ZoneInfo("Europe/Berlin")


def _private(name: str) -> str:
    return f"@{name.casefold()}"


class Record:
    """What arrived where, in order, and what is new since somebody listened."""

    def __init__(self) -> None:
        self._now: dict[str, dict[str, Seen]] = {}
        self._news: list[tuple[str, str]] = []

    def note(self, channel: str, message: str, delivery: Post | Attach | Refresh) -> None:
        """Note a message or its new state."""
        content = delivery.caption if isinstance(delivery, Attach) else delivery.content
        labels = tuple(choice.label for choice in content.choices)
        seen = Seen(message, plain(content.text), labels)
        self._now.setdefault(channel, {})[message] = seen
        self._news.append((channel, seen.text))

    def shown(self, place: str | None) -> list[Seen]:
        """Return the messages of a place as they are now."""
        return list(self._now.get(_private(place) if place else GROUP, {}).values())

    def heard(self, place: str | None) -> list[str]:
        """Return what is new in a place."""
        channel = _private(place) if place else GROUP
        return [text for where, text in self._news if where == channel]

    def listen(self) -> None:
        """Forget what was new."""
        self._news.clear()


class MemoryTroupe:
    """Scripts on the memory adapter. The first to speak administers the group and adds the bot."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._record = Record()
        self._added = False
        original = stage.chat.deliver

        async def deliver(delivery: Delivery) -> Sent:
            sent = await original(delivery)
            if isinstance(delivery, Post | Attach | Refresh):
                self._record.note(delivery.to.channel or sent.channel or "", sent.message, delivery)
            return sent

        stage.chat.deliver = deliver  # type: ignore[method-assign]  # recorded for this troupe
        self.shown = self._record.shown
        self.heard = self._record.heard
        self.listen = self._record.listen

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Write."""
        name = who.capitalize()
        first = not self._added
        if first:
            self._added = True
            await self._stage.add_bot(name)
        await self._stage.say(name, text, "@" if private else GROUP, administers=first)

    async def tap(self, who: str, message: Seen, label: str, *, private: bool) -> None:
        """Tap."""
        channel = _private(who) if private else GROUP
        found = next(one for one in self._stage.seen_in(channel) if one.id == message.message)
        await self._stage.tap(who.capitalize(), found, label)

    async def pass_time(self, to: datetime | timedelta) -> None:
        """Move the clock."""
        await (self._stage.wait_until(to) if isinstance(to, datetime) else self._stage.wait(to))

    async def restart(self) -> None:
        """Build the program anew."""
        await self._stage.rebuild()


class _Typist:
    """Types one line at a time, and tells when the adapter wants the next one."""

    shows_input = False

    def __init__(self) -> None:
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._wanted = asyncio.Event()

    async def read(self, prompt: Prompt) -> str | None:
        self._wanted.set()
        line = await self._lines.get()
        self._wanted.clear()
        return line

    async def type(self, line: str) -> None:
        """Type a line and wait until all that follows has been shown."""
        await self._wanted.wait()
        self._wanted.clear()
        self._lines.put_nowait(line)
        await self._wanted.wait()

    async def ready(self) -> None:
        await self._wanted.wait()


class _RecordingTerminal(TerminalAdapter):
    """The terminal adapter, with a record of what it showed."""

    record: Record

    async def deliver(self, delivery: Delivery) -> Sent:
        sent = await super().deliver(delivery)
        if isinstance(delivery, Post | Attach | Refresh):
            self.record.note(delivery.to.channel or sent.channel or "", sent.message, delivery)
        return sent


class TerminalTroupe:
    """Scripts on the terminal adapter: every line is typed as a person would type it."""

    def __init__(self, folder: Path, language: Language, start: datetime = START) -> None:
        self._folder = folder
        self._language = language
        self._clock = FixedClock(start)
        self._record = Record()
        self.output = io.StringIO()
        self.shown = self._record.shown
        self.heard = self._record.heard
        self.listen = self._record.listen

    async def __aenter__(self) -> Self:
        await self._build()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._tear_down()

    async def _build(self) -> None:
        self._typist = _Typist()
        self._database = SqlDatabase(f"sqlite:///{migrated(self._folder / 'terminal.db')}", self._clock)
        adapter = _RecordingTerminal(
            reader=self._typist,
            output=self.output,
            clock=self._clock,
            settle=lambda: settle(self._application),
            data_dir=self._folder / "terminal",
            language=self._language.value,
            next_due=lambda: self._application.next_due(),  # noqa: PLW0108 - the application is made after its adapter
        )
        adapter.record = self._record
        self._application = Application(
            database=self._database,
            adapters=[adapter],
            clock=self._clock,
            language=self._language,
            zone="Europe/Berlin",
            limits=UNLIMITED,
            public=PLACE,
        )
        self._running = asyncio.create_task(self._application.run(ticking=False))
        ready = asyncio.ensure_future(self._typist.ready())
        await asyncio.wait({self._running, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._running.done():
            self._running.result()

    async def _tear_down(self) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        self._database.close()

    async def say(self, who: str, text: str, *, private: bool) -> None:
        """Type a line."""
        await self._typist.type(f"{'@' if private else ''}{who}: {text}")

    async def tap(self, who: str, message: Seen, label: str, *, private: bool) -> None:
        """Type the number of a choice behind the number of its message."""
        number = message.labels.index(label) + 1
        await self.say(who, f"[{message.message}] {number}", private=private)

    async def pass_time(self, to: datetime | timedelta) -> None:
        """Type `/time`, or move the clock by hand where seconds matter."""
        if isinstance(to, datetime):
            await self._typist.type(f"/time {to:%Y-%m-%d %H:%M}")
        elif to % timedelta(days=1):
            await move_on(self._application, self._clock, self._clock.now() + to)
        else:
            await self._typist.type(f"/time +{to.days} days")

    async def restart(self) -> None:
        """Build the program anew."""
        await self._tear_down()
        await self._build()
