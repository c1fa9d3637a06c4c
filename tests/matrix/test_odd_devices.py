"""Devices whose keys are odd, missing or late: they go without, and everybody else reads what the bot writes."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import nio
import pytest

from adapters.matrix.homeserver.events import child, text
from adapters.matrix.homeserver.requests import ask
from adapters.matrix.keys.ring import CLAIM_AGAIN_SECONDS
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import DeliveryError, Failure, Post
from tests.matrix.key_server import ANNA, EVE, ROOM, Device, bench
from tests.matrix.synapse import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tests.matrix.homes import Household

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
