"""Cross-signing: made once, finished after every interruption, never put in the place of somebody else's."""

from __future__ import annotations

import base64
import json
import shutil
import stat
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.homeserver.events import child
from adapters.matrix.homeserver.requests import ServerAnswer, ask
from adapters.matrix.keys.cross_signing import PublishedKeys
from adapters.matrix.keys.identity import CrossSigningIdentity, SigningKey, signed_by, with_signature
from bot.engine.exchange.messages import BotAdded
from tests.adapter_contract import Recorder
from tests.matrix.proxy import proxy_before
from tests.matrix.synapse import PASSWORD
from tests.running import ignore

if TYPE_CHECKING:
    from pathlib import Path

    import nio

    from tests.matrix.client import MatrixClient
    from tests.matrix.homes import Household

# RFC 8032, section 7.1, the first test.
RFC_8032_SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
RFC_8032_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")


async def run_once(
    household: Household, account: str, *, password: str | None = PASSWORD, url: str | None = None
) -> str:
    """Start the bot, stop it again, and return its device."""
    running = household.bot(account, password=password, url=url)
    await running.start(ignore)
    await running.stop()
    return device_of(household.folder())


def device_of(folder: Path) -> str:
    return str(json.loads((folder / "credentials.json").read_text())["device_id"])


async def shown(witness: MatrixClient, account: str, device: str) -> PublishedKeys:
    """What another person's client is shown."""
    return await PublishedKeys.ask(witness.sdk, account, device)


async def publish_foreign_identity(household: Household, account: str, folder: Path) -> str:
    """Do what another client does at its first login; returns the master key."""
    client = await household.device(account)
    identity = CrossSigningIdentity.create(folder / "elsewhere.json", account)
    answer = await ask(client.sdk, "POST", "v3/keys/device_signing/upload", identity.published())
    assert answer.ok, answer
    return identity.master.public


async def test_the_first_start_signs_the_device(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    device = await run_once(household, account)
    assert (await shown(anna, account, device)).device_signed
    seeds = household.folder() / "cross_signing.json"
    assert stat.S_IMODE(seeds.stat().st_mode) == 0o600


async def test_later_starts_leave_the_keys_as_they_are(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    device = await run_once(household, account)
    before, seeds = await shown(anna, account, device), (household.folder() / "cross_signing.json").read_bytes()
    await run_once(household, account)
    assert await shown(anna, account, device) == before
    assert (household.folder() / "cross_signing.json").read_bytes() == seeds


@pytest.mark.parametrize("step", ["/device_signing/upload", "/signatures/upload"])
async def test_an_interrupted_signing_is_finished_at_the_next_start(household: Household, step: str) -> None:
    anna, account = await household.person("anna"), household.account()
    async with proxy_before(household.synapse.port) as proxy:
        proxy.drop(step)
        device = await run_once(household, account, url=proxy.url)
    assert not (await shown(anna, account, device)).device_signed
    seeds = (household.folder() / "cross_signing.json").read_bytes()
    await run_once(household, account)
    assert (await shown(anna, account, device)).device_signed
    assert (household.folder() / "cross_signing.json").read_bytes() == seeds


async def test_a_lost_answer_is_no_second_identity(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    async with proxy_before(household.synapse.port) as proxy:
        proxy.swallow("/device_signing/upload")
        device = await run_once(household, account, url=proxy.url)
    first = (await shown(anna, account, device)).master_key
    assert first is not None
    await run_once(household, account)
    after = await shown(anna, account, device)
    assert after.device_signed
    assert after.master_key == first


async def test_the_identity_of_another_client_stays(
    household: Household, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    anna, account = await household.person("anna"), household.account()
    master = await publish_foreign_identity(household, account, tmp_path)
    recorder = Recorder()
    await household.bot(account).start(recorder.receive)  # goes on, unsigned
    found = await shown(anna, account, device_of(household.folder()))
    assert found.master_key == master
    assert not found.device_signed
    assert not (household.folder() / "cross_signing.json").exists()
    await household.device(account)  # reason to look again
    await anna.create_room(invite=[account])
    await recorder.wait_for(BotAdded)
    warnings = [record.getMessage() for record in caplog.records if "is not signed" in record.getMessage()]
    assert len(warnings) == 1
    assert "made elsewhere" in warnings[0]


async def test_keys_made_earlier_sign_a_new_device(household: Household) -> None:
    anna, account = await household.person("anna"), household.account()
    old = await run_once(household, account)
    folder = household.folder()
    kept = (folder / "cross_signing.json").read_bytes()
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "cross_signing.json").write_bytes(kept)
    new = await run_once(household, account)
    assert new != old
    assert (await shown(anna, account, new)).device_signed


async def test_damaged_keys_are_neither_used_nor_replaced(
    household: Household, caplog: pytest.LogCaptureFixture
) -> None:
    account = household.account()
    household.folder().mkdir(parents=True)
    seeds = household.folder() / "cross_signing.json"
    seeds.write_text('{"user_id": "geheim')
    await run_once(household, account)
    assert seeds.read_text() == '{"user_id": "geheim'
    assert "cross_signing.json in the Matrix folder is damaged" in caplog.text
    assert "geheim" not in caplog.text


@pytest.mark.parametrize("password", [PASSWORD, None], ids=["with password", "without"])
async def test_the_server_may_ask_for_the_password(
    household: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, password: str | None
) -> None:
    """Synapse asks only before a replacement (MSC3967), other servers always: their answers are played here."""
    bodies: list[dict[str, object]] = []

    async def wary(_client: object, _method: str, path: str, body: dict[str, object]) -> ServerAnswer:
        if path.endswith("device_signing/upload"):
            bodies.append(body)
            if "auth" not in body:
                return ServerAnswer(401, {"flows": [{"stages": ["m.login.password"]}], "params": {}, "session": "xyz"})
        return ServerAnswer(200, {"failures": {}})

    account = household.account()
    async with proxy_before(household.synapse.port) as proxy:
        proxy.drop("/device_signing/upload")
        await run_once(household, account, url=proxy.url)
    monkeypatch.setattr("adapters.matrix.keys.cross_signing.insist_on", wary)
    await run_once(household, account, password=password)
    if password is None:
        assert len(bodies) == 1
        assert "set DREIKLANG_MATRIX_PASSWORD for one start" in caplog.text
    else:
        auth = child(bodies[1], "auth")
        assert (auth["type"], auth["session"], auth["password"]) == ("m.login.password", "xyz", password)
        assert child(auth, "identifier")["user"] == account
        assert "is not signed" not in caplog.text


async def test_nothing_is_signed_that_the_device_did_not_sign(
    household: Household, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    honest = PublishedKeys.ask

    async def dishonest(client: nio.AsyncClient, user: str, device: str) -> PublishedKeys:
        found = await honest(client, user, device)
        forged = {**found.device, "keys": {f"ed25519:{device}": SigningKey(RFC_8032_SEED).public}}
        return PublishedKeys(user, device, found.master, found.self_signing, forged)

    anna, account = await household.person("anna"), household.account()
    with monkeypatch.context() as patch:
        patch.setattr(PublishedKeys, "ask", dishonest)
        device = await run_once(household, account)
    assert "other keys for the device" in caplog.text
    assert not (await shown(anna, account, device)).device_signed


def test_signatures_are_those_of_the_standard() -> None:
    key = SigningKey(RFC_8032_SEED)
    thing = {"b": 1, "a": "ö", "unsigned": {"age": 3}}
    signed = with_signature(thing, "@bot:localhost", key.id, key.signature(thing))
    assert signed_by(signed, "@bot:localhost", key.id, key.public)
    assert not signed_by({**signed, "b": 2}, "@bot:localhost", key.id, key.public)
    assert not signed_by(signed, "@eve:localhost", key.id, key.public)
    assert not signed_by({**signed, "signatures": {"@bot:localhost": {key.id: "ä"}}}, "@bot:localhost", key.id, "x")
    assert "unsigned" not in signed
    assert base64.b64decode(key.public + "=") == RFC_8032_PUBLIC
