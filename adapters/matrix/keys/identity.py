"""Ed25519 keys that sign JSON, and the three of them that make up an account's cross-signing identity."""

from __future__ import annotations

import base64
import binascii
import json
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa
from pydantic import Base64Bytes, BaseModel, ConfigDict, ValidationError

from adapters.matrix.disk.files import write_durably
from adapters.matrix.homeserver.events import JsonObject, child, text

if TYPE_CHECKING:
    from pathlib import Path

SEED_BYTES = 32
"""An Ed25519 private key (RFC 8032, section 5.1.5)."""


class KeysDamagedError(Exception):
    """The file with the seeds cannot be used; its text is a sentence for the administrator."""


class SigningKey:
    """A key pair, from its seed."""

    def __init__(self, seed: bytes) -> None:
        """Raises ValueError if `seed` is not SEED_BYTES long."""
        self._key = ECC.construct(curve="Ed25519", seed=seed)
        self.public = _unpadded(self._key.public_key().export_key(format="raw"))
        """The public key, in the unpadded base64 that Matrix writes."""

    @property
    def id(self) -> str:
        """What the key is called in signatures."""
        return f"ed25519:{self.public}"

    def signature(self, thing: JsonObject) -> str:
        """Return the signature of a JSON object, without regard to what has signed it before."""
        return _unpadded(eddsa.new(self._key, "rfc8032").sign(canonical(thing)))


def signed_by(thing: JsonObject, user: str, key_id: str, public: str) -> bool:
    """Whether a JSON object carries a valid signature of this user's key."""
    signature = text(thing, "signatures", user, key_id)
    if signature is None:
        return False
    try:
        key = eddsa.import_public_key(_padded(public))
        eddsa.new(key, "rfc8032").verify(canonical(thing), _padded(signature))
    except ValueError:
        return False
    return True


def with_signature(thing: JsonObject, user: str, key_id: str, signature: str) -> dict[str, object]:
    """Return a JSON object with one signature more, and without what servers add to it."""
    signatures = child(thing, "signatures")
    mine = {**child(signatures, user), key_id: signature}
    return {key: value for key, value in thing.items() if key != "unsigned"} | {
        "signatures": {**signatures, user: mine}
    }


def canonical(thing: JsonObject) -> bytes:
    """Return what of a JSON object is signed, and how (Matrix specification, appendix "Signing JSON")."""
    signed = {key: value for key, value in thing.items() if key not in {"signatures", "unsigned"}}
    return json.dumps(signed, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


class _Seeds(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    user_id: str
    master: Base64Bytes
    self_signing: Base64Bytes
    user_signing: Base64Bytes


@dataclass(frozen=True, slots=True)
class CrossSigningIdentity:
    """An account's cross-signing keys: the master key vouches for the two others, the second for the devices."""

    user_id: str
    master: SigningKey
    self_signing: SigningKey
    user_signing: SigningKey

    @classmethod
    def load(cls, path: Path, user_id: str) -> CrossSigningIdentity | None:
        """Read the keys made earlier, or return None if there are none. Raises KeysDamagedError."""
        if not path.exists():
            return None
        try:
            seeds = _Seeds.model_validate_json(path.read_bytes())
            keys = [SigningKey(seed) for seed in (seeds.master, seeds.self_signing, seeds.user_signing)]
        except (ValidationError, ValueError):
            message = f"{path.name} in the Matrix folder is damaged; restore it from the backup"
            raise KeysDamagedError(message) from None  # the cause would show the seeds
        if seeds.user_id != user_id:
            message = f"{path.name} in the Matrix folder belongs to {seeds.user_id}"
            raise KeysDamagedError(message)
        return cls(user_id, *keys)

    @classmethod
    def create(cls, path: Path, user_id: str) -> CrossSigningIdentity:
        """Make new keys; returns once they are on disk, for what others have seen must not get lost."""
        master, self_signing, user_signing = (secrets.token_bytes(SEED_BYTES) for _ in range(3))
        kept = {"master": master, "self_signing": self_signing, "user_signing": user_signing}
        written = {name: base64.b64encode(seed).decode() for name, seed in kept.items()}
        write_durably(path, json.dumps({"user_id": user_id, **written}).encode())
        return cls(user_id, SigningKey(master), SigningKey(self_signing), SigningKey(user_signing))

    def published(self) -> dict[str, object]:
        """Return the public keys as the server takes them, the two lower ones signed by the master key."""
        lower = {"self_signing": self.self_signing, "user_signing": self.user_signing}
        keys: dict[str, object] = {"master_key": self._public("master", self.master)}
        for usage, key in lower.items():
            thing = self._public(usage, key)
            keys[f"{usage}_key"] = with_signature(thing, self.user_id, self.master.id, self.master.signature(thing))
        return keys

    def _public(self, usage: str, key: SigningKey) -> dict[str, object]:
        return {"user_id": self.user_id, "usage": [usage], "keys": {key.id: key.public}}


def public_key(thing: JsonObject) -> str | None:
    """Return the key of a published cross-signing key; None if there is none or not exactly one."""
    keys = list(child(thing, "keys").items())
    if len(keys) != 1:
        return None
    name, key = keys[0]
    return key if isinstance(key, str) and name == f"ed25519:{key}" else None


def _unpadded(raw: bytes) -> str:
    return base64.b64encode(raw).decode().rstrip("=")


def _padded(text_: str) -> bytes:
    try:
        return base64.b64decode(text_ + "=" * (-len(text_) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError from error
