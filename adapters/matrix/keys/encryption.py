"""End-to-end encryption: keys are kept fresh, shared with everybody before a message, and waited for."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import nio
from nio.exceptions import EncryptionError

from adapters.matrix.keys.decryption import WorthlessEventError
from adapters.matrix.keys.waiting import bare, within_bounds
from adapters.matrix.sending.failures import NETWORK_TROUBLE, ServerTroubleError, from_answer, from_exception
from adapters.matrix.sync.cursor import LockedEvent
from adapters.matrix.sync.events import RoomEvent
from bot.engine.exchange.messages import DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from datetime import datetime

    from adapters.matrix.keys.cross_signing import CrossSigning
    from adapters.matrix.keys.key_supply import KeySupply
    from adapters.matrix.sync.cursor import Position

CLAIM_AGAIN_SECONDS = 300.0
"""So long a device without one-time keys is left alone before it is asked again for one to reach it with."""
LOCKED_SECONDS = 3 * 24 * 3600.0
"""For so long a key may be late: a sender whose phone was off over the weekend."""

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class KeyRing:
    """The keys of the bot's device, and whether everybody in a room can read what it writes.

    Keys go to every device of every member, verified or not, as bots usually do.
    """

    def __init__(
        self,
        client: nio.AsyncClient,
        supply: KeySupply,
        signing: CrossSigning,
        *,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`clock` counts seconds."""
        self._client = client
        self._supply = supply
        self._signing = signing
        self._clock = clock
        self._claim_again: dict[str, float] = {}
        self._turn = asyncio.Lock()

    async def keep(self, response: nio.SyncResponse) -> None:
        """Do what a sync asked for: upload, query and claim keys, sign the device, send what waits for other devices.

        What fails is due again after the next sync, and keeps nothing else waiting.
        """
        async with self._turn:
            await self._try("keys not uploaded", partial(self._fill_up, response))
            await self._try("device not signed", partial(self._sign, response))
            await self._try("devices not asked for", self._query)
            await self._try("no exchange begun", self._claim)
            await self._try("messages to devices not sent", self._client.send_to_device_messages)

    async def _fill_up(self, response: nio.SyncResponse) -> None:
        await self._supply.note(response)
        await self._supply.fill_up()

    async def _sign(self, response: nio.SyncResponse) -> None:
        if self._client.user_id in response.device_list.changed:
            self._signing.doubt()
        if not self._signing.settled:
            await self._signing.settle()

    async def _query(self) -> None:
        if self._client.should_query_keys:
            await self._client.keys_query()

    async def _claim(self) -> None:
        if self._client.should_claim_keys:
            await self._client.keys_claim(self._client.get_users_for_key_claiming())

    @staticmethod
    async def _try(failed: str, step: Callable[[], Awaitable[object]]) -> None:
        try:
            await step()
        except ServerTroubleError as error:
            _log.warning("matrix: %s (%s), again after the next sync", failed, error)
        except Exception as error:  # noqa: BLE001 -- keys of others are read here, in whatever shape they come
            _log.warning("matrix: %s (%s), again after the next sync", failed, type(error).__name__)

    async def share(self, room: nio.MatrixRoom) -> None:
        """See to it that everybody in an encrypted room can read the next message.

        Raises DeliveryError: REFUSED without an encryption store (the message would go out in clear text), otherwise
        as the server's answer says.
        """
        client = self._client
        if client.olm is None:
            _log.error("matrix: room %s is encrypted and there are no keys: nothing is sent", room.room_id)
            reason = "the room is encrypted and the bot has no encryption keys"
            raise DeliveryError(reason, Failure.REFUSED)
        async with self._turn:
            try:
                await self._share(room)
            except DeliveryError:
                raise
            except Exception as error:
                _log.warning("matrix: key of room %s not shared (%s)", room.room_id, type(error).__name__)
                raise DeliveryError(f"the room's key was not shared: {type(error).__name__}", Failure.RETRY) from error
            finally:
                # nio leaves this behind if it is interrupted, and would not share anything in this room again.
                interrupted = client.sharing_session.pop(room.room_id, None)
                if interrupted is not None:
                    interrupted.set()

    async def _share(self, room: nio.MatrixRoom) -> None:
        client = self._client
        if not room.members_synced:
            await self._ask(lambda: client.joined_members(room.room_id))
        # Somebody may have joined a moment ago, or bought a new phone.
        client.olm.update_tracked_users(room)
        if client.should_query_keys:
            await self._ask(client.keys_query)
        if not client.olm.should_share_group_session(room.room_id):
            await self._look_for_latecomers(room)
            if self._everybody_has(room):
                return
            client.olm.outbound_group_sessions.pop(room.room_id, None)
        missing = client.get_missing_sessions(room.room_id)
        if missing:
            await self._ask(lambda: client.keys_claim(missing))
        await self._ask(lambda: client.share_group_session(room.room_id, ignore_unverified_devices=True))
        if not self._everybody_has(room):
            client.olm.outbound_group_sessions.pop(room.room_id, None)
            reason = "the room's key did not reach everybody"
            raise DeliveryError(reason, Failure.RETRY)
        self._claim_again[room.room_id] = self._clock() + CLAIM_AGAIN_SECONDS

    async def _look_for_latecomers(self, room: nio.MatrixRoom) -> None:
        """Ask again for keys of the devices that had none to begin an exchange with; all others can read already."""
        if self._clock() < self._claim_again.get(room.room_id, 0.0):
            return
        self._claim_again[room.room_id] = self._clock() + CLAIM_AGAIN_SECONDS
        missing = self._client.get_missing_sessions(room.room_id)
        if missing:
            await self._try("no exchange begun", lambda: self._client.keys_claim(missing))

    def _everybody_has(self, room: nio.MatrixRoom) -> bool:
        """Whether the key arrived at all that can be reached.

        nio takes it for shared even if the request that carried it failed.
        """
        olm = self._client.olm
        session = olm.outbound_group_sessions[room.room_id]
        reached = session.users_shared_with | session.users_ignored
        return all(
            (user, device.id) in reached
            for user in room.users
            for device in olm.device_store.active_user_devices(user)
            if olm.session_store.get(device.curve25519) is not None and device.id != self._client.device_id
        )

    @staticmethod
    async def _ask(request: Callable[[], Awaitable[_Answer]]) -> None:
        try:
            answer = await request()
        except NETWORK_TROUBLE as error:
            raise from_exception(error, on_the_wire=False) from error
        if isinstance(answer, nio.ErrorResponse):
            raise from_answer(answer, on_the_wire=False)


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
            _opened(self._client, event.source, room)
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
                event = _opened(self._client, kept.source, kept.room)
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


def decrypt(client: nio.AsyncClient, source: dict[str, object], room: str) -> RoomEvent | None:
    """Read an encrypted event, or return None if its key is not there or nothing of it counts."""
    try:
        return _opened(client, source, room)
    except WorthlessEventError:
        return None


def _opened(client: nio.AsyncClient, source: dict[str, object], room: str) -> RoomEvent | None:
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
