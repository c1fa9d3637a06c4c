"""What was asked for and never answered is forgotten once nothing waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapters.matrix.keys.locked import LOCKED_SECONDS
from bot.engine.exchange.messages import Withdrawn
from tests.matrix.test_unreadable import HandSetClock, pass_a_sync, scene_with

if TYPE_CHECKING:
    from tests.matrix.homes import Household, MatrixScene


async def test_a_request_is_forgotten_with_the_last_event_that_waits(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    await scene.anna.withhold_keys(scene.room, scene.account)
    event = await scene.anna.say(scene.room, "eins")
    await pass_a_sync(scene, "a")
    await scene.anna.say(scene.room, "zwei")
    await pass_a_sync(scene, "b")
    await pass_a_sync(scene, "c")
    assert requests(scene) == (1, 1)
    await scene.anna.redact(scene.room, event)
    await scene.recorder.wait_for(Withdrawn)
    await pass_a_sync(scene, "d")
    await pass_a_sync(scene, "e")
    assert requests(scene) == (1, 1)
    clock.later(seconds=LOCKED_SECONDS + 1)
    await pass_a_sync(scene, "f")
    await pass_a_sync(scene, "g")
    assert requests(scene) == (0, 0)


async def test_a_request_that_cannot_be_sent_is_let_go_with_its_event(household: Household) -> None:
    clock = HandSetClock()
    scene = await scene_with(household, clock)
    client = scene.adapter._courier._client  # type: ignore[union-attr] # started above

    async def refuses(_: object) -> None:
        raise TimeoutError

    client.to_device = refuses
    await scene.anna.withhold_keys(scene.room, scene.account)
    await scene.anna.say(scene.room, "eins")
    await pass_a_sync(scene, "a")
    await pass_a_sync(scene, "b")
    assert len(client.olm.outgoing_to_device_messages) == 1
    clock.later(seconds=LOCKED_SECONDS + 1)
    await pass_a_sync(scene, "c")
    await pass_a_sync(scene, "d")
    assert client.olm.outgoing_to_device_messages == []


def requests(scene: MatrixScene) -> tuple[int, int]:
    """How many requests nio keeps, in memory and on disk."""
    client = scene.adapter._courier._client  # type: ignore[union-attr] # started above
    return len(client.olm.outgoing_key_requests), len(client.store.load_outgoing_key_requests())
