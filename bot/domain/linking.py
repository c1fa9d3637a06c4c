"""Codes that join a second channel to a cooperation, or a second account to a person; and the accounts so joined."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without letters and digits that look alike."""
LENGTH = 8
"""Characters: some 850 billion codes, of which a handful are valid, each for an hour."""
VALID_FOR = timedelta(hours=1)
MOST_WRONG = 10
"""So many wrong codes of one account are looked at within `WRONG_FOR`. Source: `product.md` 7."""
WRONG_FOR = timedelta(hours=1)


class LinkPurpose(StrEnum):
    """What a code joins."""

    CHANNEL = "channel"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCode:
    """A code that was given out and not used yet. Only its digest is kept; the code itself is known to the person."""

    id: int = 0
    purpose: LinkPurpose
    digest: str
    adapter: str
    person: str
    """Platform id of whom it was given to."""
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAccount:
    """One of several accounts of a person, in whatever cooperation: the first of them, by id, gave the first code."""

    id: int = 0
    adapter: str
    platform_id: str
    person: int
    """The same for all accounts of one person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongCode:
    """That an account typed a code that is none. What was typed is not kept."""

    id: int = 0
    whose: str
    """Stands for the account, and neither names it nor goes when it is forgotten: see `guesser`."""
    at: datetime


def guesser(adapter: str, platform_id: str, where: str = "") -> str:
    """Return what stands for an account that types codes; `where` tells apart those who hide behind one account."""
    return digest(f"{adapter}\0{platform_id}\0{where}")


def are_too_many(wrong: Iterable[WrongCode], now: datetime) -> bool:
    """Tell whether an account has typed too many wrong codes of late; a clock that was set back counts them, too."""
    return sum(abs(now - one.at) < WRONG_FOR for one in wrong) >= MOST_WRONG


def normal(typed: str) -> str | None:
    """Return a code as it was given out, however it was typed; None if it is none."""
    code = "".join(char for char in typed.upper() if char.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def code_in(typed: str) -> str | None:
    """Return the code that is all of what was typed, or else a word of it."""
    return normal(typed) or next((code for word in typed.split() if (code := normal(word))), None)


def digest(code: str) -> str:
    """Return what is stored in place of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
