"""Serves pages over HTTP to whoever has a link; TLS is up to the reverse proxy before it."""

from __future__ import annotations

import errno
import logging
import os
import re
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.domain.report_links import PATHS, PageKind, digest_of
from bot.engine.outgoing.pages import PageError
from bot.engine.stored.ports import StorageError
from bot.program.pages.answers import CALENDAR, HTML, METHODS, PageAnswers
from bot.program.pages.desk import BusyError, Desk
from bot.program.pages.patience import VisitorPatience
from bot.program.pages.place import PagesError
from bot.program.pages.shelf import Shelf
from bot.program.press_room import PressError, PressRoom

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.outgoing.pages import LinkedPage, Pages
    from bot.engine.stored.ports import Clock
    from bot.engine.wording import Library
    from bot.program.pages.place import PublicPlace
    from bot.program.worker import Worker

KINDS: Final = {before: (kind, behind) for kind, (before, behind) in PATHS.items()}
"""What a path leads to by what stands before the token, and what has to stand behind it."""
MEDIA_TYPES: Final = {PageKind.REPORT: HTML, PageKind.DECISION: HTML, PageKind.CALENDAR: CALENDAR}
COME_AGAIN: Final = 5
"""Seconds after which somebody should who comes while there is too much to do."""
_PATH: Final = re.compile(r"/([a-z])/([A-Za-z0-9_-]{1,64})((?:\.[a-z]{1,8})?)")
_IDLE_SECONDS: Final = 20.0
_FINISH_SECONDS: Final = 1.0
_LONGEST_LINE: Final = 4_096

_log = logging.getLogger(__name__)
_unheard = logging.getLogger(f"{__name__}.wire")
_unheard.disabled = True
"""What aiohttp says of requests that are none: it would quote them, and there may be a link in them."""


class PageServer:
    """PageAnswers whoever has a link, and asks everybody to be patient. Logs neither what was asked for nor by whom."""

    def __init__(self, place: PublicPlace, pages: Pages, worker: Worker, clock: Clock, library: Library) -> None:
        """`worker` is the one in which turns happen: what is asked of the database takes its place among them."""
        self._place = place
        self._pages = pages
        self._worker = worker
        self._press_room = PressRoom()
        self._shelf = Shelf(self._made, clock.monotonic)
        self._patience = VisitorPatience(clock.monotonic)
        self._answers = PageAnswers(library)
        self._desk = Desk()
        self._runner: web.AppRunner | None = None

    @property
    def port(self) -> int:
        """Where it listens at present. Raises LookupError if it does not."""
        if self._runner is None or not self._runner.addresses:
            raise LookupError("pages are not served at present")
        return int(self._runner.addresses[0][1])

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Serve until the block ends. Raises PagesError if that is not possible here."""
        application = web.Application(client_max_size=1)
        application.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = runner = web.AppRunner(
            application,
            access_log=None,  # it would hold the links
            logger=_unheard,
            handle_signals=False,
            keepalive_timeout=_IDLE_SECONDS,
            lingering_time=0.0,
            max_line_size=_LONGEST_LINE,
            shutdown_timeout=_FINISH_SECONDS,
        )
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, self._place.host, self._place.port).start()
            except OSError as error:
                where, why = f"{self._place.host}:{self._place.port}", os.strerror(error.errno or errno.EINVAL)
                problem = f"Pages cannot be served at {where} ({why}). Please look at DREIKLANG_PUBLIC_LISTEN."
                raise PagesError(problem) from error
            yield
        finally:
            self._press_room.close()
            await self._shelf.close()
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        visitor = self._place.visitor(request.remote, ",".join(request.headers.getall("X-Forwarded-For", ())))
        seconds = self._patience.wait(visitor)
        if seconds:
            return self._answers.too_much(seconds)
        if request.method not in METHODS:
            return self._answers.only_reading()
        try:
            return await self._read(request.rel_url.raw_path, visitor)
        except BusyError:
            pass
        except (StorageError, PageError, PressError) as error:
            _log.warning("a page cannot be shown (%s)", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold what somebody wrote
            _log.error("a page cannot be shown (%s)", type(error).__name__)
        return self._answers.not_now(COME_AGAIN)

    async def _read(self, path: str, visitor: str) -> web.Response:
        if path == "/robots.txt":
            return self._answers.robots()
        asked = _PATH.fullmatch(path)
        kind, behind = KINDS.get(asked[1], (None, "")) if asked else (None, "")
        digest = digest_of(asked[2]) if asked else None
        if asked is None or kind is None or digest is None or asked[3] != behind:
            return self._answers.nothing()
        page = await self._found(digest, kind, visitor)
        body = await self._shelf.get(page) if page is not None else None
        return self._answers.nothing() if body is None else self._answers.page(body, MEDIA_TYPES[kind])

    async def _found(self, digest: str, kind: PageKind, visitor: str) -> LinkedPage | None:
        """Look a link up, one at a time: of all that is looked up, a turn waits for one."""
        async with self._desk.turn(visitor):
            return await self._worker(partial(self._pages.find, digest, kind))

    async def _made(self, page: LinkedPage) -> bytes | None:
        draft = await self._worker(partial(self._pages.draft, page))
        while draft is not None and draft.steps:
            draft = await self._worker(partial(self._pages.draft, page, draft))
        return None if draft is None else await self._press_room(draft)
