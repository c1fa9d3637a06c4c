"""Opening a database: who may, how durable it is, and what an administrator reads if it cannot be."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.engine.clock import FixedClock
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import Pending, PendingState
from bot.storage.database import SqlDatabase, _configure_sqlite
from bot.storage.errors import DatabaseError
from tests.storage.at_once import MANY, at_once
from tests.storage.conftest import NOW

if TYPE_CHECKING:
    from pathlib import Path

SECOND = """
import sys
from bot.engine.clock import SystemClock
from bot.storage.database import SqlDatabase
from bot.storage.errors import DatabaseError
try:
    database = SqlDatabase(sys.argv[1], SystemClock())
except DatabaseError as error:
    sys.exit(str(error))
print("open", flush=True)
sys.stdin.readline()
"""


def start_another(url: str) -> subprocess.Popen[str]:
    """Start a process that opens a database, says so, and waits."""
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.server
def test_a_second_process_on_one_sqlite_file_is_told_so(sqlite_database: SqlDatabase) -> None:
    another = start_another(str(sqlite_database.engine.url))
    _, complaint = another.communicate()
    assert another.returncode == 1
    assert complaint.startswith("Another process is already using test.db. An SQLite database serves one process;")
    with sqlite_database.begin() as transaction:
        transaction.add_cooperation(Cooperation(created_at=NOW))


@pytest.mark.server
def test_a_killed_process_does_not_keep_its_sqlite_file(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    with start_another(url) as another:
        try:
            assert another.stdout is not None
            assert another.stdout.readline() == "open\n"
            with pytest.raises(DatabaseError, match="Another process"):
                SqlDatabase(url, FixedClock(NOW))
        finally:
            another.kill()
    SqlDatabase(url, FixedClock(NOW)).close()


def test_a_second_program_on_one_postgresql_database_is_told_so(
    postgres_database: SqlDatabase, postgres_url: str
) -> None:
    with pytest.raises(DatabaseError, match="Another process is already using this database"):
        SqlDatabase(postgres_url, FixedClock(NOW), patience=0.0)


def test_what_a_program_is_sending_is_not_sent_by_a_second_one_on_one_postgresql(
    postgres_database: SqlDatabase, postgres_url: str
) -> None:
    with postgres_database.begin() as transaction:
        place = transaction.add_channel(
            Channel(adapter="memory", account="bot", platform_id="5", kind=ChannelKind.GROUP)
        )
        line = transaction.outbox.add(
            Pending(channel_id=place.id, state=PendingState.SENDING, due_at=NOW, created_at=NOW)
        )
    with suppress(DatabaseError):
        second = SqlDatabase(postgres_url, FixedClock(NOW), patience=0.0)
        with closing(second), second.begin() as transaction:
            transaction.outbox.recover()
    with postgres_database.begin() as transaction:
        found = transaction.outbox.get(line.id)
    assert found is not None
    assert found.state is PendingState.SENDING


def test_the_next_program_waits_for_the_first_one_to_end(postgres_database: SqlDatabase, postgres_url: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(SqlDatabase, postgres_url, FixedClock(NOW), patience=30.0)
        postgres_database.close()
        second.result().close()


def cut_off(database: SqlDatabase) -> None:
    """Have the server end the connection that the lock hangs on, as a restart of the server does."""
    assert database._guard is not None
    assert database._guard._connection is not None
    number = database._guard._connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({number}, 10000)")


def test_a_program_whose_lock_broke_takes_it_again(postgres_database: SqlDatabase, postgres_url: str) -> None:
    cut_off(postgres_database)
    with postgres_database.begin() as transaction:
        assert transaction.cooperations() == []
    with pytest.raises(DatabaseError, match="Another process"):
        SqlDatabase(postgres_url, FixedClock(NOW), patience=0.0)


def test_a_program_whose_lock_was_taken_by_another_does_nothing_until_that_ends(
    postgres_database: SqlDatabase, postgres_url: str
) -> None:
    cut_off(postgres_database)
    second = SqlDatabase(postgres_url, FixedClock(NOW), patience=0.0)
    with pytest.raises(StorageError, match="another program"), postgres_database.begin():
        pass
    second.close()
    with postgres_database.begin() as transaction:
        assert transaction.cooperations() == []


def test_what_is_deleted_leaves_an_sqlite_file_whatever_its_builder_chose() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("PRAGMA secure_delete=OFF")
        _configure_sqlite(connection, None)
        assert connection.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_a_deleted_text_is_in_none_of_the_files_after_tidying(tmp_path: Path) -> None:
    secret = "Ganz und gar vertraulich"  # not a word of it is to be found
    database = SqlDatabase(f"sqlite:///{tmp_path / 'test.db'}", FixedClock(NOW))
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(name=secret, created_at=NOW))
    assert any(secret.encode() in file.read_bytes() for file in tmp_path.iterdir())
    with database.begin() as transaction:
        transaction.remove_cooperation(home.id)
    database.wipe()
    assert not [file.name for file in tmp_path.iterdir() if secret.encode() in file.read_bytes()]
    database.close()


def test_the_folder_of_an_sqlite_file_is_made(tmp_path: Path) -> None:
    SqlDatabase(f"sqlite:///{tmp_path / 'a' / 'b' / 'test.db'}", FixedClock(NOW)).close()
    assert (tmp_path / "a" / "b" / "test.db").exists()


@pytest.mark.parametrize(("pragma", "value"), [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2)])
def test_every_connection_to_sqlite_is_durable_and_checked(
    sqlite_database: SqlDatabase, pragma: str, value: object
) -> None:
    connections = [sqlite_database.engine.raw_connection() for _ in range(MANY)]
    found = [connection.cursor().execute(f"PRAGMA {pragma}").fetchone()[0] for connection in connections]
    for connection in connections:
        connection.close()
    assert found == [value] * MANY


def test_a_transaction_on_sqlite_is_a_writer_from_its_beginning(sqlite_database: SqlDatabase) -> None:
    """Who reads before writing would otherwise write on top of what another wrote in between."""
    with sqlite_database.begin() as transaction:
        transaction.add_cooperation(Cooperation(name="0", created_at=NOW))

    def count(_number: int) -> None:
        for _ in range(10):
            with sqlite_database.begin() as transaction:
                (cooperation,) = transaction.cooperations()
                transaction.put_cooperation(
                    Cooperation(id=cooperation.id, name=str(int(cooperation.name) + 1), created_at=NOW)
                )

    at_once(count)
    with sqlite_database.begin() as transaction:
        assert transaction.cooperations()[0].name == str(10 * MANY)


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseError, match=r"The database's folder .*file cannot be written to"):
        SqlDatabase(f"sqlite:///{tmp_path / 'file' / 'test.db'}", FixedClock(NOW))


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "test.db"
    file.write_text("Protokoll der Sitzung\n" * 100)
    with pytest.raises(DatabaseError, match=r"^The database cannot be opened \(file is not a database\)"):
        SqlDatabase(f"sqlite:///{file}", FixedClock(NOW))
    assert file.read_text().startswith("Protokoll")
    file.unlink()
    SqlDatabase(f"sqlite:///{file}", FixedClock(NOW)).close()


def test_a_server_that_does_not_answer_is_said_in_a_sentence_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError) as raised:
        SqlDatabase(f"postgresql+psycopg://bot:geheim@/db?host={tmp_path}", FixedClock(NOW))
    assert str(raised.value).startswith("The database cannot be opened (")
    assert str(raised.value).endswith("Please look at DREIKLANG_DATABASE_URL.")
    assert "geheim" not in str(raised.value)
