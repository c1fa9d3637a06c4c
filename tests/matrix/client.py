"""A person with a real Matrix client: matrix-nio with a store of its own, against a real server."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote
from uuid import uuid4

import nio
from nio.crypto.attachments import decrypt_attachment
from nio.exceptions import EncryptionError

from adapters.matrix.homeserver.events import EventType, RoomEvent, child, text
from tests.matrix.view import ClientView, ShownMessage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

WAIT_SECONDS = 30.0
"""How long a condition may take; far longer than anything takes on an idle machine."""
_ENCRYPTION = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
_FILTER = {"room": {"timeline": {"limit": 200}}}

__all__ = ["MatrixClient", "ShownMessage"]

_Found = TypeVar("_Found")


class MatrixClient:
    """What a person can do, and what a person sees. Nothing happens in the background: `sync` and `wait_for` poll."""

    def __init__(self, client: nio.AsyncClient) -> None:
        self._client = client
        self._view = ClientView()
        self._locked: dict[str, tuple[nio.MegolmEvent, str]] = {}

    @classmethod
    async def login(cls, homeserver: str, user: str, password: str, store: Path) -> MatrixClient:
        """Log in on a new device whose keys lie in the folder `store`, which exists; and sync once."""
        config = nio.AsyncClientConfig(max_timeouts=3, store_sync_tokens=False, pickle_key="a person's")
        client = nio.AsyncClient(homeserver, user, store_path=str(store), config=config)
        _done(await client.login(password, "a person's phone"))
        person = cls(client)
        await person.sync(full_state=True)
        return person

    @property
    def user_id(self) -> str:
        """The person's full Matrix id."""
        return str(self._client.user_id)

    @property
    def sdk(self) -> nio.AsyncClient:
        """The client library itself, for what this class does not do."""
        return self._client

    async def close(self) -> None:
        """Close the connection and the store."""
        await self._client.close()
        if self._client.store is not None:
            self._client.store.database.close()

    async def sync(self, *, full_state: bool = False, milliseconds: int = 0) -> None:
        """Take in what is new, waiting for it at most `milliseconds`, and exchange the keys that need it."""
        response = await self._client.sync(milliseconds, _FILTER, full_state=full_state or None)
        assert isinstance(response, nio.SyncResponse), response
        await self._exchange_keys()
        for room, info in response.rooms.join.items():
            for event in info.timeline.events:
                if isinstance(event, nio.MegolmEvent):
                    self._locked[event.event_id] = (event, room)
                else:
                    self._view.take(RoomEvent(event.source, room), encrypted=event.decrypted)
        for event, room in list(self._locked.values()):
            event.room_id = room
            try:
                opened = self._client.decrypt_event(event)
            except EncryptionError:
                continue
            del self._locked[event.event_id]
            self._view.take(RoomEvent(opened.source, room), encrypted=True)

    async def wait_for(self, condition: Callable[[], _Found | None], *, seconds: float = WAIT_SECONDS) -> _Found:
        """Sync until `condition` gives something true, and return that."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := condition()):
                    await self.sync(milliseconds=1_000)
                return found
        except TimeoutError:
            bodies = [message.body for message in self.messages()]
            message = f"{self.user_id} waited for nothing; sees {bodies} and {len(self._locked)} unreadable events"
            raise AssertionError(message) from None

    # Rooms.

    async def create_room(
        self,
        name: str | None = None,
        *,
        encrypted: bool = True,
        invite: Sequence[str] = (),
        direct: bool = False,
        public: bool = False,
        version: str | None = None,
    ) -> str:
        """Create a room and return its id once the person is in it. `version` defaults to the server's choice."""
        answer = _done(
            await self._client.room_create(
                name=name,
                invite=invite,
                is_direct=direct,
                preset=nio.RoomPreset.public_chat if public else None,
                room_version=version,
                initial_state=[_ENCRYPTION] if encrypted else [],
            )
        )
        room = str(answer.room_id)
        await self.wait_for(
            lambda: (
                room in self._client.rooms
                and self._client.rooms[room].encrypted == encrypted
                and self.members(room) >= {self.user_id, *invite}
            )
        )
        return room

    async def invite(self, room: str, user_id: str) -> None:
        """Invite somebody."""
        _done(await self._client.room_invite(room, user_id))

    async def join(self, room: str) -> None:
        """Join a room, invited or not."""
        _done(await self._client.join(room))
        await self.wait_for(lambda: room in self._client.rooms)

    async def leave(self, room: str) -> None:
        """Leave a room."""
        _done(await self._client.room_leave(room))
        self._client.rooms.pop(room, None)

    async def kick(self, room: str, user_id: str) -> None:
        """Remove somebody from a room."""
        _done(await self._client.room_kick(room, user_id))

    async def set_power(self, room: str, user_id: str, level: int) -> None:
        """Give somebody a power level."""
        levels = _done(await self._client.room_get_state_event(room, "m.room.power_levels")).content
        levels["users"] = {**levels.get("users", {}), user_id: level}
        _done(await self._client.room_put_state(room, "m.room.power_levels", levels))

    async def set_power_for(self, room: str, what: str, level: int) -> None:
        """Let only those with a power level send an event type, or do what such a level names (`invite`)."""
        levels = _done(await self._client.room_get_state_event(room, "m.room.power_levels")).content
        if what in levels:
            levels[what] = level
        else:
            levels["events"] = {**levels.get("events", {}), what: level}
        _done(await self._client.room_put_state(room, "m.room.power_levels", levels))

    def invitations(self) -> dict[str, str]:
        """The rooms the person is invited to, and by whom."""
        rooms = self._client.invited_rooms.values()
        return {str(room.room_id): str(room.inviter) for room in rooms if room.inviter}

    async def accept_invitation(self, inviter: str) -> str:
        """Wait for an invitation by somebody, follow it, and return the room."""
        room = await self.wait_for(
            lambda: next((room for room, by in self.invitations().items() if by == inviter), None)
        )
        await self.join(room)
        return room

    def members(self, room: str) -> set[str]:
        """Who is in a room or invited."""
        return set(self._client.rooms[room].users)

    def joined(self, room: str) -> set[str]:
        """Who is in a room and not only invited."""
        return {user for user, member in self._client.rooms[room].users.items() if not member.invited}

    async def upgrade(self, room: str) -> str:
        """Replace a room by a newer one, and return that once the person sees it."""
        path = f"/_matrix/client/v3/rooms/{quote(room, safe='')}/upgrade"
        headers = {"Authorization": f"Bearer {self._client.access_token}", "Content-Type": "application/json"}
        async with await self._client.send("POST", path, '{"new_version": "12"}', headers) as answer:
            replacement = str((await answer.json())["replacement_room"])
        await self.wait_for(lambda: replacement in self._client.rooms)
        return replacement

    # Words.

    async def say(
        self,
        room: str,
        body: str,
        *,
        reply_to: str | None = None,
        thread: str | None = None,
        mentions: Sequence[str] = (),
    ) -> str:
        """Write a message and return its event id."""
        content: dict[str, object] = {"msgtype": "m.text", "body": body, "m.mentions": {}}
        if mentions:
            content["m.mentions"] = {"user_ids": list(mentions)}
        if thread is not None:
            falling_back = {"is_falling_back": reply_to is None, "m.in_reply_to": {"event_id": reply_to or thread}}
            content["m.relates_to"] = {"rel_type": "m.thread", "event_id": thread, **falling_back}
        elif reply_to is not None:
            content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply_to}}
        return await self.send(room, EventType.MESSAGE.value, content)

    async def edit(self, room: str, event_id: str, body: str) -> str:
        """Change a message and return the edit's event id."""
        content: dict[str, object] = {
            "msgtype": "m.text",
            "body": f"* {body}",
            "m.new_content": {"msgtype": "m.text", "body": body},
            "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
        }
        return await self.send(room, EventType.MESSAGE.value, content)

    async def redact(self, room: str, event_id: str) -> None:
        """Withdraw a message or a reaction."""
        _done(await self._client.room_redact(room, event_id))

    async def react(self, room: str, event_id: str, emoji: str) -> str:
        """Put an emoji at a message and return the reaction's event id."""
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": emoji}
        return await self.send(room, EventType.REACTION.value, {"m.relates_to": relation})

    async def unreact(self, room: str, event_id: str, emoji: str) -> None:
        """Take one's own emoji back from a message."""
        reaction = await self.wait_for(lambda: self._view.reaction(event_id, emoji, self.user_id))
        await self.redact(room, reaction)

    async def send(self, room: str, kind: str, content: dict[str, object]) -> str:
        """Send any event, encrypted if the room is; returns its id."""
        await self._exchange_keys()
        answer = await self._client.room_send(room, kind, content, tx_id=uuid4().hex, ignore_unverified_devices=True)
        return str(_done(answer).event_id)

    async def send_file(
        self, room: str, name: str, body: bytes, caption: str = "", *, size: int | None = None, encrypted: bool = True
    ) -> str:
        """Send a file, encrypted or not, as clients with captions do; returns the event's id."""
        answer, keys = await self._client.upload(
            BytesIO(body), "application/octet-stream", name, encrypt=encrypted, filesize=len(body)
        )
        url = str(_done(answer).content_uri)
        content: dict[str, object] = {
            "msgtype": "m.file",
            "body": caption or name,
            "filename": name,
            "info": {"size": len(body) if size is None else size},
            **({"file": {**(keys or {}), "url": url}} if encrypted else {"url": url}),
        }
        return await self.send(room, "m.room.message", content)

    async def send_hidden(self, room: str, payload: str) -> str:
        """Send an event with this encrypted in it, which no server can check; returns its id."""
        session = self._client.olm.outbound_group_sessions[room]
        content = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "sender_key": self._client.olm.account.identity_keys["curve25519"],
            "ciphertext": session.encrypt(payload),
            "session_id": session.id,
            "device_id": self._client.device_id,
        }
        request = nio.Api.room_send(self._client.access_token, room, "m.room.encrypted", content, uuid4().hex)
        async with await self._client.send(*request, {"Content-Type": "application/json"}) as answer:
            assert answer.ok, await answer.text()
            return str((await answer.json())["event_id"])

    async def withhold_keys(self, room: str, account: str) -> None:
        """Keep the keys of what is said from now on in a room from somebody's devices."""
        if self._client.should_query_keys:
            await self._client.keys_query()
        devices = list(self._client.device_store.active_user_devices(account))
        assert devices
        for device in devices:
            self._client.blacklist_device(device)
        self._client.invalidate_outbound_session(room)

    # What the person sees.

    def messages(self, room: str | None = None, *, sender: str | None = None) -> list[ShownMessage]:
        """The messages that are still there, oldest first, edits applied."""
        return self._view.messages(room, sender)

    def message(self, event_id: str) -> ShownMessage | None:
        """One message by its id."""
        return self._view.message(event_id)

    async def file(self, message: ShownMessage) -> bytes:
        """Download what a message carries, and decrypt it."""
        encrypted = child(message.content, "file")
        url = text(message.content, "file", "url") or text(message.content, "url")
        answer = _done(await self._client.download(url))
        if not encrypted:
            return bytes(answer.body)
        key, hashes = text(encrypted, "key", "k"), text(encrypted, "hashes", "sha256")
        return bytes(decrypt_attachment(answer.body, key, hashes, text(encrypted, "iv")))

    async def _exchange_keys(self) -> None:
        if self._client.should_upload_keys:
            await self._client.keys_upload()
        if self._client.should_query_keys:
            await self._client.keys_query()
        if self._client.should_claim_keys:
            await self._client.keys_claim(self._client.get_users_for_key_claiming())
        await self._client.send_to_device_messages()


_Answer = TypeVar("_Answer")


def _done(answer: _Answer) -> _Answer:
    """Return an answer that is no error: nio returns errors instead of raising them."""
    assert not isinstance(answer, nio.ErrorResponse), answer
    return answer
