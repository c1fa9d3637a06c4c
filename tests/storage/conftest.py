"""Databases of both kinds: each test gets an empty one of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Cooperation
from bot.engine.clock import FixedClock
from bot.storage.database import SqlDatabase
from tests.storage import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.storage.postgres import Postgres

NOW = datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
KINDS = ("sqlite", "postgresql")
_numbers = count(1)


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


def _new(server: Postgres, template: str) -> str:
    name = f"test_{next(_numbers)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    return server.url(name)


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    return _new(request.getfixturevalue("server"), "template1")


@pytest.fixture
def postgres_url(server: Postgres, template: str) -> str:
    """A PostgreSQL database with all tables."""
    return _new(server, template)


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlDatabase]:
    """An open database with all tables, of each kind. Its clock stands still at `NOW`."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'test.db'}"
    else:
        url = request.getfixturevalue("postgres_url")
    one = SqlDatabase(url, FixedClock(NOW))
    yield one
    one.close()


@pytest.fixture
def postgres_database(postgres_url: str) -> Iterator[SqlDatabase]:
    """An open PostgreSQL database, for what two programs do at the same time."""
    one = SqlDatabase(postgres_url, FixedClock(NOW))
    yield one
    one.close()


@pytest.fixture
def make_cooperation(database: SqlDatabase) -> Callable[[str], int]:
    """Make cooperations; returns their ids."""

    def make(name: str) -> int:
        with database.begin() as transaction:
            return transaction.add_cooperation(Cooperation(name=name, created_at=NOW)).id

    return make
