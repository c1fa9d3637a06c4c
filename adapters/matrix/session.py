"""One login for ever: the device, its token and its keys, kept in a folder that belongs to one process at a time."""

from __future__ import annotations

import fcntl
import logging
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

import nio
from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.matrix.backoff import Backoff
from adapters.matrix.durable_files import PRIVATE_FILE, PRIVATE_FOLDER, write_durably
from adapters.matrix.failures import NETWORK_TROUBLE, is_passing, retry_after
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
        return await self._log_in() if known is None else self._take_up(known)

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
        self._client = nio.AsyncClient(self._homeserver, user, store_path=str(self._folder), config=config)
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
        backoff = Backoff(self._sleep)
        while True:
            wait: float | None = None
            with suppress(*NETWORK_TROUBLE):
                await self._expect_password_login(client)
                answer = await client.login(self._password, DEVICE_NAME)
                if isinstance(answer, nio.LoginResponse):
                    break
                if not is_passing(answer):
                    message = f"The Matrix server refuses the login of {self._user} ({answer.status_code})."
                    raise AccountError(message)
                wait = retry_after(answer)
            _log.warning("matrix: no login yet, trying again")
            await backoff.pause(wait)
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

    async def _expect_password_login(self, client: nio.AsyncClient) -> None:
        flows = await client.login_info()
        if isinstance(flows, nio.LoginInfoResponse) and _PASSWORD_LOGIN not in flows.flows:
            message = (
                "The Matrix server does not let clients log in with a password, which the bot needs once; "
                "docs/matrix.md says what can be done."
            )
            raise AccountError(message)
