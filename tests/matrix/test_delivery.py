"""Deliveries when things go wrong, and what they look like when they do not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.homeserver.events import child
from adapters.matrix.sending.taps import KEYCAPS
from bot.engine.exchange.content import Choice, Content, mention
from bot.engine.exchange.messages import (
    Address,
    Attach,
    BotAdded,
    DeliveryError,
    Failure,
    Offer,
    Post,
    Refresh,
    Said,
    Tapped,
)
from tests.adapter_contract import Recorder
from tests.matrix.homes import Household
from tests.matrix.proxy import proxy_before
from tests.matrix.synapse import running_synapse

if TYPE_CHECKING:
    from pathlib import Path

    from adapters.matrix.adapter import MatrixAdapter

CHOICES = tuple(Choice(f"c{number}", f"Wahl {number}") for number in range(1, 13))
VOICES = (Choice("agree", "👍 Zustimmung"), Choice("object", "🛑 Einwand"))


async def test_a_lost_answer_is_unknown_and_a_repeat_arrives_once(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(url=proxy.url)
        await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("vorher")))
        post = Post(id=2, to=scene.group, content=Content("einmal"))
        proxy.swallow("/send/m.room.encrypted/dk-2")
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(post)
        assert failed.value.failure is Failure.UNKNOWN
        proxy.heal()
        await scene.adapter.deliver(post)
        await scene.adapter.deliver(Post(id=3, to=scene.group, content=Content("nachher")))
        await scene.anna.wait_for(lambda: any(m.body == "nachher" for m in scene.anna.messages()))
        bodies = [message.body for message in scene.anna.messages(sender=scene.account)]
        assert bodies == ["vorher", "einmal", "nachher"]
        await scene.running.stop()


async def test_a_server_that_is_down_is_waited_for(household: Household, tmp_path: Path) -> None:
    with running_synapse(tmp_path / "own-server") as server:
        home = Household(server, tmp_path)
        scene = await home.scene()
        server.stop()
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("hallo?")))
        assert failed.value.failure is Failure.RETRY
        server.start()
        await scene.anna.say(scene.room, "wieder da")
        await scene.recorder.heard("wieder da")
        sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("hallo!")))
        assert (await scene.reads(scene.anna, sent.message)).body == "hallo!"
        await home.close()


async def test_a_servers_rate_limit_is_told_with_its_time(tmp_path: Path) -> None:
    with running_synapse(tmp_path / "own-server", limits=True) as server:
        home = Household(server, tmp_path)
        anna, account = await home.person("anna"), home.account()
        room = await anna.create_room(invite=[account], encrypted=False)
        recorder = Recorder()
        adapter = await home.bot(account).start(recorder.receive)
        await recorder.wait_for(BotAdded)
        group = Address(adapter="matrix", account=account, channel=room)
        with pytest.raises(DeliveryError) as failed:
            await _flood(adapter, group)
        assert failed.value.failure is Failure.RETRY
        assert failed.value.retry_after is not None
        assert timedelta() < failed.value.retry_after < timedelta(minutes=1)
        await home.close()


async def test_an_edit_too_big_for_matrix_is_refused(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("x" * 40_000)))
    for size in (50_000, 80_000):
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(
                Refresh(id=f"1-{size}", to=scene.group, message=sent.message, content=Content("x" * size))
            )
        assert failed.value.failure is Failure.REFUSED
    assert len((await scene.reads(scene.anna, sent.message)).body) == 40_000


async def test_nobody_can_be_reached_under_a_wrong_id(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    with pytest.raises(DeliveryError) as failed:
        await scene.adapter.deliver(Post(id=1, to=scene.private(), content=Content("Hallo"), person="anna"))
    assert failed.value.failure is Failure.UNREACHABLE


async def test_choices_are_offered_in_order_and_once(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", CHOICES)))
    offer = Offer(id=2, to=scene.group, message=sent.message, choices=CHOICES)
    await scene.adapter.deliver(offer)
    await scene.restart()
    await scene.adapter.deliver(offer)
    message = await scene.reads(scene.anna, sent.message)
    await scene.anna.wait_for(lambda: len(message.reactions) == len(KEYCAPS))
    assert message.reactions == {keycap: {scene.account} for keycap in KEYCAPS}
    assert list(message.reactions) == list(KEYCAPS)
    assert message.body.splitlines()[-1] == "12 Wahl 12"


async def test_forbidden_reactions_leave_the_room_within_reach(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await scene.anna.set_power_for(scene.room, "m.reaction", 50)
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", CHOICES)))
    with pytest.raises(DeliveryError, match="no reactions") as failed:
        await scene.adapter.deliver(Offer(id=2, to=scene.group, message=sent.message, choices=CHOICES))
    assert failed.value.failure is Failure.REFUSED
    await scene.bert.say(scene.room, "2")
    await scene.recorder.heard("2")


async def test_what_the_adapter_cannot_express_is_refused(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    nobody = Content("[Anna](<mention:zz>)")  # no hexadecimal id
    half = Content("\ud83d")
    for delivery in (
        Post(id=1, to=scene.group, content=nobody),
        Post(id=2, to=scene.group, content=half),
        Refresh(id="1-1", to=scene.group, message="$m", content=nobody),
        Attach(id=3, to=scene.group, name="a.txt", media_type="text/plain", body=b"a", caption=nobody),
        "a delivery of the future",
    ):
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(delivery)  # type: ignore[arg-type] # the last one is wrong on purpose
        assert failed.value.failure is Failure.REFUSED


async def test_the_emoji_of_a_label_is_a_tap_too(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Wir tun es.", VOICES)))
    await scene.restart()
    await scene.reads(scene.bert, sent.message)
    for emoji in ("🎉", "🛑", "2️⃣"):
        await scene.bert.react(scene.room, sent.message, emoji)
    await scene.recorder.wait_for(Tapped, count=2)
    assert [tapped.choice for tapped in scene.recorder.of(Tapped)] == ["object", "object"]


async def test_mentions_notify_and_replies_point(household: Household) -> None:
    scene = await household.scene()
    question = await scene.bert.say(scene.room, "Wann?")
    text = f"{mention('Bert <3', scene.bert.user_id)}: `/status` zeigt es."
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content(text), reply_to=question))
    message = await scene.reads(scene.bert, sent.message)
    assert (message.body, message.mentions) == ("Bert <3: !status zeigt es.", (scene.bert.user_id,))
    assert (message.kind, message.reply_to) == ("m.notice", question)
    assert message.html is not None
    assert f'<a href="https://matrix.to/#/{scene.bert.user_id}">Bert &lt;3</a>: <code>!status</code>' in message.html


async def test_an_answer_stays_in_its_thread(household: Household) -> None:
    scene = await household.scene()
    root = await scene.anna.say(scene.room, "ein Thema")
    await scene.anna.say(scene.room, "dazu eine Frage", thread=root)
    asked = await scene.recorder.heard("dazu eine Frage")
    assert (asked.address.thread, asked.reply_to) == (root, None)
    sent = await scene.adapter.deliver(Post(id=1, to=asked.address, content=Content("eine Antwort")))
    answer = await scene.reads(scene.anna, sent.message)
    assert answer.thread == root
    relation = child(answer.content, "m.relates_to")
    assert relation["is_falling_back"] is True, "no reply to anything in particular"
    assert child(relation, "m.in_reply_to")
    reply = Post(id=2, to=asked.address, content=Content("darauf"), reply_to=asked.message)
    answer = await scene.reads(scene.anna, (await scene.adapter.deliver(reply)).message)
    relation = child(answer.content, "m.relates_to")
    assert (answer.thread, relation["is_falling_back"]) == (root, False)
    assert child(relation, "m.in_reply_to") == {"event_id": asked.message}


async def test_an_edit_shows_its_new_choices_and_mentions_nobody_again(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("alt", VOICES)))
    named = Content(f"neu, {mention('Anna', scene.anna.user_id)}", VOICES[:1], rings=True)
    await scene.adapter.deliver(Refresh(id="1-2", to=scene.group, message=sent.message, content=named))
    message = await scene.anna.wait_for(lambda: next((m for m in scene.anna.messages() if m.edits), None))
    assert message.body == "neu, Anna\n\n1 👍 Zustimmung"
    edit = next(
        event.source["content"]
        for event in (await scene.anna.sdk.room_messages(scene.room, limit=20)).chunk
        if event.source["content"].get("m.relates_to", {}).get("rel_type") == "m.replace"
    )
    assert (edit["m.mentions"], edit["msgtype"]) == ({}, "m.notice"), "no client rings, whatever rules it knows"


async def test_before_the_start_nothing_can_be_sent(household: Household) -> None:
    adapter = household.bot("@nobody:localhost").adapter
    group = Address(adapter="matrix", account="@nobody:localhost", channel="!room")
    with pytest.raises(DeliveryError) as failed:
        await adapter.deliver(Post(id=1, to=group, content=Content("zu früh")))
    assert failed.value.failure is Failure.RETRY


async def test_a_gap_of_more_than_one_page_is_filled_in_order(household: Household) -> None:
    scene = await household.scene()
    await scene.anna.say(scene.room, "vorher")
    await scene.recorder.heard("vorher")
    await scene.running.stop()
    texts = [f"Nachricht {number}" for number in range(230)]
    for text in texts:
        await scene.bert.say(scene.room, text)
    await scene.restart()
    await scene.recorder.heard(texts[-1])
    assert [said.text for said in scene.recorder.of(Said)] == ["vorher", *texts]


async def _flood(adapter: MatrixAdapter, group: Address) -> None:
    """Deliver more than Synapse takes at once."""
    for number in range(30):
        await adapter.deliver(Post(id=number, to=group, content=Content("noch eine")))
