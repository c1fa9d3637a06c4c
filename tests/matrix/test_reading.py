"""What people write, and what of it is none of the bot's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Edited, Offer, Post, Said, Tapped, Untapped, Withdrawn

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene

CHOICES = (Choice("yes", "ja"), Choice("no", "nein"))


async def _mark(scene: MatrixScene) -> None:
    """Say something and wait until it arrives: whatever came before it has been handled."""
    await scene.anna.say(scene.room, "Marke")
    await scene.recorder.heard("Marke")


async def test_the_bot_is_addressed_by_mention_name_id_and_reply(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Ich bin da.")))
    await scene.reads(scene.anna, sent.message)
    name = "Dreiklang"
    people = scene.anna.sdk.rooms[scene.room].users
    await scene.anna.wait_for(lambda: people[scene.account].display_name == name)
    await scene.anna.say(scene.room, "Stand?", mentions=[scene.account])
    await scene.anna.say(scene.room, f"{name.upper()}: Stand?")
    await scene.anna.say(scene.room, f"frag mal {scene.account}")
    await scene.anna.say(scene.room, "und weiter?", reply_to=sent.message)
    await scene.anna.say(scene.room, f"{name}isch gesprochen", mentions=[scene.bert.user_id])
    await _mark(scene)
    assert [(said.text, said.addressed) for said in scene.recorder.of(Said)] == [
        ("Stand?", True),
        (f"{name.upper()}: Stand?", True),
        (f"frag mal {scene.account}", True),
        ("und weiter?", True),
        (f"{name}isch gesprochen", False),
        ("Marke", False),
    ]


async def test_the_quotation_of_older_clients_is_no_part_of_a_reply(household: Household) -> None:
    scene = await household.scene()
    question = await scene.bert.say(scene.room, "Wer kommt?")
    body = f"> <{scene.bert.user_id}> Wer kommt?\n> morgen?\n\nich"
    await scene.anna.say(scene.room, body, reply_to=question)
    await _mark(scene)
    reply = scene.recorder.of(Said)[1]
    assert (reply.text, reply.reply_to) == ("ich", question)


async def test_a_quotation_that_somebody_typed_stays(household: Household) -> None:
    scene = await household.scene()
    question = await scene.bert.say(scene.room, "Wer kommt?")
    await scene.anna.say(scene.room, "> Wer kommt?\n\nich", reply_to=question)
    await _mark(scene)
    assert scene.recorder.of(Said)[1].text == "> Wer kommt?\n\nich"


async def test_notices_and_pictures_are_ignored(household: Household) -> None:
    scene = await household.scene()
    for kind in ("m.notice", "m.image", "m.location", "org.example.new"):
        await scene.bert.send(scene.room, "m.room.message", {"msgtype": kind, "body": "!status", "url": "mxc://a/b"})
    await scene.bert.send(scene.room, "org.example.poll", {"body": "!status"})
    await _mark(scene)
    assert [said.text for said in scene.recorder.of(Said)] == ["Marke"]


async def test_nonsense_is_ignored(household: Household) -> None:
    scene = await household.scene()  # encrypted, so that the server cannot refuse it
    odd: list[dict[str, object]] = [
        {},
        {"msgtype": "m.text"},
        {"msgtype": "m.text", "body": 5},
        {"msgtype": ["m.text"], "body": "x"},
        {"msgtype": "m.text", "body": "* x", "m.new_content": 1, "m.relates_to": {"rel_type": "m.replace"}},
    ]
    for content in odd:
        await scene.bert.send(scene.room, "m.room.message", content)
        await scene.bert.send(scene.room, "m.reaction", content)
    await _mark(scene)
    assert [signal for signal in scene.recorder.done if signal.sender.platform_id == scene.bert.user_id] == []


async def test_nobody_edits_the_words_of_others(household: Household) -> None:
    scene = await household.scene()
    said = await scene.bert.say(scene.room, "meins")
    await scene.anna.edit(scene.room, said, "deins")
    await _mark(scene)
    assert scene.recorder.of(Edited) == []


async def test_moderators_clear_up_without_answering_for_others(household: Household) -> None:
    scene = await household.scene()
    sent = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("Frage", CHOICES)))
    await scene.adapter.deliver(Offer(id=2, to=scene.group, message=sent.message, choices=CHOICES))
    await scene.reads(scene.bert, sent.message)
    said = await scene.bert.say(scene.room, "meine Meinung")
    reaction = await scene.bert.react(scene.room, sent.message, "1️⃣")
    await scene.recorder.wait_for(Tapped)
    await scene.anna.redact(scene.room, reaction)
    await scene.anna.redact(scene.room, said)
    await _mark(scene)
    assert scene.recorder.of(Untapped) == []
    assert scene.recorder.of(Withdrawn) == []


async def test_an_edit_of_old_words_is_understood_after_a_restart(household: Household) -> None:
    scene = await household.scene()
    said = await scene.bert.say(scene.room, "Montag")
    await scene.recorder.heard("Montag")
    await scene.running.stop()
    await scene.bert.edit(scene.room, said, "Dienstag")
    await scene.restart()
    edited = await scene.recorder.wait_for(Edited)
    assert (edited.message, edited.text, edited.sender.platform_id) == (said, "Dienstag", scene.bert.user_id)
