"""What happened in a room since the last sync: gaps filled, history left out, in the order of the room."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import nio

from adapters.matrix.homeserver.events import OUT_OF_ROOM, EventType, RoomEvent, child, text
from adapters.matrix.homeserver.retries import Patience
from adapters.matrix.keys.decryption import decrypt
from adapters.matrix.rooms.arrivals import is_arrival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from adapters.matrix.disk.position import Position
    from adapters.matrix.homeserver.retries import Sleep
    from adapters.matrix.keys.locked import LockedEvents

PAGE = 100
"""Events in one answer, in a sync as well as in a gap."""
WAITED = timedelta(days=1)
"""What was said to an invited bot this long before it came is history; it would look odd to answer."""
PAGES = 100
"""A gap of more events than PAGES * PAGE is not read to its end."""

_log = logging.getLogger(__name__)


class Timelines:
    """Reads the timelines of a sync response for one account."""

    def __init__(self, client: nio.AsyncClient, position: Position, locked: LockedEvents, sleep: Sleep) -> None:
        self._client = client
        self._patience = Patience(client, sleep)
        self._position = position
        self._locked = locked

    async def joined(self, room: str, info: nio.RoomInfo) -> list[RoomEvent]:
        """Return what to hand over from a room the bot is in. Raises AccountError.

        In a room the bot was not in before, that begins with its own join. Without a since token the account is new
        to this installation: then whatever is in its rooms is history, and only its joins count.
        """
        timeline = list(info.timeline.events)
        known = room in self._position.joined
        since = self._position.since
        if since is None:
            states = [*info.state, *timeline]
            return [event for event in _sources(states, room) if is_arrival(event, self._account)][-1:]
        start = info.timeline.prev_batch if info.timeline.limited else None
        if known:
            if start:
                timeline = [*await self._gap(room, start, since, _never), *timeline]
            return list(self._inside(timeline, room))
        if start and not any(map(self._begins, _sources(timeline, room))):
            timeline = [*await self._gap(room, start, None, self._begins), *timeline]
        came = self._last_arrival(timeline, room)
        if came is None:
            return []
        # An earlier stay in the room has been handled, and what was said since then was not meant for the bot.
        arrival, *after = self._inside(timeline[came:], room)
        return [arrival, *self._waiting(timeline[:came], arrival), *after]

    def left(self, room: str, info: nio.RoomInfo) -> list[RoomEvent]:
        """Return what to hand over from a room the bot is no longer in, up to its removal."""
        if room not in self._position.joined:
            return []
        events = list(self._inside(info.timeline.events, room))
        if not any(self._is_removal(event) for event in events):
            events += [event for event in _sources(info.state, room) if self._is_removal(event)]
        return [_after_a_stay(event) if self._is_removal(event) else event for event in events]

    @property
    def _account(self) -> str:
        return str(self._client.user_id)

    def _last_arrival(self, timeline: Sequence[nio.Event | nio.BadEvent], room: str) -> int | None:
        found = (place for place, event in enumerate(_sources(timeline, room)) if is_arrival(event, self._account))
        return max(found, default=None)

    def _begins(self, event: RoomEvent) -> bool:
        """Whether the bot's way into a room begins here: with an invitation, or where nobody had to invite it."""
        if is_arrival(event, self._account):
            return event.previous_membership != "invite"
        return self._is_invitation(event)

    def _waiting(self, timeline: Sequence[nio.Event | nio.BadEvent], arrival: RoomEvent) -> Iterator[RoomEvent]:
        """Yield what was said to a bot that had been invited and was not there yet; unreadable events are left out."""
        if arrival.previous_membership != "invite":
            return
        sources = _sources(timeline, arrival.room)
        invited = max((place for place, event in enumerate(sources) if self._is_invitation(event)), default=None)
        for event in timeline[invited + 1 :] if invited is not None else ():
            locked = isinstance(event, nio.MegolmEvent)
            read = (
                decrypt(self._client, event.source, arrival.room) if locked else RoomEvent(event.source, arrival.room)
            )
            # The bot knows who is in the room from its state; only what was said has been missed.
            if read is not None and read.state_key is None and arrival.at - read.at <= WAITED:
                yield read

    def _is_invitation(self, event: RoomEvent) -> bool:
        return event.type == EventType.MEMBER and event.state_key == self._account and event.membership == "invite"

    def _inside(self, timeline: Sequence[nio.Event | nio.BadEvent], room: str) -> Iterator[RoomEvent]:
        """Yield what happened while the bot was in the room, where the timeline begins; unreadable events wait."""
        inside = True
        for event in timeline:
            # nio decrypts neither the timelines of left rooms nor, always, those of a gap.
            locked = isinstance(event, nio.MegolmEvent)
            read = decrypt(self._client, event.source, room) if locked else RoomEvent(event.source, room)
            if read is None:
                if inside:
                    self._locked.add(event, room)
                continue
            inside = inside or is_arrival(read, self._account)
            if inside:
                yield read
            inside = inside and not self._is_removal(read)

    def _is_removal(self, event: RoomEvent) -> bool:
        own = event.type == EventType.MEMBER and event.state_key == self._account
        return own and event.membership in OUT_OF_ROOM

    async def _gap(
        self, room: str, start: str, end: str | None, is_enough: Callable[[RoomEvent], bool]
    ) -> list[nio.Event]:
        """Return what lies before a timeline's beginning, oldest first.

        It goes back to the last sync, or to the page with an event that is enough, or as far as the server shows it.
        """
        found: list[nio.Event] = []
        for _ in range(PAGES):
            page = partial(self._client.room_messages, room, start, end, limit=PAGE)
            answer = await self._patience.ask(f"gap in room {room}", page, much=True)
            if answer is None:
                _log.error("matrix: gap in room %s stays", room)
                break
            found.extend(answer.chunk)
            enough = any(map(is_enough, _sources(answer.chunk, room)))
            if enough or not answer.end or answer.end in {start, end}:
                break
            start = answer.end
        else:
            _log.warning("matrix: gap in room %s is longer than %s events", room, PAGES * PAGE)
        return found[::-1]


class Lookup:
    """Finds single events."""

    def __init__(self, client: nio.AsyncClient, sleep: Sleep) -> None:
        self._client = client
        self._patience = Patience(client, sleep)

    async def look_up(self, room: str, event_id: str) -> RoomEvent | None:
        """Return an event, or None if the bot may not see it or the server does not show it. Raises AccountError."""
        request = partial(self._client.room_get_event, room, event_id)
        answer = await self._patience.ask(f"event {event_id}", request)
        return None if answer is None else RoomEvent(answer.event.source, room)


def _after_a_stay(removal: RoomEvent) -> RoomEvent:
    """Say that the bot was in the room before: it was, and not every server does so with its state."""
    if text(removal.source, "unsigned", "prev_content", "membership") is not None:
        return removal
    unsigned = {**child(removal.source, "unsigned"), "prev_content": {"membership": "join"}}
    return RoomEvent({**removal.source, "unsigned": unsigned}, removal.room)


def _never(_event: RoomEvent) -> bool:
    return False


def _sources(events: Sequence[nio.Event | nio.BadEvent], room: str) -> list[RoomEvent]:
    return [RoomEvent(event.source, room) for event in events]
