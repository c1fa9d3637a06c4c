"""Column types that keep Python's types on both databases."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Date, DateTime, String, Text, TypeDecorator

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import JsonValue
    from sqlalchemy.engine import Dialect

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        problem = "a stored time needs a zone"
        raise ValueError(problem)
    return moment.astimezone(UTC)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC; refuses naive ones, and gives aware ones back where the database has no zones too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Turn any zone into UTC. Raises ValueError for a naive time."""
        return None if value is None else _utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Give the zone back. Raises ValueError for anything else than a time."""
        moment = _checked(value, datetime)
        if moment is None:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Day(TypeDecorator[date]):
    """A day. PostgreSQL hands out as text what no Python date can be, such as a day in the year 10000."""

    impl = Date
    cache_ok = True

    def process_result_value(self, value: date | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the day. Raises ValueError for anything else."""
        return _checked(value, date)


class WallTime(TypeDecorator[datetime]):
    """A day and a time as a clock on the wall shows them, without a zone; as with a day, nothing else is given out."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the time. Raises ValueError for anything else."""
        return _checked(value, datetime)


def _checked(value: T | None, kind: type[T]) -> T | None:
    if value is not None and not isinstance(value, kind):
        problem = f"what is stored is no {kind.__name__}"
        raise ValueError(problem)
    return value


def _storable(text: str) -> str:
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Name(TypeDecorator[str]):
    """An id or a name from outside, of limited length.

    JSON may carry what no database takes: PostgreSQL no zero byte, neither of them half of a surrogate pair. A chat
    server that lets such a name pass must not stop the turns of all others, so it becomes a replacement character.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Replace what cannot be stored."""
        return None if value is None else _storable(value)


class LongText(Name):
    """Text from outside, as long as it likes to be; otherwise like a name."""

    impl = Text
    cache_ok = True


class Exact(TypeDecorator[Decimal]):
    """A number with exactly the decimals it was written with: SQLite itself knows only binary ones."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write it out."""
        return None if value is None else f"{value:f}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Read it. Raises ValueError for what is no number."""
        if value is None:
            return None
        try:
            return Decimal(value)
        except InvalidOperation as error:
            raise ValueError("what is stored is no number") from error


class Member(TypeDecorator[StrEnum]):
    """A member of a closed set, kept as its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, among: type[StrEnum]) -> None:
        super().__init__()
        self.among = among

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the value."""
        return None if value is None else self.among(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the member."""
        return None if value is None else self.among(value)


class Json(TypeDecorator[object]):
    """Structured values as JSON text; `dump` and `load` translate between them and what JSON knows."""

    impl = Text
    cache_ok = True  # the attributes are named like the arguments: SQLAlchemy tells one such type from another by them

    def __init__(self, dump: Callable[..., JsonValue], load: Callable[..., object]) -> None:
        super().__init__()
        self.dump = dump
        self.load = load

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write JSON."""
        if value is None:
            return None
        return _storable(json.dumps(self.dump(value), ensure_ascii=False, separators=(",", ":")))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:  # noqa: ARG002 - SQLAlchemy's signature
        """Read JSON."""
        return None if value is None else self.load(json.loads(value))


def members(among: type[E]) -> Json:
    """Return a column type for a tuple of members."""
    return Json(lambda value: [member.value for member in value], lambda stored: tuple(among(name) for name in stored))


def plain_tuple() -> Json:
    """Return a column type for a tuple of numbers or strings."""
    return Json(list, tuple)


def moments() -> Json:
    """Return a column type for a tuple of aware times; refuses naive ones."""
    return Json(
        lambda value: [_utc(at).isoformat() for at in value],
        lambda stored: tuple(datetime.fromisoformat(text) for text in stored),
    )


def mapping() -> Json:
    """Return a column type for a JSON object."""
    return Json(dict, dict)
