"""A stage for the emulator's own tests: two persons, a group, a bot, and python-telegram-bot to act for it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from tests.telegram.emulator.emulator import Emulator
from tests.telegram.emulator.jsons import string

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

    from telegram import Update

    from tests.telegram.emulator.groups import Group
    from tests.telegram.emulator.people import EmulatedPerson
    from tests.telegram.emulator.world import BotAccount

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class EmulatedClock:
    """A time that passes only when it is told to."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **span: float) -> None:
        """Let time pass, in the words of `timedelta`."""
        self.time += timedelta(**span)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmulatedScene:
    """What a test acts with. The bot is in no group yet, and nobody has started it."""

    emulator: Emulator
    clock: EmulatedClock
    account: BotAccount
    bot: Bot
    anna: EmulatedPerson
    bert: EmulatedPerson
    group: Group
    """A basic group of anna, who made it, and bert."""

    async def news(self) -> list[Update]:
        """Fetch what is new, every kind of it, and confirm it."""
        updates = list(await self.bot.get_updates(timeout=0))
        if updates:
            await self.bot.get_updates(offset=updates[-1].update_id + 1, limit=1, timeout=0)
        return updates

    async def texts(self) -> list[str]:
        """Fetch what is new, and return the texts in it."""
        return [update.message.text for update in await self.news() if update.message and update.message.text]

    async def refusal(self, call: Awaitable[object]) -> str:
        """Return the server's words for a call that must fail."""
        with pytest.raises(TelegramError):
            await call
        return string(self.emulator.calls[-1].answer["description"])


def client(emulator: Emulator, account: BotAccount, *, seconds: float = 5.0) -> Bot:
    """Return python-telegram-bot for a bot account; it waits that long for an answer."""
    address = emulator.url
    request = HTTPXRequest(read_timeout=seconds)
    return Bot(
        account.token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=request,
        get_updates_request=HTTPXRequest(read_timeout=seconds),
    )


@asynccontextmanager
async def scene(
    *, privacy: bool = True, limits: bool = False, hides_members: bool = False, strict: bool = True
) -> AsyncIterator[EmulatedScene]:
    """Set everything up, and see to it that nothing was wrong with any request, answer or update."""
    clock = EmulatedClock()
    async with Emulator(clock=clock, limits=limits, hides_members=hides_members, strict=strict) as emulator:
        account = emulator.add_bot("dreiklang_bot", privacy=privacy)
        anna = emulator.add_user("Anna", language="de")
        bert = emulator.add_user("Bert", username="bert", last_name="Brandt")
        group = emulator.add_group("Bündnis", creator=anna, members=[bert])
        async with client(emulator, account) as bot:
            yield EmulatedScene(
                emulator=emulator, clock=clock, account=account, bot=bot, anna=anna, bert=bert, group=group
            )


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    """Return a keyboard with one button in each row, whose data is the label in small letters."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label.lower())] for label in labels])
