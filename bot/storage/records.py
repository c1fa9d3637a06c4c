"""Rows of one table as values of one type, always those of one cooperation; by statements compiled once.

`Connection.execute` takes several times as long as SQLite needs for the statement itself, and a turn is made of twenty.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from sqlalchemy import Column, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from typing_extensions import override

from bot.engine.stored.rows import Records
from bot.engine.stored.unreadable import UnreadableError, UnreadableRow
from bot.storage.tables import TABLES, cooperation_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance
    from sqlalchemy import BindParameter, Connection, Delete, Insert, Select, Table, Update
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
    columns: tuple[tuple[Table | None, str], ...]
    """Each column's table, if it is one of a table, and its name."""


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
        columns=tuple(
            (column.table if isinstance(column, Column) else None, str(column.key))
            for column in statement.exported_columns
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
        """Run it and return all rows. Raises UnreadableError where one cannot be read."""
        return self._read(connection, values, None)

    def readable(
        self, connection: Connection, values: Mapping[str, object], aside: Callable[[UnreadableRow], None]
    ) -> list[Row]:
        """Run it and return the rows that can be read; of the others `aside` is told."""
        return self._read(connection, values, aside)

    def _read(
        self, connection: Connection, values: Mapping[str, object], aside: Callable[[UnreadableRow], None] | None
    ) -> list[Row]:
        compiled, cursor = self._run(connection, values)
        raw = cursor.fetchall()
        cursor.close()
        found: list[Row] = []
        for row in raw:
            try:
                found.append(
                    tuple(
                        value if read is None else read(value)
                        for value, read in zip(row, compiled.readers, strict=True)
                    )
                )
            except Exception as error:  # whatever a type makes of what it does not know, the other rows are read
                which = _unreadable(connection, compiled, row)
                if aside is None:
                    raise UnreadableError(which) from error
                aside(which)
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


def _unreadable(connection: Connection, compiled: _Compiled, row: Row) -> UnreadableRow:
    """Say which row a row is, and which of its columns cannot be read."""
    read = zip(row, compiled.readers, compiled.columns, strict=True)
    table, name = next(column for value, reader, column in read if reader is not None and not can_read(reader, value))
    key = 0 if table is None or (table, "id") not in compiled.columns else row[compiled.columns.index((table, "id"))]
    number = int(str(key))
    home = cooperation_of(connection, table, number) if table is not None and number else None
    return UnreadableRow(table="" if table is None else table.name, row=number, column=name, cooperation=home)


def can_read(read: Callable[[object], object], value: object) -> bool:
    """Whether a column's type knows what the column holds."""
    try:
        read(value)
    except Exception:  # noqa: BLE001 - as above
        return False
    return True


R = TypeVar("R", bound="DataclassInstance")
AnyInsert: TypeAlias = "postgresql.Insert | sqlite.Insert"


@cache
def names_of(kind: type[DataclassInstance]) -> tuple[str, ...]:
    """Return the names of a value's fields, which are the names of its table's columns."""
    return tuple(field.name for field in fields(kind))


def selecting(kind: type[DataclassInstance], *first: str) -> Select[tuple[object, ...]]:
    """Return a selection of all fields of a value, after other columns of its table."""
    return select(*(TABLES[kind].c[name] for name in (*first, *names_of(kind))))


def value_of(kind: type[R], row: Row) -> R:
    """Return a value from a row that has its fields in order."""
    return kind(**dict(zip(names_of(kind), row, strict=True)))


def first_moment(rows: Sequence[Row]) -> datetime | None:
    """Return the time that a query asked for, None if there is none, or none that can be read."""
    return next((found for (found,) in rows if isinstance(found, datetime)), None)


# Statements are built once for each table and set of columns: building one costs more than running it.
@cache
def _select(table: Table, names: tuple[str, ...], equal: tuple[str, ...], absent: tuple[str, ...]) -> Prepared:
    statement = select(*(table.c[name] for name in names)).order_by(table.c.id)
    for name in equal:
        statement = statement.where(table.c[name] == bindparam(name))
    for name in absent:
        statement = statement.where(table.c[name].is_(None))
    return Prepared(statement)


@cache
def _insert(table: Table, names: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table).values({name: bindparam(name) for name in names}).returning(table.c.id))


@cache
def _update(table: Table, names: tuple[str, ...], scoped: bool) -> Prepared:
    statement = update(table).where(table.c.id == bindparam("the_id"))
    if scoped:
        statement = statement.where(table.c.cooperation_id == bindparam("the_cooperation"))
    return Prepared(statement.values({name: bindparam(name) for name in names}))


@cache
def _delete(table: Table, scoped: bool) -> Prepared:
    statement = delete(table).where(table.c.id == bindparam("the_id"))
    if scoped:
        statement = statement.where(table.c.cooperation_id == bindparam("the_cooperation"))
    return Prepared(statement)


def upsert(table: Table, names: tuple[str, ...], resolve: Callable[[AnyInsert], Statement]) -> Prepared:
    """Return an insertion that `resolve` tells what to do about a row that is there already.

    One statement, so that of two transactions at the same moment one waits for the other instead of failing.
    """
    values: dict[str, BindParameter[object]] = {name: bindparam(name) for name in names}
    return Prepared(
        resolve(sqlite.insert(table).values(values)),
        on={"postgresql": resolve(postgresql.insert(table).values(values))},
    )


class Rows(Records[R]):
    """Things of one kind, of one cooperation or, without one, of all."""

    def __init__(
        self,
        connection: Connection,
        kind: type[R],
        aside: Callable[[UnreadableRow], None],
        cooperation_id: int | None = None,
    ) -> None:
        """`aside` is told of rows that cannot be read, where the others are wanted all the same."""
        self._connection = connection
        self._aside = aside
        self._table = TABLES[kind]
        self._kind = kind
        self._names = names_of(kind)
        self._scope = {} if cooperation_id is None else {"cooperation_id": cooperation_id}

    @override
    def get(self, key: int) -> R | None:
        return self.first(id=key)

    @override
    def find(self, **equal: object) -> list[R]:
        return [value_of(self._kind, row) for row in self._run(equal)]

    @override
    def readable(self, **equal: object) -> list[R]:
        statement, wanted = self._finding(equal)
        return [value_of(self._kind, row) for row in statement.readable(self._connection, wanted, self._aside)]

    @override
    def first(self, **equal: object) -> R | None:
        row = next(iter(self._run(equal)), None)
        return None if row is None else value_of(self._kind, row)

    @override
    def add(self, thing: R) -> R:
        values = {name: getattr(thing, name) for name in self._names if name != "id"} | self._scope
        ((key,),) = _insert(self._table, tuple(values)).rows(self._connection, values)
        return replace(thing, id=key)

    @override
    def put(self, thing: R) -> R:
        names = tuple(name for name in self._names if name != "id")
        values = {name: getattr(thing, name) for name in names} | self._scope
        values |= {"the_id": getattr(thing, "id"), **self._guard()}  # noqa: B009 - the bound names no fields
        if _update(self._table, names, bool(self._scope)).count(self._connection, values) != 1:
            problem = f"no such row in {self._table.name}"
            raise LookupError(problem)
        return thing

    @override
    def remove(self, thing: R) -> None:
        key = {"the_id": getattr(thing, "id"), **self._guard()}  # noqa: B009 - as above
        _delete(self._table, bool(self._scope)).count(self._connection, key)

    def _guard(self) -> dict[str, int]:
        return {"the_cooperation": self._scope["cooperation_id"]} if self._scope else {}

    def _run(self, equal: dict[str, object]) -> list[Row]:
        statement, wanted = self._finding(equal)
        return statement.rows(self._connection, wanted)

    def _finding(self, equal: dict[str, object]) -> tuple[Prepared, dict[str, object]]:
        wanted = equal | self._scope
        present = tuple(sorted(name for name, value in wanted.items() if value is not None))
        absent = tuple(sorted(name for name, value in wanted.items() if value is None))
        return _select(self._table, self._names, present, absent), wanted
