"""Statements on the direct way: compiled by SQLAlchemy once, then handed to the driver as they are.

`Connection.execute` takes several times as long as SQLite needs for the statement itself, and a turn is made of twenty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection, Delete, Insert, Select, Update
    from sqlalchemy.engine import Dialect
    from sqlalchemy.engine.interfaces import DBAPICursor
    from sqlalchemy.sql.dml import ReturningInsert

    Statement: TypeAlias = Select[tuple[object, ...]] | Insert | ReturningInsert[tuple[object, ...]] | Update | Delete

Row: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement as one kind of database takes it."""

    text: str
    positional: bool
    places: tuple[tuple[str, Callable[[object], object] | None], ...]
    """Names of the values in order, each with what turns a value into the driver's."""
    fixed: Mapping[str, object]
    """Values that are part of the statement."""
    readers: tuple[Callable[[object], object] | None, ...]
    """What turns each column of a row into Python's."""


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    if any(bind.expanding for bind in compiled.binds.values()):
        problem = "a list of values has no fixed number of places; write them out"
        raise TypeError(problem)
    names = compiled.positiontup if compiled.positional else list(compiled.binds)
    writers = {name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in compiled.binds.items()}
    return _Compiled(
        text=str(compiled),
        positional=compiled.positional,
        places=tuple((name, writers[name]) for name in names or ()),
        fixed={name: bind.value for name, bind in compiled.binds.items() if not bind.required},
        readers=tuple(
            column.type.dialect_impl(dialect).result_processor(dialect, None) for column in statement.exported_columns
        ),
    )


class Prepared:
    """A statement whose values, given by name, differ from time to time.

    What goes wrong is raised as SQLAlchemy would raise it, without the values: they are nobody's business in a log.
    """

    def __init__(self, statement: Statement, *, on: Mapping[str, Statement] | None = None) -> None:
        """`on` has the statements of databases, by SQLAlchemy's name, that need another one."""
        self._statement = statement
        self._on = on or {}
        self._compiled: dict[str, _Compiled] = {}

    def rows(self, connection: Connection, values: Mapping[str, object]) -> list[Row]:
        """Run it and return all rows."""
        compiled, cursor = self._run(connection, values)
        found: list[Row] = [
            tuple(value if read is None else read(value) for value, read in zip(row, compiled.readers, strict=True))
            for row in cursor.fetchall()
        ]
        cursor.close()
        return found

    def first(self, connection: Connection, values: Mapping[str, object]) -> Row | None:
        """Run it and return the first row; there should be few."""
        return next(iter(self.rows(connection, values)), None)

    def count(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Run it and return how many rows it changed."""
        _, cursor = self._run(connection, values)
        changed = cursor.rowcount
        cursor.close()
        return changed

    def _for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = _compile(self._on.get(dialect.name, self._statement), dialect)
            self._compiled[dialect.name] = compiled
        return compiled

    def _run(self, connection: Connection, values: Mapping[str, object]) -> tuple[_Compiled, DBAPICursor]:
        dialect = connection.dialect
        compiled = self._for(dialect)
        given = [
            (name, (value if write is None else write(value)))
            for name, write in compiled.places
            for value in (values[name] if name in values else compiled.fixed[name],)
        ]
        cursor = connection.connection.cursor()
        try:
            cursor.execute(compiled.text, [value for _, value in given] if compiled.positional else dict(given))
        except dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                compiled.text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
            ) from error
        return compiled, cursor
