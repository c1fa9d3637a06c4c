"""What the engine asks of storage: one transaction, and in it everything of one cooperation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol, TypeVar

from bot.domain.check_ins import Answer, Participation, Round
from bot.domain.communication import CommunicationLine
from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.domain.cycle import PhaseState
from bot.domain.decisions import Decision, DecisionEvent, Voice
from bot.domain.linking import LinkCode, LinkedAccount, WrongCode
from bot.domain.partners import Identity, Organisation, Partner
from bot.domain.pseudonyms import InstallationKey
from bot.domain.reminders import Reminder
from bot.domain.stakeholders import Stakeholder
from bot.engine.stored.aging import Aging
from bot.engine.stored.erasing import Erasing
from bot.engine.stored.rows import WORDS, Departure, Dispatch, Door, Log, OfKind, Records, Reply, ShownCard, Timer
from bot.engine.stored.sessions import Session

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime, timedelta

    from _typeshed import DataclassInstance

    from bot.domain.report_links import ReportLink
    from bot.engine.exchange.messages import Address
    from bot.engine.stored.lines import OutboxLines
    from bot.engine.stored.unreadable import UnreadableRow

R = TypeVar("R", bound="DataclassInstance")


class StorageError(Exception):
    """The database cannot be used right now; nothing of the transaction was stored."""


class NotYetError(Exception):
    """What somebody answers may be on its way, or be there without the program knowing; to be tried again soon."""


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Return the present moment, aware. Somebody may set it, ahead or back: nothing is measured with it."""

    def monotonic(self) -> timedelta:
        """Return the time since some moment: only differences mean something. It never goes back, nor jumps."""


class Store(ABC):
    """Everything of one cooperation, inside one transaction. What many ask for has a name here."""

    @abstractmethod
    def of(self, kind: type[R]) -> Records[R]:
        """Return the cooperation's things of one kind."""

    channels = OfKind(Channel)
    """The cooperation's groups."""
    phases = OfKind(PhaseState)
    organisations = OfKind(Organisation)
    partners = OfKind(Partner)
    """Former ones too."""
    identities = OfKind(Identity)
    rounds = OfKind(Round)
    answers = OfKind(Answer)
    participations = OfKind(Participation)
    """Who took part in anonymous rounds."""
    decisions = OfKind(Decision)
    voices = OfKind(Voice)
    """Former ones too."""
    stakeholders = OfKind(Stakeholder)
    communication_lines = OfKind(CommunicationLine)
    reminders = OfKind(Reminder)
    cards = OfKind(ShownCard)
    link_codes = OfKind(LinkCode)
    """For a second channel or account."""

    @property
    def decision_events(self) -> Log[DecisionEvent]:
        """The log of decisions."""
        return self.of(DecisionEvent)

    @abstractmethod
    def hand_over(self, drop: int, keep: int) -> None:
        """Let everything that names one partner name another, except what they answered."""

    @abstractmethod
    def same_person(self, identity: Identity) -> list[Identity]:
        """Return all accounts of a person that this cooperation knows, this one too, oldest first."""

    @abstractmethod
    def next_number(self, series: str) -> int:
        """Count on in a series, from 1; a number is never given twice."""

    @abstractmethod
    def touch_cards(self, kind: str, subject: int, part: str | None = None) -> None:
        """Note that what these cards show has changed, all parts of them or one."""

    @abstractmethod
    def touch_all_cards(self) -> None:
        """Have every card rendered again; those that look the same are not sent."""


class Transaction(Aging, Erasing):
    """One turn's transaction: all of it happens or nothing."""

    @property
    @abstractmethod
    def outbox(self) -> OutboxLines:
        """What is to be sent."""

    @abstractmethod
    def first_time(self, address: Address, event_id: str) -> bool:
        """Note an event; False if it was noted before."""

    @abstractmethod
    def forget_event(self, address: Address, event_id: str) -> None:
        """Take an event for new again, for it was not handled."""

    @abstractmethod
    def channel_showing(self, adapter: str, account: str, platform_id: str, message: str) -> Channel | None:
        """Return the channel of one group, the whole or one of its threads, where a card, question or answer is."""

    @abstractmethod
    def cooperation(self, key: int) -> Cooperation | None:
        """Return a cooperation and lock it until the end of the transaction."""

    @abstractmethod
    def remove_cooperation(self, key: int) -> None:
        """Delete a cooperation with everything in it but its channels, which belong to none from now on."""

    @abstractmethod
    def cooperations_of(self, adapter: str, person: str) -> list[int]:
        """Return the ids of the cooperations that know an account."""

    @abstractmethod
    def cooperations_speaking_to(self, adapter: str, person: str) -> list[Cooperation]:
        """Return the cooperations that speak to an account in private, the oldest first; none of them is locked.

        To partners they do until those leave, and to coordinators.
        """

    @abstractmethod
    def store(self, cooperation_id: int) -> Store:
        """Return everything of one cooperation."""

    @abstractmethod
    def link_code(self, digest: str) -> tuple[int, LinkCode] | None:
        """Return the cooperation's id and the code with this digest."""

    @abstractmethod
    def report_link(self, digest: str) -> tuple[int, ReportLink] | None:
        """Return the cooperation's id and the link to a page with this digest."""

    @abstractmethod
    def card_at(self, channel_id: int, message: str) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and the card that a message is."""

    @abstractmethod
    def card(self, key: int) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and a card by id."""

    @abstractmethod
    def set_timer(self, timer: Timer) -> None:
        """Set a timer, replacing the one of the same kind and subject."""

    @abstractmethod
    def cancel_timer(self, cooperation_id: int, kind: str, subject: int) -> None:
        """Take a timer back."""

    @abstractmethod
    def due_timers(self, now: datetime, most: int) -> list[Timer]:
        """Return timers that are due, the earliest first."""

    @abstractmethod
    def take_timer(self, timer: Timer) -> bool:
        """Remove a timer that is about to be carried out; False if it has gone or moved meanwhile."""

    @abstractmethod
    def next_timer(self) -> datetime | None:
        """When the next timer is due; None if there is none."""

    @abstractmethod
    def set_aside(self, which: UnreadableRow) -> None:
        """Note for the administrator that a row cannot be read; a line of the outbox is not sent any more."""

    @abstractmethod
    def review(self) -> None:
        """Set aside what waits and cannot be read, and forget about rows set aside that can be read again."""

    @abstractmethod
    def savepoint(self) -> AbstractContextManager[None]:
        """Begin a part that can fail without failing the whole."""

    @abstractmethod
    def _of(self, kind: type[R]) -> Records[R]:
        """Return all things of one kind, whichever cooperation they belong to: flows have `store` instead."""

    # What follows is plain finding, adding, changing and removing, the same on every database.

    @property
    def linked_accounts(self) -> Records[LinkedAccount]:
        """The accounts of people who have several, in all cooperations."""
        return self._of(LinkedAccount)

    def installation_key(self) -> InstallationKey:
        """Return what this installation makes pseudonyms with. Raises LookupError if somebody has removed it."""
        found = self._of(InstallationKey).first()
        if found is None:
            raise LookupError("the installation has no key")
        return found

    @property
    def wrong_codes(self) -> Records[WrongCode]:
        """The wrong codes of the last hour, of all accounts."""
        return self._of(WrongCode)

    @property
    def dispatches(self) -> Records[Dispatch]:
        """What was sent to groups lately."""
        return self._of(Dispatch)

    @property
    def departures(self) -> Records[Departure]:
        """Who has left which channel."""
        return self._of(Departure)

    def channel(self, key: int) -> Channel | None:
        """Return a channel by id."""
        return self._of(Channel).get(key)

    def channel_at(self, address: Address) -> Channel | None:
        """Return the channel at an address."""
        return self._of(Channel).first(
            adapter=address.adapter, account=address.account, platform_id=address.channel, thread=address.thread
        )

    def channels_in(self, adapter: str, account: str, platform_id: str) -> list[Channel]:
        """Return the channels of one group: the whole, and those of its threads."""
        found = self._of(Channel).readable(adapter=adapter, account=account, platform_id=platform_id)
        return sorted(found, key=lambda channel: channel.thread is not None)

    def private_channel(self, adapter: str, account: str, person: str) -> Channel | None:
        """Return the private channel with a person."""
        return self._of(Channel).first(adapter=adapter, account=account, person=person, kind=ChannelKind.PRIVATE)

    def private_channels(self, adapter: str, person: str) -> list[Channel]:
        """Return the private channels with a person, with whichever account of the bot."""
        return self._of(Channel).find(adapter=adapter, person=person, kind=ChannelKind.PRIVATE)

    def add_channel(self, channel: Channel) -> Channel:
        """Store a new channel."""
        return self._of(Channel).add(channel)

    def put_channel(self, channel: Channel) -> None:
        """Store a channel again."""
        self._of(Channel).put(channel)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with everything in it."""
        self._of(Channel).remove(channel)

    def cooperations(self) -> list[Cooperation]:
        """Return all cooperations, for the clock's and the administrator's eyes only."""
        return self._of(Cooperation).readable()

    def add_cooperation(self, cooperation: Cooperation) -> Cooperation:
        """Store a new cooperation."""
        return self._of(Cooperation).add(cooperation)

    def put_cooperation(self, cooperation: Cooperation) -> None:
        """Store a cooperation again."""
        self._of(Cooperation).put(cooperation)

    def sessions_of(self, channel_id: int, person: str) -> list[Session]:
        """Return a person's dialogues in a channel, the latest first."""
        sessions = self._of(Session).readable(channel_id=channel_id, person=person)
        return sorted(sessions, key=lambda session: (session.updated_at, session.id), reverse=True)

    def sessions_in(self, channel_id: int) -> list[Session]:
        """Return all dialogues held in a channel, the oldest first."""
        return self._of(Session).readable(channel_id=channel_id)

    def session_asking(self, channel_id: int, prompt: str) -> Session | None:
        """Return the dialogue whose question a message is."""
        return self._of(Session).first(channel_id=channel_id, prompt=prompt)

    def session(self, key: int) -> Session | None:
        """Return a dialogue by id."""
        return self._of(Session).get(key)

    def put_session(self, session: Session) -> Session:
        """Store a dialogue, new or again."""
        return self._of(Session).put(session) if session.id else self._of(Session).add(session)

    def drop_session(self, session: Session) -> None:
        """Delete a dialogue."""
        self._of(Session).remove(session)

    def note_reply(self, reply: Reply) -> None:
        """Store which answer a message was, instead of an earlier one."""
        former = self.reply_at(reply.channel_id, reply.message)
        if former is not None:
            self.drop_reply(former)
        self._of(Reply).add(reply)

    def reply_at(self, channel_id: int, message: str) -> Reply | None:
        """Return which answer a message was."""
        return self._of(Reply).first(channel_id=channel_id, message=message)

    def answered_in_words(self, card_id: int, person: str) -> bool:
        """Whether a person has said something about a card in words before."""
        return self._of(Reply).first(card_id=card_id, person=person, choice=WORDS) is not None

    def drop_reply(self, reply: Reply) -> None:
        """Forget which answer a message was."""
        self._of(Reply).remove(reply)

    def add_door(self, door: Door) -> None:
        """Store a new door."""
        self._of(Door).add(door)

    def door(self, token: str) -> Door | None:
        """Return the door that a link leads to."""
        return self._of(Door).first(token=token)


class Database(Protocol):
    """Where it is all kept."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction; it commits at the end of the block and rolls back on an exception."""
