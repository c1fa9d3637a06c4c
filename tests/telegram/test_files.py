"""Files that people send alone: fetched from Telegram, or said not to be, and never in anybody's way."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.engine.exchange.files import MOST_RECEIVED_BYTES, ReceivedFile
from bot.engine.exchange.messages import Edited, Said
from tests.telegram.emulator.faults import Fault
from tests.telegram.emulator.jsons import mapping, string

if TYPE_CHECKING:
    import pytest

    from tests.telegram.emulator.world import Message
    from tests.telegram.wire import TelegramScene

BODY = '[[factors]]\nde = "Größe"\n'.encode()


async def sent(scene: TelegramScene, *, name: str = "fragen.toml", body: bytes = BODY) -> Message:
    """Have anna send a file alone, to a bot that runs."""
    await scene.begin()
    scene.anna.start(scene.bot)
    return scene.anna.send_document(scene.bot, name, body)


async def test_one_failure_is_tried_again(scene: TelegramScene) -> None:
    scene.emulator.fail_next("getFile", Fault.SERVER_ERROR)
    await sent(scene)
    await scene.recorder.wait_until(lambda: any(said.file for said in scene.recorder.of(Said)))
    assert scene.recorder.of(Said)[-1].file == ReceivedFile(name="fragen.toml", body=BODY)


async def test_what_telegram_does_not_hand_out_holds_nobody_up(scene: TelegramScene) -> None:
    scene.emulator.fail_next("getFile", Fault.BAD_GATEWAY, times=2)
    await sent(scene)
    scene.anna.say(scene.bot, "danach")
    await scene.recorder.heard("danach")
    assert scene.recorder.of(Said)[-2].file == ReceivedFile(name="fragen.toml", body=None)


async def test_a_file_that_has_gone_is_said_not_to_be_there(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.start(scene.bot)
    await scene.recorder.heard("/start")
    await scene.stop()
    message = scene.anna.send_document(scene.bot, "fragen.toml", BODY)
    del scene.emulator.world.files[string(mapping(message.media["document"])["file_id"])]
    await scene.start()
    await scene.recorder.wait_until(lambda: any(said.file for said in scene.recorder.of(Said)))
    assert scene.recorder.of(Said)[-1].file == ReceivedFile(name="fragen.toml", body=None)


async def test_a_message_that_says_less_than_there_is_is_not_believed(scene: TelegramScene) -> None:
    await scene.begin()
    scene.anna.start(scene.bot)
    await scene.recorder.heard("/start")
    await scene.stop()
    message = scene.anna.send_document(scene.bot, "fragen.toml", BODY)
    file_id = string(mapping(message.media["document"])["file_id"])
    scene.emulator.world.files[file_id] = b"#" * (MOST_RECEIVED_BYTES + 1)
    await scene.start()
    await scene.recorder.wait_until(lambda: any(said.file for said in scene.recorder.of(Said)))
    assert scene.recorder.of(Said)[-1].file == ReceivedFile(name="fragen.toml", body=None, too_large=True)


async def test_what_is_too_large_or_in_a_group_is_not_even_asked_for(scene: TelegramScene) -> None:
    await sent(scene, body=b"#" * (MOST_RECEIVED_BYTES + 1))
    scene.anna.send_document(scene.group, "fragen.toml", BODY, "für alle")
    scene.anna.send_photo(scene.bot)
    await scene.settled()
    assert [said.file for said in scene.recorder.of(Said) if said.text == "für alle"] == [None]
    assert all(call.method != "getFile" for call in scene.emulator.calls)


async def test_words_changed_below_a_file_are_words(scene: TelegramScene) -> None:
    message = await sent(scene)
    scene.anna.edit(message, "doch nicht")
    edited = await scene.recorder.wait_for(Edited)
    assert edited.text == "doch nicht"
    assert len([call for call in scene.emulator.calls if call.method == "getFile"]) == 1


async def test_the_token_is_in_no_log(scene: TelegramScene, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    scene.emulator.fail_next("getFile", Fault.SERVER_ERROR)
    await sent(scene)
    await scene.recorder.wait_until(lambda: any(said.file for said in scene.recorder.of(Said)))
    assert "a file could not be fetched" in caplog.text
    assert scene.bot.token not in caplog.text
    assert scene.bot.token.partition(":")[2] not in caplog.text
