"""The Telegram adapter: one bot in private chats, groups and topics, put together from its parts."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from adapters.telegram.backoff import insist
from adapters.telegram.connection import OFFICIAL_API, Connection
from adapters.telegram.faces import Faces, set_faces
from adapters.telegram.files import Files
from adapters.telegram.intake import Intake
from adapters.telegram.menus import Menus, set_menus
from adapters.telegram.people import People
from adapters.telegram.places import ADAPTER
from adapters.telegram.polling import Poller
from adapters.telegram.queries import Queries
from adapters.telegram.rendering import CAPTION_UNITS
from adapters.telegram.sending import RateLimits, TelegramCourier, messages_of
from adapters.telegram.updates import UpdateInterpreter
from adapters.telegram.webhook import Webhook, WebhookServer
from bot.engine.exchange.messages import Capabilities, DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot, User

    from adapters.telegram.backoff import Sleep
    from bot.engine.exchange.messages import Delivery, Receive, Sent

CAPABILITIES = Capabilities(
    toasts=True,
    private_taps=True,
    opens_private=False,
    offers_choices=False,
    safe_repeats=False,
    doors=True,
    topics=True,
    hears_all=False,
    per_minute=20,
    messages=messages_of,
    caption_units=CAPTION_UNITS,
)
"""Twenty messages a minute to one group: core.telegram.org/bots/faq."""

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class TelegramAdapter:
    """One bot. It keeps nothing on disk: Telegram itself remembers what was not confirmed."""

    def __init__(
        self,
        token: str,
        *,
        api_url: str = OFFICIAL_API,
        webhook: Webhook | None = None,
        menus: Menus | None = None,
        faces: Faces | None = None,
        now: Callable[[], datetime] = _now,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        """`token` comes from BotFather; `api_url` is where a Bot API server answers; without a webhook it polls."""
        self._token = token
        self._api_url = api_url
        self._webhook = webhook
        self._menus = menus or Menus()
        self._faces = faces or Faces()
        self._now = now
        self._sleep = sleep
        self._account = ""
        self._capabilities = CAPABILITIES
        self._courier: TelegramCourier | None = None

    @property
    def name(self) -> str:
        """The platform, as in `Address.adapter`."""
        return ADAPTER

    @property
    def account(self) -> str:
        """The bot's number; known once `run` has called `started`."""
        return self._account

    @property
    def capabilities(self) -> Capabilities:
        """What Telegram can do; whether the bot hears all is known once `run` has called `started`."""
        return self._capabilities

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Connect, call `started`, then hand over every signal in order until cancelled.

        Raises AccountError when Telegram refuses the token or the webhook.
        """
        connection = Connection(self._token, self._api_url)
        try:
            own = await insist("introduce itself", connection.bot.get_me, self._sleep)
            self._introduce(own)
            await self._serve(connection, own, receive, started)
        finally:
            self._courier = None
            await connection.close()

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once Telegram has it. Raises DeliveryError."""
        if self._courier is None:
            raise DeliveryError("not connected to Telegram", Failure.RETRY)
        return await self._courier.deliver(delivery)

    async def _serve(self, connection: Connection, own: User, receive: Receive, started: Callable[[], None]) -> None:
        bot, username = connection.bot, own.username or ""
        people = People(bot)
        queries = Queries(bot, username)
        intake = Intake(UpdateInterpreter(own, people, Files(bot), self._now), queries, receive)
        courier = TelegramCourier(bot, username=username, people=people, limits=RateLimits())

        def connected() -> None:
            self._courier = courier
            started()

        source = (
            Poller(connection, intake, self._sleep)
            if self._webhook is None
            else WebhookServer(self._webhook, bot, intake, self._sleep)
        )
        presenting = asyncio.create_task(self._present(bot))
        try:
            await source.run(connected)
        finally:
            presenting.cancel()
            await asyncio.gather(presenting, return_exceptions=True)
            await queries.close()

    async def _present(self, bot: Bot) -> None:
        """Let Telegram show the commands and who this is, while everything else goes on."""
        await set_menus(bot, self._menus)
        await set_faces(bot, self._faces)

    def _introduce(self, own: User) -> None:
        self._account = str(own.id)
        hears_all = bool(own.can_read_all_group_messages)
        self._capabilities = replace(CAPABILITIES, hears_all=hears_all)
        if hears_all:
            _log.info("telegram: privacy mode of @%s is off, it gets all messages in its groups", own.username)
        else:
            _log.info(
                "telegram: privacy mode of @%s is on: in groups it gets commands, replies to it and taps, but no other "
                "messages, unless it is an administrator there",
                own.username,
            )
