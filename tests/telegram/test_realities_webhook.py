"""What really happens at a webhook, and what the adapter makes of it: one test for each."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import aiohttp
import pytest

from adapters.telegram.connection import ALLOWED_UPDATES
from bot.engine.exchange.messages import (
    AccountError,
)
from tests.telegram.wire import SECRET

if TYPE_CHECKING:
    from tests.telegram.conftest import MakeScene
    from tests.telegram.wire import TelegramScene


async def _call(scene: TelegramScene, secret: str | None, body: bytes, path: str = "") -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(scene.hook + path, data=BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def test_a_webhook_believes_only_who_knows_the_secret(make_scene: MakeScene) -> None:
    scene = make_scene(webhook=True)
    await scene.begin()
    update = b'{"update_id": 1}'
    answers = [await _call(scene, secret, update) for secret in (None, "", SECRET[:-1], "ä", SECRET)]
    assert answers == [403, 403, 403, 403, 200]
    assert await _call(scene, SECRET, update, "/elsewhere") == 404
    assert await _call(scene, SECRET, b"kein JSON") == 400
    assert await _call(scene, SECRET, b"[" + b"1," * 600_000 + b"1]") == 413


async def test_a_webhook_says_what_it_wants_and_stays_set(make_scene: MakeScene) -> None:
    scene = make_scene(webhook=True)
    await scene.begin()
    (call,) = scene.emulator.called("setWebhook")
    assert call.parameters["secret_token"] == SECRET
    assert call.parameters["allowed_updates"] == list(ALLOWED_UPDATES)
    assert call.parameters["max_connections"] == 1
    assert not call.parameters.get("drop_pending_updates")
    await scene.stop()
    assert scene.emulator.called("deleteWebhook") == []
    assert scene.bot.updates.webhook == scene.hook


async def test_a_turn_that_fails_is_brought_again_by_the_webhook(make_scene: MakeScene) -> None:
    scene = make_scene(webhook=True)
    await scene.begin()
    scene.recorder.fail_once("eins")
    scene.anna.say(scene.group, "eins")
    scene.anna.say(scene.group, "zwei")
    await scene.recorder.heard("zwei")
    assert [getattr(signal, "text", "") for signal in scene.recorder.tried[-3:]] == ["eins", "eins", "zwei"]
    assert scene.bot.updates.webhook_error is not None
    assert "500" in scene.bot.updates.webhook_error[1]


async def test_polling_removes_a_webhook(scene: TelegramScene) -> None:
    scene.bot.updates.webhook = "http://127.0.0.1:9/hook"
    await scene.begin()
    assert not scene.bot.updates.webhook


async def test_a_port_in_use_is_a_sentence_for_the_administrator(make_scene: MakeScene) -> None:
    scene = make_scene(webhook=True)
    await scene.start()
    with pytest.raises(AccountError, match="cannot listen"):
        await scene.make().start(scene.recorder.receive)


async def test_a_webhook_that_telegram_refuses_is_a_sentence_for_the_administrator(make_scene: MakeScene) -> None:
    scene = make_scene(webhook=True)
    scene._webhook_url = "http://example.org/hook"
    with pytest.raises(AccountError, match="set the webhook"):
        await scene.start()


@pytest.mark.parametrize(
    "update",
    [
        b'{"update_id": 5, "message": {"message_id": 1, "text": "geheim"}}',
        b'{"update_id": 5, "message": "geheim"}',
        b'{"update_id": "geheim", "edited_message": {"text": "geheim"}}',
        b'{"message": null, "text": ["geheim"]}',
        b'["geheim"]',
        b'{"update_id": 5, "something_new": {"text": "geheim"}}',
    ],
)
async def test_an_update_that_cannot_be_read_is_left_out_and_its_text_is_not_logged(
    make_scene: MakeScene, caplog: pytest.LogCaptureFixture, update: bytes
) -> None:
    scene = make_scene(webhook=True)
    await scene.begin()
    taken = len(scene.recorder.tried)
    assert await _call(scene, SECRET, update) == 200
    assert len(scene.recorder.tried) == taken
    assert "geheim" not in caplog.text


async def test_an_update_left_out_is_told_by_number_and_kind(
    make_scene: MakeScene, caplog: pytest.LogCaptureFixture
) -> None:
    scene = make_scene(webhook=True)
    await scene.begin()
    await _call(scene, SECRET, b'{"update_id": 5, "message": {"message_id": 1}}')
    assert "update 5 ('message') left out" in caplog.text
