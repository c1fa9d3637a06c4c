"""What really happens when one sends to Matrix, and what the adapter makes of it: one test for each."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from adapters.matrix.sending.taps import KEYCAPS
from bot.engine.exchange.content import Choice, Content, escape, mention
from bot.engine.exchange.messages import Attach, DeliveryError, Failure, Offer, Post, Refresh
from tests.matrix.proxy import proxy_before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.engine.exchange.messages import Receipt, Signal
    from tests.matrix.homes import Household, MatrixScene

CHOICES = (Choice("yes", "ja"), Choice("no", "nein"))
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(200)
PARAGRAPHS = 40
LONG = "\n\n".join(f"**{number}.** " + "Wort & " * 300 for number in range(PARAGRAPHS))
"""Far more than an event holds."""


@pytest.mark.parametrize("encrypted", [True, False], ids=["encrypted", "plain"])
async def test_a_text_too_long_for_one_event_comes_in_several(household: Household, *, encrypted: bool) -> None:
    scene = await household.scene(encrypted=encrypted)
    question = await scene.bert.say(scene.room, "Was steht im Protokoll?")
    post = Post(id=1, to=scene.group, content=Content(LONG, CHOICES), reply_to=question)
    sent = await scene.adapter.deliver(post)
    again = await scene.adapter.deliver(post)
    assert again == sent
    await scene.adapter.deliver(Post(id=2, to=scene.group, content=Content("danach")))
    await scene.anna.wait_for(lambda: any(message.body == "danach" for message in scene.anna.messages()))
    *parts, after = scene.anna.messages(sender=scene.account)
    assert after.body == "danach"
    assert len(parts) > 1
    shown = "\n\n".join(part.body for part in parts)
    assert [shown.count(f"{number}. Wort") for number in range(10, PARAGRAPHS)] == [1] * (PARAGRAPHS - 10)
    assert [part.reply_to for part in parts] == [question] + [None] * (len(parts) - 1)
    assert parts[-1].event_id == sent.message
    assert [part.body.endswith("1 ja · 2 nein") for part in parts] == [False] * (len(parts) - 1) + [True]


async def test_a_line_too_long_for_one_event_is_cut(household: Household) -> None:
    scene = await household.scene()
    line = "<b> & *kein Markup* 🎉 " * 3_000
    await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content(escape(line))))
    await scene.adapter.deliver(Post(id=2, to=scene.group, content=Content("danach")))
    await scene.anna.wait_for(lambda: any(message.body == "danach" for message in scene.anna.messages()))
    *parts, _ = scene.anna.messages(sender=scene.account)
    assert len(parts) > 1
    assert "".join(part.body for part in parts) == line


async def test_a_long_text_that_broke_off_goes_on_where_it_stopped(household: Household) -> None:
    async with proxy_before(household.synapse.port) as proxy:
        scene = await household.scene(encrypted=False, url=proxy.url)
        post = Post(id=1, to=scene.group, content=Content(LONG))
        proxy.swallow("dk-1-part-2")
        with pytest.raises(DeliveryError) as failed:
            await scene.adapter.deliver(post)
        assert failed.value.failure is Failure.UNKNOWN
        proxy.heal()
        sent = await scene.adapter.deliver(post)
        await scene.reads(scene.anna, sent.message)
        bodies = [message.body for message in scene.anna.messages(sender=scene.account)]
        assert len(bodies) == len(set(bodies)) > 2
        await scene.running.stop()


async def test_a_long_card_can_still_be_refreshed(household: Household) -> None:
    scene = await household.scene()
    long = "Wort & " * 3_500
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("0 von 2")))
    await scene.adapter.deliver(Refresh(id="1-1", to=scene.group, message=sent.message, content=Content(long)))
    message = await scene.anna.wait_for(lambda: next((m for m in scene.anna.messages() if m.edits), None))
    assert message.body == long.strip()


async def test_clients_that_know_no_edits_see_the_beginning_of_one(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("0 von 2", CHOICES)))
    named = Content(f"**1** von 2, {mention('Anna', scene.anna.user_id)}\n\n" + "Wort " * 500, CHOICES)
    await scene.adapter.deliver(Refresh(id="1-1", to=scene.group, message=sent.message, content=named))
    edit = await _newest(scene)
    assert str(edit["body"]).startswith("* 1 von 2, Anna\n\nWort")
    assert len(str(edit["body"])) == 1_000
    assert (edit["msgtype"], edit["m.mentions"]) == ("m.notice", {})
    new = edit["m.new_content"]
    assert isinstance(new, dict)
    assert str(new["body"]).endswith("1 ja · 2 nein")
    assert str(new["formatted_body"]).startswith("<p><strong>1</strong>")
    assert new["m.mentions"] == {"user_ids": [scene.anna.user_id]}
    assert edit["m.relates_to"] == {"rel_type": "m.replace", "event_id": sent.message}


async def test_an_emoji_that_is_there_already_is_fine(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Was?", CHOICES)))
    for number in (2, 3):
        await scene.adapter.deliver(Offer(id=number, to=scene.group, message=sent.message, choices=CHOICES))
    message = await scene.reads(scene.anna, sent.message)
    await scene.anna.wait_for(lambda: len(message.reactions) == len(CHOICES))
    assert message.reactions == {keycap: {scene.account} for keycap in KEYCAPS[: len(CHOICES)]}


@pytest.mark.parametrize(
    ("encrypted", "stored_as"), [(True, "application/octet-stream"), (False, "image/png")], ids=["encrypted", "plain"]
)
async def test_a_picture_says_what_it_is_only_to_those_who_may_see_it(
    household: Household, *, encrypted: bool, stored_as: str
) -> None:
    scene = await household.scene(encrypted=encrypted)
    attach = Attach(
        id=1, to=scene.group, name="rad.png", media_type="image/png", body=PICTURE, caption=Content("Das *Rad*")
    )
    sent = await scene.adapter.deliver(attach)
    message = await scene.reads(scene.anna, sent.message)
    assert message.content["info"] == {"mimetype": "image/png", "size": len(PICTURE)}
    assert (message.body, message.html, message.content["filename"]) == (
        "Das Rad",
        "<p>Das <em>Rad</em></p>",
        "rad.png",
    )
    file = message.content.get("file") or message.content
    assert isinstance(file, dict)
    downloaded = await scene.anna.sdk.download(file["url"])
    assert downloaded.content_type == stored_as
    assert (downloaded.filename or "").endswith("rad.png") is not encrypted
    assert (downloaded.body == PICTURE) is not encrypted
    assert await scene.anna.file(message) == PICTURE


async def test_a_picture_sent_again_is_one_message(household: Household) -> None:
    scene = await household.scene()
    attach = Attach(id=1, to=scene.group, name="a.png", media_type="image/png", body=PICTURE, caption=Content(""))
    first = await scene.adapter.deliver(attach)
    await scene.restart()
    again = await scene.adapter.deliver(attach)
    assert again.message == first.message, "what stands there is the first; the second upload shows the same"
    message = await scene.reads(scene.anna, first.message)
    assert message.body == "a.png"
    assert await scene.anna.file(message) == PICTURE


async def test_right_after_a_restart_everything_can_be_sent(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("vorher")))
    await scene.restart()
    await scene.adapter.deliver(Refresh(id="1-1", to=scene.group, message=sent.message, content=Content("nachher")))
    message = await scene.anna.wait_for(lambda: next((m for m in scene.anna.messages() if m.edits), None))
    assert (message.body, message.encrypted) == ("nachher", True)


async def test_a_private_room_that_a_crash_left_half_made_is_not_made_again(household: Household) -> None:
    scene = await household.scene()
    await scene.running.stop()
    (household.folder() / "openings.json").write_text(json.dumps([scene.bert.user_id]))
    operator = await household.device(scene.account)
    mark = {"type": "dreiklang.private", "state_key": "", "content": {"with": scene.bert.user_id}}
    encryption = {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
    room = (await operator.sdk.room_create(is_direct=True, initial_state=[encryption, mark])).room_id
    busy, free = asyncio.Event(), asyncio.Event()

    async def receive(signal: Signal) -> Receipt:
        busy.set()
        await free.wait()
        return await scene.recorder.receive(signal)

    running = household.bot(scene.account, password=None)
    await running.start(receive)
    await scene.anna.say(scene.room, "hält den Bot auf")
    await busy.wait()
    await operator.invite(room, scene.bert.user_id)  # what the server had still to do
    await scene.bert.join(room)
    post = Post(id=1, to=scene.private(), content=Content("unter uns"), person=scene.bert.user_id)
    sending = asyncio.create_task(running.adapter.deliver(post))
    await asyncio.sleep(0)
    free.set()
    assert (await sending).channel == room


async def _newest(scene: MatrixScene) -> Mapping[str, object]:
    """The content of the room's last event as the server has it."""
    answer = await scene.anna.sdk.room_messages(scene.room, limit=1)
    content = answer.chunk[0].source["content"]
    assert isinstance(content, dict)
    return content
