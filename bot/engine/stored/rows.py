"""Stored things: how those of one kind are found and kept, and what the engine stores for itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from _typeshed import DataclassInstance

    from bot.engine.exchange.content import Content

R = TypeVar("R", bound="DataclassInstance")


class Log(Protocol[R]):
    """Things that are only ever added."""

    def find(self, **equal: object) -> list[R]:
        """Return the things whose fields equal these, oldest first."""

    def add(self, thing: R) -> R:
        """Store a new thing and return it with its id."""


class Records(Log[R], Protocol[R]):
    """All things of one kind, mostly those that belong to one cooperation.

    Raises UnreadableError where one that is asked for cannot be read.
    """

    def readable(self, **equal: object) -> list[R]:
        """Find as `find` does, but set aside those that cannot be read: for what nothing is worked out from."""

    def get(self, key: int) -> R | None:
        """Return the thing with this id, None if there is none here."""

    def first(self, **equal: object) -> R | None:
        """Return the oldest thing whose fields equal these, or None."""

    def put(self, thing: R) -> R:
        """Store a thing again under its id. Raises LookupError if there is no such thing here."""

    def remove(self, thing: R) -> None:
        """Delete a thing."""


class Kinds(Protocol):
    """What finds the records of any kind."""

    def of(self, kind: type[R]) -> Records[R]:
        """Return all things of one kind."""


class OfKind(Generic[R]):
    """The records of one kind under a name: with `partners = OfKind(Partner)`, `partners` is `of(Partner)`."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind

    def __set_name__(self, owner: type[Kinds], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type[Kinds]) -> Self: ...
    @overload
    def __get__(self, owner: Kinds, kind: type[Kinds]) -> Records[R]: ...
    def __get__(self, owner: Kinds | None, kind: type[Kinds]) -> Self | Records[R]:
        if owner is None:
            return self
        found = owner.of(self._kind)
        owner.__dict__[self._name] = found  # which is looked at first: from now on the name is as quick as any other
        return found


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
    file: str = ""
    """Where its message is a picture with the card's words below it: what its platform needs to know to change them."""

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


WORDS: Final = "words"
"""What stands for an answer in words where one of a card's choices would."""


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
class Dispatch:
    """Something that was sent to a group whose platform counts what it gets in a minute."""

    id: int = 0
    channel_id: int
    at: datetime
    """When it was about to be sent."""
    messages: int
    refresh: bool
    """Whether it was a refreshed card."""


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
    PICTURE = "picture"
    DOCUMENT = "document"


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
    picture: str | None = None
    """The kind of picture or document, if it is one, which says who makes it; nothing of what it shows is kept."""
    picture_of: int | None = None
    """Id of the cooperation that it shows; of none, once that has ended."""
    picture_about: int = 0
    """Id of the one thing of that cooperation that it shows, where it is of one; else 0."""
    state: PendingState = PendingState.WAITING
    attempts: int = 0
    due_at: datetime
    created_at: datetime

    @property
    def mark(self) -> str:
        """What a tap on one of a question's choices names; empty for any other line."""
        return f"s{self.session_id}t{self.session_turn}" if self.session_id else ""
