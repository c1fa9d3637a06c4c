"""`dreiklang run`: serves the accounts that are set up, or the terminal if there are none."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING

from bot.engine.clock import KeptClock, SystemClock
from bot.engine.exchange.messages import AccountError
from bot.engine.incoming.limits import UNLIMITED
from bot.engine.turn.command_names import listed
from bot.program.app import Application
from bot.program.cataloguing import OwnCatalogueError, own_of
from bot.program.logs import set_up
from bot.program.pages.place import PagesError, PublicPlace
from bot.program.stepping import settle
from bot.settings import LogLevel
from bot.storage.database import SqlDatabase
from bot.storage.errors import DatabaseAwayError, DatabaseError
from flows import FLOWS
from flows.catalogue import use

if TYPE_CHECKING:
    from pathlib import Path

    from bot.accounts import MatrixAccount, TelegramAccount
    from bot.domain.cooperation import Language
    from bot.engine.exchange.messages import Adapter
    from bot.engine.stored.ports import Clock
    from bot.settings import Settings

UNUSABLE = 2
"""Exit code when the database, an account, the own catalogue or where pages are cannot be used as things are."""
AWAY = 75
"""Exit code when the database cannot be reached at present: `EX_TEMPFAIL` of sysexits, worth starting again."""


def serve(settings: Settings) -> int:
    """Run until stopped, or until the terminal's input ends; return the exit code."""
    os.umask(0o077)  # database, keys and files are nobody else's business
    trying_out = settings.matrix is None and settings.telegram is None
    set_up(settings.log_format, LogLevel.WARNING if trying_out else settings.log_level)
    try:
        use(own_of(settings.catalogue))
        asyncio.run(_terminal(settings) if trying_out else _accounts(settings))
    except (DatabaseError, AccountError, OwnCatalogueError, PagesError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line speaks to a person
        return AWAY if isinstance(error, DatabaseAwayError) else UNUSABLE
    except BrokenPipeError:  # whoever read the output has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        pass
    return 0


async def _accounts(settings: Settings) -> None:
    """Serve every account that is set up."""
    clock = SystemClock()
    adapters: list[Adapter] = []
    if settings.telegram is not None:
        adapters.append(_telegram(settings.telegram, settings.language, clock))
    if settings.matrix is not None:
        adapters.append(_matrix(settings.matrix, settings.data_dir, clock))
    database = SqlDatabase(settings.database_url, clock)
    try:
        application = Application(
            database=database,
            adapters=adapters,
            clock=clock,
            language=settings.language,
            zone=settings.timezone.key,
            public=_public(settings),
        )
        await _until_stopped(application)
    finally:
        database.close()


def _public(settings: Settings) -> PublicPlace | None:
    """Return where pages are served; None if nowhere."""
    public = settings.public
    if public is None:
        return None
    host, port = public.listens_at
    return PublicPlace(url=public.url, host=host, port=port, proxies=public.believed)


def _telegram(account: TelegramAccount, language: Language, clock: Clock) -> Adapter:
    from adapters.telegram.adapter import TelegramAdapter  # noqa: PLC0415 - heavy, and not everybody has an account
    from adapters.telegram.webhook import Webhook  # noqa: PLC0415 - as above
    from bot.program.menus import telegram_faces, telegram_menus  # noqa: PLC0415 - as above

    webhook = None
    if account.webhook_url is not None and account.webhook_secret is not None:
        host, port = account.listens_at
        secret = account.webhook_secret.get_secret_value()
        webhook = Webhook(url=account.webhook_url, secret=secret, host=host, port=port)
    return TelegramAdapter(
        account.token.get_secret_value(),
        api_url=account.api_url,
        webhook=webhook,
        menus=telegram_menus(language),
        faces=telegram_faces(language),
        now=clock.now,
    )


def _matrix(account: MatrixAccount, data_dir: Path, clock: Clock) -> Adapter:
    from adapters.matrix.adapter import MatrixAdapter  # noqa: PLC0415 - heavy, and not everybody has an account
    from adapters.matrix.rooms.arrivals import InvitePolicy  # noqa: PLC0415 - as above

    return MatrixAdapter(
        homeserver=account.homeserver,
        user=account.user,
        password=account.password.get_secret_value() if account.password else None,
        data_dir=data_dir,
        now=clock.now,
        access_token=account.access_token.get_secret_value() if account.access_token else None,
        device_id=account.device_id,
        policy=InvitePolicy(account.inviting_servers, account.inviting_people),
        display_name=account.display_name,
    )


async def _until_stopped(application: Application) -> None:
    """Run; the signal to terminate ends it in good order."""
    running = asyncio.create_task(application.run())
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no such signals
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, running.cancel)
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def _terminal(settings: Settings) -> None:
    """Open a chat in this window, on the same storage as everything else."""
    from adapters.terminal.adapter import TerminalAdapter  # noqa: PLC0415 - not needed by a service
    from adapters.terminal.console import open_console  # noqa: PLC0415 - as above

    folder = settings.data_dir / "terminal"
    clock = KeptClock(folder / "clock.json")
    database = SqlDatabase(settings.database_url, clock)
    try:
        reader, output = open_console()
        waiting: list[Application] = []
        adapter = TerminalAdapter(
            reader=reader,
            output=output,
            clock=clock,
            settle=lambda: settle(waiting[0]),
            next_due=lambda: waiting[0].next_due(),  # noqa: PLW0108 - the application is made after its adapter
            data_dir=folder,
            language=settings.language.value,
            zone=settings.timezone.key,
            commands=partial(_command_names, settings),
            understood=lambda: FLOWS.commands,
        )
        application = Application(
            database=database,
            adapters=[adapter],
            clock=clock,
            language=settings.language,
            zone=settings.timezone.key,
            limits=UNLIMITED,
            public=_public(settings),
        )
        waiting.append(application)
        await _until_stopped(application)
    finally:
        database.close()


def _command_names(settings: Settings) -> list[str]:
    return [command.called(settings.language) for command in listed(FLOWS.commands)]
