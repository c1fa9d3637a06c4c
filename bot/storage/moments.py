"""Times as PostgreSQL's driver hands them over: what no time of Python's is comes as text and fails no other row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from psycopg import DataError
from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader
from typing_extensions import override

if TYPE_CHECKING:
    from psycopg.abc import Buffer
    from psycopg.adapt import Loader


class LenientDate(DateLoader):
    """Days, and as text those before the first year or after the last, such as `infinity`."""

    @override
    def load(self, data: Buffer) -> object:  # type: ignore[override]  # text where there is no day
        try:
            return super().load(data)
        except DataError:
            return bytes(data).decode()


class LenientTimestamp(TimestampLoader):
    """Wall times, likewise."""

    @override
    def load(self, data: Buffer) -> object:  # type: ignore[override]  # as above
        try:
            return super().load(data)
        except DataError:
            return bytes(data).decode()


class LenientTimestamptz(TimestamptzLoader):
    """Moments, likewise."""

    @override
    def load(self, data: Buffer) -> object:  # type: ignore[override]  # as above
        try:
            return super().load(data)
        except DataError:
            return bytes(data).decode()


LENIENT: Final[dict[str, type[Loader]]] = {
    "date": LenientDate,
    "timestamp": LenientTimestamp,
    "timestamptz": LenientTimestamptz,
}
