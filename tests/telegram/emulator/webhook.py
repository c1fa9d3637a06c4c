"""Posting updates to a bot's webhook, one after the other, again until they are taken."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp

if TYPE_CHECKING:
    from tests.telegram.emulator.world import BotAccount, World

SECONDS = 10.0
"""How long a webhook may take."""


async def deliver(world: World, bot: BotAccount, pause: float) -> None:
    """Post whatever there is to this bot's webhook, for ever; after a failure pause that many seconds."""
    updates = bot.updates
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        while True:
            await world.changes.until(lambda: updates.webhook and updates.pending())
            update = updates.pending()[0]
            headers = {"X-Telegram-Bot-Api-Secret-Token": bot.webhook_secret} if bot.webhook_secret else {}
            try:
                async with session.post(updates.webhook, json=update.json(), headers=headers) as response:
                    taken, wrong = response.ok, f"Wrong response from the webhook: {response.status} {response.reason}"
            except (aiohttp.ClientError, TimeoutError) as error:
                taken, wrong = False, f"Connection failed: {error}"
            if taken:
                updates.confirm_before(update.number + 1)
            else:
                updates.webhook_error = (world.now(), wrong)
                await asyncio.sleep(pause)
