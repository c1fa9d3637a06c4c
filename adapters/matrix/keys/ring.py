"""The keys of the bot's device: kept fresh after each sync, and shared with everybody before a message."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

import nio

from adapters.matrix.homeserver.failures import NETWORK_TROUBLE, ServerTroubleError, from_answer, from_exception
from bot.engine.exchange.messages import DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from adapters.matrix.keys.cross_signing import CrossSigning
    from adapters.matrix.keys.supply import KeySupply

CLAIM_AGAIN_SECONDS = 300.0
"""How long a device without one-time keys is left alone before it is asked for one again."""

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

        What fails is tried again after the next sync, and holds up nothing else.
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
        """Whether the key reached every device that can be reached.

        nio considers it shared even if the request that carried it failed.
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
