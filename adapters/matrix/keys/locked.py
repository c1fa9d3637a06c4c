"""Encrypted events that wait for their keys: what is kept of them, and which give way when there are too many."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from adapters.matrix.disk.position import LockedEvent
from adapters.matrix.homeserver.events import child, text
from adapters.matrix.keys.decryption import WorthlessEventError, open_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    import nio

    from adapters.matrix.disk.position import Position
    from adapters.matrix.homeserver.events import JsonObject, RoomEvent

LOCKED_SECONDS = 3 * 24 * 3600.0
"""How late a key may come: a sender's phone may have been off over the weekend."""
LOCKED_EVENTS = 200
LOCKED_BYTES = 1_000_000
"""How much may wait: all of it is written to disk with every step of the position."""
_ENCRYPTED = ("algorithm", "ciphertext", "sender_key", "session_id", "device_id")
_RELATION = ("rel_type", "event_id", "key")

_log = logging.getLogger(__name__)


class LockedEvents:
    """Events whose key has not come yet. They are part of the position on disk, so a restart does not lose them."""

    def __init__(self, client: nio.AsyncClient, position: Position, now: Callable[[], datetime]) -> None:
        self._client = client
        self._position = position
        self._now = now

    def add(self, event: nio.MegolmEvent, room: str) -> None:
        """Keep an event until its key comes."""
        if event.sender == self._client.user_id or any(
            kept.source.get("event_id") == event.event_id for kept in self._position.locked
        ):
            return
        try:
            open_event(self._client, event.source, room)
        except WorthlessEventError as error:
            _log.info("matrix: encrypted event %s in room %s left out (%s)", event.event_id, room, error)
            return
        kept = LockedEvent(room=room, source=bare(event.source), since=self._now().timestamp())
        try:
            kept.model_dump_json()
        except ValueError:
            return  # half an emoji would keep the position from being written
        _log.warning("matrix: no key yet for event %s in room %s", event.event_id, room)
        self._position.locked = within_bounds([*self._position.locked, kept])

    def unlock(self) -> Iterator[tuple[LockedEvent, RoomEvent]]:
        """Yield what can be read by now. Each stays until `remove` says that it was handled."""
        oldest = self._now().timestamp() - LOCKED_SECONDS
        self._position.locked = [kept for kept in self._position.locked if kept.since >= oldest]
        for kept in self._position.locked:
            try:
                event = open_event(self._client, kept.source, kept.room)
            except WorthlessEventError as error:
                _log.info("matrix: late event in room %s left out (%s)", kept.room, error)
                self.remove(kept)
                continue
            if event is not None:
                yield kept, event

    def remove(self, kept: LockedEvent) -> None:
        """Forget an event that was handled."""
        self._position.locked = [other for other in self._position.locked if other is not kept]

    def withdraw(self, event_id: str) -> None:
        """Forget an event that was taken back before anybody could read it."""
        waiting = self._position.locked
        self._position.locked = [kept for kept in waiting if kept.source.get("event_id") != event_id]


def bare(source: JsonObject) -> dict[str, object]:
    """Return what of an encrypted event serves to read it, to ask for its key and to answer where it was said.

    Anything else can have any shape, and what can be written to a file cannot always be read back.
    """
    content: dict[str, object] = _texts(child(source, "content"), _ENCRYPTED)
    outside = child(source, "content", "m.relates_to")
    relation: dict[str, object] = _texts(outside, _RELATION)
    answered = text(outside, "m.in_reply_to", "event_id")
    if answered is not None:
        relation["m.in_reply_to"] = {"event_id": answered}
    if outside.get("is_falling_back") is True:
        relation["is_falling_back"] = True
    if relation:
        content["m.relates_to"] = relation
    at = source.get("origin_server_ts")
    return {
        **_texts(source, ("type", "event_id", "sender")),
        "origin_server_ts": at if isinstance(at, int) and 0 <= at < 2**63 else 0,
        "content": content,
    }


def within_bounds(waiting: Sequence[LockedEvent]) -> list[LockedEvent]:
    """Return what may go on waiting: the oldest of whoever has most of it gives way, and nobody else's."""
    kept = list(waiting)
    sizes = {id(event): len(event.model_dump_json()) for event in kept}
    while len(kept) > LOCKED_EVENTS or sum(sizes[id(event)] for event in kept) > LOCKED_BYTES:
        shares: Counter[str | None] = Counter()
        for event in kept:
            shares[text(event.source, "sender")] += LOCKED_BYTES // LOCKED_EVENTS + sizes[id(event)]
        most, _ = shares.most_common(1)[0]
        kept.remove(next(event for event in kept if text(event.source, "sender") == most))
    return kept


def _texts(source: JsonObject, names: Sequence[str]) -> dict[str, object]:
    return {name: found for name in names if (found := text(source, name)) is not None}
