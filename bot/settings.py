"""What an administrator sets: the environment and `.env`, checked, or a sentence for each thing that is wrong."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.accounts import MatrixAccount, PublicPages, TelegramAccount
from bot.domain.cooperation import Language

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "DREIKLANG_"
"""What the name of each variable begins with."""

TESTS_PREFIX: Final = "DREIKLANG_TEST_"
"""Variables of the test suite, which the bot itself does not look at."""

_POSTGRES: Final = "postgresql+psycopg"
"""The driver is named, for SQLAlchemy's own choice for `postgresql://` has changed between versions."""

_FILE: Final = re.compile(r"sqlite:///(?!:memory:)[^?]+")
"""A database in a file, so plain that SQLAlchemy need not be asked."""


class LogFormat(StrEnum):
    """How the log is written."""

    TEXT = "text"
    """Lines for people."""
    JSON = "json"
    """One object a line, for log collectors."""


class LogLevel(StrEnum):
    """The level from which on things are logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class SettingsError(Exception):
    """Settings are wrong: its text has one line for each variable, naming it and what it should hold."""


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _folder(value: Path) -> Path:
    path = value.expanduser()
    if path.exists() and not path.is_dir():
        raise ValueError
    return path


def _file(value: Path) -> Path:
    path = value.expanduser()
    if not path.is_file():
        raise ValueError
    return path


def _database(value: str) -> str:
    if _FILE.fullmatch(value):
        return value
    from sqlalchemy.engine import make_url  # noqa: PLC0415 - heavy, and needed only where more than a file is named
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - as above

    try:
        url = make_url(value)
    except (ArgumentError, ValueError):
        raise ValueError from None
    if not url.database:
        raise ValueError
    if url.drivername == "sqlite" and not url.host and url.database != ":memory:":
        return value
    if url.drivername in {"postgresql", _POSTGRES}:
        return url.set(drivername=_POSTGRES).render_as_string(hide_password=False)
    raise ValueError


def _time_zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(str(value))
    except (LookupError, OSError, ValueError):
        # This also refuses what names a folder of the time zone database (`Europe`) or leads out of it.
        raise ValueError from None


def _database_in(values: Mapping[str, object]) -> str:
    database = Path(str(values["data_dir"])) / "dreiklang.db"
    return "sqlite:///" + quote(str(database), safe=" +/")


class Settings(BaseSettings):
    """What the whole process is run with. A field's description is what its error says it should hold."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        env_nested_delimiter="_",
        env_nested_max_split=1,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    matrix: MatrixAccount | None = None
    """None: the bot runs without Matrix."""
    telegram: TelegramAccount | None = None
    """None: the bot runs without Telegram."""
    public: PublicPages | None = None
    """None: pages are sent as files only."""
    data_dir: Annotated[Path, AfterValidator(_folder)] = Field(
        default=Path("data"), description="a folder for the database and the keys, such as data or /var/lib/dreiklang"
    )
    database_url: Annotated[str, AfterValidator(_database)] = Field(
        default_factory=_database_in,
        description="sqlite:///path/to/file.db or postgresql://user:password@host/database",
        repr=False,
    )
    """For SQLAlchemy, with the driver named. Contains the password: not for logs."""
    catalogue: Annotated[Path, AfterValidator(_file)] | None = Field(
        default=None,
        description="a file with the installation's own catalogue, such as /etc/dreiklang/catalogue.toml",
    )
    """None: only what comes with Dreiklang is asked. What is in the file is checked by who reads it."""
    language: Annotated[Language, BeforeValidator(_lower)] = Field(default=Language.GERMAN, description="de or en")
    """What the bot speaks where no cooperation has chosen yet."""
    timezone: Annotated[ZoneInfo, BeforeValidator(_time_zone)] = Field(
        default=ZoneInfo("Europe/Berlin"), description="an IANA time zone, such as Europe/Berlin"
    )
    """What the clock shows where no cooperation has chosen yet."""
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = Field(
        default=LogFormat.TEXT, description="text or json"
    )
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = Field(
        default=LogLevel.INFO, description="debug, info, warning or error"
    )


def _variables(model: type[BaseModel], prefix: str) -> dict[str, str]:
    """What each variable should hold, by its name."""
    held: dict[str, str] = {}
    for name, field in model.model_fields.items():
        if field.description is not None:
            held[f"{prefix}{name}".upper()] = field.description
    return held


VARIABLES: Final[Mapping[str, str]] = {
    **_variables(MatrixAccount, f"{PREFIX}MATRIX_"),
    **_variables(TelegramAccount, f"{PREFIX}TELEGRAM_"),
    **_variables(PublicPages, f"{PREFIX}PUBLIC_"),
    **_variables(Settings, PREFIX),
}
"""Every variable there is, with what it should hold."""


def load(env_file: Path = Path(".env")) -> Settings:
    """Read the settings from the environment and, where that is silent, from `env_file`, which may be missing.

    Raises SettingsError. Its text shows no value, for any of them may be a secret in the wrong place.
    """
    try:
        given = {**dotenv_values(env_file), **os.environ}
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{env_file} cannot be read: it should be a text file in UTF-8.") from None
    complaints = [_unknown(name) for name in sorted(given) if _is_unknown(name)]
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:
        complaints += filter(None, (_complaint(detail["loc"], detail["type"]) for detail in error.errors()))
        raise SettingsError("\n".join(complaints)) from None
    if complaints:
        raise SettingsError("\n".join(complaints))
    return settings


def _is_unknown(name: str) -> bool:
    name = name.upper()
    return name.startswith(PREFIX) and not name.startswith(TESTS_PREFIX) and name not in VARIABLES


def _unknown(name: str) -> str:
    nearest = get_close_matches(name.upper(), VARIABLES, n=1, cutoff=0)[0]
    return f"{name} is no setting of Dreiklang. Perhaps {nearest}?"


def _complaint(place: tuple[int | str, ...], kind: str) -> str:
    """Say what is wrong with a variable; nothing where another line says it already.

    That is an unknown variable that looks like a group of known ones (`DREIKLANG_MATRIX`), and a default that could
    not be worked out because what it follows from is wrong.
    """
    name = PREFIX + "_".join(str(part) for part in place).upper()
    if name not in VARIABLES or kind == "default_factory_not_called":
        return ""
    if kind == "missing":
        return f"{name} is missing: it should hold {VARIABLES[name]}."
    return f"{name} should hold {VARIABLES[name]}."
