"""Who and what there is: accounts, chats, members, topics, messages. Nothing here talks HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.telegram.emulator.changes import Changes
from tests.telegram.emulator.updates import Updates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.telegram.emulator.jsons import Json
    from tests.telegram.emulator.queries import Query

FIRST_PERSON = 5_300_000_000
FIRST_BOT = 7_100_000_000
FIRST_GROUP = -4_600_000_000
FIRST_SUPERGROUP = -1_002_900_000_000
FIRST_UPDATE = 431_000_000
"""Ids of persons, bots and groups do not fit in 32 bits, as on the real server."""


class Status(StrEnum):
    """What somebody is in a group (`ChatMember.status`)."""

    CREATOR = "creator"
    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


class Kind(StrEnum):
    """What a chat is (`Chat.type`)."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Account:
    """A person or a bot."""

    id: int
    name: str
    username: str | None = None
    language: str | None = None
    last_name: str | None = None
    is_bot: bool = False
    deactivated: bool = False

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class BotAccount(Account):
    """A bot account with its token."""

    token: str
    updates: Updates
    privacy: bool = True
    """As set with BotFather; what counts in a group is the setting when the bot was added, `Member.reads_all`."""
    can_join_groups: bool = True
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """By scope, as JSON with sorted keys, and language code."""
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Name, description and short description by the word and the language code."""
    privates: dict[int, Chat] = field(default_factory=dict)
    """Private chats by the person's id, once opened."""
    webhook_secret: str = ""

    def set_privacy(self, on: bool) -> None:
        """Switch privacy mode with BotFather; groups the bot is in already do not notice before it is added anew."""
        self.privacy = on


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Somebody's standing in a group."""

    account: Account
    status: Status
    anonymous: bool = False
    reads_all: bool = False
    """For bots: whether privacy mode was off when they were added."""
    can_send: bool = True
    """For restricted members."""
    can_pin: bool = True
    """For administrators."""

    @property
    def present(self) -> bool:
        """Whether they are in the group now."""
        return self.status not in {Status.LEFT, Status.KICKED}

    @property
    def admin(self) -> bool:
        """Whether they administer the group."""
        return self.status in {Status.CREATOR, Status.ADMINISTRATOR}


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class ForumTopic:
    """A forum topic; its id is that of the message which created it. "General" has no topic object."""

    chat: Chat
    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Chat:
    """A private chat of a person and a bot, a basic group, a supergroup or a channel."""

    id: int
    kind: Kind
    title: str = ""
    username: str | None = None
    person: Account | None = None
    bot: BotAccount | None = None
    """Both for private chats only."""
    blocked: bool = False
    """Private chats: the person has blocked the bot."""
    forum: bool = False
    members: dict[int, Standing] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, ForumTopic] = field(default_factory=dict)
    upgraded_to: Chat | None = None
    linked: Chat | None = None
    """The channel whose posts come into this supergroup."""
    pinned: list[Message] = field(default_factory=list)
    """The one pinned last comes last."""
    last_id: int = 0
    last_bot: BotAccount | None = None
    """The bot that wrote last: it gets bare commands."""

    def __repr__(self) -> str:
        return f"<{self.kind} {self.title or self.person} {self.id}>"

    def member(self, account: Account) -> Standing:
        """Return somebody's standing; who never was here has left."""
        return self.members.get(account.id) or Standing(account=account, status=Status.LEFT)

    def has(self, account: Account) -> bool:
        """Whether somebody is in this chat now."""
        if self.kind is Kind.PRIVATE:
            return account in (self.person, self.bot)
        return self.upgraded_to is None and self.member(account).present

    def bots(self) -> Iterator[BotAccount]:
        """The bots that are in this chat now."""
        if self.bot is not None:
            yield self.bot
        for member in self.members.values():
            if isinstance(member.account, BotAccount) and self.has(member.account):
                yield member.account

    def topic(self, message_thread_id: int) -> ForumTopic | None:
        """Return a topic that exists, closed or not."""
        topic = self.topics.get(message_thread_id)
        return None if topic is None or topic.deleted else topic


@dataclass(eq=False, slots=True, kw_only=True, repr=False)
class Message:
    """A message as the server stores it; it changes when it is edited."""

    chat: Chat
    id: int
    sender: Account
    sent: datetime
    sender_chat: Chat | None = None
    text: str = ""
    """The text, or the caption of media."""
    entities: list[Json] = field(default_factory=list)
    media: Json = field(default_factory=dict)
    """The field with the photo or the document."""
    service: Json = field(default_factory=dict)
    """The fields that make it a service message."""
    markup: Json = field(default_factory=dict)
    """The reply markup as it was sent; only an inline keyboard is shown to bots."""
    silent: bool = False
    """Whether it came without a sound."""
    reply_to: Message | None = None
    topic: ForumTopic | None = None
    extra: Json = field(default_factory=dict)
    """Further fields, such as `forward_origin`."""
    edited: datetime | None = None
    deleted: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    """By the account's id."""

    def __repr__(self) -> str:
        return f"<message {self.id} of {self.sender} in {self.chat}: {self.text or [*self.media, *self.service]}>"

    @property
    def thread(self) -> int | None:
        """The id of the topic, or of the thread of replies in a supergroup without topics."""
        if self.topic is not None:
            return self.topic.id
        if self.chat.kind is Kind.SUPERGROUP and not self.chat.forum and self.reply_to is not None:
            return self.reply_to.thread or self.reply_to.id
        return None


class World:
    """Everything there is on one emulated server."""

    def __init__(
        self, clock: Callable[[], datetime] | None = None, check_update: Callable[[Json], None] = lambda _: None
    ) -> None:
        self._check_update = check_update
        self.now: Callable[[], datetime] = clock or (lambda: datetime.now(UTC))
        self.changes = Changes()
        self.accounts: dict[int, Account] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.files: dict[str, bytes] = {}
        self._last_message = 40
        self._last_file = 0

    def bots(self) -> list[BotAccount]:
        """All bots."""
        return [account for account in self.accounts.values() if isinstance(account, BotAccount)]

    def new_id(self, first: int, step: int = 1) -> int:
        """Return an id that nobody has, counting from `first`."""
        number = first + step
        while number in self.accounts or number in self.chats:
            number += step
        return number

    def new_updates(self) -> Updates:
        """Return an empty queue of updates."""
        return Updates(self.now, self.changes, FIRST_UPDATE + 1_000_003 * len(self.bots()), self._check_update)

    def new_message_id(self, chat: Chat) -> int:
        """Return the next message id: supergroups count for themselves, everything else together."""
        if chat.kind in {Kind.SUPERGROUP, Kind.CHANNEL}:
            chat.last_id += 1
            return chat.last_id
        self._last_message += 1
        return self._last_message

    def new_file(self, content: bytes) -> str:
        """Keep a file and return its id."""
        self._last_file += 1
        file_id = f"AgACAgIAAx{self._last_file:06d}"
        self.files[file_id] = content
        return file_id
