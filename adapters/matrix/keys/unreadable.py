"""What stays encrypted for the bot: its sender's devices are asked for the key, and later the sender is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import nio
from nio.event_builders import RoomKeyRequestMessage

from adapters.matrix.sending.failures import named
from adapters.matrix.sync.events import RoomEvent, text
from bot.engine.exchange.messages import Address, Sender, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from adapters.matrix.rooms.rooms import RoomBook
    from adapters.matrix.sync.cursor import LockedEvent, Position

PATIENCE_SECONDS = 3600.0
"""For so long a key may take its time before the sender hears of it."""
SILENCE_SECONDS = 24 * 3600.0
"""For so long somebody who was told is not told again."""

_REQUESTS = 10
"""So many keys are asked for after one sync: anybody can send a lot that nobody can read."""

_log = logging.getLogger(__name__)


class UnreadableEvents:
    """Looks after the events that wait for their keys in the position."""

    def __init__(
        self, client: nio.AsyncClient, adapter: str, position: Position, rooms: RoomBook, now: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._adapter = adapter
        self._position = position
        self._rooms = rooms
        self._now = now

    async def ask_for_keys(self) -> None:
        """Ask the senders' devices for each missing key, once. What cannot be sent waits in nio's queue.

        nio writes down what it has asked for: that is also what lets it accept the answer.
        """
        olm = self._client.olm
        if olm is None:
            return
        self._let_go_of_requests()
        queued = [message for message in olm.outgoing_to_device_messages if isinstance(message, RoomKeyRequestMessage)]
        asked = {message.session_id for message in queued} | olm.outgoing_key_requests.keys()
        left = _REQUESTS
        for kept in self._position.locked:
            if not left:
                return
            event = nio.Event.parse_event(kept.source)
            if not isinstance(event, nio.MegolmEvent) or event.session_id in asked:
                continue
            if olm.inbound_group_store.get(kept.room, event.sender_key, event.session_id) is not None:
                continue  # the key is there, and something else is wrong with the event
            event.room_id = kept.room
            request = event.as_key_request(event.sender, self._client.device_id)
            olm.outgoing_to_device_messages.append(request)  # nio notes as sent only what has been in its queue
            asked.add(event.session_id)
            left -= 1
            try:
                answer = await self._client.to_device(request)
            except Exception as error:  # noqa: BLE001 -- the sync goes on, whatever the matter is
                _log.warning("matrix: key not asked for (%s), again after the next sync", type(error).__name__)
            else:
                if isinstance(answer, nio.ErrorResponse):
                    _log.warning("matrix: key not asked for (%s), again after the next sync", named(answer))

    def _let_go_of_requests(self) -> None:
        """Forget what was asked for events that wait no more: nio would keep all that nobody answered."""
        olm = self._client.olm
        waited = {text(kept.source, "content", "session_id") for kept in self._position.locked}
        olm.outgoing_to_device_messages[:] = [
            message
            for message in olm.outgoing_to_device_messages
            if not isinstance(message, RoomKeyRequestMessage) or message.session_id in waited
        ]
        for key, request in list(olm.outgoing_key_requests.items()):
            if request.session_id in waited:
                continue
            try:
                olm.store.remove_outgoing_key_request(request)
            except Exception as error:  # noqa: BLE001 -- the sync goes on, whatever the matter is
                _log.warning("matrix: key request not forgotten (%s), again after the next sync", type(error).__name__)
                return
            del olm.outgoing_key_requests[key]

    def overdue(self) -> Iterator[tuple[LockedEvent, Unreadable | None]]:
        """Yield what has waited long enough, with what there is to say about it; nothing if its sender knows.

        Each comes again until `note_told`.
        """
        now = self._now().timestamp()
        self._position.told = {who: at for who, at in self._position.told.items() if now - at < SILENCE_SECONDS}
        for kept in list(self._position.locked):
            if kept.told or now - kept.since < PATIENCE_SECONDS:
                continue
            event = RoomEvent(kept.source, kept.room)
            known = event.sender in self._position.told or not event.sender or not event.event_id
            silent = known or kept.room not in self._position.joined
            yield kept, None if silent else self._signal(event)

    def note_told(self, kept: LockedEvent, signal: Unreadable | None) -> None:
        """What `overdue` had to say about an event was handed over."""
        if signal is not None:
            self._position.told[signal.sender.platform_id] = self._now().timestamp()
        done = kept.model_copy(update={"told": True})
        self._position.locked = [done if other is kept else other for other in self._position.locked]

    def _signal(self, event: RoomEvent) -> Unreadable:
        return Unreadable(
            event_id=f"{event.event_id}~unreadable",
            address=Address(
                adapter=self._adapter, account=self._client.user_id, channel=event.room, thread=event.thread
            ),
            sender=Sender(
                platform_id=event.sender,
                name=self._rooms.name(event.room, event.sender),
                administers=self._rooms.administers(event.room, event.sender),
            ),
            private=self._rooms.is_private(event.room),
            at=event.at,
        )
