"""Brings the tables up to date with Alembic, inside the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.storage import migrations
from bot.storage.errors import DatabaseError

if TYPE_CHECKING:
    from sqlalchemy import Connection


def configuration() -> Config:
    """Return Alembic's configuration: the revisions lie beside this module."""
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER).replace("%", "%%"))
    return config


def upgrade(connection: Connection) -> None:
    """Carry out the migrations that are missing. Raises DatabaseError if the database is newer than the program."""
    config = configuration()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if current - known:
        problem = (
            "The database was written by a newer version of Dreiklang than this one. "
            "Install that version again, or go back to a backup."
        )
        raise DatabaseError(problem)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
