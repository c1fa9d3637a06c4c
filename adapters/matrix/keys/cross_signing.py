"""Cross-signing: the account vouches for the bot's device, so that clients that demand it talk to the bot.

Clients are advised to exchange no keys with devices that their owner has not signed (Matrix specification from
version 1.18, MSC4153), and nio knows nothing of it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from adapters.matrix.homeserver.events import JsonObject, child, text
from adapters.matrix.homeserver.failures import ServerTroubleError
from adapters.matrix.homeserver.requests import ServerAnswer, ask, insist_on
from adapters.matrix.keys.identity import CrossSigningIdentity, KeysDamagedError, public_key, signed_by, with_signature

if TYPE_CHECKING:
    from pathlib import Path

    import nio

SEEDS_FILE = "cross_signing.json"
FOREIGN_IDENTITY = (
    "the account has a cross-signing identity that was made elsewhere, and the bot does not replace it; put "
    f"{SEEDS_FILE} of the bot's earlier Matrix folder back, or let the client that made the identity verify this device"
)
UNFINISHED = "the device has not been signed yet; starting the bot does it"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PublishedKeys:
    """What the server shows everybody of an account's keys and of one of its devices."""

    user_id: str
    device_id: str
    master: JsonObject
    self_signing: JsonObject
    device: JsonObject

    @classmethod
    async def ask(cls, client: nio.AsyncClient, user: str, device: str, *, token: str | None = None) -> PublishedKeys:
        """Ask the server. Raises ServerTroubleError, and what the network raises."""
        answer = await ask(client, "POST", "v3/keys/query", {"device_keys": {user: []}}, token=token)
        if not answer.ok:
            raise ServerTroubleError(f"keys of the account not read: {answer.named}")
        shown = answer.content
        return cls(
            user,
            device,
            child(shown, "master_keys", user),
            child(shown, "self_signing_keys", user),
            child(shown, "device_keys", user, device),
        )

    @property
    def master_key(self) -> str | None:
        """The public master key, if the account has a cross-signing identity."""
        return public_key(self.master)

    @property
    def device_signed(self) -> bool:
        """Whether the account's identity vouches for the device, as a client would check it."""
        master, self_signing = public_key(self.master), public_key(self.self_signing)
        return (
            master is not None
            and self_signing is not None
            and signed_by(self.self_signing, self.user_id, f"ed25519:{master}", master)
            and signed_by(self.device, self.user_id, f"ed25519:{self_signing}", self_signing)
        )


class CrossSigning:
    """Sees to it that the bot's device is signed: at the first start, and at every later one if that was interrupted.

    The three keys are written down before the server gets them. From then on each step can be repeated.
    """

    def __init__(self, client: nio.AsyncClient, folder: Path, password: str | None) -> None:
        """`password` answers the server if it wants to be sure who uploads the keys."""
        self._client = client
        self._seeds = folder / SEEDS_FILE
        self._password = password
        self._settled = False
        self._complaint = ""

    @property
    def settled(self) -> bool:
        """Whether there is nothing left to do."""
        return self._settled

    def doubt(self) -> None:
        """Look again, because something about the account's keys has changed."""
        self._settled = False

    async def settle(self) -> None:
        """Make the identity if there is none, and sign the device if it is not signed.

        Raises ServerTroubleError, OSError if the keys cannot be written down, and what the network raises.
        """
        shown = await PublishedKeys.ask(self._client, self._client.user_id, self._client.device_id)
        if not shown.device:
            raise ServerTroubleError("the device's keys are not on the server yet")
        if not shown.device_signed:
            problem = await self._sign(shown)
            if problem is not None:
                self._complain(problem)
        elif self._complaint:
            self._complaint = ""
            _log.info("matrix: device %s is signed by now", shown.device_id)
        self._settled = True

    async def _sign(self, shown: PublishedKeys) -> str | None:
        """Return None if the device is signed now, else why not, as a sentence without its end."""
        try:
            identity = CrossSigningIdentity.load(self._seeds, shown.user_id)
        except KeysDamagedError as error:
            return str(error)
        if shown.master_key is not None and (identity is None or identity.master.public != shown.master_key):
            return FOREIGN_IDENTITY
        if not self._is_ours(shown):
            return "the server shows other keys for the device than the bot has"
        if identity is None:
            identity = CrossSigningIdentity.create(self._seeds, shown.user_id)
        if public_key(shown.self_signing) != identity.self_signing.public:
            problem = await self._publish(identity)
            if problem is not None:
                return problem
        return await self._vouch(identity, shown)

    def _is_ours(self, shown: PublishedKeys) -> bool:
        """Whether the device itself has signed what the server shows of it: nothing else may be vouched for."""
        device, olm = self._client.device_id, self._client.olm
        own = str(olm.account.identity_keys["ed25519"]) if olm is not None else ""
        named = (text(shown.device, "user_id"), text(shown.device, "device_id"))
        return named == (shown.user_id, device) and signed_by(shown.device, shown.user_id, f"ed25519:{device}", own)

    async def _publish(self, identity: CrossSigningIdentity) -> str | None:
        path, keys = "v3/keys/device_signing/upload", identity.published()
        answer = await insist_on(self._client, "POST", path, keys)
        if answer.status == HTTPStatus.UNAUTHORIZED and "flows" in answer.content:
            if self._password is None:
                return _confirmation_wanted(answer)
            proof = {
                "type": "m.login.password",
                "identifier": {"type": "m.id.user", "user": identity.user_id},
                "password": self._password,
                "session": text(answer.content, "session") or "",
            }
            answer = await insist_on(self._client, "POST", path, {**keys, "auth": proof})
        return None if answer.ok else f"the server does not take the account's signing keys ({answer.named})"

    async def _vouch(self, identity: CrossSigningIdentity, shown: PublishedKeys) -> str | None:
        key = identity.self_signing
        device = with_signature(shown.device, shown.user_id, key.id, key.signature(shown.device))
        body = {shown.user_id: {shown.device_id: device}}
        answer = await insist_on(self._client, "POST", "v3/keys/signatures/upload", body)
        if not answer.ok or child(answer.content, "failures"):
            return f"the server does not take the device's signature ({answer.named})"
        _log.info("matrix: device %s is signed by its account", shown.device_id)
        return None

    def _complain(self, problem: str) -> None:
        if problem != self._complaint:
            self._complaint = problem
            _log.warning(
                "matrix: the bot's device %s is not signed: %s. Until then, clients that trust signed devices only "
                "neither show the bot's messages in encrypted rooms nor let it read.",
                self._client.device_id,
                problem,
            )


def _confirmation_wanted(answer: ServerAnswer) -> str:
    """Return what to do when the server asks who is uploading, and there is no password to answer with."""
    pages = [text(stage, "url") for stage in child(answer.content, "params").values()]
    page = next((page for page in pages if page), None)
    if page is not None:
        return f"the server wants it to be allowed at {page[:200]!a}; after that start the bot again"
    return "the server asks for the account's password once; set DREIKLANG_MATRIX_PASSWORD for one start"
