"""From what Telegram sends to turns: one update, its signals in order, the answer to its tap."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram import Update

from bot.engine.exchange.messages import Receipt

if TYPE_CHECKING:
    from adapters.telegram.queries import Queries
    from adapters.telegram.updates import UpdateInterpreter
    from bot.engine.exchange.messages import Receive, Signal

_log = logging.getLogger(__name__)


class Intake:
    """Takes updates, whichever way they come."""

    def __init__(self, interpreter: UpdateInterpreter, queries: Queries, receive: Receive) -> None:
        self._interpreter = interpreter
        self._queries = queries
        self._receive = receive

    async def take(self, raw: object) -> None:
        """Hand over what an update means, and return once that is committed.

        Raises what a turn raised; then the same update has to be taken again before any other.
        """
        query = _query(raw)
        if query is not None:
            self._queries.arrived(query)
        receipt = Receipt()
        for signal in await self._read(raw):
            receipt = await self._receive(signal)
        if query is not None:
            self._queries.answer(query, receipt)

    async def _read(self, raw: object) -> list[Signal]:
        """Return what an update means; nothing if it cannot be understood, as it will not be at the next try."""
        try:
            return await self._interpreter.read(Update.de_json(raw, None))  # type: ignore[arg-type] # it may be anything
        except Exception as error:  # noqa: BLE001 -- one odd update must not hold up all others
            _log.error("telegram: %s left out (%s)", described(raw), type(error).__name__)
            return []


def update_id(raw: object) -> int | None:
    """Return the number of an update."""
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return number if isinstance(number, int) else None


def described(raw: object) -> str:
    """Return which update this is and of what kind, for the log: never what it says."""
    kinds = [key for key in raw if key != "update_id"] if isinstance(raw, dict) else []
    return f"update {update_id(raw)} ({', '.join(map(repr, kinds))})"


def _query(raw: object) -> str | None:
    query = raw.get("callback_query") if isinstance(raw, dict) else None
    number = query.get("id") if isinstance(query, dict) else None
    return number if isinstance(number, str) else None
