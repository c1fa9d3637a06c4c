"""`dreiklang doctor`: looks at the database and the accounts, changes nothing, and says in a line each how they are."""

from __future__ import annotations

import asyncio
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from bot.program.cataloguing import OwnCatalogueError, changed, own_of
from bot.storage import migrations
from bot.storage.inspection import find_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from bot.accounts import MatrixAccount, TelegramAccount
    from bot.engine.stored.unreadable import UnreadableRow
    from bot.settings import Settings


def examine(settings: Settings, tell: Callable[[str], None]) -> bool:
    """Say how everything is; return whether all is well."""
    rows = _rows(settings)
    accounts = asyncio.run(_accounts(settings))
    findings = [_database(settings), *_catalogue(settings), *asyncio.run(_pages(settings)), *accounts]
    for which in rows:
        tell(f"look  {_name(which)}")
    for well, what in findings:
        tell(f"{'ok  ' if well else 'look'}  {what}")
    if not accounts:
        tell("look  No account is set up: `dreiklang run` opens the terminal.")
        return False
    return all(well for well, _ in findings) and not rows


def _rows(settings: Settings) -> list[UnreadableRow]:
    """Return the rows that cannot be read, where there are tables as this program knows them."""
    engine = create_engine(settings.database_url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return []
    driver = engine.dialect.loaded_dbapi.Error
    try:
        return find_in(engine)
    except (SQLAlchemyError, driver):  # tables of another version, or none: the line about the database says so
        return []
    finally:
        engine.dispose()


def _name(which: UnreadableRow) -> str:
    whose = f"cooperation {which.cooperation}" if which.cooperation is not None else "no cooperation"
    said = f"Database: {which.table} {which.row} of {whose} cannot be read, column {which.column}."
    if which.table == "cooperations":
        return f"{said} Go back to a backup, or correct it by hand."
    return f"{said} Make a backup; then `dreiklang doctor --let-go {which.table} {which.row}` lets it go."


def _database(settings: Settings) -> tuple[bool, str]:
    engine = create_engine(settings.database_url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return True, "Database: none yet; the first start makes it."
    try:
        with engine.connect() as connection:
            return _tables(connection)
    except SQLAlchemyError as error:
        reason = type(getattr(error, "orig", None) or error).__name__
        return False, f"Database: it cannot be opened ({reason}). Please look at DREIKLANG_DATABASE_URL."
    finally:
        engine.dispose()


def _catalogue(settings: Settings) -> list[tuple[bool, str]]:
    if settings.catalogue is None:
        return []
    try:
        own = own_of(settings.catalogue)
    except OwnCatalogueError as error:
        return [(False, line) for line in str(error).splitlines()]
    return [(True, f"Catalogue: {settings.catalogue} is in force; {changed(own)}.")] if own is not None else []


def _tables(connection: Connection) -> tuple[bool, str]:
    if not inspect(connection).has_table("alembic_version"):
        return True, "Database: empty; the first start makes its tables."
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    if connection.dialect.name == "sqlite":
        with closing(connection.exec_driver_sql("PRAGMA quick_check")) as checked:
            if checked.scalar_one() != "ok":
                return False, "Database: the file is damaged. Please go back to a backup."
    homes = connection.execute(text("SELECT count(*) FROM cooperations")).scalar_one()
    if version == migrations.newest():
        return True, f"Database: opens, tables up to date, {homes} cooperations."
    if version > str(migrations.newest()):
        return False, "Database: written by a newer version of Dreiklang than this one."
    return True, f"Database: opens, {homes} cooperations; the next start brings its tables up to date."


async def _pages(settings: Settings) -> list[tuple[bool, str]]:
    if settings.public is None:
        return []
    from bot.program.pages.examination import examine as look  # noqa: PLC0415 - heavy

    return await look(settings.public)


async def _accounts(settings: Settings) -> list[tuple[bool, str]]:
    found = []
    if settings.telegram is not None:
        found.append(await _telegram(settings.telegram))
    if settings.matrix is not None:
        found += await _matrix(settings.matrix, settings)
    return found


async def _telegram(account: TelegramAccount) -> tuple[bool, str]:
    from adapters.telegram.examination import examine as look  # noqa: PLC0415 - heavy

    found = await look(account.token.get_secret_value(), account.api_url)
    if found.problem is not None:
        return False, f"Telegram: {found.problem}"
    hears = "off: the bot gets all messages in its groups" if found.hears_all else "on, which is enough"
    way = "by webhook" if found.webhook else "by polling"
    return True, f"Telegram: @{found.username} answers; privacy mode is {hears}; {way}, {found.waiting} updates wait."


async def _matrix(account: MatrixAccount, settings: Settings) -> list[tuple[bool, str]]:
    from adapters.matrix.account.examination import examine as look  # noqa: PLC0415 - heavy

    found = await look(account.homeserver, account.user, settings.data_dir / "matrix")
    if found.problem is not None:
        return [(False, f"Matrix: {found.problem}")]
    signed = (
        f"Matrix: device {found.device_id} is signed."
        if found.signed
        else (f"Matrix: device {found.device_id} is not signed: {found.unsigned_because}.")
    )
    return [
        (found.logged_in, f"Matrix: {found.homeserver} answers; logged in as {found.account}."),
        (found.encrypted, f"Matrix: encryption keys {'are there' if found.encrypted else 'are missing'}."),
        (found.signed, signed),
    ]
