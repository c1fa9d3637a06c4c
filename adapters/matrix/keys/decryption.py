"""Opening encrypted events: what comes out are people's words, whatever else it claims to be."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import nio
from nio.exceptions import EncryptionError

from adapters.matrix.homeserver.events import EventType, RoomEvent

if TYPE_CHECKING:
    from nio.crypto import Olm

READABLE = frozenset({EventType.MESSAGE.value, EventType.REACTION.value})
_KEPT = ("type", "content", "event_id", "sender", "origin_server_ts")


class WorthlessEventError(EncryptionError):  # type: ignore[misc] # nio does not publish its types
    """An encrypted event could be opened, and nothing of it counts; no other key will change that."""


def keep_to_words(olm: Olm) -> None:
    """Let nothing be taken from an encrypted event but a message or a reaction, with the sender that the server names.

    A server checks who may change a room or withdraw a message, but cannot see what is encrypted; nio believes all of
    it. And it expects one kind of error only, where every kind can be provoked: `json.loads`, for instance, raises
    RecursionError for brackets nested a thousand deep.
    """
    opened = olm.decrypt_megolm_event

    def decrypt_megolm_event(event: nio.MegolmEvent, room_id: str | None = None) -> nio.Event | nio.BadEvent:
        try:
            found = opened(event, room_id)
            found.source = _words(found.source, event)
        except EncryptionError:
            raise
        except Exception as error:
            if is_storage_trouble(error):
                raise
            raise WorthlessEventError(type(error).__name__) from error
        return found

    olm.decrypt_megolm_event = decrypt_megolm_event


def _words(inside: dict[str, object], event: nio.MegolmEvent) -> dict[str, object]:
    if "state_key" in inside or inside["type"] not in READABLE:
        raise WorthlessEventError("neither message nor reaction")
    # Where the content is none nio does not put in who sent it, but leaves what was encrypted.
    if (inside["event_id"], inside["sender"]) != (event.event_id, event.sender):
        raise WorthlessEventError("somebody else's name")
    return {key: inside[key] for key in _KEPT}


def is_storage_trouble(error: Exception) -> bool:
    """Whether the store could not be read or written, which says nothing about what was to be handled."""
    # peewee wraps the errors of sqlite3 in its own.
    return isinstance(error, OSError) or isinstance(error.__context__, sqlite3.OperationalError)


def decrypt(client: nio.AsyncClient, source: dict[str, object], room: str) -> RoomEvent | None:
    """Read an encrypted event, or return None if its key is not there or nothing of it counts."""
    try:
        return open_event(client, source, room)
    except WorthlessEventError:
        return None


def open_event(client: nio.AsyncClient, source: dict[str, object], room: str) -> RoomEvent | None:
    """Read an encrypted event, or return None if its key is not there. Raises WorthlessEventError."""
    parsed = nio.Event.parse_event(source)
    if client.olm is None or not isinstance(parsed, nio.MegolmEvent):
        return None
    parsed.room_id = room
    if client.olm.inbound_group_store.get(room, parsed.sender_key, parsed.session_id) is None:
        return None  # asking nio would make it ask the server for the sender's devices, every time again
    try:
        return RoomEvent(client.decrypt_event(parsed).source, room)
    except WorthlessEventError:
        raise
    except EncryptionError:
        return None
