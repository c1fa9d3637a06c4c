"""Rows set aside because they cannot be read: noted once, told once, and forgotten when they can be read again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select

from bot.engine.stored.unreadable import UnreadableError
from bot.storage import statements, tables
from bot.storage.records import Prepared, upsert

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection, Table

    from bot.engine.stored.unreadable import UnreadableRow

log = logging.getLogger(__name__)
NEVER = timedelta(days=366 * 20)
"""A timer further off than this has no time that means anything: what cannot be read may sort behind everything."""
_NOTE = upsert(
    tables.quarantine,
    ("table_name", "row_id", "column_name", "cooperation_id", "since"),
    lambda statement: statement.on_conflict_do_nothing().returning(tables.quarantine.c.id),
)
_HOME = Prepared(select(tables.cooperations.c.id).where(tables.cooperations.c.id == bindparam("key")))
_NOTED = Prepared(
    select(
        tables.quarantine.c.id,
        tables.quarantine.c.table_name,
        tables.quarantine.c.row_id,
        tables.quarantine.c.cooperation_id,
    )
)
_FORGET = Prepared(delete(tables.quarantine).where(tables.quarantine.c.id == bindparam("key")))


class Quarantine:
    """What this program knows to be set aside, so that it neither notes nor tells it again and again."""

    def __init__(self) -> None:
        self._known: set[tuple[str, int]] = set()

    def note(self, connection: Connection, found: list[UnreadableRow], now: datetime) -> list[UnreadableRow]:
        """Write down which rows were found; return those that nobody had written down."""
        fresh = []
        for which in {(one.table, one.row): one for one in found}.values():
            if (which.table, which.row) in self._known or not which.row:
                continue
            home = None
            if which.cooperation is not None and _HOME.first(connection, {"key": which.cooperation}):
                home = which.cooperation
            noted = _NOTE.first(
                connection,
                {
                    "table_name": which.table,
                    "row_id": which.row,
                    "column_name": which.column,
                    "cooperation_id": home,
                    "since": now,
                },
            )
            if noted is not None:
                fresh.append(which)
        return fresh

    def tell(self, found: list[UnreadableRow], fresh: list[UnreadableRow]) -> None:
        """Remember what was found, once that is committed, and log what is new."""
        self._known |= {(one.table, one.row) for one in found if one.row}
        for which in fresh:
            log.error(
                "a row cannot be read and was set aside; see dreiklang doctor",
                extra={
                    "table": which.table,
                    "row": which.row,
                    "column": which.column,
                    "cooperation": which.cooperation,
                },
            )

    def forget(self, connection: Connection) -> None:
        """Forget rows that are gone or can be read again; what their cooperations show is rendered anew."""
        for key, name, row, home in _NOTED.rows(connection, {}):
            table = tables.metadata.tables.get(str(name))
            if table is not None and not _is_readable(connection, table, int(str(row))):
                continue
            _FORGET.count(connection, {"key": key})
            self._known.discard((str(name), int(str(row))))
            if home is not None:
                statements.TOUCH_ALL.count(connection, {"the_cooperation": home})


def sift(connection: Connection, now: datetime, aside: Callable[[UnreadableRow], None]) -> None:
    """Look at what waits for its time, and would wait for ever if its time cannot be read."""
    statements.FAR_OFF.readable(connection, {"never": now + NEVER}, aside)


def _is_readable(connection: Connection, table: Table, row: int) -> bool:
    """Whether a row can be read, or is gone."""
    try:
        Prepared(select(table).where(table.c.id == bindparam("key"))).rows(connection, {"key": row})
    except UnreadableError:
        return False
    return True
