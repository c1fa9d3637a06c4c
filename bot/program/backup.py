"""`dreiklang backup`: copies all that belongs together into a new folder, also while the bot is running."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.settings import Settings

_PASSING = (".lock", "-wal", "-shm", "-journal", ".tmp")
"""How the names of files end that belong to the running process, or are part of another file."""


class BackupError(Exception):
    """The copy could not be made; its text is a sentence for the administrator."""


def back_up(settings: Settings, target: Path, tell: Callable[[str], None]) -> None:
    """Copy the data folder and the database to `target`, a folder that is made for it; say what lies where.

    The order matters: position and login first, then the keys, then the database. So a copy made while the bot runs
    holds a position that is a little older than what is stored, and what comes again after going back is recognised.

    Raises:
        BackupError: `target` is there already, or something cannot be read or written.
    """
    try:
        target.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        raise BackupError(f"{target} is there already. Name a folder that is not.") from None
    except OSError as error:
        raise BackupError(f"{target} cannot be made: {error.strerror}.") from None
    url = make_url(settings.database_url)
    database = settings.data_dir / "dreiklang.db" if url.drivername != "sqlite" else Path(url.database or "")
    try:
        for source in _in_order(settings.data_dir, database, target):
            place = target / source.relative_to(settings.data_dir)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _copy(source, place)
        if url.drivername == "sqlite" and database.exists():
            _copy(database, target / "dreiklang.db")
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"The copy in {target} is not complete: {error}.") from None
    tell(f"{target}: everything that belongs together. It contains names, answers and keys: let nobody else read it.")
    if url.drivername != "sqlite":
        tell("The database is PostgreSQL: make its backup with pg_dump, after this one.")


def _in_order(folder: Path, database: Path, target: Path) -> Iterator[Path]:
    """Yield the files of the data folder without the database: plain ones first, then those that are databases."""
    if not folder.exists():
        return
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.name.endswith(_PASSING)
        and path.name != "lock"
        and path.resolve() != database.resolve()
        and not path.resolve().is_relative_to(target.resolve())
    ]
    yield from sorted(files, key=_is_database)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _copy(source: Path, place: Path) -> None:
    """Copy a file; a database by its own means, because a plain copy of one in use may be torn."""
    place.touch(mode=0o600)
    if not _is_database(source):
        shutil.copyfile(source, place)
        return
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(place)) as copy,
    ):
        original.backup(copy)
