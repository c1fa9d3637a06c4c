"""Rows of one table as values of one type, always those of one cooperation."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from typing_extensions import override

from bot.engine.stored.records import Records
from bot.storage.prepared import Prepared
from bot.storage.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _typeshed import DataclassInstance
    from sqlalchemy import BindParameter, Connection, Select, Table

    from bot.storage.prepared import Row, Statement

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
    """Return the time that a query asked for, None if there is none."""
    ((found,),) = rows
    return found if isinstance(found, datetime) else None


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

    def __init__(self, connection: Connection, kind: type[R], cooperation_id: int | None = None) -> None:
        self._connection = connection
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
        wanted = equal | self._scope
        present = tuple(sorted(name for name, value in wanted.items() if value is not None))
        absent = tuple(sorted(name for name, value in wanted.items() if value is None))
        return _select(self._table, self._names, present, absent).rows(self._connection, wanted)
