"""The webhook: Telegram brings the updates, and is told to bring one again if its turn failed."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from adapters.telegram.backoff import insist
from adapters.telegram.connection import ALLOWED_UPDATES
from adapters.telegram.intake import described
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from telegram import Bot

    from adapters.telegram.backoff import Sleep
    from adapters.telegram.intake import Intake

BODY_BYTES = 1_000_000
"""Far more than an update needs."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of the header, not a secret
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_FINISH_SECONDS = 2.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where Telegram brings updates to, and where they arrive.

    Telegram calls only https and the ports 443, 80, 88 and 8443; what stands before the bot passes them on.
    """

    url: str
    """As Telegram calls it; its path is the only one that is answered."""
    secret: str = field(repr=False)
    """Shared with Telegram alone: 1 to 256 of `A-Z a-z 0-9 _ -` (Bot API, setWebhook)."""
    host: str = "127.0.0.1"
    port: int = 8443

    def __post_init__(self) -> None:
        """Refuse a secret that Telegram would refuse. Raises ValueError."""
        if not _SECRET.fullmatch(self.secret):
            raise ValueError("the webhook's secret has 1 to 256 letters, digits, _ or -")


class WebhookServer:
    """Takes updates one after the other, however they come."""

    def __init__(self, webhook: Webhook, bot: Bot, intake: Intake, sleep: Sleep) -> None:
        """`sleep` takes seconds."""
        self._webhook = webhook
        self._bot = bot
        self._intake = intake
        self._sleep = sleep
        self._turn = asyncio.Lock()

    async def run(self, started: Callable[[], None]) -> None:
        """Listen until cancelled. The webhook stays set: Telegram keeps what comes meanwhile. Raises AccountError."""
        async with self._listening():
            await insist("set the webhook", self._announce, self._sleep)
            started()
            await asyncio.Event().wait()

    async def _announce(self) -> None:
        await self._bot.set_webhook(
            self._webhook.url,
            secret_token=self._webhook.secret,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=1,
            drop_pending_updates=False,
        )

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        application = web.Application(client_max_size=BODY_BYTES)
        application.router.add_post(urlsplit(self._webhook.url).path or "/", self._answer)
        # No log of requests: anybody who tries out addresses would fill it.
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=_FINISH_SECONDS)
        await runner.setup()
        try:
            try:
                await web.TCPSite(runner, self._webhook.host, self._webhook.port).start()
            except OSError as error:
                place = f"{self._webhook.host}:{self._webhook.port}"
                raise AccountError(f"The webhook cannot listen on {place}: {error.strerror}.") from error
            yield
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        """Take an update. Anything but 200 makes Telegram bring it again."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._webhook.secret.encode()):
            return web.Response(status=web.HTTPForbidden.status_code)
        try:
            raw: object = json.loads(await request.read())
        except ValueError:
            return web.Response(status=web.HTTPBadRequest.status_code)
        async with self._turn:
            try:
                await self._intake.take(raw)
            except Exception as error:  # noqa: BLE001 -- whatever a turn raised, its update comes again
                # Only the kind of error: its text may hold what somebody wrote.
                _log.warning("telegram: %s failed (%s), to come again", described(raw), type(error).__name__)
                return web.Response(status=web.HTTPInternalServerError.status_code)
        return web.Response()
