"""What stays encrypted for the bot: its sender's devices are asked for the key again, and later the sender is told."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import nio
from nio.event_builders import RoomKeyRequestMessage

from adapters.matrix.homeserver.events import RoomEvent, child, text
from adapters.matrix.homeserver.failures import named
from bot.engine.exchange.messages import Address, Sender, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from adapters.matrix.disk.position import LockedEvent, Position
    from adapters.matrix.rooms.state import RoomBook

PATIENCE_SECONDS = 3600.0
"""How long a key may take before the sender is told that it is missing."""
SILENCE_SECONDS = 24 * 3600.0
"""How long somebody who has been told is not told again."""

_REQUESTS = 10
"""How many keys are asked for after one sync: anybody can send a lot that nobody can read."""

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
            except Exception as error:  # noqa: BLE001 -- the sync goes on, whatever is wrong
                _log.warning("matrix: key not asked for (%s), again after the next sync", type(error).__name__)
            else:
                if isinstance(answer, nio.ErrorResponse):
                    _log.warning("matrix: key not asked for (%s), again after the next sync", named(answer))

    def _let_go_of_requests(self) -> None:
        """Forget requests for events that no longer wait: nio would keep every one that nobody answered."""
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
            except Exception as error:  # noqa: BLE001 -- the sync goes on, whatever is wrong
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
        """Note that what `overdue` had to say about an event was handed over."""
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


def accept_from_makers(client: nio.AsyncClient) -> None:
    """Let the client take a key that it asked for from the very device that made it.

    nio takes forwarded keys only from verified devices of its own account, and a bot has a single one. A device that
    sends its own key once more is no less credible than it was the first time; any other device's copy is left out.
    """
    olm = client.olm
    if olm is None:
        return
    from_own_devices = olm._should_accept_forward  # noqa: SLF001 -- nio offers no other way in

    def should_accept(sender: str, sender_key: str, event: nio.ForwardedRoomKeyEvent) -> bool:
        if from_own_devices(sender, sender_key, event):
            return True
        asked = olm.outgoing_key_requests.get(event.session_id)
        device = olm.device_store.device_from_sender_key(sender, sender_key)
        content = child(event.source, "content")
        return (
            asked is not None
            and (asked.room_id, asked.algorithm) == (event.room_id, event.algorithm)
            and device is not None
            and text(content, "sender_key") == device.curve25519 == sender_key
            and text(content, "sender_claimed_ed25519_key") == device.ed25519
        )

    olm._should_accept_forward = should_accept  # noqa: SLF001 -- see above
