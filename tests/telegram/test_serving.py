"""`dreiklang run` with a token: the program as an administrator starts it, on the emulated Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.accounts import TelegramAccount
from bot.domain.cooperation import Language
from bot.engine.clock import SystemClock
from bot.program.serving import _telegram

if TYPE_CHECKING:
    from tests.telegram.emulator.emulator import Emulator

ROOT = Path(__file__).parents[2]
TOKEN = "7100000001:AAplaying-with-the-emulator"


async def test_the_program_serves_telegram_until_it_is_told_to_stop(emulator: Emulator, tmp_path: Path) -> None:
    bot = emulator.add_bot("dreiklang_bot", name="Dreiklang", token=TOKEN)
    anna = emulator.add_user("Anna", language="de")
    group = emulator.add_group("Bündnis", creator=anna)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DREIKLANG_")}
    settings = {"DREIKLANG_TELEGRAM_TOKEN": TOKEN, "DREIKLANG_TELEGRAM_API_URL": emulator.url}
    log = tmp_path / "bot.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot.program.cli", "run"),
            cwd=tmp_path,
            env={**kept, **settings, "PYTHONPATH": str(ROOT)},
            stdout=output,
            stderr=output,
        )
    try:
        await emulator.until(lambda: bot.updates.polls)
        anna.add(group, bot)
        await emulator.until(lambda: [one for one in anna.sees(group) if "hier ist Dreiklang" in one.text])
        await emulator.until(lambda: len(emulator.called("setMyCommands")) == 9)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 20) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert TOKEN.partition(":")[2] not in log.read_text(encoding="utf-8")
    german = next(
        call.parameters["commands"]
        for call in emulator.called("setMyCommands")
        if call.parameters.get("language_code") == "de" and "all_group_chats" in str(call.parameters.get("scope"))
    )
    assert "beschluss" in str(german)
    assert "einen Beschluss vorschlagen" in str(german)
    assert "einrichten" not in str(german)


def test_a_webhook_in_the_settings_is_served() -> None:
    account = TelegramAccount(
        token=SecretStr(TOKEN),
        webhook_url="https://bot.example.org/telegram",
        webhook_secret=SecretStr("a-secret"),
        webhook_listen="127.0.0.1:9000",
    )
    adapter = _telegram(account, Language.GERMAN, SystemClock())
    webhook = vars(adapter)["_webhook"]
    assert (webhook.url, webhook.secret, webhook.host, webhook.port) == (
        "https://bot.example.org/telegram",
        "a-secret",
        "127.0.0.1",
        9000,
    )
