"""`dreiklang doctor`: what it says about the database, and with what exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.engine.clock import SystemClock
from bot.program.cli import main
from bot.program.doctor import examine
from bot.settings import Settings
from bot.storage.database import SqlDatabase

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


def told_about(settings: Settings) -> list[str]:
    told = list[str]()
    assert not examine(settings, told.append), "without an account something is left to do"
    return told


def test_before_the_first_start_nothing_is_made(settings: Settings) -> None:
    assert told_about(settings)[0] == "ok    Database: none yet; the first start makes it."
    assert not settings.data_dir.exists()


def test_without_an_account_it_says_so(settings: Settings) -> None:
    assert "No account is set up" in told_about(settings)[1]


def test_a_database_in_use_is_fine(settings: Settings) -> None:
    settings.data_dir.mkdir()
    database = SqlDatabase(settings.database_url, SystemClock())
    assert told_about(settings)[0] == "ok    Database: opens, tables up to date, 0 cooperations."
    database.close()


def test_a_newer_database_is_recognised(settings: Settings) -> None:
    settings.data_dir.mkdir()
    database = SqlDatabase(settings.database_url, SystemClock())
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    assert told_about(settings)[0].startswith("look  Database: written by a newer version")


def test_a_file_that_is_no_database_is_said_to_be_none(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "dreiklang.db").write_bytes(b"no database at all, but long enough to be one" * 100)
    assert told_about(settings)[0].startswith("look  Database: it cannot be opened")


def test_the_command_ends_with_one_if_something_is_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["doctor"]) == 1
    assert "Database: none yet" in capsys.readouterr().out
