"""Pseudonyms: the same thing has the same one for ever, and without the installation's key none leads back."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

_DIGITS: Final = 20
"""Hexadecimal digits, 80 bits: ten million cooperations share one with a chance of less than one in ten billion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstallationKey:
    """What this installation signs pseudonyms with: random, made once when its database is, never shown."""

    id: int = 0
    secret: str
    """32 random bytes in hexadecimal digits."""


def pseudonym(key: InstallationKey, purpose: str, which: str) -> str:
    """Return what stands for something in files of one purpose (HMAC-SHA-256, RFC 2104).

    Pseudonyms of different purposes cannot be put beside one another: a calendar names its cooperation.
    """
    message = f"{purpose}\0{which}".encode()
    return hmac.new(bytes.fromhex(key.secret), message, hashlib.sha256).hexdigest()[:_DIGITS]
