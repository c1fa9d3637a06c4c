"""Deletions across tables: by account, by cooperation, and of what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, null, or_, select, update
from typing_extensions import override

from bot.engine.stored.erasing import Erasing
from bot.storage import tables
from bot.storage.records import Prepared

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OF_PLATFORM = select(tables.channels.c.id).where(tables.channels.c.adapter == bindparam("the_adapter"))
_BY_CHANNEL = tuple(
    Prepared(
        delete(table).where(table.c.person == bindparam("the_person"), table.c.channel_id.in_(_OF_PLATFORM)),
    )
    for table in (tables.replies, tables.sessions, tables.departures)
)
_BY_ACCOUNT = tuple(
    Prepared(
        delete(table).where(table.c.person == bindparam("the_person"), table.c.adapter == bindparam("the_adapter")),
    )
    for table in (tables.doors, tables.link_codes)
)
_ITS_CARDS = select(tables.cards.c.id).where(tables.cards.c.cooperation_id == bindparam("key"))
_ITS_SESSIONS = select(tables.sessions.c.id).where(tables.sessions.c.cooperation_id == bindparam("key"))
_ITS_GROUPS = select(tables.channels.c.id).where(
    tables.channels.c.cooperation_id == bindparam("key"), tables.channels.c.person.is_(None)
)
_CLEAR = (
    Prepared(
        delete(tables.outbox).where(
            tables.UNSENT,
            or_(
                tables.outbox.c.card_id.in_(_ITS_CARDS),
                tables.outbox.c.session_id.in_(_ITS_SESSIONS),
                tables.outbox.c.picture_of == bindparam("key"),
                tables.outbox.c.channel_id.in_(_ITS_GROUPS),
            ),
        )
    ),
    Prepared(
        delete(tables.replies).where(
            or_(
                tables.replies.c.card_id.in_(_ITS_CARDS),
                tables.replies.c.session_id.in_(_ITS_SESSIONS),
                tables.replies.c.channel_id.in_(_ITS_GROUPS),
            )
        )
    ),
)
_EMPTY = Prepared(
    update(tables.outbox)
    .where(~tables.UNSENT, or_(tables.outbox.c.content.is_not(None), tables.outbox.c.person.is_not(None)))
    .values(content=null(), person=null())
)


class SqlErasing(Erasing):
    """Deletions on one connection."""

    _connection: Connection

    @override
    def forget_account(self, adapter: str, person: str) -> None:
        for statement in (*_BY_CHANNEL, *_BY_ACCOUNT):
            statement.count(self._connection, {"the_adapter": adapter, "the_person": person})

    @override
    def clear_cooperation(self, key: int) -> None:
        for statement in _CLEAR:
            statement.count(self._connection, {"key": key})

    @override
    def empty_sent(self) -> None:
        _EMPTY.count(self._connection, {})
