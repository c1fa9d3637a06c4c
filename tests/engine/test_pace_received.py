"""What a group receives in any minute, with a slow platform, messages of several parts and restarts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Post
from bot.engine.outgoing.budget import MARGIN, MINUTE
from bot.engine.stored.rows import Dispatch, Pending, PendingState
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent

LIMIT = 20
SECOND = timedelta(seconds=1)


def parts(delivery: Delivery) -> int:
    """Tell how many messages a delivery is: as many as its first number says."""
    return int(delivery.content.text.split()[0]) if isinstance(delivery, Post) else 1


class SlowGroup:
    """A group that receives after a while, and says so after another."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch, chance: Random, slowest: float) -> None:
        self.arrived: list[datetime] = []
        self._stage = stage
        self._chance = chance
        self._slowest = slowest
        self._arrive = stage.chat.deliver
        monkeypatch.setattr(stage.chat, "deliver", self.deliver)

    async def deliver(self, delivery: Delivery) -> Sent:
        for _ in range(parts(delivery)):
            self._pass()
            self.arrived.append(self._stage.clock.now())
        self._pass()
        return await self._arrive(delivery)

    def _pass(self) -> None:
        self._stage.clock.set(self._stage.clock.now() + timedelta(seconds=self._chance.uniform(0, self._slowest)))

    @property
    def most(self) -> int:
        """The most messages of any minute."""
        return max(sum(start <= one < start + MINUTE for one in self.arrived) for start in self.arrived)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A group with two topics, where nothing has been said yet."""
    capabilities = replace(LIKE_TELEGRAM, per_minute=LIMIT, messages=parts, topics=True)
    async with Stage.on_sqlite(tmp_path, capabilities=capabilities) as one:
        with one.database.begin() as transaction:
            home = transaction.add_cooperation(Cooperation(name="Probe", created_at=one.clock.now()))
            for thread in (None, "7"):
                transaction.add_channel(
                    Channel(
                        cooperation_id=home.id,
                        adapter="memory",
                        account="bot",
                        platform_id=GROUP,
                        thread=thread,
                        kind=ChannelKind.GROUP,
                    )
                )
        yield one


def write(stage: Stage, *texts: str, channel: int = 1) -> None:
    with stage.database.begin() as transaction:
        for text in texts:
            now = stage.clock.now()
            transaction.outbox.add(Pending(channel_id=channel, content=Content(text), due_at=now, created_at=now))


async def restart(stage: Stage) -> None:
    """Start the program anew, on a machine whose running time begins anew as well."""
    stage.clock._ran = timedelta()
    await stage.rebuild()


@pytest.mark.parametrize("seed", range(6))
async def test_no_minute_of_the_group_holds_more_than_the_limit(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = Random(seed)
    group = SlowGroup(stage, monkeypatch, chance, slowest=(0.2, 2.0, 6.0)[seed % 3])
    wished = [chance.choice((1, 1, 1, 2, 3)) for _ in range(60)]
    for number, messages in enumerate(wished):
        write(stage, f"{messages} Nachricht {number}", channel=chance.choice((1, 2)))
        await stage.wait(timedelta(seconds=chance.choice((0, 0, 1, 5))))
        if chance.random() < 0.1:
            await restart(stage)
    for _ in range(600):
        await stage.wait(SECOND)
    assert len(group.arrived) == sum(wished)
    assert group.most <= LIMIT


async def test_what_was_sent_before_a_restart_counts_and_then_no_longer(stage: Stage) -> None:
    write(stage, *["1"] * LIMIT)
    for _ in range(30):
        await stage.wait(SECOND)
    assert len(stage.seen_in()) == LIMIT
    last = stage.clock.now()
    await restart(stage)
    write(stage, "1 danach")
    await settle(stage.application)
    assert len(stage.seen_in()) == LIMIT
    while len(stage.seen_in()) == LIMIT:
        await stage.wait(SECOND)
    assert timedelta(seconds=30) < stage.clock.now() - last < timedelta(seconds=60)


async def test_what_was_on_its_way_when_the_program_died_counts(stage: Stage) -> None:
    write(stage, *["1"] * LIMIT)
    with stage.database.begin() as transaction:
        for line in transaction.outbox.find():
            transaction.outbox.put(replace(line, state=PendingState.PERHAPS))
            transaction.dispatches.add(Dispatch(channel_id=1, at=stage.clock.now(), messages=1, refresh=False))
    await restart(stage)
    write(stage, "1 danach")
    await stage.wait(MINUTE)
    assert stage.seen_in() == []
    await stage.wait(timedelta(seconds=30))
    assert len(stage.seen_in()) == 1


async def test_a_clock_that_was_set_back_holds_nothing_up_for_longer_than_a_minute(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        ahead = stage.clock.now() + timedelta(days=300)
        transaction.dispatches.add(Dispatch(channel_id=1, at=ahead, messages=LIMIT, refresh=False))
    await restart(stage)
    write(stage, "1 danach")
    await settle(stage.application)
    assert stage.seen_in() == []
    await stage.wait(MINUTE + MARGIN)
    assert len(stage.seen_in()) == 1


async def test_it_is_forgotten_when_it_counts_no_longer(stage: Stage) -> None:
    write(stage, "1")
    await settle(stage.application)
    with stage.database.begin() as transaction:
        assert [(one.messages, one.refresh) for one in transaction.dispatches.find()] == [(1, False)]
    await stage.wait(timedelta(hours=1))
    await stage.application.tidy()
    with stage.database.begin() as transaction:
        assert transaction.dispatches.find() == []
