"""One login for ever: the device, its token and its keys, kept in a folder that belongs to one process at a time."""

from __future__ import annotations

import fcntl
import logging
import secrets
from typing import TYPE_CHECKING

import nio
from pydantic import BaseModel, ConfigDict, ValidationError

from adapters.matrix.account.client import UnshakenClient
from adapters.matrix.account.login import Login, is_user
from adapters.matrix.disk.files import PRIVATE_FILE, PRIVATE_FOLDER, write_durably
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from io import TextIOWrapper
    from pathlib import Path

    from adapters.matrix.homeserver.retries import Sleep

CREDENTIALS_FILE = "credentials.json"
REQUEST_SECONDS = 30

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


def read_credentials(folder: Path, user: str) -> Credentials | None:
    """Return the login of earlier, if there is one. Raises AccountError if it is damaged or somebody else's."""
    file = folder / CREDENTIALS_FILE
    if not file.exists():
        return None
    try:
        known = Credentials.model_validate_json(file.read_bytes())
    except ValidationError:
        message = "credentials.json in the Matrix folder is damaged; restore the whole folder from the backup."
        raise AccountError(message) from None  # the cause would show the token
    if not is_user(user, known.user_id):
        message = f"The Matrix folder belongs to {known.user_id}, but {user} is configured; use another folder."
        raise AccountError(message)
    return known


def store_of(folder: Path, known: Credentials) -> Path:
    """Return where nio keeps a device's encryption keys."""
    return folder / f"{known.user_id}_{known.device_id}.db"


class MatrixSession:
    """The bot's device on its homeserver.

    Everything in the folder belongs together: a backup holds all of it or is worth nothing.
    """

    def __init__(
        self,
        homeserver: str,
        user: str,
        password: str | None,
        folder: Path,
        sleep: Sleep,
        *,
        access_token: str | None = None,
        device_id: str | None = None,
    ) -> None:
        """`user` is a full Matrix id or its localpart. The first login needs `password` or `access_token`.

        `device_id` is the device that the token was made for; the server usually says it.
        """
        self._homeserver = homeserver.rstrip("/")
        self._user = user
        self._password = password
        self._folder = folder
        self._token = access_token
        self._device = device_id
        self._login = Login(self._homeserver, user, sleep)
        self._lock: TextIOWrapper | None = None
        self._client: nio.AsyncClient | None = None

    async def open(self) -> nio.AsyncClient:
        """Log in, or take up the login of earlier. Raises AccountError if the account cannot be used."""
        # nio logs what it cannot parse, and that is what people wrote.
        logging.getLogger("nio").setLevel(logging.CRITICAL)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder.chmod(PRIVATE_FOLDER)
        self._take_lock()
        known = read_credentials(self._folder, self._user)
        if known is None:
            return await self._enter()
        stranger = self._client_for(known.user_id, "")
        await self._login.expect_homeserver(stranger)
        known = await self._with_token_of_settings(stranger, known)
        await self._expect_store(stranger, known)
        await stranger.close()
        return self._take_up(known)

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
        return self._folder / CREDENTIALS_FILE

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

    async def _expect_store(self, client: nio.AsyncClient, known: Credentials) -> None:
        """Raise AccountError if the device's keys are gone; where it never had any, they are still to be made."""
        if store_of(self._folder, known).exists():
            return
        if await self._login.has_keys(client, known.user_id, known.device_id, known.access_token):
            message = (
                "The encryption keys of the bot's Matrix device are missing; restore the whole Matrix folder from the "
                "backup, or remove the folder so that the bot logs in as a new device."
            )
            raise AccountError(message)

    def _take_up(self, known: Credentials) -> nio.AsyncClient:
        client = self._client_for(known.user_id, known.pickle_key)
        client.restore_login(known.user_id, known.device_id, known.access_token)
        return client

    async def _enter(self) -> nio.AsyncClient:
        """Log in for the first time."""
        if self._token is not None:
            return await self._enter_with_token(self._token)
        if self._password is None:
            message = (
                f"The bot is not logged in to Matrix as {self._user} yet: the first start needs the password, or an "
                "access token."
            )
            raise AccountError(message)
        pickle_key = secrets.token_urlsafe(32)
        client = self._client_for(self._user, pickle_key)
        await self._login.expect_homeserver(client)
        answer = await self._login.log_in(client, self._password)
        known = Credentials(
            homeserver=self._homeserver,
            user_id=answer.user_id,
            device_id=answer.device_id,
            access_token=answer.access_token,
            pickle_key=pickle_key,
        )
        self._write(known)
        _log.info("matrix: logged in as device %s", known.device_id)
        return client

    async def _enter_with_token(self, token: str) -> nio.AsyncClient:
        stranger = self._client_for(self._user, "")
        await self._login.expect_homeserver(stranger)
        user, device = await self._login.owner(stranger, token, self._device)
        if await self._login.has_keys(stranger, user, device, token):
            message = (
                f"The device {device!a} of {user} already has encryption keys, and they are not in the Matrix folder. "
                "Restore the folder from the backup, or have an access token made for a new device."
            )
            raise AccountError(message)
        await stranger.close()
        known = Credentials(
            homeserver=self._homeserver,
            user_id=user,
            device_id=device,
            access_token=token,
            pickle_key=secrets.token_urlsafe(32),
        )
        self._write(known)  # first: without the pickle key the store that comes now could never be opened again
        _log.info("matrix: goes on as device %s", known.device_id)
        return self._take_up(known)

    async def _with_token_of_settings(self, client: nio.AsyncClient, known: Credentials) -> Credentials:
        """Return the credentials, with the token of the settings if that is a newer one for the same device."""
        token = self._token
        if token is None or token == known.access_token:
            return known
        _, device = await self._login.owner(client, token, self._device)
        if device != known.device_id:
            message = (
                f"DREIKLANG_MATRIX_ACCESS_TOKEN belongs to the device {device!a}, but the Matrix folder to "
                f"{known.device_id}. Remove the setting to go on as before; or, for the bot to become that device, "
                "move the folder away and put its cross_signing.json into the new one."
            )
            raise AccountError(message)
        renewed = known.model_copy(update={"access_token": token})
        self._write(renewed)
        _log.info("matrix: device %s has a new access token", known.device_id)
        return renewed

    def _write(self, credentials: Credentials) -> None:
        write_durably(self._file, credentials.model_dump_json().encode())
