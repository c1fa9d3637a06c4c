"""`dreiklang backup`: what it copies, how, and that one can go on with the copy."""

from __future__ import annotations

import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Cooperation
from bot.engine.clock import SystemClock
from bot.program.backup import BackupError, back_up
from bot.program.cli import main
from bot.settings import Settings
from bot.storage.database import SqlDatabase

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation with a database, a login, keys and a lock."""
    data = tmp_path / "data"
    (data / "matrix").mkdir(parents=True)
    (data / "matrix" / "credentials.json").write_text("{}", encoding="utf-8")
    (data / "matrix" / "lock").touch()
    keys = sqlite3.connect(data / "matrix" / "@bot:example.org_DEVICE.db")
    keys.execute("create table keys (key text)")
    keys.execute("insert into keys values ('secret')")
    keys.commit()
    keys.close()
    return Settings(data_dir=data)


def add(database: SqlDatabase, name: str) -> None:
    clock = SystemClock()
    with database.begin() as transaction:
        transaction.add_cooperation(Cooperation(name=name, created_at=clock.now()))


def names(file: Path) -> list[str]:
    database = SqlDatabase(f"sqlite:///{file}", SystemClock())
    with database.begin() as transaction:
        found = [home.name for home in transaction.cooperations()]
    database.close()
    return found


def test_a_copy_made_while_the_bot_runs_can_be_gone_on_with(settings: Settings, tmp_path: Path) -> None:
    running = SqlDatabase(settings.database_url, SystemClock())
    add(running, "Ankommen")
    target, told = tmp_path / "backups" / "today", list[str]()
    back_up(settings, target, told.append)
    add(running, "danach")
    running.close()

    assert not list(target.rglob("*.lock*"))
    assert names(target / "dreiklang.db") == ["Ankommen"]
    assert (target / "matrix" / "credentials.json").read_text(encoding="utf-8") == "{}"
    copied = sqlite3.connect(target / "matrix" / "@bot:example.org_DEVICE.db")
    assert copied.execute("select key from keys").fetchall() == [("secret",)]
    copied.close()
    assert not (target / "matrix" / "lock").exists()
    assert "let nobody else read it" in told[0]


def test_only_the_owner_can_read_it(settings: Settings, tmp_path: Path) -> None:
    SqlDatabase(settings.database_url, SystemClock()).close()
    target = tmp_path / "copy"
    back_up(settings, target, lambda _line: None)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in target.rglob("*") if path.is_file()}
    assert modes == {0o600}
    assert stat.S_IMODE(target.stat().st_mode) == 0o700


def test_a_folder_that_is_there_is_left_alone(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="is there already"):
        back_up(settings, tmp_path, lambda _line: None)


def test_a_copy_inside_the_data_folder_does_not_copy_itself(settings: Settings) -> None:
    SqlDatabase(settings.database_url, SystemClock()).close()
    target = settings.data_dir / "backups" / "one"
    back_up(settings, target, lambda _line: None)

    assert not (target / "backups").exists()
    assert (target / "dreiklang.db").exists()


def test_a_database_elsewhere_is_copied_too(settings: Settings, tmp_path: Path) -> None:
    elsewhere = settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'elsewhere.db'}"})
    database = SqlDatabase(elsewhere.database_url, SystemClock())
    add(database, "Ankommen")
    database.close()
    back_up(elsewhere, tmp_path / "copy", lambda _line: None)

    assert names(tmp_path / "copy" / "dreiklang.db") == ["Ankommen"]


def test_postgresql_has_its_own_backup(settings: Settings, tmp_path: Path) -> None:
    url = "postgresql+psycopg://bot:password@localhost/dreiklang"
    told = list[str]()
    back_up(settings.model_copy(update={"database_url": url}), tmp_path / "copy", told.append)

    assert "pg_dump" in told[1]
    assert "password" not in "".join(told)
    assert (tmp_path / "copy" / "matrix" / "credentials.json").exists()


def test_the_command_says_what_it_did_or_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["backup", "copy"]) == 0
    assert main(["backup", "copy"]) == 2
    said = capsys.readouterr()
    assert "everything that belongs together" in said.out
    assert "is there already" in said.err
