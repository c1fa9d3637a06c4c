"""Bringing tables up to date: all or nothing, by whoever comes first, and never backwards."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.domain.bundles import Bundle
from bot.domain.cooperation import Cooperation
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.engine.clock import FixedClock
from bot.storage import migrations
from bot.storage.database import SqlDatabase, connect, migrate
from bot.storage.errors import DatabaseError
from bot.storage.schema import configuration
from bot.storage.tables import metadata
from tests.storage.conftest import NOW
from tests.storage.things import KINDS, add_one_of_each

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import DataclassInstance

DAY = date(2026, 11, 9)
NINE = datetime(2026, 11, 9, 9, tzinfo=UTC)
STARTS = NINE.replace(tzinfo=None)
MIGRATING = """
import sys
import bot.storage.schema
from bot.storage.database import connect, migrate
print("ready", flush=True)
sys.stdin.readline()
migrate(connect(sys.argv[1]))
"""
OPENING = """
import sys
from bot.engine.clock import SystemClock
from bot.storage.database import SqlDatabase
SqlDatabase(sys.argv[1], SystemClock()).close()
print("alembic" in sys.modules)
"""
BROKEN = """
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half (id) VALUES (1)")
    op.execute("DELETE FROM cooperations")
    op.execute("INSERT INTO nowhere (id) VALUES (1)")
"""
REPLACING = """
    for name in ("cooperations", "partners", "channels"):
        with op.batch_alter_table(name, recreate="auto") as table:
            table.alter_column("name" if name != "channels" else "title", type_=sa.String(length=4000))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations that tests can add to."""
    copy = tmp_path / "migrations"
    shutil.copytree(migrations.FOLDER, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(migrations, "FOLDER", copy)
    return copy


def add_migration(folder: Path, body: str) -> None:
    latest = migrations.newest()
    revision = f"{int(latest) + 1:04}"
    (folder / "versions" / f"{revision}_next.py").write_text(
        f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "{revision}"\ndown_revision = "{latest}"\n'
        f"def upgrade():{body}",
        encoding="utf-8",
    )


def open_and_fill(url: str) -> dict[type[DataclassInstance], DataclassInstance]:
    database = SqlDatabase(url, FixedClock(NOW))
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(name="Ankommen", created_at=NOW))
        things = add_one_of_each(transaction.store(home.id), home.id)
    database.close()
    return things


def read(url: str) -> dict[type[DataclassInstance], DataclassInstance]:
    database = SqlDatabase(url, FixedClock(NOW))
    with database.begin() as transaction:
        found = {kind: transaction.store(1).of(kind).find()[0] for kind in KINDS}
    database.close()
    return found


def test_the_migrations_make_the_tables_that_the_program_knows(database: SqlDatabase) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_on_sqlite_no_table_gives_an_id_again(sqlite_database: SqlDatabase) -> None:
    with sqlite_database.engine.connect() as connection:
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'table'")).scalars()
        careless = [sql for sql in made if sql and " id INTEGER" in sql and "AUTOINCREMENT" not in sql]
    assert careless == []


def test_every_revision_follows_the_one_before_and_its_file_says_so() -> None:
    revisions = list(ScriptDirectory.from_config(configuration()).walk_revisions())[::-1]
    names = [re.sub(r".*[/\\]", "", script.path) for script in revisions]
    assert names == sorted(names)
    assert [name.partition("_")[0] for name in names] == [script.revision for script in revisions]
    assert [script.down_revision for script in revisions] == [None, *(script.revision for script in revisions[:-1])]
    assert migrations.newest() == revisions[-1].revision


@pytest.mark.server
def test_three_processes_may_start_on_an_empty_database_at_once(empty_url: str) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", MIGRATING, empty_url],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], errors
    assert len(open_and_fill(empty_url)) == len(KINDS)


def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str, folder: Path) -> None:
    add_migration(folder, BROKEN)
    engine = connect(empty_url)
    with pytest.raises(Exception, match="nowhere"):
        migrate(engine)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()


def test_a_migration_that_fails_leaves_what_was_there(empty_url: str, folder: Path) -> None:
    before = open_and_fill(empty_url)
    add_migration(folder, BROKEN)
    with pytest.raises(Exception, match="nowhere"):
        SqlDatabase(empty_url, FixedClock(NOW))
    (folder / "versions" / f"{migrations.newest()}_next.py").unlink()
    assert read(empty_url) == before


def test_a_migration_that_replaces_a_table_keeps_what_refers_to_it(empty_url: str, folder: Path) -> None:
    before = open_and_fill(empty_url)
    add_migration(folder, REPLACING)
    assert read(empty_url) == before
    database = SqlDatabase(empty_url, FixedClock(NOW))
    columns = {column["name"]: column for column in inspect(database.engine).get_columns("cooperations")}
    assert str(columns["name"]["type"]) == "VARCHAR(4000)"
    database.close()


def test_a_database_from_the_future_is_refused_and_left_alone(empty_url: str) -> None:
    before = open_and_fill(empty_url)
    engine = connect(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        DatabaseError, match=r"^The database was written by a newer version of Dreiklang than this one\."
    ):
        SqlDatabase(empty_url, FixedClock(NOW))
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{migrations.newest()}'"))  # noqa: S608 - ours
    engine.dispose()
    assert read(empty_url) == before


@pytest.mark.server
def test_a_database_that_is_up_to_date_costs_no_alembic(empty_url: str) -> None:
    def alembic_was_needed() -> str:
        done = subprocess.run([sys.executable, "-c", OPENING, empty_url], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    assert [alembic_was_needed(), alembic_was_needed()] == ["True", "False"]


def test_what_cards_knew_of_due_things_becomes_records_that_they_show(empty_url: str, folder: Path) -> None:
    later = [file for file in (folder / "versions").glob("0*.py") if file.name >= "0006"]
    kept = {file: file.read_text(encoding="utf-8") for file in later}
    for file in later:
        file.unlink()
    old = {
        "due": [
            (7, DAY.toordinal(), "s3.c2|1|gp"),
            (8, DAY.toordinal(), "s3.c2|1|gp"),
            (7, DAY.toordinal() + 7, "s3|0|"),
        ],
        "reminder": [(7, 1, "1794214800|late|done"), (8, 1, "1794214800|late|done"), (7, 1, "1794301200||open")],
        "arrival": [(7, 1, "invitation")],
    }
    database = SqlDatabase(empty_url, FixedClock(NOW))
    home = 1
    with database.engine.begin() as connection:  # as the tables were then
        connection.execute(
            text(
                "INSERT INTO cooperations (name, challenge, language, time_zone, holidays, answers, anonymous, nudges,"
                " quiet_from, quiet_until, rhythm, created_at)"
                " VALUES ('', '', 'de', 'Europe/Berlin', '', 'private', :no, :no, 20, 8, 'monthly', :now)"
            ),
            {"no": False, "now": NOW},
        )
        for number in (7, 8):
            connection.execute(
                text(
                    "INSERT INTO channels (id, cooperation_id, adapter, account, platform_id, kind, state, title)"
                    " VALUES (:id, :home, 'memory', 'bot', :platform, 'group', 'active', '')"
                ),
                {"id": number, "home": home, "platform": str(number)},
            )
    with database.begin() as transaction:
        store = transaction.store(home)
        store.reminders.add(Reminder(number=1, text="Lage", starts_at=STARTS, rhythm="", next_at=None, author_id=None))
    cards = [(number, kind, subject, part) for kind, shown in old.items() for number, subject, part in shown]
    with database.engine.begin() as connection:
        for number, kind, subject, part in [*cards, (7, "reminder", 99, "1794214800||open")]:
            connection.execute(
                text(
                    "INSERT INTO cards"
                    " (cooperation_id, channel_id, kind, subject, part, version, shown, choices, digest)"
                    " VALUES (:home, :channel, :kind, :subject, :part, 1, 0, '[]', '')"
                ),
                {"home": home, "channel": number, "kind": kind, "subject": subject, "part": part},
            )
    database.close()

    for file, body in kept.items():
        file.write_text(body, encoding="utf-8")
    database = SqlDatabase(empty_url, FixedClock(NOW))
    with database.begin() as transaction:
        store = transaction.store(1)
        assert store.of(Bundle).find() == [
            Bundle(id=1, day=DAY, things=("s3", "c2"), more=1, gaps=True, phases=True),
            Bundle(id=2, day=DAY + timedelta(days=7), things=("s3",)),
        ]
        assert store.of(Occurrence).find() == [
            Occurrence(id=1, reminder_id=1, due_at=NINE, late=True, fate=Fate.DONE),
            Occurrence(id=2, reminder_id=1, due_at=NINE + timedelta(days=1), late=False),
        ]
        assert [(card.kind, card.subject, card.part) for card in store.cards.find()] == [
            *(("due", subject, "") for subject in (1, 1, 2)),
            *(("reminder", subject, "") for subject in (1, 1, 2)),
            ("arrival", 1, "invitation"),
            ("reminder", 0, ""),
        ]
    database.close()
