"""What the bot knows about the rooms it is in: who administers them, which are private, which replaced which."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from adapters.matrix.homeserver.events import EventType, JsonObject, RoomEvent, child, storable, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import nio

ADMINISTERS_FROM = 50
"""The power level from which somebody administers a room: the level of a moderator in the client-server API."""
_DEFAULT_FOR_STATE = 50
"""The level for setting state, and for redacting, where the room names none (client-server API)."""
_CREATORS_LEVEL = 100
_CREATORS_SINCE_VERSION = 12
"""Since this room version creators are above all levels and not listed among them."""


@dataclass(slots=True)
class _State:
    creator: str = ""
    creators: frozenset[str] = frozenset()
    predecessor: str | None = None
    replacement: str | None = None
    closed_by: str = ""
    levels: JsonObject | None = None
    pinned: frozenset[str] = frozenset()
    marked_with: str | None = None
    marked_by: str = ""


class RoomBook:
    """The rooms' state as far as it matters, beside nio's own, which does not know room version 12."""

    def __init__(self, client: nio.AsyncClient) -> None:
        self._client = client
        self._states: dict[str, _State] = {}
        self._direct: dict[str, list[str]] = {}
        self._synced = asyncio.Condition()

    def note(self, event: RoomEvent) -> None:
        """Note an event, if it is state that matters."""
        if event.state_key != "":  # under any other key it says nothing about the room, whatever its type
            return
        state = self._states.setdefault(event.room, _State())
        match event.type:
            case EventType.CREATE:
                state.creator = event.sender
                state.creators = _creators(event)
                state.predecessor = text(event.content, "predecessor", "room_id")
            case EventType.POWER_LEVELS:
                state.levels = event.content
            case EventType.PINNED:
                listed = event.content.get("pinned")
                state.pinned = frozenset(filter(_is_text, listed)) if isinstance(listed, list) else frozenset()
            case EventType.TOMBSTONE:
                state.replacement = text(event.content, "replacement_room")
                state.closed_by = event.sender
            case EventType.PRIVATE_MARK:
                state.marked_with = text(event.content, "with")
                state.marked_by = event.sender
            case _:
                pass

    def forget(self, room: str) -> None:
        """Forget a room that the bot is no longer in."""
        self._states.pop(room, None)
        self._client.rooms.pop(room, None)
        if self._client.olm is not None:
            self._client.olm.outbound_group_sessions.pop(room, None)

    async def tell_synced(self) -> None:
        """Wake whoever waits for a room to appear."""
        async with self._synced:
            self._synced.notify_all()

    async def wait_for(self, room: str, person: str, seconds: float) -> bool:
        """Wait until the sync shows an encrypted room with this person in it; False if it did not in time.

        A new room comes in pieces, the invitation last: until then a message would be encrypted for nobody.
        """

        def complete() -> bool:
            return room in self._client.rooms and self._client.rooms[room].encrypted and person in self.members(room)

        return await self.wait_until(complete, seconds)

    async def wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        """Wait until a sync has made something true; False if none did in time."""
        try:
            async with asyncio.timeout(seconds), self._synced:
                await self._synced.wait_for(condition)
        except TimeoutError:
            return False
        return True

    def administers(self, room: str, user: str) -> bool:
        """Whether somebody created the room (from version 12) or has at least a moderator's power level."""
        state = self._states.get(room, _State())
        return self._power(state, user) >= ADMINISTERS_FROM

    def may_set(self, room: str, user: str, kind: EventType) -> bool:
        """Whether somebody may set state of a type in a room."""
        state = self._states.get(room, _State())
        levels = state.levels or {}
        needed = child(levels, "events").get(kind.value, levels.get("state_default", _DEFAULT_FOR_STATE))
        return self._power(state, user) >= _level(needed, _DEFAULT_FOR_STATE)

    def may_redact(self, room: str, user: str) -> bool:
        """Whether somebody may redact what others sent to a room."""
        state = self._states.get(room, _State())
        needed = (state.levels or {}).get("redact", _DEFAULT_FOR_STATE)
        return self._power(state, user) >= _level(needed, _DEFAULT_FOR_STATE)

    def pinned(self, room: str) -> frozenset[str]:
        """The messages that are pinned in a room."""
        return self._states.get(room, _State()).pinned

    @staticmethod
    def _power(state: _State, user: str) -> float:
        if user in state.creators:
            return inf
        if state.levels is None:  # a room whose levels were never set
            return _CREATORS_LEVEL if user and user == state.creator else 0
        return _level(child(state.levels, "users").get(user, state.levels.get("users_default", 0)), 0)

    def hides_history(self, room: str) -> bool:
        """Whether those who come to a room cannot read what was said in it before."""
        known = self._client.rooms.get(room)
        return known is None or known.encrypted or known.history_visibility not in {"shared", "world_readable"}

    def members(self, room: str) -> frozenset[str]:
        """Everybody in the room or invited to it."""
        known = self._client.rooms.get(room)
        return frozenset(known.users) if known is not None else frozenset()

    def has_another_bot(self, room: str) -> bool:
        """Whether somebody else in a room may take commands: nothing says so but what accounts are called."""
        others = self.members(room) - {self._client.user_id}
        return any("bot" in f"{one} {self.name(room, one)}".casefold() for one in others)

    def name(self, room: str, user: str, *, former: str | None = None) -> str:
        """What the room calls somebody, told apart if two are called the same; the Matrix id if it has no name.

        `former` is what somebody was called who is no longer in the room.
        """
        known = self._client.rooms.get(room)
        if known is None:
            return storable(former or "") or user
        if user not in known.users and former and former in known.names and known.names[former]:
            former = f"{former} ({user})"
        return storable(known.user_name(user) or former or "") or user

    def called(self, user: str) -> str:
        """What somebody is called, in any room; the first part of their id where nobody calls them anything."""
        shown = (known.users[user].display_name for known in self._client.rooms.values() if user in known.users)
        return storable(next(filter(None, shown), "")) or user[1:].partition(":")[0]

    def is_own_private(self, room: str) -> bool:
        """Whether the bot made a room as a private chat."""
        state = self._states.get(room, _State())
        return bool(state.marked_with) and state.marked_by == state.creator == self._client.user_id

    def partner(self, room: str) -> str | None:
        """Whom a room was opened with as a private chat, by the bot or by that person."""
        state = self._states.get(room, _State())
        if state.marked_with and self.is_own_private(room):
            return state.marked_with
        return next((person for person, rooms in self._direct.items() if room in rooms), None)

    def is_private(self, room: str) -> bool:
        """Whether a room is a private chat, and nobody else has been asked in since."""
        partner = self.partner(room)
        return partner is not None and self.members(room) <= {partner, self._client.user_id}

    def is_reusable(self, room: str) -> bool:
        """Whether taps leave no trace in a room: only one person taps there, and the bot may clear up behind them."""
        return self.is_private(room) and self.may_redact(room, self._client.user_id)

    @property
    def direct(self) -> Mapping[str, Sequence[str]]:
        """The bot's `m.direct` account data: private rooms by person."""
        return self._direct

    def note_direct(self, content: JsonObject) -> None:
        """Note `m.direct` as the server has it."""
        self._direct = {
            person: [room for room in rooms if isinstance(room, str)]
            for person, rooms in content.items()
            if isinstance(rooms, list)
        }

    def private_rooms(self, person: str) -> tuple[str, ...]:
        """The private rooms with a person that the bot is still in."""
        return tuple(room for room in self._client.rooms if self.partner(room) == person and self.is_private(room))

    def replaces(self, room: str) -> str | None:
        """The room that this one goes on for, if both sides say so: anybody can claim to be a successor."""
        old = self._states.get(room, _State()).predecessor
        return old if old is not None and self._states.get(old, _State()).replacement == room else None

    def successor(self, room: str) -> str | None:
        """The room that goes on for this one, if both sides say so."""
        new = self._states.get(room, _State()).replacement
        return new if new is not None and self.replaces(new) == room else None

    def is_announced(self, room: str) -> bool:
        """Whether a room that the bot is in names this one as its successor."""
        return any(state.replacement == room for state in self._states.values())

    def deserted(self) -> tuple[str, ...]:
        """The rooms in which nobody but the bot is left, or invited. Those for two stay, and those the bot made.

        A room that the bot makes comes through the sync in pieces, and its people last.
        """
        account = self._client.user_id
        return tuple(
            room
            for room in self._client.rooms
            if self.members(room) <= {account}
            and self.partner(room) is None
            and self._states.get(room, _State()).creator not in {"", account}
        )

    def closed_by(self, room: str) -> str:
        """Who upgraded a room; empty if nobody did."""
        return self._states.get(room, _State()).closed_by


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _level(value: object, otherwise: int) -> int:
    """Read a power level. Rooms of before version 10 may hold levels as text."""
    if isinstance(value, int):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() else otherwise


def _creators(event: RoomEvent) -> frozenset[str]:
    version = text(event.content, "room_version") or "1"
    if not version.isdecimal() or int(version) < _CREATORS_SINCE_VERSION:
        return frozenset()
    more = event.content.get("additional_creators")
    named = [user for user in more if isinstance(user, str)] if isinstance(more, list) else []
    return frozenset({event.sender, *named})
