"""Private rooms with one person: found if there is one, made encrypted if there is none, listed in `m.direct`."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import quote

import nio

from adapters.matrix.homeserver.events import EventType
from adapters.matrix.homeserver.failures import (
    ACCOUNT_REFUSED,
    NETWORK_TROUBLE,
    ServerTroubleError,
    from_answer,
    from_exception,
    is_passing_status,
    refusal,
)
from adapters.matrix.homeserver.requests import ask, insist_on
from adapters.matrix.rooms.openings import ROOM_APPEARS
from bot.engine.exchange.messages import AccountError, DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.matrix.rooms.openings import Openings
    from adapters.matrix.rooms.state import RoomBook

NAME = "Dreiklang"
"""What private rooms are called, before the name of the person."""
LONGEST_NAME = 128
"""Characters of a private room's name."""
_ENCRYPTION = {"type": EventType.ENCRYPTION.value, "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}

_log = logging.getLogger(__name__)


class PrivateRooms:
    """One private room a person, whoever opened it."""

    def __init__(self, client: nio.AsyncClient, rooms: RoomBook, openings: Openings) -> None:
        self._client = client
        self._rooms = rooms
        self._openings = openings
        self._named: set[str] = set()
        """Rooms that this process has tried to name."""
        self._opening: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def rooms(self) -> RoomBook:
        """The rooms among which the private ones are found."""
        return self._rooms

    async def open(self, person: str) -> str:
        """Return the id of the encrypted private room with a person; they need not have accepted yet.

        Raises DeliveryError.
        """
        async with self._opening[person]:
            if left := self._openings.seconds_left(person):
                # Asked for just now, and the answer got lost: the room may be on its way.
                await self._rooms.wait_until(lambda: self._is_there(person), left)
            known = self._known(person)
            room = next((room for room in known if person in self._rooms.members(room)), None)
            room = room or await self._ask_back(known, person) or await self._create(person)
            if room not in self._rooms.direct.get(person, ()):
                await self._list(person, room)
            self._openings.end(person)
            return room

    async def give_name(self, room: str) -> None:
        """Name a private room that the bot made before it gave them names, as well as it can, and once."""
        partner = self._rooms.partner(room)
        known = self._client.rooms.get(room)
        if (
            partner is None
            or known is None
            or known.name
            or room in self._named
            or not self._rooms.is_own_private(room)
        ):
            return
        self._named.add(room)
        path = f"v3/rooms/{quote(room, safe='')}/state/m.room.name"
        try:
            answer = await ask(self._client, "PUT", path, {"name": self._name_for(partner)})
        except NETWORK_TROUBLE as error:
            _log.info("matrix: private room %s stays without a name (%s)", room, type(error).__name__)
        else:
            _log.info("matrix: private room %s named (%s)", room, "done" if answer.ok else answer.named)

    def _name_for(self, person: str) -> str:
        return f"{NAME} · {self._rooms.called(person)}"[:LONGEST_NAME]

    async def _ask_back(self, rooms: Sequence[str], person: str) -> str | None:
        """Invite somebody again into a private room they left; None if the bot may not do so in any of them."""
        for room in rooms:
            try:
                await self._invite(room, person)
            except DeliveryError as error:
                if error.failure in {Failure.RETRY, Failure.UNKNOWN}:
                    raise
                _log.info("matrix: nobody can be asked back into private room %s (%s)", room, error)
            else:
                return room
        return None

    async def adopt(self, person: str, room: str) -> None:
        """List a room that a person opened as a private chat. Raises ServerTroubleError if that did not work."""
        if room in self._rooms.direct.get(person, ()):
            return
        try:
            await self._list(person, room)
        except DeliveryError as error:
            raise ServerTroubleError(str(error)) from error

    async def load(self) -> None:
        """Read the list as the server has it: a sync shows it only when it changes.

        It is written as a whole, so that what was not read would be lost. Raises ServerTroubleError unless the server
        showed it or said that there is none, AccountError, and what the network raises.
        """
        answer = await insist_on(self._client, "GET", self._list_path)
        if answer.ok and answer.is_object:
            self._rooms.note_direct(answer.content)
        elif answer.named in ACCOUNT_REFUSED:
            raise AccountError(refusal(self._client.user_id, answer.named))
        elif answer.named != "M_NOT_FOUND":
            raise ServerTroubleError(f"m.direct not read: {answer.named}", retry_after=answer.retry_after)

    @property
    def _list_path(self) -> str:
        return f"v3/user/{quote(self._client.user_id, safe='')}/account_data/{EventType.DIRECT.value}"

    def _is_there(self, person: str) -> bool:
        """Whether the sync shows a room with somebody in it: a new one comes in pieces, the invitation last."""
        return any(person in self._rooms.members(room) for room in self._known(person))

    def _known(self, person: str) -> list[str]:
        rooms = [room for room in self._rooms.private_rooms(person) if self._client.rooms[room].encrypted]
        return [room for room in rooms if self._rooms.successor(room) is None]

    async def _create(self, person: str) -> str:
        self._openings.begin(person)
        mark = {"type": EventType.PRIVATE_MARK.value, "state_key": "", "content": {"with": person}}
        try:
            answer = await self._client.room_create(
                name=self._name_for(person),
                is_direct=True,
                invite=[person],
                initial_state=[_ENCRYPTION, mark],
                # The preset lets everybody invite; a private chat stays between two.
                power_level_override={"invite": 100},
            )
        except NETWORK_TROUBLE as error:
            self._openings.begin(person)
            raise from_exception(error, on_the_wire=False) from error
        if isinstance(answer, nio.RoomCreateError):
            failed = from_answer(answer, on_the_wire=False)
            if failed.failure is not Failure.RETRY or failed.retry_after is not None:
                self._openings.end(person)  # the server has said no
            else:
                self._openings.begin(person)  # any other trouble may have come after the deed
            if failed.failure is Failure.REFUSED:
                reason = f"no private room with this account: {failed}"
                raise DeliveryError(reason, Failure.UNREACHABLE)
            raise failed
        room = str(answer.room_id)
        _log.info("matrix: private room %s opened", room)
        await self._wait(room, person)
        return room

    async def _wait(self, room: str, person: str) -> None:
        if not await self._rooms.wait_for(room, person, ROOM_APPEARS.total_seconds()):
            reason = f"room {room} has not come through the sync yet"
            raise DeliveryError(reason, Failure.RETRY)

    async def _invite(self, room: str, person: str) -> None:
        try:
            answer = await self._client.room_invite(room, person)
        except NETWORK_TROUBLE as error:
            raise from_exception(error, on_the_wire=False) from error
        if isinstance(answer, nio.RoomInviteError):
            raise from_answer(answer, on_the_wire=False)
        await self._wait(room, person)

    async def _list(self, person: str, room: str) -> None:
        rooms = {known: list(listed) for known, listed in self._rooms.direct.items()}
        rooms.setdefault(person, []).append(room)
        try:
            answer = await ask(self._client, "PUT", self._list_path, rooms)
        except NETWORK_TROUBLE as error:
            raise from_exception(error, on_the_wire=False) from error
        if is_passing_status(answer.status):
            raise DeliveryError(f"m.direct not written: {answer.named}", Failure.RETRY)
        if not answer.ok:
            # It will not be taken next time either; the room serves, and is known until the next start.
            _log.warning("matrix: m.direct not written (%s)", answer.named)
        self._rooms.note_direct(rooms)
