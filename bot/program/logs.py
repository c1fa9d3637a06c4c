"""The program's log: ids and kinds, never names, texts or secrets; lines for people or for collectors."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.settings import LogFormat

if TYPE_CHECKING:
    from bot.settings import LogLevel

_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_CHATTY = ("alembic", "nio", "peewee", "httpx", "httpcore", "aiohttp")
"""Libraries that log every step, or what people wrote."""


def extras(record: logging.LogRecord) -> dict[str, object]:
    """Return the ids that a log call gave."""
    return {name: value for name, value in vars(record).items() if name not in _USUAL}


def frames(record: logging.LogRecord) -> list[str]:
    """Return where an exception came from and its type, without its message, which may quote what somebody wrote."""
    if record.exc_info is None or record.exc_info[1] is None:
        return []
    error = record.exc_info[1]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    return [*places, type(error).__name__]


class TextFormatter(logging.Formatter):
    """One readable line, and one for each frame of an exception."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        said = " ".join(f"{name}={value}" for name, value in extras(record).items())
        head = f"{at} {record.levelname.lower()} {record.name}: {record.getMessage()} {said}".rstrip()
        return "\n    ".join([head, *frames(record)])


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the object."""
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **extras(record),
        }
        if trace := frames(record):
            entry["error"] = trace
        return json.dumps(entry, ensure_ascii=False, default=str)


def set_up(format_: LogFormat, level: LogLevel) -> None:
    """Send the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if format_ is LogFormat.JSON else TextFormatter())
    logging.basicConfig(level=level.value.upper(), handlers=[handler], force=True)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
