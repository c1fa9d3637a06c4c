"""Becoming a device of the account: with the password once, or with a token that the server's operator made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import nio

from adapters.matrix.homeserver.events import child, text
from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, is_passing, is_passing_status, named, retry_after
from adapters.matrix.homeserver.requests import ask
from adapters.matrix.homeserver.retries import MatrixBackoff
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from adapters.matrix.homeserver.events import JsonObject
    from adapters.matrix.homeserver.requests import ServerAnswer
    from adapters.matrix.homeserver.retries import Sleep

DEVICE_NAME = "Dreiklang"
_PASSWORD_LOGIN = "m.login.password"  # noqa: S105 -- the name of a login type in the client-server API, no password

_log = logging.getLogger(__name__)


class Login:
    """Talks to a homeserver that may not know the bot yet, and waits where it cannot be reached."""

    def __init__(self, homeserver: str, user: str, sleep: Sleep) -> None:
        """`user` is a full Matrix id or its localpart."""
        self._homeserver = homeserver
        self._user = user
        self._sleep = sleep

    async def expect_homeserver(self, client: nio.AsyncClient) -> None:
        """Wait until the homeserver answers. Raises AccountError if something else does."""
        backoff = MatrixBackoff(self._sleep)
        while True:
            wait: float | None = None
            try:
                answer = await ask(client, "GET", "versions")
            except aiohttp.InvalidURL as error:
                raise AccountError(self._no_homeserver("no address on the web")) from error
            except NETWORK_TROUBLE as error:
                problem = type(error).__name__
            else:
                if answer.ok and answer.content.get("versions"):
                    return
                wait, problem = answer.retry_after, f"HTTP {answer.status}"
                if not is_passing_status(answer.status):
                    raise AccountError(self._no_homeserver(problem))
            _log.warning("matrix: no homeserver at %s yet (%s), trying again", self._host, problem)
            await backoff.pause(wait)

    async def log_in(self, client: nio.AsyncClient, password: str) -> nio.LoginResponse:
        """Become a new device. Raises AccountError if the server does not want that."""
        backoff = MatrixBackoff(self._sleep)
        while True:
            wait: float | None = None
            try:
                await self._expect_password_login(client)
                answer = await client.login(password, DEVICE_NAME)
            except NETWORK_TROUBLE as error:
                problem = type(error).__name__
            else:
                if isinstance(answer, nio.LoginResponse):
                    return answer
                if not is_passing(answer):
                    raise AccountError(f"The Matrix server refuses the login of {self._user} ({named(answer)}).")
                wait, problem = retry_after(answer), named(answer)
            _log.warning("matrix: no login at %s yet (%s), trying again", self._host, problem)
            await backoff.pause(wait)

    async def owner(self, client: nio.AsyncClient, token: str, device: str | None) -> tuple[str, str]:
        """Return the user and the device that a token belongs to.

        `device` is what the settings say; it must match, and is needed where the server does not say it. Raises
        AccountError if the token is refused or belongs to somebody else.
        """
        answer = await self._ask(client, "GET", "v3/account/whoami", None, token)
        if not answer.ok:
            raise AccountError(
                f"The Matrix server does not accept DREIKLANG_MATRIX_ACCESS_TOKEN ({answer.named}); have a new token "
                f"made for {self._user}."
            )
        user, shown = text(answer.content, "user_id") or "", text(answer.content, "device_id")
        if not is_user(self._user, user):
            raise AccountError(f"DREIKLANG_MATRIX_ACCESS_TOKEN belongs to {user!a}, but {self._user} is configured.")
        if shown is not None and device not in {None, shown}:
            raise AccountError(
                f"DREIKLANG_MATRIX_ACCESS_TOKEN belongs to the device {shown!a}, but DREIKLANG_MATRIX_DEVICE_ID is "
                f"{device!a}; set that to {shown!a} or leave it out."
            )
        found = shown or device
        if found is None:
            raise AccountError(
                "The Matrix server does not say which device DREIKLANG_MATRIX_ACCESS_TOKEN belongs to; set "
                "DREIKLANG_MATRIX_DEVICE_ID to the one it was made for."
            )
        return user, found

    async def has_keys(self, client: nio.AsyncClient, user: str, device: str, token: str) -> bool:
        """Whether a device has published encryption keys. Raises AccountError if the server refuses to say."""
        body = {"device_keys": {user: [device]}}
        answer = await self._ask(client, "POST", "v3/keys/query", body, token)
        if not answer.ok:
            raise AccountError(f"The Matrix server does not accept the login of {user} ({answer.named}).")
        return bool(child(answer.content, "device_keys", user, device))

    async def _ask(
        self, client: nio.AsyncClient, method: str, path: str, body: JsonObject | None, token: str
    ) -> ServerAnswer:
        """Ask until there is an answer that will be the same next time."""
        backoff = MatrixBackoff(self._sleep)
        while True:
            wait: float | None = None
            try:
                answer = await ask(client, method, path, body, token=token)
            except NETWORK_TROUBLE as error:
                problem = type(error).__name__
            else:
                if not is_passing_status(answer.status):
                    return answer
                wait, problem = answer.retry_after, answer.named
            _log.warning("matrix: %s at %s not answered yet (%s), trying again", path, self._host, problem)
            await backoff.pause(wait)

    @property
    def _host(self) -> str:
        """Where the homeserver should be, for the log: without a user name that somebody may have put there."""
        return urlsplit(self._homeserver).netloc.rpartition("@")[2]

    def _no_homeserver(self, problem: str) -> str:
        return (
            f"What answers at {self._host} is no Matrix homeserver ({problem}); DREIKLANG_MATRIX_HOMESERVER must be "
            "the address that clients use, such as https://matrix.example.org."
        )

    async def _expect_password_login(self, client: nio.AsyncClient) -> None:
        flows = await client.login_info()
        if isinstance(flows, nio.LoginInfoResponse) and _PASSWORD_LOGIN not in flows.flows:
            raise AccountError(
                "The Matrix server does not let programs log in with a password. Ask its operator for an access token "
                f"for {self._user} that does not expire, and set DREIKLANG_MATRIX_ACCESS_TOKEN."
            )


def is_user(configured: str, user_id: str) -> bool:
    """Whether a full Matrix id is meant by what is configured, which may be its localpart."""
    return configured in {user_id, user_id[1:].split(":", 1)[0]}
