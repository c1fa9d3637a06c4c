"""How people in tests answer one question of a check-in: from the group's card into the private chat, and there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from adapters.memory import MemoryMessage
    from bot.engine.exchange.messages import Receipt

_PLACE = re.compile(r"(\d) (?:von|of) \d")
_MOST_TAPS = 20


class Tapper(Protocol):
    """Somebody on one platform."""

    def newest(self, key: str) -> MemoryMessage:
        """Return the newest message in the group that offers a choice with this key."""

    def last(self) -> MemoryMessage | None:
        """Return the last message of their private chat; None if there is none."""

    async def tap(self, message: MemoryMessage, choice: str) -> Receipt:
        """Tap a choice by its label or key."""


async def rate(tapper: Tapper, choice: str, place: int = 1) -> Receipt:
    """Answer the question at a place of the open round; what is asked next stays open.

    Raises LookupError if the question is not reached, or does not offer the choice.
    """
    await tapper.tap(tapper.newest("privately"), "privately")
    for _ in range(_MOST_TAPS):
        message = tapper.last()
        if message is None:
            break
        keys = {one.key for one in message.content.choices}
        found = _PLACE.search(message.text)
        if "change" in keys:
            await tapper.tap(message, "change")
        elif found is None:
            break
        elif "skip" in keys and not keys - {"skip", "back"}:  # asked for words
            await tapper.tap(message, "back" if int(found[1]) > place and "back" in keys else "skip")
        elif int(found[1]) == place:
            if choice not in keys | {one.label for one in message.content.choices}:
                break
            return await tapper.tap(message, choice)
        else:
            await tapper.tap(message, "skip" if int(found[1]) < place else "back")
    raise LookupError(place)
