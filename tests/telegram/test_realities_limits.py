"""Cards, files, limits and lost answers as they really are on Telegram: one test for each."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, TelegramError

from adapters.telegram import connection, rendering, sending
from adapters.telegram.failures import classified, is_bad_photo
from adapters.telegram.rendering import CAPTION_UNITS
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Address, Attach, DeliveryError, Failure, Post, Refresh, Said
from tests.telegram.emulator.faults import Fault
from tests.telegram.wire import logged

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Delivery
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


# Cards.


async def test_a_refresh_changes_text_and_buttons(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("0 von 2", CHOICES), mark="a1")
    more = (*CHOICES, Choice("r3", "3"))
    refresh = Refresh(id="1", to=scene.address(), message=sent.message, content=Content("1 von 2", more), mark="a1")
    await scene.adapter.deliver(refresh)
    assert (scene.shown(sent).text, scene.shown(sent).keyboard) == ("1 von 2", [["1", "2", "3"]])
    await scene.adapter.deliver(replace(refresh, content=Content("zu")))
    assert (scene.shown(sent).text, scene.shown(sent).keyboard) == ("zu", [])


async def test_a_refresh_that_changes_nothing_is_fine(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("0 von 2", CHOICES), mark="a1")
    refresh = Refresh(id="1", to=scene.address(), message=sent.message, content=Content("0 von 2", CHOICES), mark="a1")
    assert (await scene.adapter.deliver(refresh)).message == sent.message


@pytest.mark.parametrize("message", ["999999", "-1", "", "$event"])
async def test_a_card_that_is_gone_is_refused(scene: TelegramScene, message: str) -> None:
    await scene.begin()
    failed = await refused(scene, Refresh(id="1", to=scene.address(), message=message, content=Content("neu")))
    assert failed.failure is Failure.REFUSED


async def test_a_card_that_was_deleted_or_is_not_ours_is_refused(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("alt"))
    scene.anna.delete(scene.shown(sent).message)
    theirs = scene.bert.say(scene.group, "Berts")
    for message in (sent.message, str(theirs.id)):
        failed = await refused(scene, Refresh(id="1", to=scene.address(), message=message, content=Content("neu")))
        assert failed.failure is Failure.REFUSED


async def test_a_card_that_grew_too_long_shows_its_beginning(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("kurz"))
    long = Content("\n\n".join(f"Absatz {number}: " + "Wort " * 300 for number in range(5)), CHOICES)
    await scene.adapter.deliver(Refresh(id="1", to=scene.address(), message=sent.message, content=long))
    assert scene.shown(sent).text.startswith("Absatz 0")
    assert scene.shown(sent).keyboard == [["1", "2"]]


# Files.


@pytest.mark.parametrize(
    ("media_type", "shown"), [("image/png", "photo"), ("image/svg+xml", "document"), ("text/csv", "document")]
)
async def test_pictures_are_photos_and_other_files_documents(scene: TelegramScene, media_type: str, shown: str) -> None:
    await scene.begin()
    sent = await scene.adapter.deliver(picture(scene.address(), "Das **Rad**", media_type=media_type))
    assert (scene.shown(sent).media, scene.shown(sent).text) == (shown, "Das Rad")
    assert scene.shown(sent).html == "Das <b>Rad</b>"


async def test_a_picture_that_telegram_does_not_take_is_sent_as_a_document(
    scene: TelegramScene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.begin()
    monkeypatch.setattr(sending, "PHOTO_BYTES", len(PNG) - 1)
    sent = await scene.adapter.deliver(picture(scene.address(), "Das Rad"))
    assert (scene.shown(sent).media, scene.shown(sent).text) == ("document", "Das Rad")


async def test_a_caption_that_is_too_long_follows_as_a_message(scene: TelegramScene) -> None:
    await scene.begin()
    await scene.adapter.deliver(picture(scene.address(), "Wort " * 250))
    file, text = scene.anna.sees(scene.group)[-2:]
    assert (file.media, file.text) == ("photo", "")
    assert (text.media, text.text[:5]) == ("", "Wort ")


async def test_the_words_below_a_picture_change_and_the_picture_stays(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.adapter.deliver(replace(picture(scene.address(), "Ergebnis"), reply_to="1"))
    assert sent.file
    changed = Refresh(
        id="c1-2", to=scene.address(), message=sent.message, content=Content("**Ergebnis**, ergänzt"), file=sent.file
    )
    await scene.adapter.deliver(changed)
    await scene.adapter.deliver(changed)  # nothing is different any more, and that is no failure

    seen = scene.shown(sent)
    assert (seen.media, seen.text) == ("photo", "Ergebnis, ergänzt")
    assert scene.emulator.called("editMessageText") == []


async def test_a_picture_of_which_nobody_noted_that_it_is_one_changes_too(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.adapter.deliver(picture(scene.address(), "Ergebnis"))
    await scene.adapter.deliver(
        Refresh(id="e1", to=scene.address(), message=sent.message, content=Content("steht jetzt woanders"))
    )

    seen = scene.shown(sent)
    assert (seen.media, seen.text) == ("photo", "steht jetzt woanders")


async def test_words_that_outgrew_the_place_below_a_picture_are_cut(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.adapter.deliver(picture(scene.address(), "Ergebnis"))
    longer = Content("Wort " * 400)
    await scene.adapter.deliver(
        Refresh(id="c1-2", to=scene.address(), message=sent.message, content=longer, file=sent.file)
    )

    assert scene.shown(sent).text.endswith("…")
    assert len(scene.shown(sent).text) <= CAPTION_UNITS


async def test_a_picture_with_its_words_counts_as_one_message(scene: TelegramScene) -> None:
    await scene.begin()
    count = scene.adapter.capabilities.messages

    assert count(picture(scene.address(), "kurz")) == 1
    assert count(picture(scene.address(), "Wort " * 250)) == 2


# Limits.


async def test_a_limit_says_how_long_to_wait_and_halts_one_chat_only(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bert.start(scene.bot)
    private = replace(scene.address(), channel=str(scene.bert.id))
    scene.emulator.fail_next("sendMessage", Fault.TOO_MANY_REQUESTS, chat=scene.group, retry_after=7)
    failed = await refused(scene, hello(scene.address()))
    assert (failed.failure, failed.retry_after) == (Failure.RETRY, timedelta(seconds=7))
    await scene.adapter.deliver(hello(private))


async def test_twenty_a_minute_to_a_group_are_told_to_the_outbox(scene: TelegramScene) -> None:
    assert (await scene.begin()).capabilities.per_minute == 20


async def test_all_chats_together_stay_below_thirty_a_second(scene: TelegramScene) -> None:
    await scene.begin()
    began = time.monotonic()
    await asyncio.gather(*(scene.adapter.deliver(hello(scene.address(), number)) for number in range(30)))
    assert time.monotonic() - began > 30 / 25 - 0.1


async def test_answers_do_not_wait_behind_refreshed_cards(scene: TelegramScene) -> None:
    await scene.begin()
    sent = await scene.post(Content("Karte"))

    async def refresh(number: int) -> None:
        content = Content(f"Karte {number}")
        refresh = Refresh(id=str(number), to=scene.address(), message=sent.message, content=content)
        await scene.adapter.deliver(refresh)

    cards = asyncio.gather(*(refresh(number) for number in range(12)))
    await scene.emulator.until(lambda: scene.emulator.called("editMessageText"))
    await scene.adapter.deliver(Post(id=2, to=scene.address(), content=Content("Antwort")))
    assert len(scene.emulator.called("editMessageText")) < 8
    await cards


# What nobody knows.


@pytest.mark.parametrize("fault", [Fault.LOST_ANSWER, Fault.LOST_REQUEST, Fault.SERVER_ERROR, Fault.BAD_GATEWAY])
async def test_a_lost_answer_is_unknown_and_not_sent_again(scene: TelegramScene, fault: Fault) -> None:
    adapter = await scene.begin()
    assert not adapter.capabilities.safe_repeats
    scene.emulator.fail_next("sendMessage", fault)
    assert (await refused(scene, hello(scene.address()))).failure is Failure.UNKNOWN
    seen = [message.text for message in scene.anna.sees(scene.group) if message.sender == scene.bot.name]
    assert len(seen) == (1 if fault.happens else 0)


async def test_an_answer_that_takes_too_long_is_unknown(scene: TelegramScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "_ANSWER_SECONDS", 0.3)
    await scene.begin()
    scene.emulator.fail_next("sendMessage", Fault.HANGING_ANSWER)
    assert (await refused(scene, hello(scene.address()))).failure is Failure.UNKNOWN


async def test_a_connection_never_made_is_certain(scene: TelegramScene, caplog: pytest.LogCaptureFixture) -> None:
    await scene.begin()
    async with scene.emulator.unreachable():
        await logged(caplog, "no updates")  # by then the old connections are known to be broken
        assert (await refused(scene, hello(scene.address()))).failure is Failure.RETRY
    await scene.adapter.deliver(hello(scene.address()))
    assert scene.anna.sees(scene.group)[-1].text == "Hallo"


async def test_a_revoked_token_loses_no_message(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bot.token = "1:another"
    assert (await refused(scene, hello(scene.address()))).failure is Failure.RETRY


async def test_no_failure_quotes_what_was_written(scene: TelegramScene, monkeypatch: pytest.MonkeyPatch) -> None:
    await scene.begin()
    scene.bert.say(scene.group, "hallo")
    await scene.recorder.wait_for(Said)
    monkeypatch.setattr(rendering, "_typed", lambda text: f"<{text}>")
    scene.emulator.fail_next("sendMessage", Fault.SERVER_ERROR)
    failed = await refused(scene, Post(id=1, to=scene.address(), content=Content("geheim")))
    assert "geheim" not in str(failed)
    assert scene.bot.token not in str(failed)


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (BadRequest("PHOTO_INVALID_DIMENSIONS"), Failure.REFUSED),
        (BadRequest("Not enough rights to send documents to the chat"), Failure.REFUSED),
        (BadRequest("Not enough rights to send text messages to the chat"), Failure.UNREACHABLE),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), Failure.UNREACHABLE),
        (BadRequest("Chat not found"), Failure.UNREACHABLE),
        (Forbidden("Forbidden: the group chat was deleted"), Failure.UNREACHABLE),
        (Conflict("Conflict: terminated by other getUpdates request"), Failure.RETRY),
        (NetworkError("Request Entity Too Large"), Failure.REFUSED),
        (NetworkError("Gateway Timeout (504)"), Failure.UNKNOWN),
        (TelegramError("the answer cannot be read"), Failure.UNKNOWN),
    ],
    ids=str,
)
def test_what_an_error_means_for_a_delivery(error: TelegramError, failure: Failure) -> None:
    to = Address(adapter="telegram", account="1", channel="-1")
    assert classified(error, to).failure is failure


def test_a_picture_that_is_no_photo_may_be_a_document() -> None:
    assert is_bad_photo(BadRequest("PHOTO_INVALID_DIMENSIONS"))
    assert is_bad_photo(BadRequest("Not enough rights to send photos to the chat"))
    assert not is_bad_photo(BadRequest("Not enough rights to send text messages to the chat"))
