"""Files that people send to the bot alone, fetched from the own homeserver: never for long, never too much."""

from __future__ import annotations

import asyncio
import logging
import re
from binascii import Error as Base64Error
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from aiohttp import ClientError
from nio.crypto.attachments import decrypt_attachment
from nio.exceptions import EncryptionError

from adapters.matrix.homeserver.events import child, storable, text
from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile

if TYPE_CHECKING:
    import nio

    from adapters.matrix.homeserver.events import JsonObject

TRIES: Final = 2
SECONDS: Final = 8.0
"""How long one try may take: everybody else's messages wait meanwhile."""
_MXC: Final = re.compile(
    r"mxc://(?P<server>[A-Za-z0-9\[][A-Za-z0-9.:\[\]-]{0,254})/(?P<media>[A-Za-z0-9_-]{1,255})", re.ASCII
)
"""Where a file lies (Matrix specification, "Matrix Content (mxc://) URIs"); nothing in it can lead anywhere else."""
_PATHS: Final = ("v1/media/download", "v3/download")
"""With a token, and as servers before Matrix 1.11 have it."""
_UNKNOWN: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.BAD_REQUEST})

_log = logging.getLogger(__name__)


class NotFetchedError(Exception):
    """A file cannot be had, and the text says why, without a word of anybody's."""


class _TooLargeError(Exception):
    pass


class Media:
    """Fetches what comes with messages."""

    def __init__(self, client: nio.AsyncClient, *, seconds: float = SECONDS) -> None:
        """`seconds` is how long one try may take."""
        self._client = client
        self._seconds = seconds

    async def fetch(self, content: JsonObject) -> ReceivedFile:
        """Return the file of a message with what is in it, if it is not too large and can be had. Raises nothing."""
        name = name_of(content)
        size = child(content, "info").get("size")
        if isinstance(size, int) and size > MOST_RECEIVED_BYTES:
            return ReceivedFile(name=name, body=None, too_large=True)
        for _ in range(TRIES):
            try:
                async with asyncio.timeout(self._seconds):
                    return ReceivedFile(name=name, body=await self._body(content))
            except _TooLargeError:
                return ReceivedFile(name=name, body=None, too_large=True)
            except NotFetchedError as error:
                _log.warning("matrix: a file could not be fetched (%s)", error)
                break
            except (ClientError, TimeoutError, OSError) as error:
                _log.warning("matrix: a file could not be fetched (%s)", type(error).__name__)
        return ReceivedFile(name=name, body=None)

    async def _body(self, content: JsonObject) -> bytes:
        encrypted = child(content, "file")
        url = text(encrypted, "url") if encrypted else text(content, "url")
        body = await self._download(url or "")
        return _decrypted(body, encrypted) if encrypted else body

    async def _download(self, url: str) -> bytes:
        """Read a file, and no more than is needed to see that it is too large."""
        found = _MXC.fullmatch(url)
        if found is None:
            raise NotFetchedError("no address of a file")
        headers = {"Authorization": f"Bearer {self._client.access_token}"}
        status = 0
        for version in _PATHS:
            root = "client" if version.startswith("v1") else "media"
            path = f"/_matrix/{root}/{version}/{found['server']}/{found['media']}"
            async with await self._client.send("GET", path, None, headers) as response:
                status = int(response.status)
                if status == HTTPStatus.OK:
                    body = bytearray()
                    async for chunk in response.content.iter_chunked(1 << 14):
                        body += chunk
                        if len(body) > MOST_RECEIVED_BYTES:
                            raise _TooLargeError
                    return bytes(body)
            if status not in _UNKNOWN:
                break
        raise NotFetchedError(f"HTTP {status}")


def name_of(content: JsonObject) -> str:
    """Return what a file is called: `body` said so before there were captions (Matrix 1.10)."""
    return storable(text(content, "filename") or text(content, "body") or "")


def caption_of(content: JsonObject) -> str:
    """Return the words below a file."""
    filename, body = text(content, "filename"), text(content, "body") or ""
    return storable(body) if filename is not None and body != filename else ""


def _decrypted(body: bytes, encrypted: JsonObject) -> bytes:
    """Decrypt a file, and check that it is the one that was sent. Raises NotFetchedError."""
    key, vector = text(encrypted, "key", "k"), text(encrypted, "iv")
    digest = text(encrypted, "hashes", "sha256")
    if key is None or vector is None or digest is None:
        raise NotFetchedError("no key")
    try:
        return bytes(decrypt_attachment(body, key, digest, vector))
    except (EncryptionError, Base64Error, ValueError) as error:
        raise NotFetchedError(type(error).__name__) from None
