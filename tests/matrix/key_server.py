"""The part of a homeserver that hands keys on, and a bot's keys in a room with two others: for odd answers."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import nio
from aiohttp import web
from nio.crypto import OlmAccount

from adapters.matrix.account.client import UnshakenClient
from adapters.matrix.keys.cross_signing import CrossSigning
from adapters.matrix.keys.ring import KeyRing
from adapters.matrix.keys.supply import KeySupply

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.matrix.homeserver.events import JsonObject

ROOM, BOT, ANNA, EVE = "!room:here", "@bot:here", "@anna:here", "@eve:there"


class Device:
    """Somebody's device, as the server shows it."""

    def __init__(self, user: str, name: str) -> None:
        self.user = user
        self.name = name
        self.account = OlmAccount()

    def shown(self, *, keys: JsonObject | None = None, **more: object) -> dict[str, object]:
        """What /keys/query says, signed by the device itself, with some of it replaced."""
        own = self.account.identity_keys
        device: dict[str, object] = {
            "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
            "user_id": self.user,
            "device_id": self.name,
            "keys": {f"{kind}:{self.name}": own[kind] for kind in ("curve25519", "ed25519")} | dict(keys or {}),
        }
        return {**device, "signatures": self._signatures(device), **more}

    def one_time_key(self, key: str | None = None) -> dict[str, object]:
        """What /keys/claim says: a new key, or this one."""
        if key is None:
            self.account.generate_one_time_keys(1)
            key = next(iter(self.account.one_time_keys["curve25519"].values()))
        return {f"signed_curve25519:{uuid4().hex}": {"key": key, "signatures": self._signatures({"key": key})}}

    def _signatures(self, thing: JsonObject) -> dict[str, object]:
        return {self.user: {f"ed25519:{self.name}": self.account.sign(nio.Api.to_canonical_json(thing))}}


class KeyServer:
    """The part of a homeserver that hands keys on."""

    def __init__(self) -> None:
        self.devices: dict[str, dict[str, object]] = {}
        self.one_time_keys: dict[str, dict[str, object]] = {}
        self.claims = 0
        self.silent_from_claim: int | None = None
        """From this one on nobody answers."""
        self.served: list[set[tuple[str, str]]] = []
        """To whom each room key went."""
        self.sync: dict[str, object] = {}
        self.uploads: list[dict[str, object]] = []
        """The one-time keys of each upload."""
        self.refusal: tuple[int, str] | None = None
        """The status and the sentence with which uploads are refused."""

    async def answer(self, request: web.Request) -> web.Response:
        """Answer whatever the bot asks."""
        asked = await request.json() if request.can_read_body else {}
        if request.path.endswith("/sync"):
            return web.json_response(self.sync)
        if request.path.endswith("/keys/upload"):
            self.uploads.append(asked["one_time_keys"])
            if self.refusal is not None:
                status, error = self.refusal
                return web.json_response({"errcode": "M_UNKNOWN", "error": error}, status=status)
            return web.json_response({"one_time_key_counts": {"signed_curve25519": 50}})
        if request.path.endswith("/keys/query"):
            return web.json_response(
                {"device_keys": {user: self.devices.get(user, {}) for user in asked["device_keys"]}}
            )
        if request.path.endswith("/keys/claim"):
            self.claims += 1
            if self.silent_from_claim is not None and self.claims >= self.silent_from_claim:
                assert request.transport is not None
                request.transport.close()
            wanted = asked["one_time_keys"]
            found = {user: self.one_time_keys.get(user, {}) for user in wanted}
            return web.json_response({"one_time_keys": found})
        if "/sendToDevice/" in request.path:
            self.served.append({(user, name) for user, devices in asked["messages"].items() for name in devices})
        return web.json_response({})


class Bench:
    """A bot's keys in a room with anna, whose device is fine, and eve."""

    def __init__(self, server: KeyServer, client: UnshakenClient, folder: Path) -> None:
        self.server = server
        self.client = client
        self.seconds = 0.0
        self.anna, self.eve = Device(ANNA, "A"), Device(EVE, "E")
        self.room = nio.MatrixRoom(ROOM, BOT, encrypted=True)
        self.room.members_synced = True
        for user in (BOT, ANNA, EVE):
            self.room.add_member(user, None, None)
        client.rooms[ROOM] = self.room
        self.supply = KeySupply(client)
        self.keys = KeyRing(client, self.supply, CrossSigning(client, folder, None), clock=lambda: self.seconds)
        server.devices = {ANNA: {"A": self.anna.shown()}, EVE: {"E": self.eve.shown()}}
        server.one_time_keys = {ANNA: {"A": self.anna.one_time_key()}, EVE: {"E": self.eve.one_time_key()}}

    @property
    def served(self) -> set[tuple[str, str]]:
        """Who can read what the bot writes now."""
        session = self.client.olm.outbound_group_sessions[ROOM]
        assert session.shared
        return set(session.users_shared_with)


@asynccontextmanager
async def bench(folder: Path) -> AsyncIterator[Bench]:
    """Run the server, and the client before it."""
    server = KeyServer()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    config = nio.AsyncClientConfig(
        max_limit_exceeded=0, max_timeouts=0, request_timeout=30, store_sync_tokens=False, pickle_key="k"
    )
    client = UnshakenClient(f"http://127.0.0.1:{port}", BOT, store_path=str(folder), config=config)
    client.restore_login(BOT, "BOT", "token")
    try:
        yield Bench(server, client, folder)
    finally:
        await client.close()
        client.store.database.close()
        await runner.cleanup()
