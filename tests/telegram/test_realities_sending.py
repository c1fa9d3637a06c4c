"""What really happens when one sends to Telegram, and what the adapter makes of it: one test for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from adapters.telegram import rendering
from bot.engine.exchange.content import Choice, Content, escape, mention, moment
from bot.engine.exchange.messages import Address, Attach, DeliveryError, Failure, Offer, Post, Refresh
from tests.telegram.emulator import formatting
from tests.telegram.emulator.faults import Fault

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Delivery
    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene

CHOICES = (Choice("r1", "1"), Choice("r2", "2"))
PNG = b"\x89PNG\r\n\x1a\npicture"


async def refused(scene: TelegramScene, delivery: Delivery) -> DeliveryError:
    with pytest.raises(DeliveryError) as failed:
        await scene.adapter.deliver(delivery)
    return failed.value


def hello(to: Address, number: int = 1) -> Post:
    return Post(id=number, to=to, content=Content("Hallo"))


def picture(to: Address, caption: str = "", *, media_type: str = "image/png", body: bytes = PNG) -> Attach:
    return Attach(id=1, to=to, name="rad.png", media_type=media_type, body=body, caption=Content(caption))


# Whom the bot can reach.


async def test_nobody_is_written_to_who_never_began(scene: TelegramScene) -> None:
    await scene.begin()
    assert (await refused(scene, hello(replace(scene.address(), channel="")))).failure is Failure.UNREACHABLE
    assert scene.emulator.called("sendMessage") == []
    never = replace(scene.address(), channel=str(scene.bert.id))
    assert (await refused(scene, hello(never))).failure is Failure.UNREACHABLE


async def test_who_began_by_a_door_is_written_to(scene: TelegramScene) -> None:
    await scene.begin()
    card = await scene.post(Content("Antworten?", (Choice("private", "privat antworten", door="to-ken"),)))
    scene.bert.follow(scene.shown(card), "privat antworten")
    said = await scene.recorder.heard("/start to-ken")
    sent = await scene.adapter.deliver(Post(id=2, to=said.address, content=Content("nur für Bert")))
    assert [seen.text for seen in scene.bert.sees(scene.bot)][-1] == "nur für Bert"
    assert "nur für Bert" not in {seen.text for seen in scene.anna.sees(scene.group)}
    assert sent.channel is None


@pytest.mark.parametrize("act", ["block", "deactivate"])
async def test_who_blocks_the_bot_or_is_gone_is_out_of_reach(scene: TelegramScene, act: str) -> None:
    await scene.begin()
    scene.bert.start(scene.bot)
    private = replace(scene.address(), channel=str(scene.bert.id))
    await scene.adapter.deliver(hello(private))
    if act == "block":
        scene.bert.block(scene.bot)
    else:
        scene.bert.deactivate()
    assert (await refused(scene, hello(private, 2))).failure is Failure.UNREACHABLE


@pytest.mark.parametrize("supergroup", [False, True])
async def test_a_group_that_threw_the_bot_out_is_out_of_reach(make_scene: MakeScene, *, supergroup: bool) -> None:
    scene = make_scene(supergroup=supergroup)
    await scene.begin()
    scene.anna.remove(scene.group, scene.bot)
    assert (await refused(scene, hello(scene.address()))).failure is Failure.UNREACHABLE


async def test_a_group_in_which_the_bot_may_not_write_is_out_of_reach(make_scene: MakeScene) -> None:
    scene = make_scene(supergroup=True)
    await scene.begin()
    scene.anna.restrict(scene.group, scene.bot)
    assert (await refused(scene, hello(scene.address()))).failure is Failure.UNREACHABLE


@pytest.mark.parametrize("channel", ["-4242", "5300099999"])
async def test_a_chat_that_does_not_exist_is_out_of_reach(scene: TelegramScene, channel: str) -> None:
    await scene.begin()
    assert (await refused(scene, hello(replace(scene.address(), channel=channel)))).failure is Failure.UNREACHABLE


async def test_an_address_of_another_platform_is_refused(scene: TelegramScene) -> None:
    await scene.begin()
    failed = await refused(scene, hello(replace(scene.address(), channel="!room:example.org")))
    assert failed.failure is Failure.REFUSED


async def test_a_group_that_became_a_supergroup_says_where_it_went(scene: TelegramScene) -> None:
    await scene.begin()
    new = scene.anna.upgrade(scene.group)
    for delivery in (hello(scene.address()), picture(scene.address())):
        failed = await refused(scene, delivery)
        assert (failed.failure, failed.moved_to) == (Failure.RETRY, scene.address(new))
    await scene.adapter.deliver(hello(scene.address(new)))
    assert scene.anna.sees(new)[-1].text == "Hallo"


async def test_before_it_is_connected_nothing_is_lost(scene: TelegramScene) -> None:
    running = scene.make()
    with pytest.raises(DeliveryError) as failed:
        await running.adapter.deliver(hello(scene.address()))
    assert failed.value.failure is Failure.RETRY


# Topics and replies.


async def test_a_message_goes_to_its_topic(make_scene: MakeScene) -> None:
    scene = make_scene(forum=True)
    topic = scene.group.add_topic("Wohnen")
    await scene.begin()
    sent = await scene.adapter.deliver(hello(scene.address(thread=str(topic.id))))
    assert scene.shown(sent).thread == topic.id


@pytest.mark.parametrize("fate", ["delete_topic", "close_topic"])
async def test_what_belongs_to_a_lost_topic_goes_to_the_general_one(make_scene: MakeScene, fate: str) -> None:
    scene = make_scene(forum=True)
    topic = scene.group.add_topic("Wohnen")
    await scene.begin()
    getattr(scene.group, fate)(topic)
    for delivery in (hello(scene.address(thread=str(topic.id))), picture(scene.address(thread=str(topic.id)))):
        assert scene.shown(await scene.adapter.deliver(delivery)).thread is None


async def test_a_reply_to_a_message_that_is_gone_is_sent_without(scene: TelegramScene) -> None:
    await scene.begin()
    asked = scene.bert.say(scene.group, "eine Frage")
    sent = await scene.adapter.deliver(replace(hello(scene.address()), reply_to=str(asked.id)))
    assert scene.shown(sent).reply_to == asked.id
    scene.bert.delete(asked)
    sent = await scene.adapter.deliver(replace(hello(scene.address(), 2), reply_to=str(asked.id)))
    assert scene.shown(sent).reply_to is None


# Questions in a group.


async def test_a_question_in_a_group_is_one_to_reply_to(make_scene: MakeScene) -> None:
    scene = make_scene(privacy=True)
    await scene.begin()
    asked = scene.bert.say(scene.group, "/log@dreiklang_bot")
    question = Post(id=1, to=scene.address(), content=Content("Was?", asks=True), reply_to=str(asked.id))
    sent = await scene.adapter.deliver(question)
    assert scene.shown(sent).markup == {"force_reply": True, "selective": True}


@pytest.mark.parametrize(
    ("placeholder", "shown"),
    [("", None), ("z. B. Stadt Ahlen", "z. B. Stadt Ahlen"), ("x" * 64, "x" * 64), ("x" * 65, "x" * 63 + "…")],
)
async def test_what_stands_in_the_empty_field_has_64_characters_at_most(
    scene: TelegramScene, placeholder: str, shown: str | None
) -> None:
    await scene.begin()
    sent = await scene.post(Content("Für welche Organisation?", asks=True, placeholder=placeholder))
    assert scene.shown(sent).markup.get("input_field_placeholder") == shown
    assert scene.shown(sent).markup["force_reply"]


async def test_a_question_without_a_message_to_reply_to_names_the_person(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bert.say(scene.group, "hallo")
    await scene.recorder.heard("hallo")
    person = str(scene.bert.id)
    question = Post(id=1, to=scene.address(), content=Content("Was fehlt?", asks=True), person=person)
    sent = await scene.adapter.deliver(question)
    assert scene.shown(sent).text == "Bert:\nWas fehlt?"
    assert [entity["type"] for entity in scene.shown(sent).entities] in (["text_mention"], ["text_link"])
    named = Content(f"{mention('Berti', person)}, was fehlt?", asks=True)
    sent = await scene.adapter.deliver(replace(question, id=2, content=named))
    assert scene.shown(sent).text == "Berti, was fehlt?"


async def test_a_question_in_private_opens_the_keyboard_and_one_with_choices_needs_none(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bert.start(scene.bot)
    private = replace(scene.address(), channel=str(scene.bert.id))
    await scene.adapter.deliver(Post(id=1, to=private, content=Content("Was?", asks=True)))
    assert scene.bert.sees(scene.bot)[-1].markup == {"force_reply": True, "selective": False}
    sent = await scene.post(Content("Was?", CHOICES, asks=True))
    assert scene.shown(sent).keyboard == [["1", "2"]]


# Moments.

OPEN_UNTIL = moment("Fr. 20.11., 09:20 Uhr", datetime(2026, 11, 20, 8, 20, tzinfo=UTC))


async def test_a_moment_is_one_that_each_reader_sees_in_their_own_zone(scene: TelegramScene) -> None:
    await scene.begin()
    shown = scene.shown(await scene.post(Content(f"Offen bis {OPEN_UNTIL}.")))
    assert shown.text == "Offen bis Fr. 20.11., 09:20 Uhr."
    time = {"type": "date_time", "unix_time": 1_795_162_800, "date_time_format": "wdt", "offset": 10, "length": 21}
    assert shown.entities == [time]
    assert shown.html == ('Offen bis <time datetime="2026-11-20T08:20:00+00:00">Fr. 20.11., 09:20 Uhr</time>.'), (
        "as the page shows it"
    )


async def test_a_moment_in_a_refreshed_card_and_in_bold_is_one_too(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("Karte"))
    content = Content(f"**Bis {OPEN_UNTIL}**")
    await scene.adapter.deliver(Refresh(id="1", to=scene.address(), message=sent.message, content=content))
    assert {entity["type"] for entity in scene.shown(sent).entities} == {"bold", "date_time"}


async def test_where_the_html_is_refused_the_words_of_a_moment_stay(
    scene: TelegramScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.begin()
    monkeypatch.delitem(formatting.TAGS, "tg-time")  # a server from before Bot API 9.5 does not know the tag
    shown = scene.shown(await scene.post(Content(f"Offen bis {OPEN_UNTIL}.")))
    assert (shown.text, shown.entities) == ("Offen bis Fr. 20.11., 09:20 Uhr.", [])
    assert len(scene.emulator.called("sendMessage")) == 2


# Texts.


async def test_links_are_not_unfolded(scene: TelegramScene) -> None:
    await scene.begin()
    await scene.post(Content("https://example.org"))
    (call,) = scene.emulator.called("sendMessage")
    assert call.parameters["link_preview_options"] == {"is_disabled": True}


async def test_a_long_text_comes_in_parts_and_the_last_has_the_buttons(scene: TelegramScene) -> None:
    await scene.begin()
    text = "\n\n".join(f"Absatz {number}: " + "Wort " * 200 for number in range(12))
    sent = await scene.post(Content(text, CHOICES), mark="a1")
    seen = [message for message in scene.anna.sees(scene.group) if message.sender == scene.bot.name]
    assert len(seen) > 2
    assert [bool(message.keyboard) for message in seen] == [False] * (len(seen) - 1) + [True]
    assert str(seen[-1].message_id) == sent.message
    assert "".join("".join(message.text.split()) for message in seen) == "".join(text.split())


async def test_a_long_text_that_broke_off_goes_on_where_it_stopped(scene: TelegramScene) -> None:
    await scene.begin()
    text = "\n\n".join(f"Absatz {number}: " + "Wort " * 600 for number in range(3))
    post = Post(id=9, to=scene.address(), content=Content(text))
    real = scene.emulator.server._faults.take
    taken: list[object] = []

    def second_send(request: object) -> object:
        taken.append(request) if getattr(request, "method", "").lower() == "sendmessage" else None
        if len(taken) == 2:
            scene.emulator.fail_next("sendMessage", Fault.TOO_MANY_REQUESTS, retry_after=1)
        return real(request)  # type: ignore[arg-type] # passed on as it came

    scene.emulator.server._faults.take = second_send  # type: ignore[method-assign,assignment] # a fault in between
    failed = await refused(scene, post)
    assert failed.failure is Failure.RETRY
    await scene.adapter.deliver(post)
    seen = [message.text[:8] for message in scene.anna.sees(scene.group) if message.sender == scene.bot.name]
    assert seen == ["Absatz 0", "Absatz 1", "Absatz 2"]


async def test_html_that_telegram_does_not_take_is_sent_as_it_is(
    scene: TelegramScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.begin()
    monkeypatch.setattr(rendering, "_typed", lambda text: text)
    sent = await scene.post(Content(escape("1 < 2 <und> 3")))
    assert scene.shown(sent).text == "1 < 2 <und> 3"
    changed = Refresh(id="1", to=scene.address(), message=sent.message, content=Content(escape("2 <b 3")))
    await scene.adapter.deliver(changed)
    assert scene.shown(sent).text == "2 <b 3"


@pytest.mark.parametrize("content", [Content(""), Content("\n\n", CHOICES)])
async def test_nothing_to_say_is_refused(scene: TelegramScene, content: Content) -> None:
    await scene.begin()
    failed = await refused(scene, Post(id=1, to=scene.address(), content=content))
    assert failed.failure is Failure.REFUSED


async def test_a_button_that_cannot_carry_its_data_is_refused_before_it_is_sent(scene: TelegramScene) -> None:
    await scene.begin()
    content = Content("Wie?", (Choice("k" * 64, "ja"),))
    failed = await refused(scene, Post(id=1, to=scene.address(), content=content, mark="a1"))
    assert failed.failure is Failure.REFUSED
    assert scene.emulator.called("sendMessage") == []


async def test_there_are_no_steps_to_offer_choices(scene: TelegramScene) -> None:
    adapter = await scene.begin()
    assert not adapter.capabilities.offers_choices
    failed = await refused(scene, Offer(id=1, to=scene.address(), message="1", choices=CHOICES))
    assert failed.failure is Failure.REFUSED
