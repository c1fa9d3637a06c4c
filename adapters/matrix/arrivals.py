"""Getting into rooms: invitations are followed, upgraded rooms too, and both again if it does not work at once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import nio

from adapters.matrix.cursor import Invite
from adapters.matrix.events import IN_ROOM, EventType, child, identifier, text

if TYPE_CHECKING:
    from adapters.matrix.cursor import Position
    from adapters.matrix.events import RoomEvent
    from adapters.matrix.private import PrivateRooms

JOIN_TRIES = 10
"""After so many refusals an invitation is let go; somebody can invite again."""

_log = logging.getLogger(__name__)


class Arrivals:
    """The rooms that the bot is asked into."""

    def __init__(self, client: nio.AsyncClient, position: Position, private: PrivateRooms) -> None:
        self._client = client
        self._position = position
        self._private = private

    def note(self, response: nio.SyncResponse) -> None:
        """Take notice of invitations, and of those that were taken back."""
        for room in response.rooms.leave:
            self._position.invites.pop(room, None)
        for room, info in response.rooms.invite.items():
            for event in info.invite_state:
                # The inviter's own membership comes along as an event of the same kind.
                if (
                    isinstance(event, nio.InviteMemberEvent)
                    and event.state_key == self._client.user_id
                    and event.membership == "invite"
                ):
                    direct = event.content.get("is_direct") is True
                    self._position.invites[room] = Invite(inviter=event.sender, direct=direct)

    def note_upgrade(self, event: RoomEvent) -> None:
        """A room was closed and goes on elsewhere: nobody carries the bot over, it has to go by itself."""
        replacement = identifier(text(event.content, "replacement_room"), "!")
        if replacement and replacement not in self._position.joined:
            via = event.sender.partition(":")[2]
            self._position.invites[replacement] = Invite(inviter=event.sender, via=via)

    async def settle(self, event: RoomEvent) -> None:
        """Before the bot's arrival in a room is told: know whether it is a private chat.

        Raises ServerTroubleError if that could not be written down.
        """
        invite = self._position.invites.get(event.room)
        before = child(event.source, "unsigned", "prev_content")
        direct = invite.direct if invite is not None else before.get("is_direct") is True
        inviter = invite.inviter if invite is not None else text(event.source, "unsigned", "prev_sender")
        if direct and inviter:
            await self._private.adopt(inviter, event.room)

    async def follow(self) -> None:
        """Join every room that is still to be joined. A failure is tried again after the next sync."""
        for room, invite in list(self._position.invites.items()):
            if room in self._position.joined:
                del self._position.invites[room]
                continue
            refused = await self._join(room, invite)
            if refused is None:
                continue
            _log.warning("matrix: room %s not joined (%s)", room, refused)
            if invite.tries + 1 >= JOIN_TRIES:
                del self._position.invites[room]
            else:
                self._position.invites[room] = invite.model_copy(update={"tries": invite.tries + 1})

    async def _join(self, room: str, invite: Invite) -> str | None:
        """Return None if it worked, else why not."""
        if room in self._client.rooms:
            return None
        try:
            if invite.via is None:
                answer = await self._client.join(room)
                return str(answer.status_code) if isinstance(answer, nio.JoinError) else None
            # nio cannot name a server to join through, and since room version 12 a room's id does not name one.
            query = urlencode({"via": invite.via, "server_name": invite.via})
            headers = {"Authorization": f"Bearer {self._client.access_token}", "Content-Type": "application/json"}
            path = f"/_matrix/client/v3/join/{quote(room, safe='')}?{query}"
            async with await self._client.send("POST", path, "{}", headers) as response:
                return None if response.ok else f"HTTP {response.status}"
        except Exception as error:  # noqa: BLE001 -- one odd room must not keep the bot from all others
            return type(error).__name__


def is_arrival(event: RoomEvent, account: str) -> bool:
    """Whether this is the moment the bot came into the room."""
    own = event.type == EventType.MEMBER and event.state_key == account
    return own and event.membership in IN_ROOM and event.previous_membership not in IN_ROOM
