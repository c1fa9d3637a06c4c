"""What the engine asks of storage: one transaction, and in it everything of one cooperation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from bot.domain.bundles import Bundle
    from bot.domain.check_ins import Answer, Participation, Round
    from bot.domain.communication import CommunicationLine
    from bot.domain.cooperation import Channel, Cooperation
    from bot.domain.cycle import PhaseState
    from bot.domain.decisions import Decision, DecisionEvent, Voice
    from bot.domain.linking import LinkCode, LinkedAccount
    from bot.domain.partners import Identity, Organisation, Partner
    from bot.domain.reminders import Occurrence, Reminder
    from bot.domain.stakeholders import Stakeholder
    from bot.engine.exchange.messages import Address
    from bot.engine.stored.rows import Departure, Door, Pending, Reply, ShownCard, Timer
    from bot.engine.stored.sessions import Session

R = TypeVar("R")


class StorageError(Exception):
    """The database cannot be used right now; nothing of the transaction was stored."""


class NotYetError(Exception):
    """What somebody answers may be on its way, or be there without the program knowing; to be tried again soon."""


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """Return the present moment, aware."""


class Records(Protocol[R]):
    """All things of one kind that belong to one cooperation."""

    def get(self, key: int) -> R | None:
        """Return the thing with this id, None if this cooperation has no such thing."""

    def find(self, **equal: object) -> list[R]:
        """Return the things whose fields equal these, oldest first."""

    def first(self, **equal: object) -> R | None:
        """Return the oldest such thing, or None."""

    def add(self, thing: R) -> R:
        """Store a new thing and return it with its id."""

    def put(self, thing: R) -> R:
        """Store a thing again under its id."""

    def remove(self, thing: R) -> None:
        """Delete a thing."""


class Log(Protocol[R]):
    """Things that are only ever added."""

    def find(self, **equal: object) -> list[R]:
        """Return the things whose fields equal these, oldest first."""

    def add(self, thing: R) -> R:
        """Store a new thing and return it with its id."""


class Store(Protocol):
    """Everything of one cooperation, inside one transaction."""

    @property
    def channels(self) -> Records[Channel]:
        """The cooperation's groups."""

    @property
    def phases(self) -> Records[PhaseState]:
        """Phases that were started."""

    @property
    def organisations(self) -> Records[Organisation]:
        """Organisations."""

    @property
    def partners(self) -> Records[Partner]:
        """Partners, former ones too."""

    @property
    def identities(self) -> Records[Identity]:
        """Accounts on platforms."""

    @property
    def rounds(self) -> Records[Round]:
        """Check-ins."""

    @property
    def answers(self) -> Records[Answer]:
        """Answers to check-ins."""

    @property
    def participations(self) -> Records[Participation]:
        """Who took part in anonymous rounds."""

    @property
    def decisions(self) -> Records[Decision]:
        """Decisions."""

    @property
    def voices(self) -> Records[Voice]:
        """Voices, former ones too."""

    @property
    def decision_events(self) -> Log[DecisionEvent]:
        """The log of decisions."""

    @property
    def stakeholders(self) -> Records[Stakeholder]:
        """Stakeholders."""

    @property
    def communication_lines(self) -> Records[CommunicationLine]:
        """The communication plan."""

    @property
    def reminders(self) -> Records[Reminder]:
        """The cooperation's own reminders."""

    @property
    def occurrences(self) -> Records[Occurrence]:
        """The times that reminders rang."""

    @property
    def bundles(self) -> Records[Bundle]:
        """What was named on which day."""

    @property
    def cards(self) -> Records[ShownCard]:
        """Cards in its channels."""

    @property
    def link_codes(self) -> Records[LinkCode]:
        """Codes for a second channel or account."""

    def hand_over(self, drop: int, keep: int) -> None:
        """Let everything that names one partner name another, except what they answered."""

    def same_person(self, identity: Identity) -> list[Identity]:
        """Return all accounts of a person that this cooperation knows, this one too, oldest first."""

    def next_number(self, series: str) -> int:
        """Count on in a series, from 1; a number is never given twice."""

    def touch_cards(self, kind: str, subject: int, part: str | None = None) -> None:
        """Note that what these cards show has changed, all parts of them or one."""

    def touch_all_cards(self) -> None:
        """Have every card rendered again; those that look the same are not sent."""


class Outbox(Protocol):
    """Messages that are to be sent, in order for each channel."""

    def add(self, pending: Pending) -> Pending:
        """Put a message at the end of its channel's line."""

    def get(self, key: int) -> Pending | None:
        """Return a line."""

    def put(self, pending: Pending) -> None:
        """Store a line again."""

    def heads(self, now: datetime) -> list[Pending]:
        """Return the first unsent line of every channel that can be written to and is due."""

    def dirty_cards(self) -> list[ShownCard]:
        """Return the cards that have changed since they were last shown, of channels with nothing else to send."""

    def is_in_doubt(self, channel_id: int, now: datetime) -> bool:
        """Whether something is being sent to a channel, or was when the program died, so that it may be there."""

    def recover(self) -> None:
        """Give back what a process that died was sending."""

    def next_due(self) -> datetime | None:
        """When the next unsent line is due; None if there is none."""

    def give_up(self, channel_id: int) -> None:
        """Fail everything unsent for a channel that cannot be reached."""

    def forget_sent(self, before: datetime) -> None:
        """Delete lines that were sent before."""


class Transaction(Protocol):
    """One turn's transaction: all of it happens or nothing."""

    @property
    def outbox(self) -> Outbox:
        """What is to be sent."""

    @property
    def linked_accounts(self) -> Records[LinkedAccount]:
        """The accounts of people who have several, in all cooperations."""

    @property
    def departures(self) -> Records[Departure]:
        """Who has left which channel."""

    def first_time(self, address: Address, event_id: str) -> bool:
        """Note an event; False if it was noted before."""

    def forget_event(self, address: Address, event_id: str) -> None:
        """Take an event for new again, for it was not handled."""

    def channel(self, key: int) -> Channel | None:
        """Return a channel by id."""

    def channel_at(self, address: Address) -> Channel | None:
        """Return the channel at an address."""

    def channels_in(self, adapter: str, account: str, platform_id: str) -> list[Channel]:
        """Return the channels of one group: the whole, and those of its threads."""

    def channel_showing(self, adapter: str, account: str, platform_id: str, message: str) -> Channel | None:
        """Return the channel of one group, the whole or one of its threads, where a card, question or answer is."""

    def private_channel(self, adapter: str, account: str, person: str) -> Channel | None:
        """Return the private channel with a person."""

    def private_channels(self, adapter: str, person: str) -> list[Channel]:
        """Return the private channels with a person, with whichever account of the bot."""

    def add_channel(self, channel: Channel) -> Channel:
        """Store a new channel."""

    def put_channel(self, channel: Channel) -> None:
        """Store a channel again."""

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with everything in it."""

    def cooperation(self, key: int) -> Cooperation | None:
        """Return a cooperation and lock it until the end of the transaction."""

    def cooperations(self) -> list[Cooperation]:
        """Return all cooperations, for the clock's and the administrator's eyes only."""

    def add_cooperation(self, cooperation: Cooperation) -> Cooperation:
        """Store a new cooperation."""

    def put_cooperation(self, cooperation: Cooperation) -> None:
        """Store a cooperation again."""

    def remove_cooperation(self, key: int) -> None:
        """Delete a cooperation with everything in it but its channels, which belong to none from now on."""

    def cooperations_of(self, adapter: str, person: str) -> list[int]:
        """Return the ids of the cooperations that know an account."""

    def store(self, cooperation_id: int) -> Store:
        """Return everything of one cooperation."""

    def sessions_of(self, channel_id: int, person: str) -> list[Session]:
        """Return a person's dialogues in a channel, the latest first."""

    def sessions_in(self, channel_id: int) -> list[Session]:
        """Return all dialogues held in a channel, the oldest first."""

    def session_asking(self, channel_id: int, prompt: str) -> Session | None:
        """Return the dialogue whose question a message is."""

    def session(self, key: int) -> Session | None:
        """Return a dialogue by id."""

    def put_session(self, session: Session) -> Session:
        """Store a dialogue, new or again."""

    def drop_session(self, session: Session) -> None:
        """Delete a dialogue."""

    def forget_seen(self, before: datetime) -> None:
        """Forget events that were noted before; the platforms no longer repeat them."""

    def forget_channels(self) -> None:
        """Delete private chats that are to be forgotten and have nothing left to send."""

    def link_code(self, digest: str) -> tuple[int, LinkCode] | None:
        """Return the cooperation's id and the code with this digest."""

    def note_reply(self, reply: Reply) -> None:
        """Store which answer a message was, instead of an earlier one."""

    def reply_at(self, channel_id: int, message: str) -> Reply | None:
        """Return which answer a message was."""

    def drop_reply(self, reply: Reply) -> None:
        """Forget which answer a message was."""

    def forget_replies(self, before: datetime) -> None:
        """Forget those from before."""

    def add_door(self, door: Door) -> None:
        """Store a new door."""

    def door(self, token: str) -> Door | None:
        """Return the door that a link leads to."""

    def forget_doors(self, adapter: str, person: str) -> None:
        """Delete the doors of a person."""

    def drop_expired(self, now: datetime) -> None:
        """Delete dialogues, doors and codes that have expired."""

    def card_at(self, channel_id: int, message: str) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and the card that a message is."""

    def card(self, key: int) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and a card by id."""

    def set_timer(self, timer: Timer) -> None:
        """Set a timer, replacing the one of the same kind and subject."""

    def cancel_timer(self, cooperation_id: int, kind: str, subject: int) -> None:
        """Take a timer back."""

    def due_timers(self, now: datetime, most: int) -> list[Timer]:
        """Return timers that are due, the earliest first."""

    def take_timer(self, timer: Timer) -> bool:
        """Remove a timer that is about to be carried out; False if it has gone or moved meanwhile."""

    def next_timer(self) -> datetime | None:
        """When the next timer is due; None if there is none."""

    def savepoint(self) -> AbstractContextManager[None]:
        """Begin a part that can fail without failing the whole."""


class Database(Protocol):
    """Where it is all kept."""

    def begin(self) -> AbstractContextManager[Transaction]:
        """Begin a transaction; it commits at the end of the block and rolls back on an exception."""
