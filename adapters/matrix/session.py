"""One login for ever: the device, its token and its keys, kept in a folder that belongs to one process at a time."""

from __future__ import annotations

import fcntl
import json
import logging
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import nio
from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.matrix.backoff import Backoff
from adapters.matrix.durable_files import PRIVATE_FILE, PRIVATE_FOLDER, write_durably
from adapters.matrix.events import child
from adapters.matrix.failures import NETWORK_TROUBLE, is_passing, is_passing_status, named, retry_after
from adapters.matrix.unshaken_client import UnshakenClient
from bot.engine.messages import AccountError

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path

    from adapters.matrix.backoff import Sleep

DEVICE_NAME = "Dreiklang"
REQUEST_SECONDS = 30
_PASSWORD_LOGIN = "m.login.password"  # noqa: S105 -- the name of a login type in the client-server API, no password

_log = logging.getLogger(__name__)


class Credentials(BaseModel):
    """What it takes to be the same device again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    homeserver: str
    user_id: str
    device_id: str
    access_token: str
    pickle_key: str
    """Encrypts the device's keys in the store; without it they are lost."""


class Session:
    """The bot's device on its homeserver.

    Everything in the folder belongs together: a backup holds all of it or is worth nothing.
    """

    def __init__(self, homeserver: str, user: str, password: str | None, folder: Path, sleep: Sleep) -> None:
        """`user` is a full Matrix id or its localpart; `password` is needed until the first login only."""
        self._homeserver = homeserver.rstrip("/")
        self._user = user
        self._password = password
        self._folder = folder
        self._sleep = sleep
        self._lock: TextIOWrapper | None = None
        self._client: nio.AsyncClient | None = None

    async def open(self) -> nio.AsyncClient:
        """Log in, or take up the login of earlier. Raises AccountError if the account cannot be used."""
        # nio logs what it cannot parse, and that is what people wrote.
        logging.getLogger("nio").setLevel(logging.CRITICAL)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder.chmod(PRIVATE_FOLDER)
        self._take_lock()
        known = self._read()
        if known is not None:
            client = self._take_up(known)
            await self._expect_homeserver(client)
            return client
        return await self._log_in()

    async def close(self) -> None:
        """Close the connection and let go of the folder; the login stays."""
        if self._client is not None:
            await self._client.close()
            store = self._client.store
            if store is not None and not store.database.is_closed():
                store.database.close()
            self._client = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _take_lock(self) -> None:
        path = self._folder / "lock"
        lock = path.open("w")
        path.chmod(PRIVATE_FILE)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.close()
            message = "Another process already uses this Matrix account's folder; two would ruin each other's keys."
            raise AccountError(message) from error
        self._lock = lock

    @property
    def _file(self) -> Path:
        return self._folder / "credentials.json"

    def _read(self) -> Credentials | None:
        if not self._file.exists():
            return None
        try:
            known = Credentials.model_validate_json(self._file.read_bytes())
        except ValidationError:
            message = "credentials.json in the Matrix folder is damaged; restore the whole folder from the backup."
            raise AccountError(message) from None  # the cause would show the token
        if self._user not in {known.user_id, known.user_id[1:].split(":", 1)[0]}:
            message = (
                f"The Matrix folder belongs to {known.user_id}, but {self._user} is configured; use another folder."
            )
            raise AccountError(message)
        return known

    def _client_for(self, user: str, pickle_key: str) -> nio.AsyncClient:
        config = nio.AsyncClientConfig(
            max_limit_exceeded=0,
            max_timeouts=0,
            request_timeout=REQUEST_SECONDS,
            store_sync_tokens=False,
            pickle_key=pickle_key,
        )
        self._client = UnshakenClient(self._homeserver, user, store_path=str(self._folder), config=config)
        return self._client

    def _take_up(self, known: Credentials) -> nio.AsyncClient:
        if not (self._folder / f"{known.user_id}_{known.device_id}.db").exists():
            message = (
                "The encryption keys of the bot's Matrix device are missing; restore the whole Matrix folder from the "
                "backup, or remove the folder so that the bot logs in as a new device."
            )
            raise AccountError(message)
        client = self._client_for(known.user_id, known.pickle_key)
        client.restore_login(known.user_id, known.device_id, known.access_token)
        return client

    async def _log_in(self) -> nio.AsyncClient:
        if self._password is None:
            message = f"The bot is not logged in to Matrix as {self._user} yet: the first start needs the password."
            raise AccountError(message)
        pickle_key = secrets.token_urlsafe(32)
        client = self._client_for(self._user, pickle_key)
        await self._expect_homeserver(client)
        answer = await self._ask_for_login(client, self._password)
        known = Credentials(
            homeserver=self._homeserver,
            user_id=answer.user_id,
            device_id=answer.device_id,
            access_token=answer.access_token,
            pickle_key=pickle_key,
        )
        write_durably(self._file, known.model_dump_json().encode())
        _log.info("matrix: logged in as device %s", known.device_id)
        return client

    async def _ask_for_login(self, client: nio.AsyncClient, password: str) -> nio.LoginResponse:
        backoff = Backoff(self._sleep)
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
                    message = f"The Matrix server refuses the login of {self._user} ({named(answer)})."
                    raise AccountError(message)
                wait, problem = retry_after(answer), named(answer)
            _log.warning("matrix: no login at %s yet (%s), trying again", self._host, problem)
            await backoff.pause(wait)

    @property
    def _host(self) -> str:
        """Where the homeserver should be, for the log: without a user name that somebody may have put there."""
        return urlsplit(self._homeserver).netloc.rpartition("@")[2]

    async def _expect_homeserver(self, client: nio.AsyncClient) -> None:
        """Wait until the homeserver answers. Raises AccountError if something else does."""
        backoff = Backoff(self._sleep)
        while True:
            try:
                async with await client.send("GET", "/_matrix/client/versions") as answer:
                    status, said = int(answer.status), await answer.read()
            except aiohttp.InvalidURL as error:
                raise AccountError(self._no_homeserver("no address on the web")) from error
            except NETWORK_TROUBLE as error:
                problem = type(error).__name__
            else:
                problem = f"HTTP {status}"
                if status == HTTPStatus.OK and _names_versions(said):
                    return
                if not is_passing_status(status):
                    raise AccountError(self._no_homeserver(problem))
            _log.warning("matrix: no homeserver at %s yet (%s), trying again", self._host, problem)
            await backoff.pause()

    def _no_homeserver(self, problem: str) -> str:
        return (
            f"What answers at {self._host} is no Matrix homeserver ({problem}); DREIKLANG_MATRIX_HOMESERVER must be "
            "the address that clients use, such as https://matrix.example.org."
        )

    async def _expect_password_login(self, client: nio.AsyncClient) -> None:
        flows = await client.login_info()
        if isinstance(flows, nio.LoginInfoResponse) and _PASSWORD_LOGIN not in flows.flows:
            message = (
                "The Matrix server does not let clients log in with a password, which the bot needs once; "
                "docs/matrix.md says what can be done."
            )
            raise AccountError(message)


def _names_versions(said: bytes) -> bool:
    """Whether an answer is that of a homeserver to the question which versions of the specification it knows."""
    try:
        return bool(child({"answer": json.loads(said)}, "answer").get("versions"))
    except (ValueError, RecursionError):
        return False
