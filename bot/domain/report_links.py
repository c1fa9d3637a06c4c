"""Links to pages: given out to one person, kept as digests only, good until a day, and taken back at any time."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

TOKEN_BYTES: Final = 32
"""Random bytes of a token: nobody guesses one of 2^256."""
MOST_LINKS: Final = 50
"""So many links of a cooperation are good at a time, at most."""
KEPT: Final = timedelta(days=30)
"""How long it is known that a link is over."""
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""What 32 bytes are in base64 for addresses (RFC 4648, 5), without padding."""


class PageKind(StrEnum):
    """What a link leads to. The values are stored."""

    REPORT = "report"
    DECISION = "decision"
    CALENDAR = "calendar"


PATHS: Final[Mapping[PageKind, tuple[str, str]]] = {
    PageKind.REPORT: ("r", ""),
    PageKind.DECISION: ("d", ""),
    PageKind.CALENDAR: ("k", ".ics"),
}
"""What stands in the path of a link before its token, and behind it: part of links that are in people's hands."""
VALID_FOR: Final[Mapping[PageKind, timedelta]] = {
    PageKind.REPORT: timedelta(days=90),
    PageKind.DECISION: timedelta(days=90),
    # A calendar is subscribed to once and forgotten: more than a year, so that a yearly date comes round.
    PageKind.CALENDAR: timedelta(days=400),
}
"""How long a link is good (our proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLink:
    """A link that was given out. The token in it is known to whoever has the link, and to nobody here."""

    id: int = 0
    number: int
    """Counts within the cooperation, from 1; never changes."""
    kind: PageKind
    document: str
    """The kind of document that the page is, as flows declare it: it also says in which reading."""
    about: int = 0
    """The id of the one thing that the page is about; 0 where it is about all there is."""
    digest: str
    made_by: int | None
    """The partner; None for a coordinator who takes no part."""
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


def new_token() -> str:
    """Return a token that nobody can guess. It ends in a letter or digit, for what makes links of texts ends there."""
    while not (token := secrets.token_urlsafe(TOKEN_BYTES))[-1].isalnum():
        pass
    return token


def path_of(kind: PageKind, token: str) -> str:
    """Return where a link leads, behind the public address."""
    before, behind = PATHS[kind]
    return f"/{before}/{token}{behind}"


def digest_of(token: str) -> str | None:
    """Return what is stored in place of a token; None for what is no token at all."""
    return hashlib.sha256(token.encode()).hexdigest() if _TOKEN.fullmatch(token) else None


def is_good(link: ReportLink, now: datetime) -> bool:
    """Whether a link still leads anywhere."""
    return link.revoked_at is None and now < link.expires_at


def revoked(link: ReportLink, now: datetime) -> ReportLink:
    """Return a link that was taken back; one that was before stays as it is."""
    return link if link.revoked_at is not None else replace(link, revoked_at=now)


def long_over(links: Iterable[ReportLink], now: datetime) -> list[ReportLink]:
    """Return the links that have been over for so long that nobody needs to know of them."""
    return [one for one in links if min(one.expires_at, one.revoked_at or one.expires_at) <= now - KEPT]
