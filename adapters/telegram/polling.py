"""Long polling: the offset moves past an update only after its turn was committed."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram.error import Conflict, InvalidToken, TelegramError

from adapters.telegram.backoff import TelegramBackoff, insist
from adapters.telegram.failures import is_refused_token, named, retry_after, token_refused
from adapters.telegram.intake import described, update_id
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.telegram.backoff import Sleep
    from adapters.telegram.connection import Connection
    from adapters.telegram.intake import Intake

_log = logging.getLogger(__name__)


class Poller:
    """Asks for updates and hands them over one after the other.

    The offset is not kept anywhere: what was not confirmed comes again, and the engine knows what it has done.
    """

    def __init__(self, connection: Connection, intake: Intake, sleep: Sleep) -> None:
        """`sleep` takes seconds."""
        self._connection = connection
        self._intake = intake
        self._sleep = sleep
        self._offset: int | None = None
        self._backoff = TelegramBackoff(sleep)

    async def run(self, started: Callable[[], None]) -> None:
        """Poll until cancelled. Raises AccountError."""
        # What has piled up stays: it was written while the bot was away, and people wait for its answer.
        bot = self._connection.bot
        await insist("remove the webhook", lambda: bot.delete_webhook(drop_pending_updates=False), self._sleep)
        started()
        while True:
            for raw in await self._fetch():
                await self._take(raw)
                number = update_id(raw)
                if number is not None:
                    self._offset = number + 1

    async def _fetch(self) -> list[object]:
        while True:
            try:
                updates = await self._connection.updates(self._offset)
            except Conflict:
                _log.error(
                    "telegram: two programs use the same bot token, or a webhook was set for it; each takes "
                    "messages away from the other. Stop all but one. Trying again."
                )
                await self._backoff.pause()
            except TelegramError as error:
                if isinstance(error, InvalidToken) and is_refused_token(error):
                    raise token_refused() from None
                if not self._backoff.paused:
                    _log.warning("telegram: no updates (%s), trying again", named(error))
                await self._backoff.pause(retry_after(error))
            else:
                if self._backoff.paused:
                    _log.info("telegram: updates come again")
                self._backoff.reset()
                # Confirmed. Said again after a quiet week, it could confirm what has a smaller number by then: numbers
                # begin anywhere after such a pause (Bot API, Update).
                self._offset = None
                return updates

    async def _take(self, raw: object) -> None:
        backoff = TelegramBackoff(self._sleep)
        while True:
            try:
                return await self._intake.take(raw)
            except AccountError:
                raise
            except Exception as error:  # noqa: BLE001 -- whatever a turn raised, its update comes again
                # Only the kind of error: its text may hold what somebody wrote.
                _log.warning("telegram: %s failed (%s), trying again", described(raw), type(error).__name__)
            await backoff.pause()
