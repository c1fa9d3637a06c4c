"""The application: puts storage, flows, adapters and the clock together. The only module that knows everybody."""

from __future__ import annotations

import asyncio
import logging
from contextlib import nullcontext
from datetime import timedelta
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from bot.engine.incoming.conversations import Conversations
from bot.engine.outgoing.claims import Claims
from bot.engine.outgoing.drafts import Drafts
from bot.engine.outgoing.outbox import Outbox
from bot.engine.outgoing.outcomes import Outcomes
from bot.engine.outgoing.pages import Pages
from bot.engine.stored.ports import StorageError
from bot.engine.timers import Timers
from bot.engine.turn.surroundings import Surroundings
from bot.engine.wording import Library
from bot.program.beats import Beats
from bot.program.easel import Easel
from bot.program.press_room import PressRoom
from bot.program.worker import Reception, Worker
from flows import FLOWS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cooperation import Language
    from bot.engine.exchange.messages import Adapter
    from bot.engine.incoming.limits import AttentionLimits
    from bot.engine.stored.ports import Clock
    from bot.program.pages.place import PublicPlace
    from bot.program.pages.server import PageServer
    from bot.storage.database import SqlDatabase

log = logging.getLogger(__name__)
TICK = timedelta(seconds=1)
"""How often the clock looks at the timers."""
TIDY = timedelta(hours=1)
"""How often it is tidied up."""
FINISH = 1.5
"""Seconds that adapters may take to end, after the outbox; what hangs then is left behind."""
KEEP_SENT = timedelta(days=30)
"""How long sent messages stay in the outbox, and how long it is known which events were handled."""
FORGET_DISPATCHED = timedelta(minutes=10)
"""How long it is known what went to groups; after a restart the last minute counts."""


@cache
def wording() -> Library:
    """Read the wording of all languages."""
    return Library(files("flows.wording"))


async def _all(tasks: Sequence[asyncio.Task[None]]) -> None:
    await asyncio.gather(*tasks)


class Application:
    """Everything between the adapters and the database."""

    def __init__(
        self,
        *,
        database: SqlDatabase,
        adapters: Sequence[Adapter],
        clock: Clock,
        language: Language,
        zone: str,
        limits: AttentionLimits | None = None,
        public: PublicPlace | None = None,
    ) -> None:
        """`language` and `zone` hold until a cooperation says otherwise; `limits` are those of every day by default.

        `public` is where pages are served; None: nowhere.
        """
        self._platforms = {adapter.name: adapter.capabilities for adapter in adapters}
        self.surroundings = Surroundings(
            commands=FLOWS.commands,
            library=wording(),
            platforms=self._platforms,
            language=language,
            zone=zone,
            public_url=public.url if public is not None else "",
        )
        self._database = database
        self._adapters = adapters
        self._clock = clock
        self._worker = Worker()
        self._easel = Easel()
        self._press_room = PressRoom()
        self._away = False
        self._timers = Timers(database, self.surroundings, FLOWS, clock)
        self.outbox = Outbox(
            Claims(database, self.surroundings, FLOWS, clock),
            Outcomes(database, self.surroundings, FLOWS, clock),
            clock,
            {adapter.name: adapter for adapter in adapters},
            in_thread=self._worker,
            draws=self._easel,
            drafts=Drafts(database, self.surroundings, FLOWS, clock),
            makes=self._press_room,
        )
        conversations = Conversations(database, self.surroundings, FLOWS, clock, limits)
        self.reception = Reception(conversations, self._worker, self.outbox.wake)
        self.pages = None if public is None else self._page_server(public)
        """What serves pages; None where nothing does."""

    def _page_server(self, public: PublicPlace) -> PageServer:
        from bot.program.pages.server import PageServer  # noqa: PLC0415 - heavy, and not everybody serves pages

        pages = Pages(self._database, self.surroundings, FLOWS, self._clock)
        return PageServer(public, pages, self._worker, self._clock, wording())

    async def run(self, *, ticking: bool = True) -> None:
        """Serve all accounts until cancelled, or until every adapter has nothing more to say.

        Raises AccountError if an account cannot be used, and PagesError if pages cannot be served. Without `ticking`
        timers wait until somebody calls `tick`.
        """
        await self._worker(self._recover)
        try:
            async with nullcontext() if self.pages is None else self.pages.serving():
                await self._run(ticking=ticking)
        finally:
            self._easel.close()
            self._press_room.close()
            self._worker.close()

    async def _run(self, *, ticking: bool) -> None:
        clocks = [asyncio.create_task(Beats({self.tick: TICK, self.tidy: TIDY}).run())] if ticking else []
        sending = asyncio.create_task(self.outbox.run())
        serving = [
            asyncio.create_task(adapter.run(self.reception.receive, partial(self._connected, adapter)))
            for adapter in self._adapters
        ]
        served = asyncio.ensure_future(_all(serving))
        try:
            await asyncio.wait({sending, served}, return_when=asyncio.FIRST_COMPLETED)
            for task in (served, sending):
                if task.done():
                    task.result()
        finally:
            for task in clocks:
                task.cancel()
            sending.cancel()  # first, because what is on the wire still needs the adapters
            await asyncio.gather(sending, *clocks, return_exceptions=True)
            for task in serving:
                task.cancel()
            ended, _ = await asyncio.wait([*serving, served], timeout=FINISH)
            await asyncio.gather(*ended, return_exceptions=True)

    def _connected(self, adapter: Adapter) -> None:
        """Note what a platform can do, some of which shows only now, and send what waits for it."""
        self._platforms[adapter.name] = adapter.capabilities
        self.outbox.connected(adapter.name)

    def _recover(self) -> None:
        with self._database.begin() as transaction:
            transaction.outbox.recover()
            transaction.review()

    async def tick(self) -> None:
        """Carry out every timer that is due."""
        try:
            while await self._worker(self._timers.ring):
                self.outbox.wake()
        except StorageError as error:
            if not self._away:
                log.warning("the database cannot be used; timers wait", extra={"reason": str(error)})
            self._away = True
        else:
            self._away = False

    async def tidy(self) -> None:
        """Delete what is no longer needed: expired dialogues, old messages and events, chats of forgotten people."""
        before = self._clock.now() - KEEP_SENT
        await self._worker(lambda: self._timers.doubt_ages(before))
        await self._worker(self._timers.tidy)
        await self._worker(lambda: self._forget(before))
        await self._worker(self._database.wipe)

    def _forget(self, before: datetime) -> None:
        with self._database.begin() as transaction:
            transaction.outbox.forget_sent(before)
            now = self._clock.now()
            transaction.outbox.forget_dispatches(before=now - FORGET_DISPATCHED, after=now + FORGET_DISPATCHED)
            transaction.empty_sent()
            transaction.forget_seen(before)
            transaction.forget_replies(before)
            transaction.forget_channels()

    async def next_due(self) -> datetime | None:
        """When the next timer is due."""
        return await self._worker(self._timers.next_due)
