"""What grows old and is forgotten, what the clock showed at which occasion, and dates after it was set."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, exists, insert, literal, or_, select, update
from typing_extensions import override

from bot.domain.cooperation import ChannelState
from bot.domain.linking import WRONG_FOR
from bot.engine.stored.aging import Aging
from bot.storage import tables
from bot.storage.records import Prepared, first_moment, upsert

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from bot.engine.stored.unreadable import UnreadableRow

_DATED = (tables.seen.c.at, tables.replies.c.at, tables.outbox.c.created_at)
"""What is forgotten by its age, and when it was noted."""
_REDATE = tuple(
    Prepared(
        update(column.table)
        .where(or_(column < bindparam("before"), column > bindparam("after")))
        .values({column.name: bindparam("now")})
    )
    for column in _DATED
)
_PROLONG = Prepared(
    update(tables.sessions)
    .where(tables.sessions.c.expires_at <= bindparam("now"))
    .values(expires_at=bindparam("until"))
)
_MOMENT = Prepared(select(tables.moments.c.at).where(tables.moments.c.what == bindparam("what")))
_NOTE_MOMENT = upsert(
    tables.moments,
    ("what", "at"),
    lambda statement: statement.on_conflict_do_update(index_elements=["what"], set_={"at": statement.excluded.at}),
)
_EXPIRED = Prepared(delete(tables.sessions).where(tables.sessions.c.expires_at <= bindparam("now")))
_SHUT = Prepared(delete(tables.doors).where(tables.doors.c.expires_at <= bindparam("now")))
_VOID = Prepared(delete(tables.link_codes).where(tables.link_codes.c.expires_at <= bindparam("now")))
_FORGIVE = Prepared(
    delete(tables.wrong_codes).where(
        or_(tables.wrong_codes.c.at <= bindparam("before"), tables.wrong_codes.c.at >= bindparam("after"))
    )
)
_FORGET_REPLIES = Prepared(delete(tables.replies).where(tables.replies.c.at < bindparam("before")))
_FORGET_SEEN = Prepared(delete(tables.seen).where(tables.seen.c.at < bindparam("before")))
_FORGET_CHANNELS = Prepared(
    delete(tables.channels).where(
        tables.channels.c.state == ChannelState.FORGOTTEN,
        ~exists().where(tables.outbox.c.channel_id == tables.channels.c.id, tables.UNSENT),
    )
)


class SqlAging(Aging):
    """Ages on one connection."""

    _connection: Connection

    @abstractmethod
    def set_aside(self, which: UnreadableRow) -> None:
        """Note that a row cannot be read."""

    @override
    def moment(self, what: str) -> datetime | None:
        return first_moment(_MOMENT.readable(self._connection, {"what": what}, self.set_aside))

    @override
    def note_moment(self, what: str, at: datetime) -> None:
        _NOTE_MOMENT.count(self._connection, {"what": what, "at": at})

    @override
    def redate(self, now: datetime, *, before: datetime, after: datetime) -> None:
        for statement in _REDATE:
            statement.count(self._connection, {"now": now, "before": before, "after": after})

    @override
    def prolong(self, now: datetime, until: datetime) -> None:
        _PROLONG.count(self._connection, {"now": now, "until": until})

    @override
    def set_timers(self, kind: str, due_at: datetime) -> None:
        clear = delete(tables.timers).where(tables.timers.c.kind == kind)
        due = literal(due_at, tables.timers.c.due_at.type)
        everywhere = select(tables.cooperations.c.id, literal(kind), literal(0), due)
        self._connection.execute(clear)
        self._connection.execute(
            insert(tables.timers).from_select(["cooperation_id", "kind", "subject", "due_at"], everywhere)
        )

    @override
    def forget_seen(self, before: datetime) -> None:
        _FORGET_SEEN.count(self._connection, {"before": before})

    @override
    def forget_replies(self, before: datetime) -> None:
        _FORGET_REPLIES.count(self._connection, {"before": before})

    @override
    def forget_channels(self) -> None:
        _FORGET_CHANNELS.count(self._connection, {})

    @override
    def drop_expired(self, now: datetime) -> None:
        for statement in (_EXPIRED, _SHUT, _VOID):
            statement.count(self._connection, {"now": now})
        _FORGIVE.count(self._connection, {"before": now - WRONG_FOR, "after": now + WRONG_FOR})
