"""Getting into rooms and out of them: invitations are followed or refused, upgrades followed, deserted rooms left."""

from __future__ import annotations

import logging
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import nio
from aiolimiter import AsyncLimiter

from adapters.matrix.asking import ask
from adapters.matrix.cursor import Invite
from adapters.matrix.events import IN_ROOM, EventType, child, identifier, text
from adapters.matrix.failures import is_passing, named
from adapters.matrix.invite_policy import EVERYBODY, server_of

if TYPE_CHECKING:
    from adapters.matrix.cursor import Position
    from adapters.matrix.events import RoomEvent
    from adapters.matrix.invite_policy import InvitePolicy
    from adapters.matrix.private import PrivateRooms

TRIES = 10
"""After so many failures a room is let go; somebody can invite again."""
FIRST_REST = 1.0
"""Seconds until a room that could not be joined or left is tried again; each time twice as long, so that TRIES of them
take a quarter of an hour."""
JOINS_AT_ONCE = 10
JOINS_REFILL_SECONDS = 100.0
"""So many rooms are joined at once, and that many again in this time, evenly: what Synapse allows (`rc_joins.local`).
The others wait for their turn."""

_log = logging.getLogger(__name__)


class Arrivals:
    """The rooms that the bot is asked into, and those in which it was left alone."""

    def __init__(
        self, client: nio.AsyncClient, position: Position, private: PrivateRooms, *, policy: InvitePolicy = EVERYBODY
    ) -> None:
        self._client = client
        self._position = position
        self._private = private
        self._rooms = private.rooms
        self._policy = policy
        self._joins = AsyncLimiter(JOINS_AT_ONCE, JOINS_REFILL_SECONDS)
        self._resting: dict[str, tuple[float, float]] = {}
        """Until when a room rests, by the monotonic clock, and for how long the next time, in seconds."""
        self._no_joins_before = 0.0

    def note(self, response: nio.SyncResponse) -> None:
        """Take notice of invitations, and of those that were taken back."""
        for room in response.rooms.leave:
            self._position.invites.pop(room, None)
            self._resting.pop(room, None)
        for room, info in response.rooms.invite.items():
            for event in info.invite_state:
                # The inviter's own membership comes along as an event of the same kind.
                if (
                    isinstance(event, nio.InviteMemberEvent)
                    and event.state_key == self._client.user_id
                    and event.membership == "invite"
                ):
                    known = self._position.invites.get(room)
                    self._position.invites[room] = Invite(
                        inviter=event.sender,
                        direct=event.content.get("is_direct") is True,
                        via=known.via if known is not None else None,
                    )
                    self._resting.pop(room, None)
        for room in list(response.rooms.join):
            # What was said before the upgrade belongs to the old room, and comes before the move.
            if self._rooms.replaces(room) in response.rooms.join:
                response.rooms.join[room] = response.rooms.join.pop(room)

    def note_upgrade(self, event: RoomEvent) -> None:
        """A room was closed and goes on elsewhere: nobody carries the bot over, it has to go by itself."""
        replacement = identifier(text(event.content, "replacement_room"), "!")
        if replacement and replacement not in self._position.joined:
            known = self._position.invites.get(replacement)
            upgrade = Invite(inviter=event.sender) if known is None else known
            self._position.invites[replacement] = upgrade.model_copy(update={"via": server_of(event.sender)})

    async def settle(self, event: RoomEvent) -> None:
        """Before the bot's arrival in a room is told: know whether it is a private chat.

        Raises ServerTroubleError if that could not be written down.
        """
        old = self._rooms.replaces(event.room)
        partner = self._rooms.partner(old) if old is not None else None
        if partner is not None:
            await self._private.adopt(partner, event.room)
            return
        invite = self._position.invites.get(event.room)
        before = child(event.source, "unsigned", "prev_content")
        direct = invite.direct if invite is not None else before.get("is_direct") is True
        inviter = invite.inviter if invite is not None else text(event.source, "unsigned", "prev_sender")
        if direct and inviter:
            await self._private.adopt(inviter, event.room)

    async def follow(self) -> None:
        """Join or refuse every room that the bot is asked into, and leave where nobody else is left.

        What has to wait, and what fails, is tried again after a later sync.
        """
        for room, invite in list(self._position.invites.items()):
            if room in self._position.joined:
                self._position.invites.pop(room)
            elif not self._rests(room):
                await self._answer(room, invite)
        for room in self._rooms.deserted():
            if room in self._position.joined and not self._rests(room):
                await self._desert(room)

    async def _answer(self, room: str, invite: Invite) -> None:
        """Follow an invitation or refuse it. Those into the successor of a room the bot is in are always followed."""
        if self._policy.permits(invite.inviter) or self._rooms.is_announced(room):
            if monotonic() < self._no_joins_before or not self._joins.has_capacity():
                return
            await self._joins.acquire()
            trouble = await self._join(room, invite)
        else:
            trouble = await self._leave(room)
            if trouble is None:
                _log.info("matrix: invitation to room %s refused (from %s)", room, server_of(invite.inviter))
                self._position.invites.pop(room)
        if trouble is None:
            return
        self._rest(room)
        _log.warning("matrix: invitation to room %s not answered (%s)", room, trouble)
        if invite.tries + 1 >= TRIES:
            self._position.invites.pop(room)
        else:
            self._position.invites[room] = invite.model_copy(update={"tries": invite.tries + 1})

    async def _join(self, room: str, invite: Invite) -> str | None:
        """Return None if it worked or only has to wait, else why not."""
        if room in self._client.rooms:
            return None
        # nio cannot name a server to join through, and since room version 12 a room's id does not name one.
        query = "?" + urlencode({"via": invite.via, "server_name": invite.via}) if invite.via else ""
        try:
            answer = await ask(self._client, "POST", f"v3/join/{quote(room, safe='')}{query}", {})
        except Exception as error:  # noqa: BLE001 -- one odd room must not keep the bot from all others
            return type(error).__name__
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = answer.content.get("retry_after_ms")
            self._no_joins_before = monotonic() + (wait / 1000 if isinstance(wait, int) else FIRST_REST)
            return None
        return None if answer.ok else answer.named

    async def _leave(self, room: str) -> str | None:
        """Leave a room, or refuse an invitation; returns None if the bot is out of it, else why not."""
        try:
            answer = await self._client.room_leave(room)
        except Exception as error:  # noqa: BLE001 -- one odd room must not keep the bot from all others
            return type(error).__name__
        return named(answer) if isinstance(answer, nio.RoomLeaveError) and is_passing(answer) else None

    async def _desert(self, room: str) -> None:
        """Leave a room where nobody else is left, if the server sees it that way, too."""
        try:
            answer = await self._client.joined_members(room)
        except Exception as error:  # noqa: BLE001 -- see _leave
            trouble: str | None = type(error).__name__
        else:
            if isinstance(answer, nio.JoinedMembersError):
                trouble = named(answer)
            elif any(member.user_id != self._client.user_id for member in answer.members):
                return
            else:
                trouble = await self._leave(room)
        # Until the sync shows that the bot has left, there is nothing to do here either.
        self._rest(room)
        _log.info("matrix: nobody else is in room %s: %s", room, "left" if trouble is None else f"not left ({trouble})")

    def _rests(self, room: str) -> bool:
        until, _ = self._resting.get(room, (0.0, 0.0))
        return monotonic() < until

    def _rest(self, room: str) -> None:
        _, pause = self._resting.get(room, (0.0, FIRST_REST))
        self._resting[room] = (monotonic() + pause, pause * 2)


def is_arrival(event: RoomEvent, account: str) -> bool:
    """Whether this is the moment the bot came into the room."""
    own = event.type == EventType.MEMBER and event.state_key == account
    return own and event.membership in IN_ROOM and event.previous_membership not in IN_ROOM
