"""Databases of both kinds: each test gets an empty one of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Cooperation
from bot.engine.clock import FixedClock
from bot.storage.database import SqlDatabase
from tests.migrated import migrated
from tests.storage import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.storage.postgres import Postgres

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
KINDS = ("sqlite", "postgres")


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """A PostgreSQL server for all tests; started when the first asks for it."""
    with postgres.running() as one:
        yield one


@pytest.fixture(scope="session")
def template(server: Postgres) -> str:
    """A database on it with all tables: copying it is quicker than making them."""
    server.execute("CREATE DATABASE template_of_all")
    SqlDatabase(server.url("template_of_all"), FixedClock(NOW)).close()
    return "template_of_all"


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that is not there yet."""
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def empty_postgres_url(server: Postgres) -> Iterator[str]:
    """A PostgreSQL database without tables."""
    with server.copy_of("template1") as url:
        yield url


@pytest.fixture
def postgres_url(server: Postgres, template: str) -> Iterator[str]:
    """A PostgreSQL database with all tables."""
    with server.copy_of(template) as url:
        yield url


@pytest.fixture(params=["sqlite_url", "empty_postgres_url"], ids=KINDS)
def empty_url(request: pytest.FixtureRequest) -> str:
    """A database without tables, of each kind."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
def sqlite_database(tmp_path: Path) -> Iterator[SqlDatabase]:
    """An open SQLite database, for what only concerns SQLite."""
    one = SqlDatabase(f"sqlite:///{migrated(tmp_path / 'test.db')}", FixedClock(NOW))
    yield one
    one.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[SqlDatabase]:
    """An open PostgreSQL database, for what two programs do at the same time."""
    one = SqlDatabase(postgres_url, FixedClock(NOW))
    yield one
    one.close()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest) -> SqlDatabase:
    """An open database with all tables, of each kind. Its clock stands still at `NOW`."""
    found: SqlDatabase = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture
def make_cooperation(database: SqlDatabase) -> Callable[[str], int]:
    """Make cooperations; returns their ids."""

    def make(name: str) -> int:
        with database.begin() as transaction:
            return transaction.add_cooperation(Cooperation(name=name, created_at=NOW)).id

    return make
