"""Looking through all tables for rows that cannot be read, and letting one of them go when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, event, update
from sqlalchemy.exc import IntegrityError

from bot.domain.cooperation import ChannelState
from bot.engine.stored.unreadable import UnreadableRow
from bot.storage import tables
from bot.storage.database import connect, read_any_time
from bot.storage.records import can_read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine, Table

AT_ONCE = 1000
"""Rows looked at in one go."""


class LetGoError(Exception):
    """A row is not let go; the text is a sentence for the administrator."""


def unreadable(connection: Connection) -> Iterator[UnreadableRow]:
    """Yield every row of which a column cannot be read, with the first such column."""
    for table in tables.metadata.sorted_tables:
        if "id" in table.c:  # of what is only noted as seen nothing is ever read
            yield from _in(connection, table)


def _in(connection: Connection, table: Table) -> Iterator[UnreadableRow]:
    readers = {column.name: column.type.dialect_impl(connection.dialect) for column in table.columns}
    processors = {name: kind.result_processor(connection.dialect, None) for name, kind in readers.items()}
    names = ["id", *(name for name, read in processors.items() if read is not None)]
    if len(names) == 1:
        return
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT {', '.join(names)} FROM {table.name} ORDER BY id")  # noqa: S608 - names of our tables
    while rows := cursor.fetchmany(AT_ONCE):
        for key, *values in rows:
            for name, value in zip(names[1:], values, strict=True):
                read = processors[name]
                if read is not None and not can_read(read, value):
                    home = tables.cooperation_of(connection, table, int(key))
                    yield UnreadableRow(table=table.name, row=int(key), column=name, cooperation=home)
                    break
    cursor.close()


def find_in(engine: Engine) -> list[UnreadableRow]:
    """Return what cannot be read in a database; changes nothing."""
    if engine.dialect.name != "sqlite":
        event.listen(engine, "connect", read_any_time)
    with engine.connect() as connection:
        return list(unreadable(connection))


def let_go(url: str, table_name: str, key: int) -> str:
    """Let a row go that cannot be read: a channel is written to again when it speaks, any other row is deleted.

    Return what was done. Raises LetGoError if nothing was.
    """
    engine = connect(url)
    try:
        with engine.begin() as connection:
            return _let_go(connection, table_name, key)
    except IntegrityError:
        raise LetGoError(
            f"Other rows belong to {table_name} {key}. Go back to a backup, or correct its column by hand."
        ) from None
    finally:
        engine.dispose()


def _let_go(connection: Connection, table_name: str, key: int) -> str:
    table = tables.metadata.tables.get(table_name)
    found = (
        [] if table is None else [one for one in unreadable(connection) if (one.table, one.row) == (table_name, key)]
    )
    if table is None or not found:
        raise LetGoError(f"{table_name} {key} is no row that cannot be read. Nothing was changed.")
    if table is tables.cooperations:
        raise LetGoError(
            f"Cooperation {key} is not let go: all that belongs to it would go with it. "
            f"Go back to a backup, or correct its column {found[0].column} by hand."
        )
    if table is tables.channels and found[0].column == "state":
        connection.execute(update(table).where(table.c.id == key).values(state=ChannelState.GONE))
        done = f"channels {key} is written to again when somebody speaks to the bot there."
    elif table is tables.channels:
        raise LetGoError(f"Channel {key}: set its column {found[0].column} by hand to group or private.")
    else:
        connection.execute(delete(table).where(table.c.id == key))
        done = f"{table_name} {key} is deleted."
    noted = tables.quarantine
    connection.execute(delete(noted).where(noted.c.table_name == table_name, noted.c.row_id == key))
    return done
