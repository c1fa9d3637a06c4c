"""Nothing from Telegram is lost, nothing overtakes, and the token stays secret: one test for each reality."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from adapters.telegram import connection
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import (
    AccountError,
    Said,
)
from tests.telegram.emulator.faults import Fault
from tests.telegram.wire import logged

if TYPE_CHECKING:
    from tests.telegram.wire import TelegramScene

CARD = Content("Wie läuft es?", (Choice("r1", "1"), Choice("r2", "2")))


# Nothing is lost, nothing overtakes.


async def test_an_update_is_confirmed_after_its_turn_and_comes_again_as_the_same(scene: TelegramScene) -> None:
    await scene.begin()
    scene.recorder.hang_at("zwei")
    for text in ("eins", "zwei", "drei"):
        scene.anna.say(scene.group, text)
    await scene.recorder.wait_until(lambda: getattr(scene.recorder.tried[-1], "text", "") == "zwei")
    pending = [update.number for update in scene.bot.updates.pending()]
    first = scene.recorder.tried[-1].event_id
    assert int(first) in pending
    await scene.stop()
    scene.recorder._hang = lambda _: False
    await scene.start()
    await scene.recorder.heard("drei")
    assert (await scene.recorder.heard("zwei")).event_id == first


@pytest.mark.parametrize("back", [3, 100_000])
async def test_numbers_may_begin_anywhere_after_a_quiet_week(
    scene: TelegramScene, monkeypatch: pytest.MonkeyPatch, back: int
) -> None:
    monkeypatch.setattr(connection, "POLL_SECONDS", 0)
    await scene.begin()
    polls = len(scene.emulator.called("getUpdates"))
    await scene.emulator.until(lambda: len(scene.emulator.called("getUpdates")) > polls + 2)
    scene.bot.updates.skip_numbers(-back)
    scene.anna.say(scene.group, "eins")
    scene.anna.say(scene.group, "zwei")
    await scene.recorder.heard("zwei")
    assert [said.text for said in scene.recorder.of(Said)] == ["eins", "zwei"]


async def test_what_piled_up_while_the_bot_was_down_is_not_thrown_away(scene: TelegramScene) -> None:
    await scene.begin()
    await scene.stop()
    scene.anna.say(scene.group, "/status")
    await scene.start()
    await scene.recorder.heard("/status")
    removed = scene.emulator.called("deleteWebhook")
    assert removed
    assert not any(call.parameters.get("drop_pending_updates") for call in removed)


async def test_two_programs_with_one_token_are_told_loudly(
    scene: TelegramScene, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.begin()
    other = scene.make()
    try:
        await other.start(scene.recorder.receive)
        await scene.emulator.until(
            lambda: any(call.answer.get("error_code") == 409 for call in scene.emulator.called("getUpdates"))
        )
    finally:
        await other.stop()
    scene.anna.say(scene.group, "noch da?")
    await scene.recorder.heard("noch da?")
    loud = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert loud
    assert all("two programs use the same bot token" in record.getMessage() for record in loud)


async def test_an_outage_ends_by_itself_and_is_told_once(
    scene: TelegramScene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await scene.begin()
    async with scene.emulator.unreachable():
        await logged(caplog, "no updates")
        scene.anna.say(scene.group, "während des Ausfalls")
    await scene.recorder.heard("während des Ausfalls")
    assert caplog.text.count("no updates") == 1
    assert caplog.text.count("updates come again") == 1


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.TOO_MANY_REQUESTS, Fault.LOST_ANSWER])
async def test_whatever_keeps_updates_away_they_come(scene: TelegramScene, fault: Fault) -> None:
    await scene.begin()
    scene.emulator.fail_next("getUpdates", fault, retry_after=1)
    scene.anna.say(scene.group, "eins")
    await scene.recorder.heard("eins")
    scene.anna.say(scene.group, "zwei")
    await scene.recorder.heard("zwei")
    assert scene.emulator.faults_left() == []


# The account.


async def test_a_refused_token_is_a_sentence_for_the_administrator(
    scene: TelegramScene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    scene.bot.token = "1:mine"
    running = scene.make()
    scene.bot.token = "2:other"
    with pytest.raises(AccountError, match="BotFather") as refused:
        await running.start(scene.recorder.receive)
    assert "1:mine" not in f"{caplog.text}{refused.value}"


async def test_a_token_revoked_meanwhile_ends_the_run(scene: TelegramScene) -> None:
    await scene.begin()
    scene.bot.token = "1:another"
    scene.bot.updates.end_polls("gone")
    with pytest.raises(AccountError, match="token"):
        await scene.ended()


async def test_the_token_is_never_logged(scene: TelegramScene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await scene.begin()
    await scene.post(CARD)
    async with scene.emulator.unreachable():
        await logged(caplog, "no updates")
    scene.anna.say(scene.group, "ein Text")
    await scene.recorder.heard("ein Text")
    await scene.stop()
    assert scene.bot.token not in caplog.text
    assert scene.bot.token.partition(":")[2] not in caplog.text
    assert "ein Text" not in caplog.text
