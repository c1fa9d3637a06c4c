"""What adapters and engine exchange: signals come in, deliveries go out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime, timedelta

    from bot.engine.exchange.content import Choice, Content
    from bot.engine.exchange.files import ReceivedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place to talk on one platform: a group, a topic, a room or a private chat."""

    adapter: str
    account: str
    """The bot's own account, so that two bots on one platform stay apart."""
    channel: str
    """The platform's id of the chat or room; empty for a private channel that is not open yet."""
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The account on the platform that did something."""

    platform_id: str
    name: str
    """As the platform shows it: neither unique nor stable, never used to tell people apart."""
    administers: bool = False
    """Whether this account administers the channel the signal came from."""
    anonymous: bool = False
    """Whether several people may stand behind this account, such as a group's hidden administrators."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """What all signals from a platform have in common."""

    event_id: str
    """The platform's id of the event: the same again on redelivery."""
    address: Address
    sender: Sender
    private: bool
    """Whether the address is a chat of this sender with the bot alone."""
    at: datetime
    """When it happened, aware."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Incoming):
    """A person wrote something; a command is recognised by the engine, not by the adapter."""

    text: str
    """Empty only where there is a file."""
    message: str
    """The platform's id of this message, to find it again when it is edited or withdrawn."""
    reply_to: str | None = None
    """The platform's id of the message this one replies to."""
    mark: str = ""
    """The mark of the message it replies to, where the platform hands it back."""
    addressed: bool = False
    """Whether the bot was clearly meant: named, mentioned or replied to."""
    alone: bool = False
    """Whether a command said here can be for nobody else, as far as can be told: there is no other bot."""
    file: ReceivedFile | None = None
    """The file that the text stands below. Only in private: what people share among themselves is not fetched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tapped(Incoming):
    """A person picked a choice of a message that the bot wrote."""

    message: str
    """The platform's id of the message that showed the choice."""
    choice: str
    """The choice's key, or its number as digits where the platform only knows positions."""
    mark: str = ""
    """The mark of the delivery that showed the choice, where the platform hands it back."""
    reusable: bool = True
    """Whether the message can ask something else now: no trace of the tap stays at it, and `mark` tells what was
    shown when it was tapped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Untapped(Incoming):
    """A person took a choice back."""

    message: str
    choice: str
    remains: str = ""
    """The choice that they have picked there besides and not taken back, the latest, where several can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited(Incoming):
    """A person changed a message of their own."""

    message: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Incoming):
    """A person removed a message of their own."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable(Incoming):
    """A person wrote something that stays encrypted for the bot; `at` is when they wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Incoming):
    """The sender entered the channel."""

    reads_back: bool = True
    """Whether they can read what was said there before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Incoming):
    """The sender is no longer in the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotAdded(Incoming):
    """The sender brought the bot into the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BotRemoved(Incoming):
    """The bot is no longer in the channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelMoved(Incoming):
    """The channel goes on under another address."""

    to: Address


Signal: TypeAlias = (
    Said | Tapped | Untapped | Edited | Withdrawn | Unreadable | Joined | Left | BotAdded | BotRemoved | ChannelMoved
)
"""Everything a platform can tell the engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the engine answers to a signal once its turn is committed."""

    toast: str | None = None
    """A short plain sentence for the person who tapped, seen by nobody else; only sent to adapters that
    declare `Capabilities.toasts`."""
    door: str | None = None
    """What a link carries that leads the person who tapped into their private chat, to go on there; only for
    adapters that declare `Capabilities.doors`."""
    repeated: bool = False
    """Whether the event had been handled before, so that nothing was done now."""
    early: bool = False
    """Whether it came too early to be handled, and is to be handed over again soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Write a message. `id` is the outbox row: on Matrix it becomes the transaction id."""

    id: int
    to: Address
    content: Content
    person: str | None = None
    """For a private channel that is not open yet (`to.channel` is empty): whom to open it with. In a
    group: whom the message speaks to."""
    reply_to: str | None = None
    mark: str = ""
    """Names what its choices belong to, at most 20 ASCII letters and digits: `Tapped.mark` where a platform can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """Change a message that the bot wrote so that it shows `content`."""

    id: str
    """The same again when this very change is tried again."""
    to: Address
    message: str
    content: Content
    mark: str = ""
    """As in the `Post` that wrote the message."""
    file: str = ""
    """Where the message is a file: what its `Sent.file` was. Then `content` takes the place of its caption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Let exactly these choices be what can be tapped at a message, where a platform needs that as a step of its own.

    What was offered there before and is not among them is taken away; none: there is nothing to tap any more.
    """

    id: int
    to: Address
    message: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attach:
    """Send a file."""

    id: int
    to: Address
    name: str
    media_type: str
    body: bytes
    caption: Content
    reply_to: str | None = None
    mark: str = ""
    """As in a `Post`."""


Delivery: TypeAlias = Post | Refresh | Offer | Attach


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A delivery that the platform confirmed."""

    message: str
    """The platform's id of the message."""
    channel: str | None = None
    """The platform's id of the private channel, if it was opened for this delivery."""
    file: str = ""
    """If it is a file: what the adapter needs to know of it to change its caption later, given back with a `Refresh`;
    empty if its words stand in a message of text."""


class Failure(Enum):
    """Why a delivery did not arrive, as far as it matters for what to do next."""

    RETRY = "retry"
    """Certainly not delivered; worth trying again."""
    UNKNOWN = "unknown"
    """Perhaps delivered: the answer got lost."""
    UNREACHABLE = "unreachable"
    """Blocked, kicked or gone: no delivery to this channel will arrive until something changes."""
    REFUSED = "refused"
    """The platform will never take this delivery; others to this channel may well arrive."""


class DeliveryError(Exception):
    """A delivery failed. The adapter says how, the outbox decides what follows."""

    def __init__(
        self,
        reason: str,
        failure: Failure,
        *,
        retry_after: timedelta | None = None,
        everywhere: bool = False,
        moved_to: Address | None = None,
    ) -> None:
        """`reason` is for the log and names no person and no text.

        `retry_after` holds for this channel, or `everywhere`: for all that the account sends.
        """
        super().__init__(reason)
        self.failure = failure
        self.retry_after = retry_after
        self.everywhere = everywhere
        self.moved_to = moved_to


def one_message(_delivery: Delivery) -> int:
    """Count every delivery as one message."""
    return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What a platform can do, as far as the engine behaves differently for it."""

    toasts: bool
    """A tap can be answered with a short text that only the tapper sees."""
    private_taps: bool
    """Nobody else sees who tapped what."""
    opens_private: bool
    """The bot can start a private chat with anybody."""
    offers_choices: bool
    """Choices are put at a message in a step of their own (`Offer`)."""
    safe_repeats: bool
    """The same delivery again does not arrive twice, so an unknown outcome may be tried again."""
    doors: bool = False
    """Private chats are begun by the person, through a link that carries a token (`Receipt.door`, `Choice.door`);
    it comes back as the command `start` with that token."""
    topics: bool = False
    """A thread of a group is a place of its own, which a cooperation can be bound to."""
    hears_all: bool = True
    """In groups, the bot hears what is not meant for it, too."""
    per_minute: int | None = None
    """At most so many messages and edits in one group a minute."""
    caption_units: int | None = None
    """At most so many UTF-16 units of plain text stand below a file; None: as many as in a message."""
    messages: Callable[[Delivery], int] = one_message
    """How many of these a delivery is, at most, where there is a limit."""


Receive: TypeAlias = "Callable[[Signal], Awaitable[Receipt]]"
"""Hands a signal to the engine; returns after the turn's commit. Only then may the cursor move."""


class Adapter(Protocol):
    """One account on one platform."""

    @property
    def name(self) -> str:
        """The platform, as in `Address.adapter`."""

    @property
    def account(self) -> str:
        """The bot's account there, as in `Address.account`; known once `run` has called `started`."""

    @property
    def capabilities(self) -> Capabilities:
        """What the platform can do."""

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Connect, call `started`, then hand over every signal in order until cancelled.

        Returns when the platform has nothing more to say (end of input), raises `AccountError` when the
        account cannot be used.
        """

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once the platform has confirmed it. Raises DeliveryError."""


class AccountError(Exception):
    """The platform refuses the account; its text is a sentence for the administrator."""
