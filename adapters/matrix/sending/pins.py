"""Pinned messages: what is open stands at the top of its room, where the bot may, beside what others pinned."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote

from adapters.matrix.homeserver.events import EventType
from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, is_passing_status
from adapters.matrix.homeserver.requests import ask

if TYPE_CHECKING:
    import nio

    from adapters.matrix.homeserver.requests import ServerAnswer
    from adapters.matrix.rooms.state import RoomBook

MOST_PINS = 100
"""Beside so many pinned messages nobody would find another one."""
_NOT_FOUND = "M_NOT_FOUND"

_log = logging.getLogger(__name__)


class Pins:
    """Pins and unpins as well as it can: what the server refuses fails nothing, what has to wait is done later."""

    def __init__(self, client: nio.AsyncClient, rooms: RoomBook) -> None:
        self._client = client
        self._rooms = rooms
        self._wishes: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        """What is still to be done: by room and message, whether it is to be pinned or not."""
        self._own: dict[str, set[str]] = defaultdict(set)
        """What was pinned by this process, which the sync may not have shown yet."""
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def wish(self, room: str, message: str, *, pinned: bool) -> None:
        """Pin a message, or unpin it if it is pinned."""
        if pinned or message in self._own[room] or message in self._rooms.pinned(room):
            self._wishes[room][message] = pinned
        await self.settle(room)

    async def settle(self, room: str) -> None:
        """Do what is still to be done in a room."""
        async with self._turns[room]:
            wishes = dict(self._wishes[room])
            if not wishes:
                return
            if not self._rooms.may_set(room, self._client.user_id, EventType.PINNED):
                self._wishes.pop(room)
                return
            try:
                done = await self._carry_out(room, wishes)
            except NETWORK_TROUBLE as error:
                _log.info("matrix: nothing pinned in room %s yet (%s)", room, type(error).__name__)
                return
            if done:
                self._wishes[room] = {
                    message: pinned
                    for message, pinned in self._wishes[room].items()
                    if wishes.get(message) is not pinned
                }

    async def _carry_out(self, room: str, wishes: dict[str, bool]) -> bool:
        """Change what is pinned; whether that is settled, be it because the server refuses."""
        path = f"v3/rooms/{quote(room, safe='')}/state/{EventType.PINNED.value}"
        found = await ask(self._client, "GET", path)
        if not found.ok and found.named != _NOT_FOUND:
            return _is_refused(room, found)
        listed = found.content.get("pinned") if found.ok else []
        before = [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
        new = [message for message, pinned in wishes.items() if pinned and message not in before]
        after = [one for one in before if wishes.get(one, True)] + new
        if after == before or len(after) > MOST_PINS:
            return True
        answer = await ask(self._client, "PUT", path, {"pinned": after})
        if answer.ok:
            self._own[room] = self._own[room].union(new) & set(after)
            return True
        return _is_refused(room, answer)


def _is_refused(room: str, answer: ServerAnswer) -> bool:
    """Whether an answer will be the same next time."""
    _log.info("matrix: nothing pinned in room %s (%s)", room, answer.named)
    return not is_passing_status(answer.status)
