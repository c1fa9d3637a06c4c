"""Shadows: that somebody who was forgotten holds a place in what is still open, so that nobody counts twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """The fingerprint of an account that was forgotten while a round or decision with its person's part is open.

    It names nobody: only whoever comes back with that account is known again by it. It goes when all that was open is
    closed.
    """

    id: int = 0
    partner_id: int
    """The nameless partner whose place is held."""
    salt: str
    """Random, as hexadecimal digits; the same for all of a cooperation, so that one computation tells."""
    fingerprint: str
    made_at: datetime


def fingerprint(adapter: str, platform_id: str, salt: str) -> str:
    """Return what an account is known again by, as 64 hexadecimal digits; `salt` is hexadecimal, too.

    Ids of accounts are short enough to be tried out, so trying is made slow: some 50 ms and 16 MiB for each
    (scrypt, RFC 7914, with the costs that it names for interactive use).
    """
    account = f"{adapter}\0{platform_id}".encode(errors="replace")
    return hashlib.scrypt(account, salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=32).hex()
