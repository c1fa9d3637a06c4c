"""Asking again for what the server does not show yet: after longer and longer pauses, and at last no more."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import nio

from adapters.matrix.homeserver.failures import (
    ACCOUNT_REFUSED,
    NETWORK_TROUBLE,
    ServerTroubleError,
    is_passing,
    named,
    refusal,
    retry_after,
)
from adapters.matrix.homeserver.requests import ask
from bot.engine.exchange.messages import AccountError

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds; long enough for a server that is down, short enough for a person who waits for it."""
TRIES = 7
"""With the pauses between them a minute: long enough for a server that restarts."""
TRIES_FOR_MUCH = 10
"""With the pauses between them four minutes."""

Sleep: TypeAlias = Callable[[float], Awaitable[object]]

_log = logging.getLogger(__name__)


class MatrixBackoff:
    """Pauses of 1, 2, 4 … 60 seconds; the server's own wish counts if it is longer."""

    def __init__(self, sleep: Sleep) -> None:
        """`sleep` takes seconds."""
        self._sleep = sleep
        self._next = FIRST_PAUSE

    async def pause(self, at_least: float | None = None) -> None:
        """Wait, and wait longer next time."""
        seconds = max(self._next, at_least or 0.0)
        self._next = min(self._next * 2, LONGEST_PAUSE)
        await self._sleep(seconds)

    def reset(self) -> None:
        """Begin again with the shortest pause."""
        self._next = FIRST_PAUSE


class Patience:
    """Asks for what the sync loop waits for. It gives up at last, since all that comes after it is held up."""

    def __init__(self, client: nio.AsyncClient, sleep: Sleep) -> None:
        self._client = client
        self._sleep = sleep

    async def ask(
        self, what: str, request: Callable[[], Awaitable[nio.Response]], *, much: bool = False
    ) -> nio.Response | None:
        """Return the answer, or None if the server refused it or has not given one in some tries.

        `much` says that a lot depends on it: then only the server's own word is a refusal, whatever else happens may
        pass, and while the server answers nothing at all it is waited for. Raises AccountError.
        """
        while True:
            answer = await self._in_some_tries(what, request, much=much)
            if much and isinstance(answer, ServerTroubleError):
                if await self._is_down():
                    continue
                answer = await self._try(request, much=much)  # it may have come up since the last try
            if not isinstance(answer, ServerTroubleError):
                return answer
            _log.error("matrix: %s given up, and with it whatever needs it", what)
            return None

    async def _in_some_tries(
        self, what: str, request: Callable[[], Awaitable[nio.Response]], *, much: bool
    ) -> nio.Response | ServerTroubleError | None:
        """Return the answer, or None if it is a refusal, or what the last try met."""
        backoff = MatrixBackoff(self._sleep)
        answer: nio.Response | ServerTroubleError | None = None
        for tried in range(TRIES_FOR_MUCH if much else TRIES):
            if tried:
                await backoff.pause(answer.retry_after if isinstance(answer, ServerTroubleError) else None)
            answer = await self._try(request, much=much)
            if not isinstance(answer, ServerTroubleError):
                break
            _log.warning("matrix: %s not read (%s)", what, answer)
        return answer

    async def _try(
        self, request: Callable[[], Awaitable[nio.Response]], *, much: bool
    ) -> nio.Response | ServerTroubleError | None:
        """Return the answer, or what may pass, or None if it is a refusal."""
        try:
            answer = await request()
        except Exception as error:  # nio has no error of its own for an answer that it cannot take
            if not self._client.logged_in:
                raise AccountError(refusal(self._client.user_id, "soft logout")) from error
            return ServerTroubleError(type(error).__name__) if much or isinstance(error, NETWORK_TROUBLE) else None
        if not isinstance(answer, nio.ErrorResponse):
            return answer
        if answer.status_code in ACCOUNT_REFUSED:
            raise AccountError(refusal(self._client.user_id, answer.status_code))
        passes = is_passing(answer) or (much and not answer.status_code)
        return ServerTroubleError(named(answer), retry_after=retry_after(answer)) if passes else None

    async def _is_down(self) -> bool:
        """Whether the server does not answer the simplest question either."""
        try:
            return not (await ask(self._client, "GET", "v3/account/whoami")).content.get("user_id")
        except NETWORK_TROUBLE:
            return True
