"""What all tables share: the metadata, the type of ids, and that a row belongs to one cooperation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table

if TYPE_CHECKING:
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


def identity() -> Column[int]:
    """Make the column that rows are found by. Tables with it say `sqlite_autoincrement`, so that no id comes again.

    Occasions, cards and timers keep ids of what they are about: those of something else they must never become.
    """
    return Column("id", Key, primary_key=True)


def owned(name: str, *items: SchemaItem) -> Table:
    """Make a table whose rows each belong to one cooperation."""
    return Table(
        name,
        metadata,
        identity(),
        Column("cooperation_id", Key, ForeignKey("cooperations.id", ondelete="CASCADE"), nullable=False, index=True),
        *items,
        sqlite_autoincrement=True,
    )
