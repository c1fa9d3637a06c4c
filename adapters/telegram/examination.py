"""How the bot's Telegram account stands, for the administrator: looked at from outside, without changing anything."""

from __future__ import annotations

from dataclasses import dataclass

from telegram.error import InvalidToken, TelegramError

from adapters.telegram.connection import Connection
from adapters.telegram.failures import named


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramExamination:
    """How an account stands."""

    username: str | None = None
    """The bot's name on Telegram; None if it could not be asked."""
    hears_all: bool = False
    """Whether privacy mode is off."""
    waiting: int = 0
    """How many updates wait to be fetched or delivered."""
    webhook: bool = False
    """Whether Telegram brings the updates."""
    problem: str | None = None
    """What stood in the way; a sentence."""


async def examine(token: str, api_url: str) -> TelegramExamination:
    """Ask Telegram about the bot. Never raises for what it finds."""
    connection = Connection(token, api_url)
    try:
        own = await connection.bot.get_me()
        webhook = await connection.bot.get_webhook_info()
    except InvalidToken:
        return TelegramExamination(problem="Telegram does not know this token. BotFather shows the present one.")
    except TelegramError as error:
        return TelegramExamination(problem=f"Telegram does not answer as it should ({named(error)}).")
    finally:
        await connection.close()
    return TelegramExamination(
        username=own.username,
        hears_all=bool(own.can_read_all_group_messages),
        waiting=webhook.pending_update_count,
        webhook=bool(webhook.url),
    )
