"""The command `dreiklang`: what an administrator types. Heavy imports wait until they are needed."""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.cooperation import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.settings import Settings

UNUSABLE = 2
"""Exit code when settings, database or an account cannot be used."""


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    top = argparse.ArgumentParser(
        prog="dreiklang",
        description="A chat bot for cooperations of state, business and civil society.",
    )
    top.add_argument("--version", action="version", version=f"dreiklang {version('dreiklang')}")
    commands = top.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser(
        "run", help="serve the accounts that are set up; with none, open the terminal to try everything out"
    )
    doctor = commands.add_parser("doctor", help="look at database and accounts, change nothing, and say how they stand")
    doctor.add_argument(
        "--let-go", nargs=2, metavar=("TABLE", "ID"), help="let a row go that cannot be read; make a backup first"
    )
    backup = commands.add_parser(
        "backup", help="copy database, keys and everything else that belongs together, also while the bot is running"
    )
    backup.add_argument("folder", type=Path, help="where to; it is made and must not be there yet")
    catalogue = commands.add_parser("catalogue", help="check a file with an own catalogue, or show what is in force")
    actions = catalogue.add_subparsers(dest="action", required=True, metavar="action")
    check = actions.add_parser("check", help="say what is wrong in a file, line by line; exit code 1 if anything is")
    check.add_argument("file", type=Path, help="a TOML file, see docs/how-to/own-catalogue.md")
    show = actions.add_parser("show", help="show what is in force: what comes with Dreiklang and what is your own")
    show.add_argument("--toml", action="store_true", help="all of it as a file that can be edited and read back")
    demo = commands.add_parser("demo", help="play a cooperation's first two months in seconds")
    demo.add_argument("--language", choices=[language.value for language in Language], help="in German or in English")
    demo.add_argument("--into", type=Path, metavar="FOLDER", help="where its report and pictures go; else a new one")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    chosen = parser().parse_args(arguments)
    if chosen.command == "catalogue" and chosen.action == "check":
        return _check(chosen.file)
    from bot.settings import SettingsError, load  # noqa: PLC0415 - `--help` must not wait for it

    try:
        settings = load()
    except SettingsError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command line speaks to a person
        return UNUSABLE
    if chosen.command == "demo":
        from bot.program.demo import play  # noqa: PLC0415 - as above

        language = settings.language if chosen.language is None else Language(chosen.language)
        return play(language, into=chosen.into)
    tools: Mapping[str, Callable[[], int]] = {
        "doctor": lambda: _examine(settings, chosen.let_go),
        "catalogue": lambda: _show(settings, as_file=chosen.toml),
        "backup": lambda: _back_up(settings, chosen.folder),
    }
    if chosen.command in tools:
        return tools[chosen.command]()
    if settings.matrix is None and settings.telegram is None:
        _greet(settings)
    from bot.program.serving import serve  # noqa: PLC0415 - as above

    return serve(settings)


def _greet(settings: Settings) -> None:
    """Have something to be seen in the terminal while the rest is loaded."""
    from adapters.terminal.console import open_console  # noqa: PLC0415 - not needed by a service
    from adapters.terminal.greeting import greet  # noqa: PLC0415 - as above

    greet(open_console()[1], settings.language.value)


def _examine(settings: Settings, row: tuple[str, str] | None) -> int:
    if row:
        return _let_go(settings, *row)
    from bot.program.doctor import examine  # noqa: PLC0415 - not needed by a service

    return 0 if examine(settings, print) else 1


def _let_go(settings: Settings, table: str, row: str) -> int:
    from bot.storage.inspection import LetGoError, let_go  # noqa: PLC0415 - not needed by a service

    try:
        print(let_go(settings.database_url, table, int(row) if row.isdecimal() else 0))  # noqa: T201 - as above
    except LetGoError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return UNUSABLE
    return 0


def _check(file: Path) -> int:
    from bot.program.cataloguing import OwnCatalogueError, check  # noqa: PLC0415 - not needed by a service

    try:
        return 0 if check(file, print) else 1
    except OwnCatalogueError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return UNUSABLE


def _show(settings: Settings, *, as_file: bool) -> int:
    from bot.program.cataloguing import OwnCatalogueError, show  # noqa: PLC0415 - not needed by a service

    try:
        show(settings.catalogue, print, as_file=as_file)
    except OwnCatalogueError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return UNUSABLE
    return 0


def _back_up(settings: Settings, folder: Path) -> int:
    from bot.program.backup import BackupError, back_up  # noqa: PLC0415 - not needed by a service

    try:
        back_up(settings, folder, print)
    except BackupError as error:
        print(error, file=sys.stderr)  # noqa: T201 - as above
        return UNUSABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
