"""Encrypted rooms: nothing leaves in clear, everybody can read, and late keys still open what came before them."""

from __future__ import annotations

import asyncio
import json
import shutil
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.homeserver.events import JsonObject, child
from adapters.matrix.homeserver.requests import ask
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Attach, BotRemoved, DeliveryError, Failure, Joined, Post, Refresh, Said
from tests.adapter_contract import Recorder
from tests.matrix.proxy import proxy_before

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene

PICTURE = bytes(range(256)) * 300


async def test_everything_in_an_encrypted_room_is_encrypted(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("geheim")))
    changed = Refresh(id="1-1", to=scene.group, message=sent.message, content=Content("noch geheimer"))
    await scene.adapter.deliver(changed)
    message = await scene.anna.wait_for(lambda: next((m for m in scene.anna.messages() if m.edits), None))
    assert (message.body, message.encrypted) == ("noch geheimer", True)
    raw = await scene.anna.sdk.room_messages(scene.room, limit=50)
    sources = str([event.source for event in raw.chunk if event.sender == scene.account and not event.decrypted])
    assert "geheim" not in sources


async def test_private_rooms_are_encrypted(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    sent = await scene.adapter.deliver(
        Post(id=1, to=scene.private(), content=Content("unter uns"), person=scene.bert.user_id)
    )
    await scene.bert.accept_invitation(scene.account)
    assert (await scene.reads(scene.bert, sent.message)).encrypted


async def test_without_keys_nothing_is_sent(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("verschlüsselt")))
    client = scene.adapter._courier._client  # type: ignore[union-attr] # the scene has started it
    client.olm = None
    clear = Content("in Klartext")
    for delivery in (
        Post(id=2, to=scene.group, content=clear),
        Refresh(id="1-1", to=scene.group, message=sent.message, content=clear),
        Attach(id=3, to=scene.group, name="rad.png", media_type="image/png", body=PICTURE, caption=clear),
    ):
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(delivery)
        assert failed.value.failure is Failure.REFUSED
    mark = await scene.anna.say(scene.room, "Marke")
    events = (await scene.anna.sdk.room_messages(scene.room, limit=50)).chunk
    assert events[0].event_id == mark
    own = [event.event_id for event in events if event.sender == scene.account and "state_key" not in event.source]
    assert own == [sent.message]


async def test_whoever_joined_a_moment_ago_can_read_the_next_message(household: Household) -> None:
    scene = await household.scene()
    await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("vorher")))
    carla = await household.person("carla")
    await scene.anna.invite(scene.room, carla.user_id)
    await carla.join(scene.room)
    await scene.recorder.wait_for(Joined)
    sent = await scene.adapter.deliver(Post(id=2, to=scene.group, content=Content("nachher")))
    assert (await scene.reads(carla, sent.message)).body == "nachher"


async def test_nothing_is_sent_while_the_devices_of_a_newcomer_are_unknown(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(url=proxy.url)
        await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("vorher")))
        proxy.drop("/keys/query")
        carla = await household.person("carla")
        await scene.anna.invite(scene.room, carla.user_id)
        await carla.join(scene.room)
        await scene.recorder.wait_for(Joined)
        post = Post(id=2, to=scene.group, content=Content("nachher"))
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(post)
        assert failed.value.failure is Failure.RETRY
        proxy.heal()
        sent = await scene.adapter.deliver(post)
        assert (await scene.reads(carla, sent.message)).body == "nachher"
        await scene.running.stop()


async def test_a_new_device_can_read_the_next_message(household: Household) -> None:
    scene = await household.scene()
    await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("auf dem alten Telefon")))
    phone = await household.device(scene.bert.user_id)
    sent = await scene.adapter.deliver(Post(id=2, to=scene.group, content=Content("auf dem neuen auch")))
    assert (await scene.reads(phone, sent.message)).body == "auf dem neuen auch"


async def test_a_message_whose_key_comes_late_is_read_late(household: Household) -> None:
    scene = await household.scene()
    await scene.anna.withhold_keys(scene.room, scene.account)
    await scene.anna.say(scene.room, "ohne Schlüssel")
    await scene.bert.say(scene.room, "mit Schlüssel")
    await scene.recorder.heard("mit Schlüssel")
    assert [said.text for said in scene.recorder.of(Said)] == ["mit Schlüssel"]
    await scene.restart()
    keys = household.folder().parent / "keys.txt"
    await scene.anna.sdk.export_keys(str(keys), "passphrase", count=10)
    await scene.adapter._courier._client.import_keys(str(keys), "passphrase")  # type: ignore[union-attr] # started above
    await scene.bert.say(scene.room, "danach")
    await scene.recorder.heard("danach")
    assert [said.text for said in scene.recorder.of(Said)] == ["mit Schlüssel", "ohne Schlüssel", "danach"]


async def test_a_crash_while_a_room_key_arrives_does_not_lose_it(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await household.scene()
    await scene.bert.say(scene.room, "mit dem alten Schlüssel")
    await scene.recorder.heard("mit dem alten Schlüssel")
    store = scene.adapter._courier._client.store  # type: ignore[union-attr] # the scene has started it
    left, dead = household.folder("left"), asyncio.Event()

    def dies(_: object) -> None:
        shutil.copytree(household.folder(), left)
        dead.set()
        raise asyncio.CancelledError

    monkeypatch.setattr(store, "save_inbound_group_session", dies)
    scene.bert.sdk.invalidate_outbound_session(scene.room)
    await scene.bert.say(scene.room, "mit einem neuen")
    await dead.wait()
    await scene.running.stop()
    await household.bot(scene.account, folder="left", password=None).start(scene.recorder.receive)
    await scene.recorder.heard("mit einem neuen")


async def test_who_writes_first_after_a_long_downtime_is_read(household: Household) -> None:
    scene = await household.scene()
    device = str(scene.adapter._courier._client.device_id)  # type: ignore[union-attr] # started above
    await scene.running.stop()
    claimed = 0
    while not (key := await _claim(scene, device)).get("fallback"):  # everybody else has been here meanwhile
        claimed += 1
    assert claimed == 50
    assert child(key, "signatures")
    phone = await household.device(scene.bert.user_id)
    await phone.say(scene.room, "mit dem letzten Schlüssel")
    await scene.restart()
    await scene.recorder.heard("mit dem letzten Schlüssel")
    assert not (await _claim(scene, device)).get("fallback")


async def test_one_time_keys_are_filled_up_when_none_is_left(household: Household) -> None:
    scene = await household.scene()
    device = str(scene.adapter._courier._client.device_id)  # type: ignore[union-attr] # started above
    await scene.running.stop()
    for _ in range(50):
        assert not (await _claim(scene, device)).get("fallback")
    await scene.restart()
    assert not (await _claim(scene, device)).get("fallback")


async def test_keys_of_which_the_bot_did_not_hear_that_they_arrived_still_work(household: Household) -> None:
    account = household.account()
    async with proxy_before(household.synapse.port) as proxy:
        proxy.swallow("/keys/upload")
        first = household.bot(account, url=proxy.url)
        await first.start(Recorder().receive)
        await first.stop()
    anna, recorder = await household.person("anna"), Recorder()
    await household.bot(account).start(recorder.receive)
    room = await anna.create_room(invite=[account])
    await anna.wait_for(lambda: account in anna.joined(room))
    await anna.say(room, "mit einem Schlüssel von vorher")
    await recorder.heard("mit einem Schlüssel von vorher")


async def test_a_restored_backup_does_not_go_on_offering_keys_whose_numbers_are_taken(household: Household) -> None:
    scene = await household.scene()
    await scene.running.stop()
    folder = household.folder()
    backup = folder.with_name("backup")
    shutil.copytree(folder, backup)
    device = str(json.loads((folder / "credentials.json").read_text())["device_id"])
    for _ in range(5):
        await _claim(scene, device)
    await scene.restart()  # uploads five that the backup does not know
    await scene.running.stop()
    shutil.rmtree(folder)
    backup.rename(folder)
    for _ in range(3):
        await _claim(scene, device)
    await scene.restart()
    for text in ("a", "b", "c", "d"):
        await scene.bert.say(scene.room, text)
        await scene.recorder.heard(text)
    left = 0
    while not (await _claim(scene, device)).get("fallback"):
        left += 1
    assert left == 50


async def test_a_removal_is_told_although_something_before_it_cannot_be_read(household: Household) -> None:
    scene = await household.scene()
    await scene.running.stop()
    await scene.anna.withhold_keys(scene.room, scene.account)
    await scene.anna.say(scene.room, "ohne Schlüssel")
    await scene.anna.kick(scene.room, scene.account)
    await scene.restart()
    await scene.recorder.wait_for(BotRemoved)


async def test_a_key_that_did_not_arrive_is_sent_again(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(url=proxy.url)
        post = Post(id=1, to=scene.group, content=Content("lesbar"))
        proxy.drop("/sendToDevice/")
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(post)
        assert failed.value.failure is Failure.RETRY
        proxy.heal()
        sent = await scene.adapter.deliver(post)
        assert (await scene.reads(scene.anna, sent.message)).body == "lesbar"
        assert (await scene.reads(scene.bert, sent.message)).body == "lesbar"
        await scene.running.stop()


@pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])
async def test_a_file_arrives_as_it_was(household: Household, *, encrypted: bool) -> None:
    scene = await household.scene(encrypted=encrypted)
    sent = await scene.adapter.deliver(
        Attach(
            id=1,
            to=scene.group,
            name="rad.png",
            media_type="image/png",
            body=PICTURE,
            caption=Content("**Das Rad** der Kooperation"),
        )
    )
    message = await scene.reads(scene.anna, sent.message)
    assert (message.kind, message.body, message.content["filename"]) == (
        "m.image",
        "Das Rad der Kooperation",
        "rad.png",
    )
    assert await scene.anna.file(message) == PICTURE
    assert ("file" in message.content, "url" in message.content) == (encrypted, not encrypted)


@pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])
async def test_the_words_below_a_picture_change_and_the_picture_stays(household: Household, *, encrypted: bool) -> None:
    scene = await household.scene(encrypted=encrypted)
    sent = await scene.adapter.deliver(
        Attach(
            id=1,
            to=scene.group,
            name="rad.png",
            media_type="image/png",
            body=PICTURE,
            caption=Content("**Ergebnis**"),
        )
    )
    assert sent.file
    await scene.adapter.deliver(
        Refresh(
            id="c1-2", to=scene.group, message=sent.message, content=Content("**Ergebnis**, ergänzt"), file=sent.file
        )
    )
    message = await scene.anna.wait_for(lambda: next((m for m in scene.anna.messages() if m.edits), None))

    assert (message.kind, message.body, message.encrypted) == ("m.image", "Ergebnis, ergänzt", encrypted)
    assert await scene.anna.file(message) == PICTURE


async def _claim(scene: MatrixScene, device: str) -> JsonObject:
    """Take one of the bot's keys from the server, as everybody does who wants to write to it."""
    wanted = {"one_time_keys": {scene.account: {device: "signed_curve25519"}}}
    answer = await ask(scene.bert.sdk, "POST", "v3/keys/claim", wanted)
    keys = child(answer.content, "one_time_keys", scene.account, device)
    assert len(keys) == 1, answer
    return child(keys, *keys)
