"""What is open is pinned where the bot may, beside what others have pinned; a refusal fails nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Post, Refresh

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene

PINNED = "m.room.pinned_events"
OPEN, CLOSED, SAME = Content("offen", pinned=True), Content("zu", pinned=False), Content("unverändert")


async def _pinned(scene: MatrixScene) -> list[str]:
    answer = await scene.anna.sdk.room_get_state_event(scene.room, PINNED)
    return list(getattr(answer, "content", {}).get("pinned", []))


async def _empower(scene: MatrixScene, level: int) -> None:
    """Give the bot a power level, and wait until it knows."""
    await scene.anna.set_power(scene.room, scene.account, level)
    await scene.anna.say(scene.room, f"jetzt {level}")
    await scene.recorder.heard(f"jetzt {level}")


async def _post(scene: MatrixScene, number: int, content: Content = OPEN) -> str:
    return (await scene.adapter.deliver(Post(id=number, to=scene.group, content=content))).message


async def _refresh(scene: MatrixScene, message: str, content: Content, *, number: int = 1) -> None:
    edit = Refresh(id=f"{message}-{content.text}-{number}", to=scene.group, message=message, content=content)
    await scene.adapter.deliver(edit)


@pytest.mark.parametrize("version", ["11", "12"])
async def test_what_is_open_is_pinned_beside_what_others_pinned(household: Household, version: str) -> None:
    scene = await household.scene(room_version=version)
    await _empower(scene, 50)
    theirs = await scene.anna.say(scene.room, "Spielregeln")
    await scene.anna.sdk.room_put_state(scene.room, PINNED, {"pinned": [theirs]})
    first, second, third = [await _post(scene, 1), await _post(scene, 2), await _post(scene, 3, SAME)]
    assert await _pinned(scene) == [theirs, first, second]
    await scene.restart()
    await _refresh(scene, first, CLOSED)
    await _refresh(scene, second, SAME)
    await _refresh(scene, third, CLOSED)
    assert await _pinned(scene) == [theirs, second]


async def test_what_somebody_unpinned_is_not_pinned_again(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    await _empower(scene, 50)
    message = await _post(scene, 1)
    await scene.anna.sdk.room_put_state(scene.room, PINNED, {"pinned": []})
    await _refresh(scene, message, Content("noch offen", pinned=True))
    assert await _pinned(scene) == []


async def test_where_the_bot_may_not_pin_everything_arrives_without(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    message = await _post(scene, 1)
    assert await _pinned(scene) == []
    await _empower(scene, 50)
    await scene.anna.set_power_for(scene.room, PINNED, 90)
    await _refresh(scene, message, CLOSED)
    assert (await scene.reads(scene.anna, await _post(scene, 2))).body == "offen"
    assert await _pinned(scene) == []


async def test_a_creator_of_a_new_room_pins_whatever_the_levels_say(household: Household) -> None:
    scene = await household.scene(encrypted=False)
    private = await scene.adapter.deliver(Post(id=1, to=scene.private(), content=OPEN, person=scene.bert.user_id))
    assert private.channel is not None
    await scene.bert.join(private.channel)
    answer = await scene.bert.sdk.room_get_state_event(private.channel, PINNED)
    assert answer.content == {"pinned": [private.message]}
