"""The application on SQLite with the Telegram adapter, under a hurried clock, for the nursery."""

from __future__ import annotations

import asyncio
import os
from datetime import datetime

import bot.storage.schema
from adapters.telegram.adapter import TelegramAdapter
from bot.domain.cooperation import Language
from bot.engine.incoming.limits import UNLIMITED
from bot.program.app import Application, wording
from bot.storage.database import SqlDatabase
from tests.crash.wire_life import DATABASE_VARIABLE, SINCE_VARIABLE, HurriedClock

IMPORTED = (bot.storage.schema,)
"""What the program imports late."""
TOKEN_VARIABLE = "DREIKLANG_TEST_TOKEN"
URL_VARIABLE = "DREIKLANG_TEST_URL"


def warm() -> None:
    """Read the wording, which takes longer than all the rest of a start."""
    wording()


def live() -> int:
    """Run until it is killed."""
    clock = HurriedClock(datetime.fromisoformat(os.environ[SINCE_VARIABLE]))
    database = SqlDatabase(os.environ[DATABASE_VARIABLE], clock)
    adapter = TelegramAdapter(os.environ[TOKEN_VARIABLE], api_url=os.environ[URL_VARIABLE], now=clock.now)
    application = Application(
        database=database,
        adapters=[adapter],
        clock=clock,
        language=Language.GERMAN,
        zone="Europe/Berlin",
        limits=UNLIMITED,
    )
    asyncio.run(application.run())
    return 0
