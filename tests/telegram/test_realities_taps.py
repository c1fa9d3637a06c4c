"""What really happens when people tap, and what the adapter makes of it: one test for each."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from adapters.telegram import queries
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import (
    Receipt,
    Tapped,
)

if TYPE_CHECKING:
    from bot.engine.exchange.messages import Signal
    from tests.telegram.wire import TelegramScene

CARD = Content("Wie läuft es?", (Choice("r1", "1"), Choice("r2", "2")))


async def test_a_tap_names_its_card_by_mark_even_if_the_message_is_forgotten(scene: TelegramScene) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    query = scene.bert.tap_data(scene.shown(card).message, "a1:r2", forgotten=True)
    await query.answered()
    tapped = await scene.recorder.wait_for(Tapped)
    assert (tapped.mark, tapped.choice, tapped.message) == ("a1", "r2", card.message)
    assert (tapped.address, tapped.sender.name) == (scene.address(), "Bert")


@pytest.mark.parametrize("data", ["irgendwas", "a 1:r2", "a1:", "ä:r1"])
async def test_a_tap_that_was_never_offered_is_answered_and_nothing_more(scene: TelegramScene, data: str) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    await scene.bert.tap_data(scene.shown(card).message, data).answered()
    assert scene.recorder.of(Tapped) == []


async def test_every_tap_is_answered_once_with_its_toast(scene: TelegramScene) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    scene.recorder.receipt = Receipt(toast="Notiert: " + "Wort " * 60)
    answer = await scene.bert.tap(scene.shown(card), "2").answered()
    assert answer.text.startswith("Notiert: Wort")
    assert answer.text.endswith("…")
    assert len(answer.text) <= 200
    scene.recorder.receipt = Receipt(repeated=True)
    assert not (await scene.bert.tap(scene.shown(card), "1").answered()).text
    assert len(scene.emulator.called("answerCallbackQuery")) == 2


async def test_a_tap_can_open_the_door_to_the_private_chat(scene: TelegramScene) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    scene.recorder.receipt = Receipt(door="to-ken_1")
    answer = await scene.bert.tap(scene.shown(card), "1").answered()
    scene.bert.open(answer.url)
    said = await scene.recorder.heard("/start to-ken_1")
    assert (said.private, said.address.channel) == (True, str(scene.bert.id))


async def test_a_tap_whose_turn_fails_is_answered_when_it_works(scene: TelegramScene) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    scene.recorder.receipt = Receipt(toast="Notiert.")
    failed: list[object] = []

    def fails(signal: object) -> bool:
        broken = isinstance(signal, Tapped) and not failed
        failed.extend([signal] if broken else [])
        return broken

    scene.recorder._fail = fails
    answer = await scene.bert.tap(scene.shown(card), "1").answered()
    assert answer.text == "Notiert."
    assert failed
    assert len(scene.emulator.called("answerCallbackQuery")) == 1


async def test_no_progress_bar_runs_for_ever(scene: TelegramScene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PATIENCE_SECONDS", 0.05)
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    may_end = asyncio.Event()

    async def slowly(signal: Signal) -> Receipt:
        await may_end.wait()
        await scene.recorder.receive(signal)
        return Receipt(toast="zu spät")

    await scene.stop()
    await scene.start(slowly)
    assert not (await scene.bert.tap(scene.shown(card), "1").answered()).text
    may_end.set()
    await scene.settled()
    await scene.stop()  # not before every answer is on its way
    assert len(scene.emulator.called("answerCallbackQuery")) == 1


async def test_a_tap_that_is_too_old_to_be_answered_does_no_harm(
    scene: TelegramScene, caplog: pytest.LogCaptureFixture
) -> None:
    await scene.begin()
    card = await scene.post(CARD, mark="a1")
    scene.emulator.server.query_lifetime = -1.0
    scene.bert.tap(scene.shown(card), "1")
    await scene.recorder.wait_for(Tapped)
    await scene.emulator.until(lambda: scene.emulator.called("answerCallbackQuery"))
    await scene.stop()
    assert "not answered" not in caplog.text
