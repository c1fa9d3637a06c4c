"""Waiting longer after each failure, and doing something until it works."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from telegram.error import BadRequest, InvalidToken, TelegramError

from adapters.telegram.failures import is_refused_token, named, retry_after, token_refused
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from datetime import timedelta

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds; long enough for a server that is down, short enough for a person who waits for it."""

Sleep: TypeAlias = Callable[[float], Awaitable[object]]

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class TelegramBackoff:
    """Pauses of 1, 2, 4 … 60 seconds; the server's own wish counts if it is longer."""

    def __init__(self, sleep: Sleep) -> None:
        """`sleep` takes seconds."""
        self._sleep = sleep
        self._next = FIRST_PAUSE

    @property
    def paused(self) -> bool:
        """Whether there has been a pause since the last reset."""
        return self._next > FIRST_PAUSE

    async def pause(self, at_least: timedelta | None = None) -> None:
        """Wait, and wait longer next time."""
        seconds = max(self._next, at_least.total_seconds() if at_least else 0.0)
        self._next = min(self._next * 2, LONGEST_PAUSE)
        await self._sleep(seconds)

    def reset(self) -> None:
        """Begin again with the shortest pause."""
        self._next = FIRST_PAUSE


async def insist(what: str, call: Callable[[], Awaitable[_T]], sleep: Sleep) -> _T:
    """Return what `call` returns once Telegram answers it; `what` names it for the log and the administrator.

    Raises AccountError if Telegram refuses the token, or this call as such.
    """
    backoff = TelegramBackoff(sleep)
    while True:
        try:
            return await call()
        except BadRequest as error:
            raise AccountError(f"Telegram refused to {what}: {error.message}.") from None
        except TelegramError as error:
            if isinstance(error, InvalidToken) and is_refused_token(error):
                raise token_refused() from None
            if not backoff.paused:
                _log.warning("telegram: cannot %s (%s), trying again", what, named(error))
            await backoff.pause(retry_after(error))
