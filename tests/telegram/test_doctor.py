"""`dreiklang doctor` on the emulated Telegram."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.accounts import TelegramAccount
from bot.program.doctor import examine
from bot.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.telegram.emulator.emulator import Emulator

TOKEN = "7100000001:AAplaying-with-the-emulator"


async def told_about(emulator: Emulator, folder: Path, token: str = TOKEN) -> tuple[bool, list[str]]:
    account = TelegramAccount(token=SecretStr(token), api_url=emulator.url)
    told = list[str]()
    well = await asyncio.to_thread(examine, Settings(data_dir=folder, telegram=account), told.append)
    return well, told


async def test_a_bot_that_is_fine(emulator: Emulator, tmp_path: Path) -> None:
    bot = emulator.add_bot("dreiklang_bot", token=TOKEN)
    emulator.add_user("Anna").start(bot)
    well, told = await told_about(emulator, tmp_path)

    assert well
    assert "@dreiklang_bot answers; privacy mode is on, which is enough; by polling, 1 updates wait." in told[1]
    assert len(bot.updates.pending()) == 1


async def test_a_token_that_is_not_known(emulator: Emulator, tmp_path: Path) -> None:
    well, told = await told_about(emulator, tmp_path, "7100000002:AAsomebody-elses-token")

    assert not well
    assert told[1] == "look  Telegram: Telegram does not know this token. BotFather shows the present one."


async def test_a_server_that_is_away(emulator: Emulator, tmp_path: Path) -> None:
    async with emulator.unreachable():
        well, told = await told_about(emulator, tmp_path)

    assert not well
    assert told[1].startswith("look  Telegram: Telegram does not answer as it should")
    assert TOKEN not in told[1]
