"""What rings and what stands at the top of a group: as it really is on Telegram, where a pin costs no message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.telegram import pins
from adapters.telegram.sending import messages_of
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Address, Attach, Joined, Post, Refresh, Said
from tests.telegram.emulator.faults import Fault

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Sent
    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene

OPEN = Content("Offen", (Choice("v1", "Zustimmung"),), rings=True, pinned=True)
DONE = Content("Angenommen", pinned=False)


async def refresh(scene: TelegramScene, sent: Sent, content: Content) -> None:
    await scene.adapter.deliver(Refresh(id="1", to=scene.address(), message=sent.message, content=content))


# Sound.


async def test_only_what_needs_somebody_rings(scene: TelegramScene) -> None:
    await scene.begin()
    assert not scene.shown(await scene.post(Content("Stand"))).rings
    assert scene.shown(await scene.post(Content("Frage", rings=True))).rings


async def test_of_a_message_in_parts_only_the_last_rings(scene: TelegramScene) -> None:
    await scene.begin()
    await scene.post(Content("\n\n".join("Wort " * 300 for _ in range(4)), rings=True))
    rang = [one.rings for one in scene.anna.sees(scene.group) if one.sender == scene.bot.name]
    assert len(rang) > 1
    assert rang == [False] * (len(rang) - 1) + [True]


async def test_pictures_are_quiet_unless_they_ring(scene: TelegramScene) -> None:
    await scene.begin()
    for rings in (False, True):
        body = b"\x89PNG\r\n\x1a\npicture"
        content = Content("Das Rad", rings=rings)
        to = scene.address()
        sent = await scene.adapter.deliver(
            Attach(id=1, to=to, name="rad.png", media_type="image/png", body=body, caption=content)
        )
        assert scene.shown(sent).rings is rings


# Pins.


@pytest.mark.parametrize("supergroup", [False, True], ids=["group", "supergroup"])
async def test_what_is_open_is_pinned_without_a_sound_and_unpinned_when_done(
    make_scene: MakeScene, supergroup: bool
) -> None:
    scene = make_scene(supergroup=supergroup)
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    sent = await scene.post(OPEN)
    assert scene.shown(sent).pinned
    service = scene.anna.sees(scene.group)[-1]
    assert (service.service, service.rings) == ("pinned_message", False)
    await refresh(scene, sent, DONE)
    assert not scene.shown(sent).pinned


async def test_the_bot_takes_no_notice_of_what_it_pinned(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    await scene.settled()
    before = len(scene.recorder.done)
    await scene.post(OPEN)
    await scene.settled()
    heard = [one for one in scene.recorder.done[before:] if not (isinstance(one, Said) and "settled" in one.text)]
    assert not any(isinstance(one, (Said, Joined)) for one in heard)


@pytest.mark.parametrize("standing", ["member", "without the right"])
async def test_without_the_right_it_stays_as_it_is(
    scene: TelegramScene, standing: str, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.begin()
    if standing != "member":
        scene.anna.promote(scene.group, scene.bot, can_pin=False)
    sent = await scene.post(OPEN)
    await refresh(scene, sent, DONE)
    assert scene.shown(sent).text == "Angenommen"
    answers = [
        call.answer["description"]
        for method in ("pinChatMessage", "unpinChatMessage")
        for call in scene.emulator.called(method)
    ]
    assert answers == ["Bad Request: not enough rights to manage pinned messages in the chat"] * 2
    assert len(scene.emulator.called("sendMessage")) == 1
    assert "pinned" not in caplog.text, "that is normal"


@pytest.mark.parametrize(
    "fault", [Fault.TOO_MANY_REQUESTS, Fault.SERVER_ERROR, Fault.LOST_ANSWER, Fault.HANGING_ANSWER], ids=str
)
async def test_a_pin_that_fails_neither_fails_nor_repeats_the_message(
    scene: TelegramScene, fault: Fault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pins, "PATIENCE_SECONDS", 0.3)
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    scene.emulator.fail_next("pinChatMessage", fault)
    sent = await scene.post(OPEN)
    assert scene.shown(sent).text == "Offen"
    assert len(scene.emulator.called("sendMessage")) == 1


async def test_nothing_is_pinned_in_private(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bert.start(scene.bot)
    private = scene.address(scene.bot.privates[scene.bert.id])
    sent = await scene.post(OPEN, to=private)
    await scene.adapter.deliver(Refresh(id="1", to=private, message=sent.message, content=DONE))
    assert not scene.emulator.called("pinChatMessage")
    assert not scene.emulator.called("unpinChatMessage")


async def test_what_says_nothing_of_pins_leaves_them_as_they_are(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    sent = await scene.post(OPEN)
    await refresh(scene, sent, Content("Offen, 3 haben geantwortet"))
    assert scene.shown(sent).pinned
    await refresh(scene, sent, DONE)
    await refresh(scene, sent, Content("Angenommen, geprüft", pinned=False))
    assert len(scene.emulator.called("pinChatMessage")) == len(scene.emulator.called("unpinChatMessage")) == 1


# What a group gets, as it is counted.


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        (Content("Hallo"), 1),
        (OPEN, 2),
        (DONE, 1),
        (Content("\n\n".join("Wort " * 300 for _ in range(4))), 2),
        (Content("\n\n".join("Wort " * 300 for _ in range(4)), pinned=True), 3),
    ],
)
async def test_a_delivery_is_as_many_messages_as_the_group_gets(
    scene: TelegramScene, content: Content, messages: int
) -> None:
    await scene.begin()
    scene.anna.promote(scene.group, scene.bot)
    before = len(scene.anna.sees(scene.group))
    post = Post(id=1, to=scene.address(), content=content)
    await scene.adapter.deliver(post)
    assert len(scene.anna.sees(scene.group)) - before == messages == messages_of(post)


def test_in_private_a_pin_is_none() -> None:
    to = Address(adapter="telegram", account="1", channel="5")
    assert messages_of(Post(id=1, to=to, content=OPEN)) == 1
    assert messages_of(Refresh(id="1", to=to, message="1", content=DONE)) == 1
