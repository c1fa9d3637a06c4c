"""Devices whose keys are odd, missing or late: they go without, and everybody else reads what the bot writes."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

import nio
import pytest
from aiohttp import web
from nio.crypto import OlmAccount

from adapters.matrix.asking import ask
from adapters.matrix.cross_signing import CrossSigning
from adapters.matrix.encryption import CLAIM_AGAIN_SECONDS, KeyRing
from adapters.matrix.events import JsonObject, child, text
from adapters.matrix.key_supply import KeySupply
from adapters.matrix.unshaken_client import UnshakenClient
from bot.engine.content import Content
from bot.engine.messages import DeliveryError, Failure, Post
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping
    from pathlib import Path

    from tests.matrix.homes import Household

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

    async def answer(self, request: web.Request) -> web.Response:
        """Answer whatever the bot asks."""
        asked = await request.json()
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
        supply, signing = KeySupply(client), CrossSigning(client, folder, None)
        self.keys = KeyRing(client, supply, signing, clock=lambda: self.seconds)
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


ODD_DEVICES: dict[str, Callable[[Device], object]] = {
    "a curve key that is none": lambda eve: eve.shown(keys={"curve25519:E": "garbage"}),
    "a signing key that is none": lambda eve: eve.shown(keys={"ed25519:E": "x"}),
    "no keys": lambda eve: {"algorithms": [], "device_id": "E", "user_id": eve.user},
    "no user": lambda eve: {name: part for name, part in eve.shown().items() if name != "user_id"},
    "signatures that are none": lambda eve: eve.shown(signatures=7),
    "no object": lambda _: "E",
    "half an emoji": lambda eve: eve.shown(algorithms=["\ud83d"]),
}


@pytest.mark.parametrize("odd", ODD_DEVICES.values(), ids=ODD_DEVICES.keys())
async def test_an_odd_device_keeps_nobody_else_from_reading(tmp_path: Path, odd: Callable[[Device], object]) -> None:
    async with bench(tmp_path) as here:
        # Whoever is asked about first: the others are not forgotten.
        for user in (EVE, ANNA):
            here.server.devices[user] = here.server.devices.pop(user)
        here.server.devices[EVE]["E"] = odd(here.eve)
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A")}
        assert not here.client.should_query_keys
        assert set(here.client.store.load_device_keys().users) == {ANNA}


async def test_an_odd_answer_about_somebody_keeps_nobody_else_from_reading(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.server.devices[EVE] = 7  # type: ignore[assignment] # odd on purpose
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A")}


@pytest.mark.parametrize("unsigned", [7, {"device_display_name": "hal\0lo \ud83d"}])
async def test_an_odd_name_of_a_device_takes_nothing_from_it(tmp_path: Path, unsigned: object) -> None:
    async with bench(tmp_path) as here:
        here.server.devices[EVE]["E"] = here.eve.shown(unsigned=unsigned)
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A"), (EVE, "E")}


async def test_a_device_that_turns_odd_is_known_as_before(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        await here.keys.share(here.room)
        here.server.devices[EVE]["E"] = here.eve.shown(keys={"curve25519:E": "garbage"})
        here.client.olm.add_changed_users({EVE})
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A"), (EVE, "E")}


ODD_KEYS: dict[str, Callable[[Device], object]] = {
    "a key that is none": lambda eve: eve.one_time_key("x"),
    "no key": lambda _: {},
    "no object": lambda _: 7,
}


@pytest.mark.parametrize("odd", ODD_KEYS.values(), ids=ODD_KEYS.keys())
async def test_an_odd_one_time_key_keeps_nobody_else_from_reading(
    tmp_path: Path, odd: Callable[[Device], object]
) -> None:
    async with bench(tmp_path) as here:
        here.server.one_time_keys = {EVE: {"E": odd(here.eve)}, ANNA: here.server.one_time_keys[ANNA]}
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A")}


async def test_a_claim_that_breaks_off_does_not_close_the_room(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.server.one_time_keys[EVE] = {}  # what is missing is asked for twice
        here.server.silent_from_claim = 2
        with pytest.raises(DeliveryError) as failed:
            await here.keys.share(here.room)
        assert failed.value.failure is Failure.RETRY
        here.server.silent_from_claim = None
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A")}


async def test_being_interrupted_does_not_close_the_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with bench(tmp_path) as here:
        here.server.one_time_keys[EVE] = {}
        claim, asked_again = here.client.keys_claim, asyncio.Event()

        async def hangs(user_set: Mapping[str, Iterable[str]]) -> object:
            if here.server.claims:
                asked_again.set()
                await asyncio.Event().wait()
            return await claim(user_set)

        monkeypatch.setattr(here.client, "keys_claim", hangs)
        sharing = asyncio.create_task(here.keys.share(here.room))
        await asked_again.wait()
        sharing.cancel()
        await asyncio.gather(sharing, return_exceptions=True)
        monkeypatch.undo()
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A")}


async def test_a_device_that_had_no_keys_left_reads_once_it_has_some(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        late = here.server.one_time_keys.pop(EVE)
        await here.keys.share(here.room)
        claimed = here.server.claims
        here.server.one_time_keys[EVE] = late
        here.seconds += CLAIM_AGAIN_SECONDS - 1
        await here.keys.share(here.room)
        assert (here.served, here.server.claims) == ({(ANNA, "A")}, claimed)  # asking every time would be a burden
        here.seconds += 1
        await here.keys.share(here.room)
        assert here.served == {(ANNA, "A"), (EVE, "E")}


async def test_waiting_for_keys_of_one_device_changes_nothing_for_the_others(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.server.one_time_keys.pop(EVE)
        await here.keys.share(here.room)
        before = here.client.olm.outbound_group_sessions[ROOM]
        for _ in range(3):
            here.seconds += CLAIM_AGAIN_SECONDS
            await here.keys.share(here.room)
        here.server.silent_from_claim = 0
        here.seconds += CLAIM_AGAIN_SECONDS
        await here.keys.share(here.room)
        assert here.client.olm.outbound_group_sessions[ROOM] is before
        assert here.server.served == [{(ANNA, "A")}]


async def test_one_step_of_the_keys_that_fails_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path) as here:
        await here.keys.share(here.room)
        here.server.served.clear()

        async def stumbles(*_: object) -> object:
            raise KeyError

        monkeypatch.setattr(here.client, "keys_query", stumbles)
        monkeypatch.setattr(here.client, "keys_claim", stumbles)
        here.client.olm.users_for_key_query.add(EVE)
        here.client.olm.wedged_devices.append(here.client.olm.device_store[EVE]["E"])
        message = nio.ToDeviceMessage("m.dummy", ANNA, "A", {})
        here.client.olm.outgoing_to_device_messages.append(message)
        response = nio.SyncResponse.from_dict({"next_batch": "s", "device_one_time_keys_count": {}, "rooms": {}})
        assert isinstance(response, nio.SyncResponse)
        await here.keys.keep(response)
        assert here.server.served == [{(ANNA, "A")}]


@pytest.mark.parametrize("odd", ["curve25519", "one-time key"])
async def test_an_odd_device_of_a_member_silences_no_room(household: Household, odd: str) -> None:
    scene = await household.scene()
    sdk = scene.bert.sdk
    login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": scene.bert.user_id}}
    answer = (await ask(sdk, "POST", "v3/login", {**login, "password": PASSWORD})).content
    token, name = text(answer, "access_token"), text(answer, "device_id")
    assert token is not None
    assert name is not None
    device = Device(scene.bert.user_id, name)
    keys = {f"{odd}:{name}": "garbage"} if odd != "one-time key" else {}
    upload = {"device_keys": device.shown(keys=keys), "one_time_keys": device.one_time_key("garbage")}
    assert (await ask(sdk, "POST", "v3/keys/upload", upload, token=token)).ok
    shown = await ask(sdk, "POST", "v3/keys/query", {"device_keys": {scene.bert.user_id: []}})
    assert "garbage" in json.dumps(child(shown.content, "device_keys")) or odd == "one-time key"
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("lesbar")))
    assert (await scene.reads(scene.anna, sent.message)).body == "lesbar"
    assert (await scene.reads(scene.bert, sent.message)).body == "lesbar"
