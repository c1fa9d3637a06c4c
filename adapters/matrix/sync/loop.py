"""The sync loop: the since token moves only after everything before it was handed over and committed."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import nio

from adapters.matrix.homeserver.events import EventType, RoomEvent, child
from adapters.matrix.homeserver.failures import ACCOUNT_REFUSED, ServerTroubleError, named, refusal, retry_after
from adapters.matrix.homeserver.retries import MatrixBackoff
from adapters.matrix.rooms.arrivals import is_arrival
from adapters.matrix.sync.timeline import PAGE
from bot.engine.exchange.messages import AccountError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.matrix.disk.position import Cursor
    from adapters.matrix.homeserver.retries import Sleep
    from adapters.matrix.keys.locked import LockedEvents
    from adapters.matrix.keys.ring import KeyRing
    from adapters.matrix.keys.unreadable import UnreadableEvents
    from adapters.matrix.rooms.arrivals import Arrivals
    from adapters.matrix.rooms.private import PrivateRooms
    from adapters.matrix.rooms.state import RoomBook
    from adapters.matrix.sync.signals import EventInterpreter
    from adapters.matrix.sync.timeline import Timelines
    from bot.engine.exchange.messages import Receive, Signal

POLL_MILLISECONDS = 30_000
FIRST_SYNC_SECONDS = 300.0
"""The first sync brings the whole state of all rooms, and nio sets it no limit."""
_FILTER = {
    "presence": {"types": []},
    "account_data": {"types": [EventType.DIRECT.value]},
    "room": {"timeline": {"limit": PAGE}, "ephemeral": {"types": []}, "account_data": {"types": []}},
}
"""Nobody needs to be woken by typing and read receipts."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


class SyncLoop:
    """Polls, and hands over what comes, one event after the other.

    nio's own loop stores the token before anything was handled, loses the rest of a response when a callback fails,
    and runs hot on a refused token; so this one uses single syncs only.
    """

    def __init__(
        self,
        client: nio.AsyncClient,
        *,
        cursor: Cursor,
        rooms: RoomBook,
        private: PrivateRooms,
        arrivals: Arrivals,
        timelines: Timelines,
        keys: KeyRing,
        locked: LockedEvents,
        unreadable: UnreadableEvents,
        interpreter: EventInterpreter,
        sleep: Sleep,
    ) -> None:
        self._client = client
        self._cursor = cursor
        self._rooms = rooms
        self._private = private
        self._arrivals = arrivals
        self._timelines = timelines
        self._keys = keys
        self._locked = locked
        self._unreadable = unreadable
        self._interpreter = interpreter
        self._sleep = sleep

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Poll until cancelled; `started` is called once the rooms are known. Raises AccountError."""
        try:
            await self._run(receive, started)
        finally:
            await self._arrivals.stop()

    async def _run(self, receive: Receive, started: Callable[[], None]) -> None:
        await self._insist("private rooms", self._private.load)
        response = await self._poll(first=True)
        self._note(response)
        await self._keys.keep(response)  # before the first message, so that nobody sees it from an unsigned device
        started()
        while True:
            await self._handle(response, receive)
            response = await self._poll(first=False)
            self._note(response)
            await self._keys.keep(response)

    async def _poll(self, *, first: bool) -> nio.SyncResponse:
        backoff = MatrixBackoff(self._sleep)
        while True:
            wait: float | None = None
            if not self._client.logged_in:
                # nio drops the token as soon as any request was answered with a soft logout.
                raise AccountError(refusal(self._client.user_id, "soft logout"))
            self._client.next_batch = ""  # nio skips a response that it has begun with, even if it got stuck
            try:
                async with asyncio.timeout(FIRST_SYNC_SECONDS):
                    answer = await self._client.sync(
                        0 if first else POLL_MILLISECONDS,
                        _FILTER,
                        self._cursor.position.since,
                        full_state=first or None,  # without it nio knows no room after a restart
                    )
            except Exception as error:  # noqa: BLE001 -- the network, or nio met what it was not written for
                _log.warning("matrix: no sync (%s), trying again", type(error).__name__)
            else:
                if isinstance(answer, nio.SyncResponse):
                    return answer
                if answer.status_code in ACCOUNT_REFUSED:
                    raise AccountError(refusal(self._client.user_id, answer.status_code))
                _log.warning("matrix: no sync (%s), trying again", named(answer))
                wait = retry_after(answer)
            await backoff.pause(wait)

    def _note(self, response: nio.SyncResponse) -> None:
        """Note what the response says about rooms, before anything in it is handed over."""
        for data in response.account_data_events:
            if getattr(data, "type", None) == EventType.DIRECT:
                self._rooms.note_direct(child({"content": data.content}, "content"))
        for room, info in response.rooms.join.items():
            for event in (*info.state, *info.timeline.events):
                self._rooms.note(RoomEvent(event.source, room))
        for room in response.rooms.invite.keys() - response.rooms.leave.keys():
            # Removed and invited again between two syncs: Synapse shows both, others need not show the removal.
            self._cursor.position.joined.discard(room)
            self._rooms.forget(room)
        self._arrivals.note(response)
        self._client.invited_rooms.clear()  # nothing needs them, and nio would keep those that were refused

    async def _handle(self, response: nio.SyncResponse, receive: Receive) -> None:
        await self._rooms.tell_synced()
        position = self._cursor.position
        for kept, event in self._locked.unlock():
            await self._hand_over(event, receive)
            self._locked.remove(kept)
        for kept, signal in self._unreadable.overdue():
            if signal is not None:
                await self._insist(signal.event_id, partial(receive, signal))
            self._unreadable.note_told(kept, signal)
        for room, info in response.rooms.join.items():
            for event in await self._insist(room, partial(self._timelines.joined, room, info)):
                await self._hand_over(event, receive)
            position.joined.add(room)
        for room, info in response.rooms.leave.items():
            for event in self._timelines.left(room, info):
                await self._hand_over(event, receive)
            position.joined.discard(room)
            self._rooms.forget(room)
        position.since = response.next_batch
        await self._insist("the position", self._save)
        await self._unreadable.ask_for_keys()
        await self._arrivals.follow()

    async def _save(self) -> None:
        self._cursor.save()

    async def _hand_over(self, event: RoomEvent, receive: Receive) -> None:
        if event.event_id:
            await self._insist(event.event_id, lambda: self._turn(event, receive))

    async def _turn(self, event: RoomEvent, receive: Receive) -> None:
        if is_arrival(event, self._client.user_id):
            await self._arrivals.settle(event)
        self._withdraw(event)
        if event.type == EventType.TOMBSTONE and event.state_key is not None:
            self._arrivals.note_upgrade(event)
        signal = await self._read(event)
        if signal is not None:
            await receive(signal)

    def _withdraw(self, event: RoomEvent) -> None:
        """Forget an event that was redacted before anybody could read it; what merely claims to redact does not."""
        gone = event.redacts if event.type == EventType.REDACTION and event.state_key is None else None
        waiting = self._cursor.position.locked
        if gone and any(kept.room == event.room and kept.source.get("event_id") == gone for kept in waiting):
            self._locked.withdraw(gone)

    async def _read(self, event: RoomEvent) -> Signal | None:
        """Return what an event means; nothing if it cannot be understood, as it will not be at the next try."""
        try:
            return await self._interpreter.read(event)
        except (AccountError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 -- anybody can send anything
            _log.error("matrix: event %s left out (%s)", event.event_id, type(error).__name__)
            return None

    async def _insist(self, what: str, step: Callable[[], Awaitable[_T]]) -> _T:
        """Do something until it works: nothing after it may be handed over before."""
        backoff = MatrixBackoff(self._sleep)
        while True:
            wait: float | None = None
            try:
                return await step()
            except AccountError:
                raise
            except ServerTroubleError as error:
                _log.warning("matrix: %s, trying again", error)
                wait = error.retry_after
            except Exception as error:  # whatever a turn raised, its event comes again
                if not self._client.logged_in:
                    raise AccountError(refusal(self._client.user_id, "soft logout")) from error
                # Only the kind of error: its text may hold what somebody wrote.
                _log.warning("matrix: %s failed (%s), trying again", what, type(error).__name__)
            await backoff.pause(wait)
