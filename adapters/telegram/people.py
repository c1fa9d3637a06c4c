"""Who did something: people, hidden administrators, channels, and who administers a group."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.constants import ChatID, ChatType
from telegram.error import TelegramError

from adapters.telegram.failures import named
from bot.engine.exchange.messages import Sender

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import Bot, Chat, User

ROSTER_SECONDS = 600.0
"""How long a list of administrators is believed; where the bot is no administrator nobody tells of changes."""
RETRY_SECONDS = 60.0
"""How long nobody counts as an administrator after the list could not be had."""
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
_REMEMBERED = 2_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Roster:
    administrators: frozenset[int]
    until: float


class People:
    """Knows who stands behind an account, and asks Telegram who administers a group."""

    def __init__(self, bot: Bot, monotonic: Callable[[], float] = time.monotonic) -> None:
        """`monotonic` counts seconds."""
        self._bot = bot
        self._monotonic = monotonic
        self._rosters: OrderedDict[int, _Roster] = OrderedDict()
        self._names: OrderedDict[str, str] = OrderedDict()

    def name(self, platform_id: str) -> str | None:
        """Return how somebody was called last, if that is still known."""
        return self._names.get(platform_id)

    def forget(self, chat: int) -> None:
        """Ask again who administers a chat, the next time it matters."""
        self._rosters.pop(chat, None)

    async def administers(self, chat: Chat, user: int) -> bool:
        """Whether somebody administers a group; False if Telegram does not say."""
        if chat.type not in _GROUPS:
            return False
        roster = self._rosters.get(chat.id)
        if roster is None or roster.until <= self._monotonic():
            roster = await self._ask(chat.id)
            self._rosters[chat.id] = roster
            self._rosters.move_to_end(chat.id)
            if len(self._rosters) > _REMEMBERED:
                self._rosters.popitem(last=False)
        return user in roster.administrators

    async def _ask(self, chat: int) -> _Roster:
        try:
            members = await self._bot.get_chat_administrators(chat)
        except TelegramError as error:
            _log.warning("telegram: administrators of chat %s not known (%s)", chat, named(error))
            return _Roster(frozenset(), self._monotonic() + RETRY_SECONDS)
        return _Roster(frozenset(member.user.id for member in members), self._monotonic() + ROSTER_SECONDS)

    async def sender(self, chat: Chat, user: User | None, behind: Chat | None = None) -> Sender | None:
        """Return who did something, or None if it was a program.

        `behind` is what a message names as `sender_chat`: then `user` is a stand-in that must not be believed.
        """
        if behind is not None:
            return _several(behind, administers=behind.id == chat.id)
        if user is None:
            return None
        if user.id == ChatID.ANONYMOUS_ADMIN:
            return _several(chat, administers=True)
        if user.is_bot:
            return None
        return await self.person(chat, user)

    async def person(self, chat: Chat, user: User) -> Sender:
        """Return an account as it is, a program's too."""
        platform_id = str(user.id)
        self._names[platform_id] = user.full_name
        self._names.move_to_end(platform_id)
        if len(self._names) > _REMEMBERED:
            self._names.popitem(last=False)
        return Sender(
            platform_id=platform_id,
            name=user.full_name,
            administers=await self.administers(chat, user.id),
            anonymous=user.is_bot,
        )


def _several(chat: Chat, *, administers: bool) -> Sender:
    return Sender(platform_id=str(chat.id), name=chat.effective_name or "", administers=administers, anonymous=True)
