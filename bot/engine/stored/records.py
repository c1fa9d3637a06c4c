"""Stored things of one kind, whichever it is: found, added, changed and removed the same way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from typing import Self

    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


class Log(Protocol[R]):
    """Things that are only ever added."""

    def find(self, **equal: object) -> list[R]:
        """Return the things whose fields equal these, oldest first."""

    def add(self, thing: R) -> R:
        """Store a new thing and return it with its id."""


class Records(Log[R], Protocol[R]):
    """All things of one kind, mostly those that belong to one cooperation."""

    def get(self, key: int) -> R | None:
        """Return the thing with this id, None if there is none here."""

    def first(self, **equal: object) -> R | None:
        """Return the oldest thing whose fields equal these, or None."""

    def put(self, thing: R) -> R:
        """Store a thing again under its id. Raises LookupError if there is no such thing here."""

    def remove(self, thing: R) -> None:
        """Delete a thing."""


class Kinds(Protocol):
    """What finds the records of any kind."""

    def of(self, kind: type[R]) -> Records[R]:
        """Return all things of one kind."""


class Named(Generic[R]):
    """The records of one kind under a name: with `partners = Named(Partner)`, `partners` is `of(Partner)`."""

    def __init__(self, kind: type[R]) -> None:
        self._kind = kind

    def __set_name__(self, owner: type[Kinds], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type[Kinds]) -> Self: ...
    @overload
    def __get__(self, owner: Kinds, kind: type[Kinds]) -> Records[R]: ...
    def __get__(self, owner: Kinds | None, kind: type[Kinds]) -> Self | Records[R]:
        if owner is None:
            return self
        found = owner.of(self._kind)
        owner.__dict__[self._name] = found  # which is looked at first: from now on the name is as quick as any other
        return found
