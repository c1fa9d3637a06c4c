"""What all tables share: the metadata, the type of ids, that a row belongs to one cooperation, and what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, select

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from sqlalchemy import Connection
    from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts on by itself only for INTEGER; chat ids of platforms are strings and never in such a column."""


TABLES: Final[dict[type[DataclassInstance], Table]] = {}
"""Which table keeps the values of a type: filled where the tables are declared, and the only place that says so."""


def kept(kind: type[DataclassInstance], name: str, *items: SchemaItem) -> Table:
    """Make the table that keeps the values of a type: a row each, with columns named like their fields.

    Rows are found by an id that never comes again: occasions, cards and timers keep ids of what they are about, and
    those of something else they must never become.
    """
    table = numbered(name, *items)
    TABLES[kind] = table
    return table


def owned(kind: type[DataclassInstance], name: str, *items: SchemaItem) -> Table:
    """Make such a table of values that each belong to one cooperation."""
    return kept(kind, name, belonging(), *items)


def numbered(name: str, *items: SchemaItem) -> Table:
    """Make a table whose rows have ids."""
    return Table(name, metadata, Column("id", Key, primary_key=True), *items, sqlite_autoincrement=True)


def cooperation_of(connection: Connection, table: Table, key: int) -> int | None:
    """Return the id of the cooperation that a row belongs to, directly or through its channel; None if to none."""
    if table.name == "cooperations":
        return key
    of = table.c.get("cooperation_id")
    statement = select(of).where(table.c.id == key) if of is not None else None
    if of is None and "channel_id" in table.c:
        channels = metadata.tables["channels"]
        statement = select(channels.c.cooperation_id).join(table, table.c.channel_id == channels.c.id)
        statement = statement.where(table.c.id == key)
    found = connection.execute(statement).scalar() if statement is not None else None
    return None if found is None else int(found)


def belonging() -> Column[int]:
    """Make the column that says which cooperation a row belongs to."""
    return Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), nullable=False, index=True)
