"""What is kept of encrypted events that wait for their keys, and which of them give way when there are too many."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from adapters.matrix.sync.events import child, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.matrix.sync.cursor import LockedEvent
    from adapters.matrix.sync.events import JsonObject

LOCKED_EVENTS = 200
LOCKED_BYTES = 1_000_000
"""So much may wait: all of it is written to disk with every step of the position."""
_ENCRYPTED = ("algorithm", "ciphertext", "sender_key", "session_id", "device_id")
_RELATION = ("rel_type", "event_id", "key")


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
