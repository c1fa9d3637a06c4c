"""One program for one PostgreSQL database: a lock that its server holds for as long as one connection lives."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from bot.engine.stored.ports import StorageError
from bot.storage.errors import DatabaseAwayError, DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import Connection

NUMBER = 0x6C616E67
"""Number of the lock: "lang"."""
PATIENCE = 10.0
"""Seconds that a program which is being stopped may take until the next one gives up: twice what stopping takes."""
LOOK_AGAIN = 0.25


class Guard:
    """Holds the lock on a connection of its own. When that breaks, the lock is free, and others may have taken it."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)
        self._connection: Connection | None = None
        self._one_at_a_time = Lock()

    def take(self, patience: float) -> None:
        """Take the lock. Raises DatabaseError if another program has it and does not end within so many seconds."""
        deadline = time.monotonic() + patience
        while not self._try():
            if time.monotonic() >= deadline:
                raise DatabaseError(
                    "Another process is already using this database. A database serves one program; "
                    "stop the other one, or set DREIKLANG_DATABASE_URL to another database."
                )
            time.sleep(LOOK_AGAIN)

    def check(self) -> None:
        """See that the lock is still held; take it again if its connection broke.

        Raises StorageError if another program has it meanwhile: until it is free again nothing is done.
        """
        with self._one_at_a_time:
            if self._connection is not None:
                try:
                    self._connection.execute(text("SELECT 1"))
                except DBAPIError:
                    self.release()
                else:
                    return
            try:
                taken = self._try()
            except DatabaseAwayError as error:
                raise StorageError("the database is away") from error
            if not taken:
                raise StorageError("another program uses the database")

    def _try(self) -> bool:
        """Take the lock if it is free. Raises DatabaseAwayError if nobody answers."""
        try:
            connection = self._engine.connect()
            taken = connection.execute(text("SELECT pg_try_advisory_lock(:number)"), {"number": NUMBER}).scalar_one()
        except DBAPIError as error:
            reason = " ".join(str(error.orig).split())
            problem = f"The database cannot be opened ({reason}). Please look at DREIKLANG_DATABASE_URL."
            raise DatabaseAwayError(problem) from error
        if taken:
            self._connection = connection
        else:
            connection.close()
        return bool(taken)

    def release(self) -> None:
        """Give the lock back by ending its connection."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
