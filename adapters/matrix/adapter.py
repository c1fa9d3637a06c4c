"""The Matrix adapter: one account in encrypted and plain rooms, put together from its parts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from adapters.matrix.account.examination import examine
from adapters.matrix.account.face import Face
from adapters.matrix.account.session import MatrixSession
from adapters.matrix.disk.position import Cursor
from adapters.matrix.homeserver.media import Media
from adapters.matrix.keys.cross_signing import CrossSigning
from adapters.matrix.keys.locked import LockedEvents
from adapters.matrix.keys.ring import KeyRing
from adapters.matrix.keys.supply import KeySupply
from adapters.matrix.keys.unreadable import UnreadableEvents, accept_from_makers
from adapters.matrix.rooms.arrivals import EVERYBODY, Arrivals
from adapters.matrix.rooms.openings import Openings
from adapters.matrix.rooms.private import PrivateRooms
from adapters.matrix.rooms.state import RoomBook
from adapters.matrix.sending.delivery import MatrixCourier
from adapters.matrix.sending.taps import Taps
from adapters.matrix.sync.loop import SyncLoop
from adapters.matrix.sync.signals import ADAPTER, EventInterpreter
from adapters.matrix.sync.timeline import Lookup, Timelines
from bot.engine.exchange.messages import Capabilities, DeliveryError, Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    import nio

    from adapters.matrix.account.examination import MatrixExamination
    from adapters.matrix.homeserver.retries import Sleep
    from adapters.matrix.rooms.arrivals import InvitePolicy
    from bot.engine.exchange.messages import Delivery, Receive, Sent

CAPABILITIES = Capabilities(
    toasts=False,
    private_taps=False,
    opens_private=True,
    offers_choices=True,
    safe_repeats=True,
    per_minute=None,
)


class MatrixAdapter:
    """One Matrix account. Everything it keeps lies in `data_dir/matrix`."""

    def __init__(
        self,
        homeserver: str,
        user: str,
        password: str | None,
        *,
        data_dir: Path,
        now: Callable[[], datetime],
        sleep: Sleep = asyncio.sleep,
        access_token: str | None = None,
        device_id: str | None = None,
        policy: InvitePolicy = EVERYBODY,
        display_name: str | None = None,
    ) -> None:
        """`user` is a full Matrix id or its localpart. The first start needs `password` or `access_token`.

        `device_id` is the device the token was made for, where the server does not say it; `policy` says whose
        invitations are followed; `display_name` is what the account is called, whatever it was called before.
        """
        self._display_name = display_name
        self._policy = policy
        self._homeserver = homeserver
        self._user = user
        self._password = password
        self._token = access_token
        self._device = device_id
        self._folder = data_dir / "matrix"
        self._now = now
        self._sleep = sleep
        self._account = user if user.startswith("@") else ""
        self._courier: MatrixCourier | None = None
        self._face: asyncio.Task[None] | None = None

    @property
    def name(self) -> str:
        """The platform, as in `Address.adapter`."""
        return ADAPTER

    @property
    def account(self) -> str:
        """The bot's full Matrix id; known once `run` has called `started`."""
        return self._account

    @property
    def capabilities(self) -> Capabilities:
        """What Matrix can do."""
        return CAPABILITIES

    async def run(self, receive: Receive, started: Callable[[], None]) -> None:
        """Log in, call `started` once the rooms are known, then hand over every signal in order until cancelled.

        Raises AccountError when the account cannot be used.
        """
        session = MatrixSession(
            self._homeserver,
            self._user,
            self._password,
            self._folder,
            self._sleep,
            access_token=self._token,
            device_id=self._device,
        )
        try:
            client = await session.open()
            accept_from_makers(client)
            self._account = client.user_id
            loop, courier = self._assemble(client)

            def connected() -> None:
                self._courier = courier
                self._face = asyncio.create_task(Face(client, self._display_name).show())
                started()

            await loop.run(receive, connected)
        finally:
            self._courier = None
            if self._face is not None:
                self._face.cancel()
            await session.close()

    async def deliver(self, delivery: Delivery) -> Sent:
        """Send one delivery and return once the server has it. Raises DeliveryError."""
        if self._courier is None:
            reason = "not connected to the Matrix server"
            raise DeliveryError(reason, Failure.RETRY)
        return await self._courier.deliver(delivery)

    async def examine(self) -> MatrixExamination:
        """Find out how the account stands, without changing anything; whether the bot runs meanwhile or not."""
        return await examine(self._homeserver, self._user, self._folder)

    def _assemble(self, client: nio.AsyncClient) -> tuple[SyncLoop, MatrixCourier]:
        cursor = Cursor(self._folder / "position.json")
        taps = Taps(self._folder / "reactions.jsonl")
        rooms = RoomBook(client)
        private = PrivateRooms(client, rooms, Openings(self._folder / "openings.json", self._now))
        keys = KeyRing(client, KeySupply(client), CrossSigning(client, self._folder, self._password))
        locked = LockedEvents(client, cursor.position, self._now)
        loop = SyncLoop(
            client,
            cursor=cursor,
            rooms=rooms,
            private=private,
            arrivals=Arrivals(client, cursor.position, private, policy=self._policy),
            timelines=Timelines(client, cursor.position, locked, self._sleep),
            keys=keys,
            locked=locked,
            unreadable=UnreadableEvents(client, ADAPTER, cursor.position, rooms, self._now),
            interpreter=EventInterpreter(
                client.user_id, rooms, taps, cursor.position, Lookup(client, self._sleep), media=Media(client)
            ),
            sleep=self._sleep,
        )
        return loop, MatrixCourier(client, rooms=rooms, private=private, keys=keys, taps=taps)
