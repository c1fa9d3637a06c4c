"""The database itself: connections, durability, one process on one SQLite file, migrations at start."""

from __future__ import annotations

from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from sqlalchemy import create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError

from bot.engine.stored.unreadable import UnreadableError
from bot.storage import migrations
from bot.storage.errors import DatabaseAwayError, DatabaseError
from bot.storage.guard import PATIENCE, Guard
from bot.storage.quarantine import Quarantine
from bot.storage.transaction import SqlTransaction, storage_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection as SqliteConnection

    from psycopg import Connection as PostgresConnection
    from sqlalchemy import Connection, Engine

    from bot.engine.stored.ports import Clock
    from bot.engine.stored.unreadable import UnreadableRow

_MIGRATION_LOCK = 0x44726569
"""Number of the lock on PostgreSQL under which tables are brought up to date: "Drei"."""
_SQLITE = "sqlite"


def connect(url: str) -> Engine:
    """Return the way to a database, whatever its tables. On SQLite every transaction is a writer from its beginning.

    Its errors say nothing of the values: they are what people typed, and errors are logged.
    """
    address = make_url(url)
    if address.get_backend_name() != _SQLITE:
        engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "connect", read_any_time)
        return engine
    engine = create_engine(address, connect_args={"timeout": 15}, hide_parameters=True)
    event.listen(engine, "connect", _configure_sqlite)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def read_any_time(connection: PostgresConnection[tuple[object, ...]], _record: object) -> None:
    """Have the driver hand over as text what no time of Python's is: it would fail with all rows of a query."""
    from bot.storage.moments import LENIENT  # noqa: PLC0415 - its driver is needed only if the database is PostgreSQL

    for name, loader in LENIENT.items():
        connection.adapters.register_loader(name, loader)


def _configure_sqlite(connection: SqliteConnection, _record: object) -> None:
    connection.isolation_level = None  # so that BEGIN is ours: the driver's own begins too late and loses updates
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def migrate(engine: Engine) -> None:
    """Bring the tables up to date, all or nothing; several processes may try at once.

    Raises DatabaseError if nobody answers or the tables are newer than this program.
    """
    try:
        connection = engine.connect()
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        problem = f"The database cannot be opened ({reason}). Please look at DREIKLANG_DATABASE_URL."
        raise DatabaseAwayError(problem) from error
    try:
        with connection, _without_foreign_keys(connection), connection.begin():
            _bring_up_to_date(connection)
    except DBAPIError as error:
        reason = " ".join(str(error.orig).split())
        problem = f"The database refuses its tables ({reason}). Its user needs the right to create and change tables."
        raise DatabaseError(problem) from error


def _bring_up_to_date(connection: Connection) -> None:
    if connection.dialect.name != _SQLITE:
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MIGRATION_LOCK})
    if _revision(connection) == migrations.newest():
        return
    from bot.storage.schema import upgrade  # noqa: PLC0415 - Alembic is heavy and only needed now

    upgrade(connection)


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    """Let migrations on SQLite replace a table without its rows' dependants being deleted with it.

    SQLite ignores the setting inside a transaction, so it is made around it.
    """
    if connection.dialect.name != _SQLITE:
        yield
        return
    driver = connection.connection.cursor()
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.close()


def _revision(connection: Connection) -> str | None:
    """Return the revision the tables are at, None if there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


class SqlDatabase:
    """Implements `bot.engine.stored.ports.Database`."""

    def __init__(self, url: str, clock: Clock, *, patience: float = PATIENCE) -> None:
        """Open the database and bring its tables up to date.

        On PostgreSQL, `patience` is for how many seconds another program may take to end. Raises DatabaseError if it
        cannot be opened, if another process uses it, or if the tables are newer than this program.
        """
        self._clock = clock
        self._quarantine = Quarantine()
        self._lock: FileLock | None = None
        address = make_url(url)
        if address.get_backend_name() == _SQLITE and address.database:
            self._lock = _guard(Path(address.database))
        self.engine: Engine = connect(url)
        self._guard = None if address.get_backend_name() == _SQLITE else Guard(url)
        try:
            if self._guard is not None:
                self._guard.take(patience)
            migrate(self.engine)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        """Begin a transaction; it commits at the end of the block and rolls back on an exception."""
        transaction: SqlTransaction | None = None
        fresh: list[UnreadableRow] = []
        try:
            if self._guard is not None:
                self._guard.check()
            with storage_errors(), self.engine.begin() as connection:
                transaction = SqlTransaction(connection, self._clock, self._quarantine)
                yield transaction
                fresh = self._note(connection, transaction.aside)
        except UnreadableError as error:  # nobody could go on without it
            with storage_errors(), self.engine.begin() as connection:
                fresh = self._note(connection, [error.which])
            self._quarantine.tell([error.which], fresh)
            raise
        if transaction.aside:
            self._quarantine.tell(transaction.aside, fresh)

    def _note(self, connection: Connection, found: list[UnreadableRow]) -> list[UnreadableRow]:
        return self._quarantine.note(connection, found, self._clock.now()) if found else []

    def wipe(self) -> None:
        """Take what was deleted out of SQLite's log of changes, too: there it would stay until it is overwritten."""
        if self.engine.dialect.name == _SQLITE:
            with storage_errors(), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of connections, and of the database for others."""
        self.engine.dispose()
        if self._guard is not None:
            self._guard.release()
        if self._lock is not None:
            self._lock.release()


def _guard(file: Path) -> FileLock:
    """Take hold of an SQLite file; its folder is made if need be. Raises DatabaseError if another process has it."""
    lock = FileLock(f"{file}.lock", timeout=0)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        problem = (
            f"Another process is already using {file.name}. An SQLite database serves one process; "
            "stop the other one, or set DREIKLANG_DATABASE_URL to a PostgreSQL database."
        )
        raise DatabaseError(problem) from None
    except OSError as error:
        problem = f"The database's folder {file.parent} cannot be written to ({error.strerror})."
        raise DatabaseError(problem) from error
    return lock
