"""An SQLite file with all tables, copied from a template that is migrated once in each process: many times quicker."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from bot.engine.clock import FixedClock
from bot.storage.database import SqlDatabase


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "template.db"
        SqlDatabase(f"sqlite:///{file}", FixedClock(datetime(2026, 11, 9, tzinfo=UTC))).close()
        beside = [one.name for one in Path(folder).iterdir() if one.name.startswith("template.db-")]
        assert not beside, f"a closed database is one file, not {beside}"
        return file.read_bytes()


def migrated(file: Path) -> Path:
    """Make a database with all tables and nothing in it, unless there is one; return its file."""
    if not file.exists():
        file.write_bytes(_template())
    return file
