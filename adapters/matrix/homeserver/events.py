"""Room events as the server sent them, read without trusting their shape: anybody in a room can send anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeAlias

JsonObject: TypeAlias = Mapping[str, object]

LONGEST_ID = 255
"""Bytes of an event, room or user id at most, by the Matrix specification (appendix on identifiers)."""
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

IN_ROOM = frozenset({"join"})
OUT_OF_ROOM = frozenset({"leave", "ban"})
"""Memberships: of people in the room, and of those who have left it or were removed."""


ASKS = "dreiklang.asks"
"""What an edit of the bot's carries beside its text: the name of what is asked there from now on (`mark`), and the keys
of its choices by their emoji (`choices`)."""


class EventType(StrEnum):
    """The event types that mean something to the bot."""

    CREATE = "m.room.create"
    DIRECT = "m.direct"
    ENCRYPTION = "m.room.encryption"
    MEMBER = "m.room.member"
    MESSAGE = "m.room.message"
    PINNED = "m.room.pinned_events"
    POWER_LEVELS = "m.room.power_levels"
    PRIVATE_MARK = "dreiklang.private"
    """State that the bot puts into the private rooms it makes, naming the person (`with`). It is created with the
    room in one request, so no crash can leave a private room that is not recognised as one."""
    REACTION = "m.reaction"
    REDACTION = "m.room.redaction"
    TOMBSTONE = "m.room.tombstone"


def child(source: object, *path: str) -> JsonObject:
    """Return the object at `path`, or an empty one if something else or nothing is there."""
    for key in path:
        source = source.get(key) if isinstance(source, Mapping) else None
    return source if isinstance(source, Mapping) else {}


def text(source: object, *path: str) -> str | None:
    """Return the string at `path`, or None if something else or nothing is there."""
    value = child(source, *path[:-1]).get(path[-1])
    return value if isinstance(value, str) else None


def storable(typed: str) -> str:
    """Drop what JSON can carry and neither a database nor a file can keep: NUL and halves of surrogate pairs."""
    return _UNSTORABLE.sub("", typed)


def identifier(value: str | None, sigil: str) -> str | None:
    """Return an id that begins with its sigil and can exist, or None for anything else.

    What is encrypted no server has checked: an "id" in there may be as long as an event.
    """
    if value is None or not value.startswith(sigil) or not value.isprintable():
        return None
    return value if len(value.encode()) <= LONGEST_ID else None


@dataclass(frozen=True, slots=True)
class RoomEvent:
    """One event of a room's timeline or state, decrypted where that was possible."""

    source: JsonObject
    room: str

    @property
    def event_id(self) -> str:
        """The event's id, unique in the whole network; empty in the stripped state of an invite."""
        return identifier(text(self.source, "event_id"), "$") or ""

    @property
    def type(self) -> str:
        """The event's type, such as `m.room.message`."""
        return text(self.source, "type") or ""

    @property
    def sender(self) -> str:
        """The full Matrix id of whoever sent it; empty if it is none."""
        return identifier(text(self.source, "sender"), "@") or ""

    @property
    def state_key(self) -> str | None:
        """What of the room's state it sets; None for anything that is not state."""
        return text(self.source, "state_key")

    @property
    def at(self) -> datetime:
        """When the sender's server took it, by that server's clock."""
        stamp = self.source.get("origin_server_ts")
        # Servers of others fill this in: a year that Python cannot hold must not stop the loop.
        milliseconds = stamp if isinstance(stamp, int) and 0 <= stamp < 10**14 else 0
        return datetime.fromtimestamp(milliseconds / 1000, UTC)

    @property
    def content(self) -> JsonObject:
        """What it says."""
        return child(self.source, "content")

    @property
    def membership(self) -> str:
        """Of a member event: where `state_key` stands now (`invite`, `join`, `leave`, `ban`, `knock`)."""
        return text(self.content, "membership") or ""

    @property
    def previous_membership(self) -> str:
        """Of a member event: where `state_key` stood before; `leave` if the server does not say."""
        return text(self.source, "unsigned", "prev_content", "membership") or "leave"

    @property
    def relation(self) -> str | None:
        """How it relates to another event: `m.replace`, `m.annotation`, `m.thread`."""
        return text(self.content, "m.relates_to", "rel_type")

    @property
    def related(self) -> str | None:
        """The event it relates to."""
        return identifier(text(self.content, "m.relates_to", "event_id"), "$")

    @property
    def thread(self) -> str | None:
        """The root of the thread it belongs to."""
        return self.related if self.relation == "m.thread" else None

    @property
    def reply_to(self) -> str | None:
        """The event a person answered; what clients add to a thread for older clients does not count."""
        if self.relation == "m.thread" and child(self.content, "m.relates_to").get("is_falling_back") is True:
            return None
        return identifier(text(self.content, "m.relates_to", "m.in_reply_to", "event_id"), "$")

    @property
    def redacts(self) -> str | None:
        """Of a redaction: the event it empties. Room version 11 moved it into the content.

        Servers say it in both places. Where the two differ, one was written by somebody whom nobody checked.
        """
        inside, outside = text(self.content, "redacts"), text(self.source, "redacts")
        return None if inside and outside and inside != outside else identifier(inside or outside, "$")


def without_reply_fallback(body: str) -> str:
    """Drop the quotation that older clients put before a reply.

    The client-server API had it up to version 1.12: lines beginning with `> `, the first naming the quoted person,
    then an empty line. A quotation that a person typed names nobody and stays.
    """
    if not body.startswith(("> <@", "> * <@")):
        return body
    quoted, found, rest = body.partition("\n\n")
    return rest if found and all(line.startswith(">") for line in quoted.split("\n")) else body
