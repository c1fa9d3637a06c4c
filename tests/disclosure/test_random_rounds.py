"""A thousand random rounds with people who come and go: no value below three persons, nobody counts twice."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from tests.disclosure.random_round import HOUSES, Comer, RandomRound
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from pathlib import Path

IN_ONE_HOME = 10
"""Rounds that one cooperation has: whoever came and went in one is in the next."""
SEEDS = (*range(4), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(4, 100)))


async def move_in(stage: Stage) -> None:
    """Found a cooperation of seven; nothing opens by itself."""
    with stage.database.begin() as transaction:
        home = transaction.add_cooperation(Cooperation(name="Ahlen", created_at=stage.clock.now()))
        transaction.add_channel(
            Channel(cooperation_id=home.id, adapter="memory", account="bot", platform_id=GROUP, kind=ChannelKind.GROUP)
        )
    for name, (house, sector) in HOUSES.items():
        await stage.say(name, f"/mitmachen {house}; {sector.value}")
        await stage.say(name, "/hilfe", "@")
    with stage.database.begin() as transaction:
        store = transaction.store(home.id)
        anna = store.identities.first(platform_id="anna")
        assert anna is not None
        store.identities.put(replace(anna, coordinates=True))
    await stage.say("Anna", "/phase beginnen Initiieren")


@pytest.mark.parametrize("seed", SEEDS)
async def test_nobody_counts_twice_and_no_value_is_of_fewer_than_three(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    async with Stage.on_sqlite(tmp_path) as stage:
        await stage.after("seven who come and go", lambda: move_in(stage))
        people = [Comer(name) for name in HOUSES]
        for _ in range(IN_ONE_HOME):
            await RandomRound(stage, chance, people, anonymous=chance.random() < 0.4).play()
