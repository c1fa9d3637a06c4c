"""The public keys of the bot's device on the server, with which others begin an encrypted exchange."""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import TYPE_CHECKING

import nio

from adapters.matrix.homeserver.events import child, text
from adapters.matrix.homeserver.requests import insist_on

if TYPE_CHECKING:
    from adapters.matrix.homeserver.events import JsonObject

ALGORITHM = "signed_curve25519"
_TAKEN = "already exists"
"""Part of the sentence with which a server refuses a key whose number is taken: no error code says it."""
ALGORITHMS = ("m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2")

_log = logging.getLogger(__name__)


class KeySupply:
    """Keeps enough keys on the server: one-time keys, and one to fall back on when they run out in a long downtime.

    nio could upload one-time keys, but mistakes "none left" for "unknown", does not save new ones before the server has
    them (after a crash the server would hand out keys that nobody can use), and has no fallback keys.
    """

    def __init__(self, client: nio.AsyncClient) -> None:
        self._client = client
        self._fallback_wanted = False

    async def note(self, response: nio.SyncResponse) -> None:
        """Note what a sync says about the keys that are left."""
        if self._client.olm is None or response.transport_response is None:
            return
        # nio keeps neither a count of zero nor the fallback keys.
        said = child({"said": json.loads(await response.transport_response.read())}, "said")
        left = child(said, "device_one_time_keys_count").get(ALGORITHM)
        # A server need not list a kind of which there is none.
        self._client.olm.uploaded_key_count = left if isinstance(left, int) else 0
        unused = said.get("device_unused_fallback_key_types")
        self._fallback_wanted = isinstance(unused, list) and ALGORITHM not in unused

    async def fill_up(self) -> None:
        """Upload what is missing; new keys are on disk before.

        Raises ServerTroubleError, and what the network raises.
        """
        olm = self._client.olm
        if olm is None or not (olm.should_upload_keys or self._fallback_wanted):
            return
        vodozemac = olm.account._account  # noqa: SLF001 -- nio hides its fallback keys
        waiting = len(vodozemac.one_time_keys)
        missing = olm.account.max_one_time_keys - (olm.uploaded_key_count or 0) - waiting
        if missing > 0:
            olm.account.generate_one_time_keys(missing)
        if self._fallback_wanted and not vodozemac.fallback_key:
            vodozemac.generate_fallback_key()
        olm.save_account()
        body: dict[str, object] = {
            "one_time_keys": {
                f"{ALGORITHM}:{name}": self._signed({"key": key.to_base64()})
                for name, key in vodozemac.one_time_keys.items()
            },
            "fallback_keys": {
                f"{ALGORITHM}:{name}": self._signed({"key": key.to_base64(), "fallback": True})
                for name, key in vodozemac.fallback_key.items()
            },
        }
        if not olm.account.shared:
            body["device_keys"] = self._device_keys()
        answer = await insist_on(self._client, "POST", "v3/keys/upload", body)
        if not answer.ok:
            _log.warning("matrix: keys not taken by the server (%s), again after the next sync", answer.named)
            if answer.status == HTTPStatus.BAD_REQUEST and _TAKEN in (text(answer.content, "error") or ""):
                # After a restored backup the numbers of the new keys are taken: the next ones will be free.
                olm.account.mark_keys_as_published()
                olm.save_account()
            return
        left = child(answer.content, "one_time_key_counts").get(ALGORITHM)
        count = left if isinstance(left, int) else olm.account.max_one_time_keys
        olm.handle_response(nio.KeysUploadResponse(0, count))  # notes that they are published, and saves
        self._fallback_wanted = False

    def _device_keys(self) -> dict[str, object]:
        device, own = self._client.device_id, self._client.olm.account.identity_keys
        keys = {f"{kind}:{device}": own[kind] for kind in ("curve25519", "ed25519")}
        return self._signed(
            {"algorithms": list(ALGORITHMS), "device_id": device, "user_id": self._client.user_id, "keys": keys}
        )

    def _signed(self, thing: JsonObject) -> dict[str, object]:
        signature = self._client.olm.sign_json(dict(thing))
        return {**thing, "signatures": {self._client.user_id: {f"ed25519:{self._client.device_id}": signature}}}
