"""One turn's transaction: events seen, channels, dialogues, timers, and everything of each cooperation."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.exc import OperationalError
from typing_extensions import override

from bot.domain.cooperation import Channel, Cooperation
from bot.domain.linking import LinkCode
from bot.domain.partners import Identity
from bot.domain.report_links import ReportLink
from bot.engine.stored.ports import StorageError, Store, Transaction
from bot.engine.stored.rows import PendingState, ShownCard, Timer
from bot.storage import statements, tables
from bot.storage.aging import SqlAging
from bot.storage.erasing import SqlErasing
from bot.storage.lines import SqlOutboxLines
from bot.storage.quarantine import Quarantine, sift
from bot.storage.records import Prepared, Rows, first_moment, selecting, upsert, value_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from _typeshed import DataclassInstance
    from sqlalchemy import Connection

    from bot.engine.exchange.messages import Address
    from bot.engine.stored.ports import Clock
    from bot.engine.stored.unreadable import UnreadableRow
    from bot.storage.records import Row

R = TypeVar("R", bound="DataclassInstance")

_ITS_CARDS = (
    update(tables.cards)
    .where(
        tables.cards.c.cooperation_id == bindparam("the_cooperation"),
        tables.cards.c.kind == bindparam("the_kind"),
        tables.cards.c.subject == bindparam("the_subject"),
    )
    .values(version=tables.cards.c.version + 1)
)
_TOUCH = Prepared(_ITS_CARDS)
_TOUCH_PART = Prepared(_ITS_CARDS.where(tables.cards.c.part == bindparam("the_part")))
_OWN = tables.linked_accounts.alias("own")
_SAME_PERSON = Prepared(
    selecting(Identity)
    .join(
        tables.linked_accounts,
        (tables.linked_accounts.c.adapter == tables.identities.c.adapter)
        & (tables.linked_accounts.c.platform_id == tables.identities.c.platform_id),
        isouter=True,
    )
    .where(
        tables.identities.c.cooperation_id == bindparam("the_cooperation"),
        or_(
            tables.identities.c.id == bindparam("the_id"),
            tables.identities.c.partner_id == bindparam("the_partner"),
            tables.linked_accounts.c.person
            == select(_OWN.c.person)
            .where(_OWN.c.adapter == bindparam("the_adapter"), _OWN.c.platform_id == bindparam("the_account"))
            .scalar_subquery(),
        ),
    )
    .order_by(tables.identities.c.id)
)
_COUNT = upsert(
    tables.counters,
    ("cooperation_id", "series", "latest"),
    lambda statement: statement.on_conflict_do_update(
        index_elements=["cooperation_id", "series"], set_={"latest": tables.counters.c.latest + 1}
    ).returning(tables.counters.c.latest),
)


class SqlStore(Store):
    """The rows of one cooperation: each query says which."""

    def __init__(self, connection: Connection, cooperation_id: int, aside: Callable[[UnreadableRow], None]) -> None:
        """`aside` is told of rows that cannot be read, where the others are wanted all the same."""
        self._connection = connection
        self._id = cooperation_id
        self._aside = aside

    @override
    def of(self, kind: type[R]) -> Rows[R]:
        return Rows(self._connection, kind, self._aside, self._id)

    @override
    def hand_over(self, drop: int, keep: int) -> None:
        answered = {tables.answers.name, tables.participations.name}
        for table in tables.metadata.sorted_tables:
            for column in table.columns:
                if column.references(tables.partners.c.id) and table.name not in answered:
                    naming = (table.c.cooperation_id == self._id, column == drop)
                    self._connection.execute(update(table).where(*naming).values({column.name: keep}))

    @override
    def same_person(self, identity: Identity) -> list[Identity]:
        asked = {
            "the_cooperation": self._id,
            "the_id": identity.id,
            "the_partner": identity.partner_id,
            "the_adapter": identity.adapter,
            "the_account": identity.platform_id,
        }
        return [value_of(Identity, row) for row in _SAME_PERSON.rows(self._connection, asked)]

    @override
    def next_number(self, series: str) -> int:
        first = {"cooperation_id": self._id, "series": series, "latest": 1}
        ((number,),) = _COUNT.rows(self._connection, first)
        return int(str(number))

    @override
    def touch_cards(self, kind: str, subject: int, part: str | None = None) -> None:
        which = {"the_cooperation": self._id, "the_kind": kind, "the_subject": subject}
        if part is None:
            _TOUCH.count(self._connection, which)
        else:
            _TOUCH_PART.count(self._connection, {**which, "the_part": part})

    @override
    def touch_all_cards(self) -> None:
        statements.TOUCH_ALL.count(self._connection, {"the_cooperation": self._id})


@contextmanager
def storage_errors() -> Iterator[None]:
    """Tell the engine, in its own words, that the database could not be used."""
    try:
        yield
    except OperationalError as error:
        raise StorageError(type(error.orig).__name__) from error


class SqlTransaction(SqlAging, SqlErasing, Transaction):
    """A transaction on one connection."""

    def __init__(self, connection: Connection, clock: Clock, quarantine: Quarantine | None = None) -> None:
        self._connection = connection
        self._clock = clock
        self._quarantine = quarantine or Quarantine()
        self.aside: list[UnreadableRow] = []
        """Rows that could not be read so far."""

    @override
    def _of(self, kind: type[R]) -> Rows[R]:
        return Rows(self._connection, kind, self.set_aside)

    @cached_property
    @override
    def outbox(self) -> SqlOutboxLines:
        return SqlOutboxLines(self._connection, self.set_aside)

    @override
    def set_aside(self, which: UnreadableRow) -> None:
        self.aside.append(which)
        if which.table == tables.outbox.name:
            self.outbox.close(which.row, PendingState.FAILED)

    @override
    def review(self) -> None:
        self._quarantine.forget(self._connection)
        sift(self._connection, self._clock.now(), self.set_aside)
        self.outbox.sift()

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
    def cooperations_speaking_to(self, adapter: str, person: str) -> list[Cooperation]:
        where = {"adapter": adapter, "person": person}
        rows = statements.SPEAKING_TO.readable(self._connection, where, self.set_aside)
        return [value_of(Cooperation, row) for row in rows]

    @override
    def store(self, cooperation_id: int) -> SqlStore:
        return SqlStore(self._connection, cooperation_id, self.set_aside)

    @override
    def link_code(self, digest: str) -> tuple[int, LinkCode] | None:
        row = statements.LINK_CODE.first(self._connection, {"digest": digest})
        return None if row is None else (int(str(row[0])), value_of(LinkCode, row[1:]))

    @override
    def report_link(self, digest: str) -> tuple[int, ReportLink] | None:
        row = statements.REPORT_LINK.first(self._connection, {"digest": digest})
        return None if row is None else (int(str(row[0])), value_of(ReportLink, row[1:]))

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
        due = statements.DUE.readable(self._connection, {"now": now, "most": most}, self.set_aside)
        return [value_of(Timer, row) for row in due]

    @override
    def take_timer(self, timer: Timer) -> bool:
        return bool(statements.TAKE.count(self._connection, {"the_id": timer.id, "the_time": timer.due_at}))

    @override
    def next_timer(self) -> datetime | None:
        return first_moment(statements.NEXT.readable(self._connection, {}, self.set_aside))

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
