"""One turn's transaction: events seen, channels, dialogues, timers, and the way to each cooperation."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, exists, func, select
from sqlalchemy.exc import OperationalError

from bot.domain.cooperation import Channel, ChannelKind, ChannelState, Cooperation
from bot.engine.ports import ShownCard, StorageError, Timer
from bot.engine.sessions import Session
from bot.storage import tables
from bot.storage.lines import OutboxLines
from bot.storage.records import Rows, names_of, upsert
from bot.storage.store import CooperationStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.engine.messages import Address
    from bot.engine.ports import Clock

_NOTE = upsert(tables.seen, lambda statement: statement.on_conflict_do_nothing().returning(tables.seen.c.event_id))
_LOCK = (
    select(*(tables.cooperations.c[name] for name in names_of(Cooperation)))
    .where(tables.cooperations.c.id == bindparam("key"))
    .with_for_update(key_share=True)
)
_KNOWN_IN = (
    select(tables.identities.c.cooperation_id)
    .where(tables.identities.c.adapter == bindparam("adapter"), tables.identities.c.platform_id == bindparam("person"))
    .order_by(tables.identities.c.cooperation_id)
)
_CARD = select(tables.cards.c.cooperation_id, *(tables.cards.c[name] for name in names_of(ShownCard)))
_CARD_AT = _CARD.where(
    tables.cards.c.channel_id == bindparam("channel_id"), tables.cards.c.message == bindparam("message")
)
_CARD_BY_ID = _CARD.where(tables.cards.c.id == bindparam("key"))
_EXPIRED = delete(tables.sessions).where(tables.sessions.c.expires_at <= bindparam("now"))
_FORGET_SEEN = delete(tables.seen).where(tables.seen.c.at < bindparam("before"))
_FORGET_CHANNELS = delete(tables.channels).where(
    tables.channels.c.state == ChannelState.FORGOTTEN,
    ~exists().where(tables.outbox.c.channel_id == tables.channels.c.id, tables.UNSENT),
)
_DROP = delete(tables.sessions).where(tables.sessions.c.id == bindparam("key"))
_DUE = (
    select(*(tables.timers.c[name] for name in names_of(Timer)))
    .join(tables.cooperations, tables.cooperations.c.id == tables.timers.c.cooperation_id)
    .where(tables.timers.c.due_at <= bindparam("now"))
    .order_by(tables.timers.c.due_at, tables.timers.c.id)
    .limit(bindparam("most"))
    # As a turn does, the clock locks cooperations; where a turn is under way it looks again later.
    .with_for_update(of=tables.cooperations, skip_locked=True, key_share=True)
)
_NEXT = select(func.min(tables.timers.c.due_at))
_CANCEL = delete(tables.timers).where(
    tables.timers.c.cooperation_id == bindparam("the_cooperation"),
    tables.timers.c.kind == bindparam("the_kind"),
    tables.timers.c.subject == bindparam("the_subject"),
)
_TAKE = delete(tables.timers).where(
    tables.timers.c.id == bindparam("the_id"), tables.timers.c.due_at == bindparam("the_time")
)
_SET = upsert(
    tables.timers,
    lambda statement: statement.on_conflict_do_update(
        index_elements=["cooperation_id", "kind", "subject"], set_={"due_at": statement.excluded.due_at}
    ),
)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Tell the engine, in its own words, that the database could not be used."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(type(error.orig).__name__) from error


class SqlTransaction:
    """Implements `bot.engine.ports.Transaction` on one connection."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._dialect = connection.dialect.name
        self._channels = Rows(connection, tables.channels, Channel, None)
        self._cooperations = Rows(connection, tables.cooperations, Cooperation, None)
        self._sessions = Rows(connection, tables.sessions, Session, None)

    @cached_property
    def outbox(self) -> OutboxLines:
        """What is to be sent."""
        return OutboxLines(self._connection)

    def first_time(self, address: Address, event_id: str) -> bool:
        """Note an event; False if it was noted before."""
        event = {"adapter": address.adapter, "account": address.account, "event_id": event_id}
        noted = self._connection.execute(_NOTE[self._dialect], {**event, "at": self._clock.now()})
        return noted.first() is not None

    def channel(self, key: int) -> Channel | None:
        """Return a channel by id."""
        return self._channels.get(key)

    def channel_at(self, address: Address) -> Channel | None:
        """Return the channel at an address."""
        return self._channels.first(
            adapter=address.adapter, account=address.account, platform_id=address.channel, thread=address.thread
        )

    def private_channel(self, adapter: str, account: str, person: str) -> Channel | None:
        """Return the private channel with a person."""
        return self._channels.first(adapter=adapter, account=account, person=person, kind=ChannelKind.PRIVATE)

    def add_channel(self, channel: Channel) -> Channel:
        """Store a new channel."""
        return self._channels.add(channel)

    def put_channel(self, channel: Channel) -> None:
        """Store a channel again."""
        self._channels.put(channel)

    def cooperation(self, key: int) -> Cooperation | None:
        """Return a cooperation and lock it until the end of the transaction."""
        row = self._connection.execute(_LOCK, {"key": key}).first()
        return None if row is None else Cooperation(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name

    def cooperations(self) -> list[Cooperation]:
        """Return all cooperations."""
        return self._cooperations.find()

    def add_cooperation(self, cooperation: Cooperation) -> Cooperation:
        """Store a new cooperation."""
        return self._cooperations.add(cooperation)

    def put_cooperation(self, cooperation: Cooperation) -> None:
        """Store a cooperation again."""
        self._cooperations.put(cooperation)

    def cooperations_of(self, adapter: str, person: str) -> list[int]:
        """Return the ids of the cooperations that know an account."""
        return list(self._connection.execute(_KNOWN_IN, {"adapter": adapter, "person": person}).scalars())

    def store(self, cooperation_id: int) -> CooperationStore:
        """Return everything of one cooperation."""
        return CooperationStore(self._connection, cooperation_id)

    def sessions_of(self, channel_id: int, person: str) -> list[Session]:
        """Return a person's dialogues in a channel, the latest first."""
        sessions = self._sessions.find(channel_id=channel_id, person=person)
        return sorted(sessions, key=lambda session: (session.updated_at, session.id), reverse=True)

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
        self._connection.execute(_DROP, {"key": session.id})

    def forget_seen(self, before: datetime) -> None:
        """Forget events that were noted before."""
        self._connection.execute(_FORGET_SEEN, {"before": before})

    def forget_channels(self) -> None:
        """Delete private chats that are to be forgotten and have nothing left to send."""
        self._connection.execute(_FORGET_CHANNELS)

    def drop_expired(self, now: datetime) -> None:
        """Delete dialogues that have expired."""
        self._connection.execute(_EXPIRED, {"now": now})

    def card_at(self, channel_id: int, message: str) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and the card that a message is."""
        row = self._connection.execute(_CARD_AT, {"channel_id": channel_id, "message": message}).first()
        return None if row is None else (row[0], ShownCard(**dict(zip(names_of(ShownCard), row[1:], strict=True))))

    def card(self, key: int) -> tuple[int, ShownCard] | None:
        """Return the cooperation's id and a card by id."""
        row = self._connection.execute(_CARD_BY_ID, {"key": key}).first()
        return None if row is None else (row[0], ShownCard(**dict(zip(names_of(ShownCard), row[1:], strict=True))))

    def set_timer(self, timer: Timer) -> None:
        """Set a timer, replacing the one of the same kind and subject."""
        self._connection.execute(
            _SET[self._dialect],
            {
                "cooperation_id": timer.cooperation_id,
                "kind": timer.kind,
                "subject": timer.subject,
                "due_at": timer.due_at,
            },
        )

    def cancel_timer(self, cooperation_id: int, kind: str, subject: int) -> None:
        """Take a timer back."""
        self._connection.execute(_CANCEL, {"the_cooperation": cooperation_id, "the_kind": kind, "the_subject": subject})

    def due_timers(self, now: datetime, most: int) -> list[Timer]:
        """Return timers that are due, the earliest first."""
        return [Timer(**row._mapping) for row in self._connection.execute(_DUE, {"now": now, "most": most})]  # noqa: SLF001 - as above

    def take_timer(self, timer: Timer) -> bool:
        """Remove a timer that is about to be carried out; False if it has gone or moved meanwhile."""
        return bool(self._connection.execute(_TAKE, {"the_id": timer.id, "the_time": timer.due_at}).rowcount)

    def next_timer(self) -> datetime | None:
        """When the next timer is due."""
        return self._connection.execute(_NEXT).scalar_one_or_none()

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
