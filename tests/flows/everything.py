"""All that a database holds, as text: every table that is there, whoever knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

if TYPE_CHECKING:
    from bot.storage.database import SqlDatabase


def everything(database: SqlDatabase) -> dict[str, list[str]]:
    """Return the rows of all tables as the database keeps them, without what any code makes of them."""
    with database.engine.connect() as connection:
        return {
            table: [" | ".join(map(str, row)) for row in connection.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608 - its own tables
            for table in inspect(connection).get_table_names()
        }


def holding(database: SqlDatabase, *words: str) -> dict[str, list[str]]:
    """Return the rows that hold any of some words, also as the code of a mention; tables without any are left out."""
    wanted = [form for word in words for form in (word.casefold(), word.encode().hex())]
    found = {
        table: [row for row in rows if any(form in row.casefold() for form in wanted)]
        for table, rows in everything(database).items()
    }
    return {table: rows for table, rows in found.items() if rows}
