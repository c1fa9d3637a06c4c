"""One turn's transaction: events seen, channels, dialogues, timers, and the way to each cooperation."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.domain.linking import LinkCode, LinkedAccount
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import Departure, Door, Reply, ShownCard, Timer
from bot.engine.stored.sessions import Session
from bot.storage import statements, tables
from bot.storage.lines import OutboxLines
from bot.storage.records import Rows, first_moment, value_of
from bot.storage.store import CooperationStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.engine.exchange.messages import Address
    from bot.engine.stored.ports import Clock
    from bot.storage.prepared import Row


@contextmanager
def storage_errors() -> Iterator[None]:
    """Tell the engine, in its own words, that the database could not be used."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(type(error.orig).__name__) from error


class SqlTransaction:
    """Implements `bot.engine.stored.ports.Transaction` on one connection."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._channels = Rows(connection, tables.channels, Channel, None)
        self._cooperations = Rows(connection, tables.cooperations, Cooperation, None)
        self._sessions = Rows(connection, tables.sessions, Session, None)
        self._replies = Rows(connection, tables.replies, Reply, None)
        self._doors = Rows(connection, tables.doors, Door, None)
        self.linked_accounts = Rows(connection, tables.linked_accounts, LinkedAccount, None)
        self.departures = Rows(connection, tables.departures, Departure, None)

    @cached_property
    def outbox(self) -> OutboxLines:
        """What is to be sent."""
        return OutboxLines(self._connection)

    def first_time(self, address: Address, event_id: str) -> bool:
        """Note an event; False if it was noted before."""
        event = {"adapter": address.adapter, "account": address.account, "event_id": event_id}
        return statements.NOTE.first(self._connection, {**event, "at": self._clock.now()}) is not None

    def forget_event(self, address: Address, event_id: str) -> None:
        """Take an event for new again."""
        event = {"adapter": address.adapter, "account": address.account, "event_id": event_id}
        statements.FORGET_EVENT.count(self._connection, event)

    def channel(self, key: int) -> Channel | None:
        """Return a channel by id."""
        return self._channels.get(key)

    def channel_at(self, address: Address) -> Channel | None:
        """Return the channel at an address."""
        return self._channels.first(
            adapter=address.adapter, account=address.account, platform_id=address.channel, thread=address.thread
        )

    def channels_in(self, adapter: str, account: str, platform_id: str) -> list[Channel]:
        """Return the channels of one group: the whole, and those of its threads."""
        found = self._channels.find(adapter=adapter, account=account, platform_id=platform_id)
        return sorted(found, key=lambda channel: channel.thread is not None)

    def channel_showing(self, adapter: str, account: str, platform_id: str, message: str) -> Channel | None:
        """Return the channel of one group where a card, question or answer is a message."""
        asked = {"adapter": adapter, "account": account, "platform_id": platform_id, "message": message}
        row = statements.SHOWING.first(self._connection, asked)
        return None if row is None else value_of(Channel, row)

    def private_channel(self, adapter: str, account: str, person: str) -> Channel | None:
        """Return the private channel with a person."""
        return self._channels.first(adapter=adapter, account=account, person=person, kind=ChannelKind.PRIVATE)

    def private_channels(self, adapter: str, person: str) -> list[Channel]:
        """Return the private channels with a person, with whichever account of the bot."""
        return self._channels.find(adapter=adapter, person=person, kind=ChannelKind.PRIVATE)

    def add_channel(self, channel: Channel) -> Channel:
        """Store a new channel."""
        return self._channels.add(channel)

    def put_channel(self, channel: Channel) -> None:
        """Store a channel again."""
        self._channels.put(channel)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with everything in it."""
        self._channels.remove(channel)

    def cooperation(self, key: int) -> Cooperation | None:
        """Return a cooperation and lock it until the end of the transaction."""
        row = statements.LOCK.first(self._connection, {"key": key})
        return None if row is None else value_of(Cooperation, row)

    def cooperations(self) -> list[Cooperation]:
        """Return all cooperations."""
        return self._cooperations.find()

    def add_cooperation(self, cooperation: Cooperation) -> Cooperation:
        """Store a new cooperation."""
        return self._cooperations.add(cooperation)

    def put_cooperation(self, cooperation: Cooperation) -> None:
        """Store a cooperation again."""
        self._cooperations.put(cooperation)

    def remove_cooperation(self, key: int) -> None:
        """Delete a cooperation with everything in it but its channels, which belong to none from now on."""
        found = self._cooperations.get(key)
        if found is not None:
            statements.LET_GO.count(self._connection, {"key": key})
            self._cooperations.remove(found)

    def cooperations_of(self, adapter: str, person: str) -> list[int]:
        """Return the ids of the cooperations that know an account."""
        rows = statements.KNOWN_IN.rows(self._connection, {"adapter": adapter, "person": person})
        return [int(str(key)) for (key,) in rows]

    def store(self, cooperation_id: int) -> CooperationStore:
        """Return everything of one cooperation."""
        return CooperationStore(self._connection, cooperation_id)

    def sessions_of(self, channel_id: int, person: str) -> list[Session]:
        """Return a person's dialogues in a channel, the latest first."""
        sessions = self._sessions.find(channel_id=channel_id, person=person)
        return sorted(sessions, key=lambda session: (session.updated_at, session.id), reverse=True)

    def sessions_in(self, channel_id: int) -> list[Session]:
        """Return all dialogues held in a channel, the oldest first."""
        return self._sessions.find(channel_id=channel_id)

    def session_asking(self, channel_id: int, prompt: str) -> Session | None:
        """Return the dialogue whose question a message is."""
        return self._sessions.first(channel_id=channel_id, prompt=prompt)

    def session(self, key: int) -> Session | None:
        """Return a dialogue by id."""
        return self._sessions.get(key)

    def put_session(self, session: Session) -> Session:
        """Store a dialogue, new or again."""
        return self._sessions.put(session) if session.id else self._sessions.add(session)

    def drop_session(self, session: Session) -> None:
        """Delete a dialogue."""
        statements.DROP.count(self._connection, {"key": session.id})

    def forget_seen(self, before: datetime) -> None:
        """Forget events that were noted before."""
        statements.FORGET_SEEN.count(self._connection, {"before": before})

    def forget_channels(self) -> None:
        """Delete private chats that are to be forgotten and have nothing left to send."""
        statements.FORGET_CHANNELS.count(self._connection, {})

    def link_code(self, digest: str) -> tuple[int, LinkCode] | None:
        """Return the cooperation's id and the code with this digest."""
        row = statements.LINK_CODE.first(self._connection, {"digest": digest})
        return None if row is None else (int(str(row[0])), value_of(LinkCode, row[1:]))

    def note_reply(self, reply: Reply) -> None:
        """Store which answer a message was, instead of an earlier one."""
        former = self.reply_at(reply.channel_id, reply.message)
        if former is not None:
            self._replies.remove(former)
        self._replies.add(reply)

    def reply_at(self, channel_id: int, message: str) -> Reply | None:
        """Return which answer a message was."""
        return self._replies.first(channel_id=channel_id, message=message)

    def drop_reply(self, reply: Reply) -> None:
        """Forget which answer a message was."""
        self._replies.remove(reply)

    def forget_replies(self, before: datetime) -> None:
        """Forget those from before."""
        statements.FORGET_REPLIES.count(self._connection, {"before": before})

    def add_door(self, door: Door) -> None:
        """Store a new door."""
        self._doors.add(door)

    def door(self, token: str) -> Door | None:
        """Return the door that a link leads to."""
        return self._doors.first(token=token)

    def forget_doors(self, adapter: str, person: str) -> None:
        """Delete the doors of a person."""
        for door in self._doors.find(adapter=adapter, person=person):
            self._doors.remove(door)

    def drop_expired(self, now: datetime) -> None:
        """Delete dialogues, doors and codes that have expired."""
        for statement in (statements.EXPIRED, statements.SHUT, statements.VOID):
            statement.count(self._connection, {"now": now})

    def card_at(self, channel_id: int, message: str) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and the card that a message is."""
        return self._card(statements.CARD_AT.first(self._connection, {"channel_id": channel_id, "message": message}))

    def card(self, key: int) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and a card by id."""
        return self._card(statements.CARD_BY_ID.first(self._connection, {"key": key}))

    @staticmethod
    def _card(row: Row | None) -> tuple[int, ShownCard] | None:
        return None if row is None else (int(str(row[0])), value_of(ShownCard, row[1:]))

    def set_timer(self, timer: Timer) -> None:
        """Set a timer, replacing the one of the same kind and subject."""
        statements.SET.count(
            self._connection,
            {
                "cooperation_id": timer.cooperation_id,
                "kind": timer.kind,
                "subject": timer.subject,
                "due_at": timer.due_at,
            },
        )

    def cancel_timer(self, cooperation_id: int, kind: str, subject: int) -> None:
        """Take a timer back."""
        statements.CANCEL.count(
            self._connection, {"the_cooperation": cooperation_id, "the_kind": kind, "the_subject": subject}
        )

    def due_timers(self, now: datetime, most: int) -> list[Timer]:
        """Return timers that are due, the earliest first."""
        return [value_of(Timer, row) for row in statements.DUE.rows(self._connection, {"now": now, "most": most})]

    def take_timer(self, timer: Timer) -> bool:
        """Remove a timer that is about to be carried out; False if it has gone or moved meanwhile."""
        return bool(statements.TAKE.count(self._connection, {"the_id": timer.id, "the_time": timer.due_at}))

    def next_timer(self) -> datetime | None:
        """When the next timer is due."""
        return first_moment(statements.NEXT.rows(self._connection, {}))

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Begin a part that can fail without failing the whole."""
        with storage_errors():
            run = self._connection.exec_driver_sql  # SQLAlchemy's own savepoints would be compiled anew each time
            run("SAVEPOINT part")
            try:
                yield
            except BaseException:
                run("ROLLBACK TO SAVEPOINT part")
                run("RELEASE SAVEPOINT part")
                raise
            run("RELEASE SAVEPOINT part")
