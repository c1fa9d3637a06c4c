"""The account's face: a name and a picture, where it has none; what somebody chose for it stays."""

from __future__ import annotations

import asyncio
import logging
from io import BytesIO
from urllib.parse import quote

import nio

from adapters.matrix.account.picture import PICTURE
from adapters.matrix.homeserver.events import text
from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, named
from adapters.matrix.homeserver.requests import ask

NAME = "Dreiklang"
"""What the account is called unless the settings say otherwise."""
UPLOAD_SECONDS = 60

_log = logging.getLogger(__name__)


class Face:
    """Shows the account's name and picture to others, as well as it can: without them everything works, too."""

    def __init__(self, client: nio.AsyncClient, name: str | None) -> None:
        """`name` is what the settings say, which holds whatever the account is called; None if they say nothing."""
        self._client = client
        self._name = name

    async def show(self) -> None:
        """Set what is missing. Never raises but when cancelled."""
        profile = f"v3/profile/{quote(self._client.user_id, safe='')}"
        try:
            found = await ask(self._client, "GET", profile)
            if not found.ok and found.named != "M_NOT_FOUND":
                _log.info("matrix: the account's name and picture were not read (%s)", found.named)
                return
            await self._call(profile, text(found.content, "displayname") or "")
            if not text(found.content, "avatar_url"):
                await self._draw(profile)
        except NETWORK_TROUBLE as error:
            _log.info("matrix: the account's name and picture were not set (%s)", type(error).__name__)

    async def _call(self, profile: str, called: str) -> None:
        # A server calls a new account by the first part of its id.
        nameless = called in {"", self._client.user_id, self._client.user_id[1:].partition(":")[0]}
        wanted = self._name or (NAME if nameless else called)
        if wanted != called:
            answer = await ask(self._client, "PUT", f"{profile}/displayname", {"displayname": wanted})
            _log.info("matrix: the account's name was set (%s)", "done" if answer.ok else answer.named)

    async def _draw(self, profile: str) -> None:
        picture = await asyncio.to_thread(PICTURE.read_bytes)
        async with asyncio.timeout(UPLOAD_SECONDS):
            uploaded, _ = await self._client.upload(
                lambda _limits, _timeouts: BytesIO(picture),
                content_type="image/png",
                filename=PICTURE.name,
                filesize=len(picture),
            )
        if isinstance(uploaded, nio.UploadError):
            _log.info("matrix: the account's picture was not taken (%s)", named(uploaded))
            return
        answer = await ask(self._client, "PUT", f"{profile}/avatar_url", {"avatar_url": str(uploaded.content_uri)})
        _log.info("matrix: the account's picture was set (%s)", "done" if answer.ok else answer.named)
