"""What the engine stores for itself: cards as shown, timers, lines of the outbox, doors; and what marks name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from bot.engine.exchange.content import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCard:
    """A card as it stands in one channel."""

    id: int = 0
    channel_id: int
    kind: str
    subject: int
    """Id of what the card shows: a round's, a decision's …"""
    part: str = ""
    """Which part of it, where one subject has several cards."""
    message: str | None = None
    """The platform's id of the message; None until it is sent."""
    version: int = 1
    """Counts the changes of what it shows."""
    shown: int = 0
    """The version that the channel shows."""
    choices: tuple[str, ...] = ()
    """Keys of the choices as the channel shows them, in order."""
    digest: str = ""
    """Digest of the content the channel shows, so that an equal edit is never sent."""

    @property
    def mark(self) -> str:
        """What a tap on one of its choices names, where a platform hands that back."""
        return f"c{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A link from a group into one person's private chat, where what they asked for goes on."""

    id: int = 0
    cooperation_id: int
    token: str
    """What the link carries: random, and good for this person alone."""
    adapter: str
    person: str
    """Platform id of whom it is for."""
    card_id: int | None = None
    """The card they tapped."""
    choice: str = ""
    """The choice they tapped there."""
    typed: str = ""
    """The command they typed, if it was not a tap."""
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A message that answered a card or a question, to find it again when it is changed or withdrawn."""

    id: int = 0
    channel_id: int
    message: str
    person: str
    """Platform id of whose answer it is."""
    card_id: int | None = None
    choice: str = ""
    """The key of the card's choice that it stood for."""
    session_id: int | None = None
    session_turn: int = 0
    """Where the dialogue stood before."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Somebody has left a channel and not come back."""

    id: int = 0
    channel_id: int
    person: str
    """Platform id of who left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """Something to do at a time. At most one stands for each kind and subject of a cooperation."""

    id: int
    cooperation_id: int
    kind: str
    subject: int
    due_at: datetime


_MARK = re.compile(r"c(?P<card>\d{1,18})|s(?P<session>\d{1,12})t(?P<turn>\d{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a mark names: a card, or a dialogue at one of its questions.

    So a tap finds what it is at even if the message's id never came back. A mark is no secret: whoever sends one must
    be in the channel, and their rights are checked as at any tap.
    """

    card: int | None = None
    session: int | None = None
    turn: int = 0

    @classmethod
    def by(cls, mark: str) -> Self:
        """Return what a mark names; nothing if it is none."""
        found = _MARK.fullmatch(mark)
        if found is None:
            return cls()
        if found["card"]:
            return cls(card=int(found["card"]))
        return cls(session=int(found["session"]), turn=int(found["turn"]))


class PendingKind(StrEnum):
    """What a line of the outbox does."""

    POST = "post"
    EDIT = "edit"
    OFFER = "offer"
    CARD = "card"


class PendingState(StrEnum):
    """Where a line of the outbox stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PERHAPS = "perhaps"
    """Sent with unknown outcome, on a platform where trying again could double it."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A line of the outbox."""

    id: int = 0
    channel_id: int
    kind: PendingKind = PendingKind.POST
    content: Content | None = None
    person: str | None = None
    """Platform id of whom it speaks to."""
    reply_to: str | None = None
    card_id: int | None = None
    session_id: int | None = None
    """The dialogue whose question this is."""
    session_turn: int = 0
    message: str | None = None
    """For an edit or an offer: the message it is about; once sent, the message's id."""
    state: PendingState = PendingState.WAITING
    attempts: int = 0
    due_at: datetime
    created_at: datetime

    @property
    def mark(self) -> str:
        """What a tap on one of a question's choices names; empty for any other line."""
        return f"s{self.session_id}t{self.session_turn}" if self.session_id else ""
