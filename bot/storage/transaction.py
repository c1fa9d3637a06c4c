"""One turn's transaction: events seen, channels, dialogues, timers, and the way to each cooperation."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.exc import OperationalError
from typing_extensions import override

from bot.domain.cooperation import Channel, Cooperation
from bot.domain.linking import LinkCode
from bot.engine.stored.ports import StorageError, Transaction
from bot.engine.stored.rows import ShownCard, Timer
from bot.storage import statements
from bot.storage.lines import SqlOutboxLines
from bot.storage.records import Rows, first_moment, value_of
from bot.storage.store import SqlStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from _typeshed import DataclassInstance
    from sqlalchemy import Connection

    from bot.engine.exchange.messages import Address
    from bot.engine.stored.ports import Clock
    from bot.storage.prepared import Row


R = TypeVar("R", bound="DataclassInstance")


@contextmanager
def storage_errors() -> Iterator[None]:
    """Tell the engine, in its own words, that the database could not be used."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(type(error.orig).__name__) from error


class SqlTransaction(Transaction):
    """A transaction on one connection."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    @override
    def _of(self, kind: type[R]) -> Rows[R]:
        return Rows(self._connection, kind)

    @cached_property
    @override
    def outbox(self) -> SqlOutboxLines:
        return SqlOutboxLines(self._connection)

    @override
    def first_time(self, address: Address, event_id: str) -> bool:
        event = {"adapter": address.adapter, "account": address.account, "event_id": event_id}
        return statements.NOTE.first(self._connection, {**event, "at": self._clock.now()}) is not None

    @override
    def forget_event(self, address: Address, event_id: str) -> None:
        event = {"adapter": address.adapter, "account": address.account, "event_id": event_id}
        statements.FORGET_EVENT.count(self._connection, event)

    @override
    def channel_showing(self, adapter: str, account: str, platform_id: str, message: str) -> Channel | None:
        asked = {"adapter": adapter, "account": account, "platform_id": platform_id, "message": message}
        row = statements.SHOWING.first(self._connection, asked)
        return None if row is None else value_of(Channel, row)

    @override
    def cooperation(self, key: int) -> Cooperation | None:
        row = statements.LOCK.first(self._connection, {"key": key})
        return None if row is None else value_of(Cooperation, row)

    @override
    def remove_cooperation(self, key: int) -> None:
        found = self._of(Cooperation).get(key)
        if found is not None:
            statements.LET_GO.count(self._connection, {"key": key})
            self._of(Cooperation).remove(found)

    @override
    def cooperations_of(self, adapter: str, person: str) -> list[int]:
        rows = statements.KNOWN_IN.rows(self._connection, {"adapter": adapter, "person": person})
        return [int(str(key)) for (key,) in rows]

    @override
    def store(self, cooperation_id: int) -> SqlStore:
        return SqlStore(self._connection, cooperation_id)

    @override
    def forget_seen(self, before: datetime) -> None:
        statements.FORGET_SEEN.count(self._connection, {"before": before})

    @override
    def forget_channels(self) -> None:
        statements.FORGET_CHANNELS.count(self._connection, {})

    @override
    def link_code(self, digest: str) -> tuple[int, LinkCode] | None:
        row = statements.LINK_CODE.first(self._connection, {"digest": digest})
        return None if row is None else (int(str(row[0])), value_of(LinkCode, row[1:]))

    @override
    def forget_replies(self, before: datetime) -> None:
        statements.FORGET_REPLIES.count(self._connection, {"before": before})

    @override
    def drop_expired(self, now: datetime) -> None:
        for statement in (statements.EXPIRED, statements.SHUT, statements.VOID):
            statement.count(self._connection, {"now": now})

    @override
    def card_at(self, channel_id: int, message: str) -> tuple[int, ShownCard] | None:
        return self._card(statements.CARD_AT.first(self._connection, {"channel_id": channel_id, "message": message}))

    @override
    def card(self, key: int) -> tuple[int, ShownCard] | None:
        return self._card(statements.CARD_BY_ID.first(self._connection, {"key": key}))

    @staticmethod
    def _card(row: Row | None) -> tuple[int, ShownCard] | None:
        return None if row is None else (int(str(row[0])), value_of(ShownCard, row[1:]))

    @override
    def set_timer(self, timer: Timer) -> None:
        statements.SET.count(
            self._connection,
            {
                "cooperation_id": timer.cooperation_id,
                "kind": timer.kind,
                "subject": timer.subject,
                "due_at": timer.due_at,
            },
        )

    @override
    def cancel_timer(self, cooperation_id: int, kind: str, subject: int) -> None:
        statements.CANCEL.count(
            self._connection, {"the_cooperation": cooperation_id, "the_kind": kind, "the_subject": subject}
        )

    @override
    def due_timers(self, now: datetime, most: int) -> list[Timer]:
        return [value_of(Timer, row) for row in statements.DUE.rows(self._connection, {"now": now, "most": most})]

    @override
    def take_timer(self, timer: Timer) -> bool:
        return bool(statements.TAKE.count(self._connection, {"the_id": timer.id, "the_time": timer.due_at}))

    @override
    def next_timer(self) -> datetime | None:
        return first_moment(statements.NEXT.rows(self._connection, {}))

    @override
    @contextmanager
    def savepoint(self) -> Iterator[None]:
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
