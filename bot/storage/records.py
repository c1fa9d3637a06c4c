"""Rows of one table as values of one type, always those of one cooperation."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance
    from sqlalchemy import Connection, CursorResult, Delete, Executable, Insert, Row, Select, Table, Update

R = TypeVar("R", bound="DataclassInstance")
AnyInsert: TypeAlias = "postgresql.Insert | sqlite.Insert"


@cache
def names_of(kind: type[DataclassInstance]) -> tuple[str, ...]:
    """Return the names of a value's fields, which are the names of its table's columns."""
    return tuple(field.name for field in fields(kind))


# Statements are built once for each table and set of columns: building one costs more than running it.
@cache
def _select(
    table: Table, names: tuple[str, ...], equal: tuple[str, ...], absent: tuple[str, ...]
) -> Select[tuple[object, ...]]:
    statement = select(*(table.c[name] for name in names)).order_by(table.c.id)
    for name in equal:
        statement = statement.where(table.c[name] == bindparam(name))
    for name in absent:
        statement = statement.where(table.c[name].is_(None))
    return statement


@cache
def _insert(table: Table) -> Insert:
    return insert(table)


@cache
def _update(table: Table, names: tuple[str, ...], scoped: bool) -> Update:
    statement = update(table).where(table.c.id == bindparam("the_id"))
    if scoped:
        statement = statement.where(table.c.cooperation_id == bindparam("the_cooperation"))
    return statement.values({name: bindparam(name) for name in names})


def upsert(table: Table, resolve: Callable[[AnyInsert], Executable]) -> dict[str, Executable]:
    """Return an insertion that `resolve` tells what to do about a row that is there already, by name of the database.

    One statement, so that of two transactions at the same moment one waits for the other instead of failing.
    """
    return {"sqlite": resolve(sqlite.insert(table)), "postgresql": resolve(postgresql.insert(table))}


@cache
def _delete(table: Table) -> Delete:
    return delete(table).where(
        table.c.id == bindparam("the_id"), table.c.cooperation_id == bindparam("the_cooperation")
    )


class Rows(Generic[R]):
    """Things of one kind, of one cooperation or, without one, of all."""

    def __init__(self, connection: Connection, table: Table, kind: type[R], cooperation_id: int | None) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._names = names_of(kind)
        self._scope = {} if cooperation_id is None else {"cooperation_id": cooperation_id}

    def get(self, key: int) -> R | None:
        """Return the thing with this id."""
        return self.first(id=key)

    def find(self, **equal: object) -> list[R]:
        """Return the things whose fields equal these, oldest first."""
        return [self._thing(row) for row in self._run(equal)]

    def first(self, **equal: object) -> R | None:
        """Return the oldest such thing."""
        row = self._run(equal).first()
        return None if row is None else self._thing(row)

    def add(self, thing: R) -> R:
        """Store a new thing and return it with its id."""
        values = {name: getattr(thing, name) for name in self._names if name != "id"} | self._scope
        result = self._connection.execute(_insert(self._table), values)
        key = cast("tuple[int, ...]", result.inserted_primary_key)[0]
        return replace(thing, id=key)

    def put(self, thing: R) -> R:
        """Store a thing again under its id. Raises LookupError if this cooperation has no such thing."""
        names = tuple(name for name in self._names if name != "id")
        values = {name: getattr(thing, name) for name in names} | self._scope
        values |= {"the_id": getattr(thing, "id"), **self._guard()}  # noqa: B009 - the bound names no fields
        if self._connection.execute(_update(self._table, names, bool(self._scope)), values).rowcount != 1:
            problem = f"no such row in {self._table.name}"
            raise LookupError(problem)
        return thing

    def remove(self, thing: R) -> None:
        """Delete a thing."""
        self._connection.execute(_delete(self._table), {"the_id": getattr(thing, "id"), **self._guard()})  # noqa: B009 - as above

    def _guard(self) -> dict[str, int]:
        return {"the_cooperation": self._scope["cooperation_id"]} if self._scope else {}

    def _run(self, equal: dict[str, object]) -> CursorResult[tuple[object, ...]]:
        wanted = equal | self._scope
        present = tuple(sorted(name for name, value in wanted.items() if value is not None))
        absent = tuple(sorted(name for name, value in wanted.items() if value is None))
        statement = _select(self._table, self._names, present, absent)
        return self._connection.execute(statement, {name: wanted[name] for name in present})

    def _thing(self, row: Row[tuple[object, ...]]) -> R:
        return self._kind(**dict(zip(self._names, row, strict=True)))
