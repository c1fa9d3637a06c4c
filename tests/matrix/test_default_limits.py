"""The adapter on a Synapse with its default rate limits: ten messages at once, then one every five seconds."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import DeliveryError, Failure, Offer, Post, Refresh, Tapped
from tests.adapter_contract import AdapterContract
from tests.matrix.synapse import LOGINS_WITHOUT_LIMIT, Synapse, running_synapse
from tests.matrix.test_contract import MatrixWire
from tests.matrix.test_story import PEOPLE, STORIES
from tests.matrix.troupe import MatrixTroupe
from tests.theatre import play

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from adapters.matrix.adapter import MatrixAdapter
    from bot.engine.exchange.messages import Delivery
    from tests.matrix.homes import Household

CHOICES = tuple(Choice(f"r{number}", str(number)) for number in range(1, 6))
POSTS = 6


@pytest.fixture(scope="module")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A homeserver as it comes, but that many people may log in from one machine."""
    folder = tmp_path_factory.mktemp("synapse-with-limits")
    with running_synapse(folder, limits=True, settings=LOGINS_WITHOUT_LIMIT) as server:
        yield server


@pytest.fixture
async def wire(household: Household) -> MatrixWire:
    return await MatrixWire.between_two(household)


class TestMatrixWithLimits(AdapterContract):
    """The whole contract, in an encrypted room."""


@pytest.mark.long
@pytest.mark.lasting
async def test_the_story(household: Household, tmp_path: Path) -> None:
    async with MatrixTroupe(household, tmp_path, PEOPLE, Language.GERMAN, limited=True) as troupe:
        assert await play(STORIES / "de.txt", troupe)
        assert troupe.refused, "the limits were not reached"
        assert all(message.encrypted for message in troupe.everything())


async def test_a_lively_hour_arrives_whole_and_in_order(household: Household) -> None:
    scene = await household.scene()
    refused = 0
    card = await scene.adapter.deliver(Post(id=1, to=scene.group, content=Content("0 von 2", CHOICES)))
    offer = Offer(id=2, to=scene.group, message=card.message, choices=CHOICES)
    refused += await _insist(scene.adapter, offer)
    for number in range(POSTS):
        refused += await _insist(scene.adapter, Post(id=10 + number, to=scene.group, content=Content(f"{number}")))
    changed = Refresh(id="1-1", to=scene.group, message=card.message, content=Content("1 von 2", CHOICES))
    refused += await _insist(scene.adapter, changed)
    await scene.anna.wait_for(lambda: any(message.edits for message in scene.anna.messages(sender=scene.account)))
    first, *others = scene.anna.messages(sender=scene.account)
    assert first.body.startswith("1 von 2")
    assert list(first.reactions.values()) == [{scene.account}] * len(CHOICES)
    assert [message.body for message in others] == [f"{number}" for number in range(POSTS)]
    assert refused, "the limits were not reached"
    await scene.anna.react(scene.room, card.message, "2️⃣")
    assert (await scene.recorder.wait_for(Tapped)).choice == CHOICES[1].key


async def _insist(adapter: MatrixAdapter, delivery: Delivery) -> int:
    """Deliver as the outbox does: wait as told after each refusal; returns how many there were."""
    for refused in range(10):
        try:
            await adapter.deliver(delivery)
        except DeliveryError as error:
            if error.failure is not Failure.RETRY or error.retry_after is None:
                raise
            await asyncio.sleep(error.retry_after.total_seconds())  # the server's own wish is the condition
        else:
            return refused
    pytest.fail("refused ten times")
