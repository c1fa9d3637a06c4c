"""Getting into rooms and out of them: invitations are followed or refused, upgrades followed, deserted rooms left."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import nio
from aiolimiter import AsyncLimiter

from adapters.matrix.disk.position import Invite
from adapters.matrix.homeserver.events import IN_ROOM, EventType, child, identifier, text
from adapters.matrix.homeserver.failures import is_passing_status, named
from adapters.matrix.homeserver.requests import ask

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine

    from adapters.matrix.disk.position import Position
    from adapters.matrix.homeserver.events import RoomEvent
    from adapters.matrix.homeserver.requests import ServerAnswer
    from adapters.matrix.rooms.private import PrivateRooms

INVITES = 500
"""How many invitations are remembered: anybody can invite, and each one is written with every position."""
TRIES = 10
"""After this many failures an upgraded room is given up if nobody invited the bot to it; people still can."""
FIRST_REST = 1.0
LONGEST_REST = 4 * 3600.0
"""Seconds until a room that could not be joined or left is tried again; each time twice as long, so that TRIES of
them take a quarter of an hour. An invitation stands until the server says otherwise."""
ROOMS_AT_ONCE = 10
"""How many rooms are joined or left at a time: a server may take half a minute for one, and others must not wait."""
JOINS_AT_ONCE = 10
JOINS_REFILL_SECONDS = 100.0
"""How many rooms may be joined at once, and how long it takes until as many more may be, evenly spread: what Synapse
allows (`rc_joins.local`). The others wait for their turn."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InvitePolicy:
    """Who may ask the bot into a room: somebody of an allowed server, or a named account; without either, everybody."""

    allowed_servers: Collection[str] = ()
    """Server names as in Matrix ids, such as `example.org`; capital letters do not matter."""
    inviters: Collection[str] = ()
    """Full Matrix ids, compared exactly."""

    def permits(self, inviter: str) -> bool:
        """Whether an invitation by this account is followed."""
        if not self.allowed_servers and not self.inviters:
            return True
        return inviter in self.inviters or server_of(inviter).lower() in {name.lower() for name in self.allowed_servers}


EVERYBODY = InvitePolicy()
"""Follows all invitations."""


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
        self._quiet_until = 0.0
        """Until when the server wants no more such requests, by the monotonic clock."""
        self._going: dict[str, asyncio.Task[None]] = {}

    def note(self, response: nio.SyncResponse) -> None:
        """Note invitations, and those that were taken back."""
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
        for room in self._in_turn()[INVITES:]:
            self._position.invites.pop(room)
            _log.warning("matrix: invitation to room %s forgotten: too many wait", room)
        for room in list(response.rooms.join):
            # What was said before the upgrade belongs to the old room, and comes before the move.
            if self._rooms.replaces(room) in response.rooms.join:
                response.rooms.join[room] = response.rooms.join.pop(room)

    def note_upgrade(self, event: RoomEvent) -> None:
        """Note that a room was closed and goes on elsewhere: nobody takes the bot along, it has to go by itself."""
        replacement = identifier(text(event.content, "replacement_room"), "!")
        if replacement and replacement not in self._position.joined:
            known = self._position.invites.get(replacement)
            upgrade = Invite(inviter=event.sender, invited=False) if known is None else known
            self._position.invites[replacement] = upgrade.model_copy(update={"via": server_of(event.sender)})

    async def settle(self, event: RoomEvent) -> None:
        """Find out whether a room is a private chat, before the bot's arrival there is reported.

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
        """Begin to join or refuse every room that the bot is asked into, and to leave where nobody else is left.

        That goes on beside the sync loop until `stop`. What has to wait, and what fails, is tried again after a later
        sync.
        """
        for room in self._position.invites.keys() & self._position.joined:
            self._position.invites.pop(room)
        for room in self._in_turn():
            invite = self._position.invites[room]
            # An invitation into the successor of a room that the bot is in is always followed.
            if not (self._policy.permits(invite.inviter) or self._rooms.is_announced(room)):
                self._begin(room, partial(self._refuse, room, invite))
            elif self._is_free(room) and self._joins.has_capacity():
                await self._joins.acquire()
                self._begin(room, partial(self._accept, room, invite))
        for room in self._rooms.deserted():
            if room in self._position.joined:
                self._begin(room, partial(self._desert, room))

    async def stop(self) -> None:
        """End what `follow` began; what was not finished comes again after the next start."""
        going = list(self._going.values())
        for task in going:
            task.cancel()
        await asyncio.gather(*going, return_exceptions=True)

    def _in_turn(self) -> list[str]:
        """Return the rooms that wait, the first of each inviter before their second: many hold up nobody's only one."""
        seen: Counter[str] = Counter()
        places: dict[str, int] = {}
        for room, invite in sorted(self._position.invites.items(), key=lambda item: item[1].tries):
            seen[invite.inviter] += 1
            places[room] = seen[invite.inviter]
        return sorted(places, key=places.__getitem__)

    def _is_free(self, room: str) -> bool:
        """Whether something can be begun about a room now."""
        rests = monotonic() < max(self._quiet_until, self._resting.get(room, (0.0, 0.0))[0])
        return not rests and room not in self._going and len(self._going) < ROOMS_AT_ONCE

    def _begin(self, room: str, deed: Callable[[], Coroutine[None, None, None]]) -> None:
        if self._is_free(room):
            self._going[room] = task = asyncio.create_task(deed())
            task.add_done_callback(lambda _: self._going.pop(room, None))

    async def _accept(self, room: str, invite: Invite) -> None:
        if room in self._client.rooms:
            return  # and soon in the position
        # nio cannot name a server to join through, and since room version 12 a room's id does not name one.
        query = "?" + urlencode({"via": invite.via, "server_name": invite.via}) if invite.via else ""
        trouble = await self._ask(f"join/{quote(room, safe='')}{query}")
        if trouble is not None:
            self._put_off(room, invite, trouble)

    async def _refuse(self, room: str, invite: Invite) -> None:
        trouble = await self._leave(room)
        if trouble is not None:
            self._put_off(room, invite, trouble)
        elif self._position.invites.get(room) is invite:
            _log.info("matrix: invitation to room %s refused (from %s)", room, server_of(invite.inviter))
            self._position.invites.pop(room)

    def _put_off(self, room: str, invite: Invite, trouble: ServerAnswer | Exception) -> None:
        """Try again later, unless things have changed: the server asked to wait, or something else went wrong."""
        if not isinstance(trouble, Exception) and trouble.status == HTTPStatus.TOO_MANY_REQUESTS:
            return
        self._rest(room)
        _log.warning("matrix: invitation to room %s not answered (%s)", room, _named(trouble))
        if self._position.invites.get(room) is not invite:
            return
        if invite.tries + 1 >= TRIES and not invite.invited:
            self._position.invites.pop(room)
        else:
            self._position.invites[room] = invite.model_copy(update={"tries": invite.tries + 1})

    async def _desert(self, room: str) -> None:
        """Leave a room where nobody else is left, if the server sees it that way, too."""
        try:
            answer = await self._client.joined_members(room)
        except Exception as error:  # noqa: BLE001 -- see _ask
            failed: str | None = type(error).__name__
        else:
            if isinstance(answer, nio.JoinedMembersError):
                failed = named(answer)
            elif any(member.user_id != self._client.user_id for member in answer.members):
                return
            else:
                trouble = await self._leave(room)
                failed = None if trouble is None else _named(trouble)
        # Until the sync shows that the bot has left, there is nothing to do here either.
        self._rest(room)
        _log.info("matrix: nobody else is in room %s: %s", room, "left" if failed is None else f"not left ({failed})")

    async def _leave(self, room: str) -> ServerAnswer | Exception | None:
        """Leave a room, or refuse an invitation; returns None if the bot is out of it, else why not."""
        trouble = await self._ask(f"rooms/{quote(room, safe='')}/leave")
        return None if not isinstance(trouble, Exception | None) and not is_passing_status(trouble.status) else trouble

    async def _ask(self, path: str) -> ServerAnswer | Exception | None:
        """Return None if the server did it, else why not."""
        try:
            answer = await ask(self._client, "POST", f"v3/{path}", {})
        except Exception as error:  # noqa: BLE001 -- one odd room must not keep the bot from all others
            return error
        if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
            wait = FIRST_REST if answer.retry_after is None else answer.retry_after
            self._quiet_until = max(self._quiet_until, monotonic() + wait)
        return None if answer.ok else answer

    def _rest(self, room: str) -> None:
        _, pause = self._resting.get(room, (0.0, FIRST_REST))
        self._resting[room] = (monotonic() + pause, min(pause * 2, LONGEST_REST))


def _named(trouble: ServerAnswer | Exception) -> str:
    return type(trouble).__name__ if isinstance(trouble, Exception) else trouble.named


def is_arrival(event: RoomEvent, account: str) -> bool:
    """Whether this is the moment the bot came into the room."""
    own = event.type == EventType.MEMBER and event.state_key == account
    return own and event.membership in IN_ROOM and event.previous_membership not in IN_ROOM


def server_of(user: str) -> str:
    """Return the server's part of a Matrix id, its port included; empty if there is none."""
    return user.partition(":")[2]
