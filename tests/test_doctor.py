"""`dreiklang doctor`: what it says about the database, and with what exit code."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.accounts import PublicPages
from bot.domain.cooperation import Cooperation
from bot.engine.clock import SystemClock
from bot.engine.stored.rows import Timer
from bot.program.cli import main
from bot.program.doctor import examine
from bot.program.pages import examination
from bot.settings import Settings
from bot.storage.database import SqlDatabase
from tests.pages.browsing import PLACE
from tests.stage import Stage

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


def test_rows_that_cannot_be_read_are_named_and_let_go_on_asking(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DREIKLANG_DATA_DIR", str(settings.data_dir))
    settings.data_dir.mkdir()
    clock = SystemClock()
    database = SqlDatabase(settings.database_url, clock)
    with database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(created_at=clock.now()))
        transaction.set_timer(Timer(id=0, cooperation_id=home.id, kind="reminder.ring", subject=1, due_at=clock.now()))
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE timers SET due_at = 'zzz'"))
        connection.execute(text("UPDATE cooperations SET language = 'zzz'"))
    said = "\n".join(told_about(settings))
    assert "timers 1 of cooperation 1 cannot be read, column due_at. Make a backup; then `dreiklang doctor" in said
    assert "cooperations 1 of cooperation 1 cannot be read, column language. Go back to a backup" in said

    assert main(["doctor", "--let-go", "cooperations", "1"]) == 2
    assert main(["doctor", "--let-go", "outbox", "1"]) == 2
    assert main(["doctor", "--let-go", "timers", "1"]) == 0
    assert "timers 1 is deleted." in capsys.readouterr().out
    said = "\n".join(told_about(settings))
    assert "timers" not in said
    assert "cooperations 1" in said
    database.close()


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def with_pages(settings: Settings, port: int, **more: str) -> Settings:
    public = PublicPages(url=f"http://localhost:{port}", listen=f"127.0.0.1:{port}", **more)
    return settings.model_copy(update={"public": public})


def test_pages_that_are_not_served_yet_are_fine(settings: Settings, free_port: int) -> None:
    said = told_about(with_pages(settings, free_port, proxies="127.0.0.1"))
    assert f"ok    Pages: 127.0.0.1:{free_port} is free; whether http://localhost:{free_port} leads there" in said[1]
    with socket.create_server(("127.0.0.1", free_port)):
        """It is free again."""


def test_pages_behind_a_proxy_that_nobody_believes_are_looked_at(settings: Settings, free_port: int) -> None:
    assert told_about(with_pages(settings, free_port))[1].startswith("look  Pages: no proxy is believed")


def test_something_else_at_the_place_of_pages_is_found(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = int(other.getsockname()[1])
        said = told_about(with_pages(settings, port, proxies="127.0.0.1"))
    assert said[1] == f"look  Pages: something else listens at 127.0.0.1:{port}."


async def test_pages_that_are_served_and_reached_are_fine(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, public=PLACE) as stage:
        assert stage.application.pages is not None
        port = stage.application.pages.port
        served = PublicPages(url=f"http://localhost:{port}", listen=f"127.0.0.1:{port}", proxies="127.0.0.1")
        elsewhere = served.model_copy(update={"url": "http://localhost:1"})
        well = f"Pages: http://localhost:{port} leads to what is served at 127.0.0.1:{port}."
        lost = f"Pages: served at 127.0.0.1:{port}, but http://localhost:1 does not lead there."
        assert await examination.examine(served) == [(True, well)]
        assert await examination.examine(elsewhere) == [(False, lost)]


def test_the_command_ends_with_one_if_something_is_to_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["doctor"]) == 1
    assert "Database: none yet" in capsys.readouterr().out
