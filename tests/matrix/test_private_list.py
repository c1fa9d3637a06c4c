"""The list of private rooms in the account's data: written as a whole, so never before it was read."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import AccountError, BotAdded, Post, Said
from tests.matrix.gate import gate_before

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene

LIST = "/account_data/m.direct"
PAGE = "<!doctype html><title>Gleich wieder da</title>"
HTML = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [
        (502, PAGE, HTML),
        (200, PAGE, HTML),
        (404, PAGE, HTML),
        (500, '{"errcode": "M_UNKNOWN", "error": "?"}', None),
        (429, '{"errcode": "M_LIMIT_EXCEEDED", "error": "?"}', {"Retry-After": "1"}),
    ],
    ids=["502", "web page", "404 of a web server", "500", "429"],
)
async def test_an_odd_answer_at_the_start_empties_no_list(
    household: Household, status: int, body: str, headers: dict[str, str] | None
) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(encrypted=False)
        chat = await scene.bert.create_room(invite=[scene.account], direct=True)
        await scene.recorder.wait_for(BotAdded, count=2)
        await scene.running.stop()
        gate.answer(LIST, status, body, headers=headers)
        scene.running = household.bot(scene.account, password=None, url=gate.url)
        starting = asyncio.create_task(scene.running.start(scene.recorder.receive))
        await scene.anna.wait_for(lambda: gate.asked(LIST) > 2 or starting.done())
        assert not starting.done(), "Synapse shows the list in the first sync as well, others need not"
        gate.heal()
        scene.adapter = await starting
        await scene.bert.say(chat, "unter uns")
        assert (await scene.recorder.heard("unter uns")).private
        # Another private room is listed beside the first.
        opened = await _open_for_anna(scene)
        assert await _listed(scene) == {scene.bert.user_id: [chat], scene.anna.user_id: [opened]}
        await scene.running.stop()


async def test_without_a_list_there_is_none(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    opened = await _open_for_anna(scene)
    assert await _listed(scene) == {scene.anna.user_id: [opened]}


async def test_a_refused_token_is_noticed_before_the_list_is_there(household: Household) -> None:
    async with gate_before(household.synapse.port) as gate:
        scene = await household.scene(encrypted=False, url=gate.url)
        await scene.running.stop()
        gate.answer(LIST, 401, '{"errcode": "M_UNKNOWN_TOKEN", "error": "?"}')
        running = household.bot(scene.account, password=None, url=gate.url)
        with pytest.raises(AccountError, match="no longer accepts"):
            await running.start(scene.recorder.receive)
        assert scene.recorder.of(Said) == []


async def _open_for_anna(scene: MatrixScene) -> str:
    post = Post(id=1, to=scene.private(), content=Content("nur für Anna"), person=scene.anna.user_id)
    sent = await scene.adapter.deliver(post)
    assert sent.channel is not None
    return sent.channel


async def _listed(scene: MatrixScene) -> dict[str, list[str]]:
    device = await scene.household.device(scene.account)
    answer = await device.sdk.list_direct_rooms()
    return dict(answer.rooms)
