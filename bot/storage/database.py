"""The database itself: connections, durability, one process on one SQLite file, migrations at start."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import create_engine, event, make_url, text

from bot.storage.transaction import SqlTransaction, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection as SqliteConnection

    from sqlalchemy import Connection, Engine

    from bot.engine.ports import Clock

_MIGRATION_LOCK = 0x44726569  # "Drei", the advisory lock's number on PostgreSQL


class DatabaseError(Exception):
    """The database cannot be used; the text is a sentence for the administrator."""


def _configure_sqlite(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # so that BEGIN is ours: the driver's own begins too late and loses updates
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


class SqlDatabase:
    """Implements `bot.engine.ports.Database`."""

    def __init__(self, url: str, clock: Clock) -> None:
        """Open the database and bring its tables up to date.

        Raises DatabaseError if another process holds the SQLite file or the tables are newer than this program.
        """
        self._clock = clock
        self._lock: FileLock | None = None
        address = make_url(url)
        self._sqlite = address.get_backend_name() == "sqlite"
        if self._sqlite and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
            self._guard(Path(address.database))
        self.engine: Engine = create_engine(
            address, connect_args={"timeout": 15} if self._sqlite else {}, pool_pre_ping=not self._sqlite
        )
        if self._sqlite:
            event.listen(self.engine, "connect", _configure_sqlite)
            event.listen(self.engine, "begin", _begin_immediate)
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def _guard(self, file: Path) -> None:
        self._lock = FileLock(f"{file}.lock", timeout=0)
        try:
            self._lock.acquire()
        except Timeout:
            problem = (
                f"Another process is already using {file.name}. An SQLite database serves one process; "
                "stop the other one, or set DREIKLANG_DATABASE_URL to a PostgreSQL database."
            )
            raise DatabaseError(problem) from None

    def _migrate(self) -> None:
        from bot.storage.schema import upgrade  # noqa: PLC0415 - Alembic is heavy and only needed once

        with self.engine.begin() as connection:
            if not self._sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATION_LOCK})
            upgrade(connection)

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """Begin a transaction; it commits at the end of the block and rolls back on an exception."""
        with storage_errors(), self.engine.begin() as connection:
            yield SqlTransaction(connection, self._clock)

    def close(self) -> None:
        """Let go of connections and of the file."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()
