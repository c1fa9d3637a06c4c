"""matrix-nio's client, for which one odd event does not spoil a whole sync."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import nio

from adapters.matrix.keys.decryption import is_storage_trouble, keep_to_words
from adapters.matrix.keys.devices import AnyDevices, AnyOneTimeKeys, usable_devices, usable_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_log = logging.getLogger(__name__)


class UnshakenClient(nio.AsyncClient):  # type: ignore[misc] # nio does not publish its types
    """Leaves out what nio stumbles over while it handles a sync: it would fail, and fail again.

    Only if the store fails the whole sync does, and comes again: what is left out then would be lost.
    """

    _ahead_of_store = False

    def load_store(self) -> None:
        """Open the device's keys."""
        before = self.olm
        super().load_store()
        if self.olm is not None and self.olm is not before:
            keep_to_words(self.olm)

    async def keys_query(self) -> nio.KeysQueryResponse | nio.KeysQueryError:
        """Ask for the devices of everybody whose devices are not known."""
        return await self._send(AnyDevices, *nio.Api.keys_query(self.access_token, self.users_for_key_query))

    async def keys_claim(self, user_set: Mapping[str, Iterable[str]]) -> nio.KeysClaimResponse | nio.KeysClaimError:
        """Ask for keys with which to begin an encrypted exchange with devices."""
        return await self._send(AnyOneTimeKeys, *nio.Api.keys_claim(self.access_token, user_set))

    async def receive_response(self, response: nio.Response) -> None:
        """Take over what an answer says, without the keys of others that cannot be used."""
        if self.olm is not None and isinstance(response, nio.KeysQueryResponse):
            response.device_keys = usable_devices(self.olm, response.device_keys)
        elif self.olm is not None and isinstance(response, nio.KeysClaimResponse):
            response.one_time_keys = usable_keys(self.olm, response.one_time_keys)
        elif self._ahead_of_store and isinstance(response, nio.SyncResponse):
            self._go_back_to_store()
        await super().receive_response(response)

    def _go_back_to_store(self) -> None:
        """Forget what could not be written down: a message can be decrypted only once, and comes again."""
        account = self.store.load_account()
        self.olm.load()
        self.olm.account = account
        self._ahead_of_store = False

    def _handle_decrypt_to_device(self, to_device_event: nio.ToDeviceEvent) -> nio.ToDeviceEvent | None:
        try:
            if self.store is None:
                return super()._handle_decrypt_to_device(to_device_event)
            # All of it or nothing: after a crash between the session and the room key in it, the key would be lost,
            # for the message that brought it comes again but can be decrypted only once.
            with self.store.database.atomic():
                return super()._handle_decrypt_to_device(to_device_event)
        except Exception as error:
            if is_storage_trouble(error):
                self._ahead_of_store = True
                raise
            _log.warning("matrix: a message between devices left out (%s)", type(error).__name__)
            return None

    def _handle_timeline_event(
        self,
        event: nio.Event | nio.BadEventType,
        room_id: str,
        room: nio.MatrixRoom,
        encrypted_rooms: set[str],
    ) -> nio.Event | nio.BadEventType | None:
        try:
            return super()._handle_timeline_event(event, room_id, room, encrypted_rooms)
        except Exception as error:
            if is_storage_trouble(error):
                raise
            _log.warning("matrix: event %a in room %s not handled (%s)", event.event_id, room_id, type(error).__name__)
            return None
