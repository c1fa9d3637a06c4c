"""SIGTERM took 11.4 s with slow deliveries, it once was: stopping waits for nobody, and loses nothing."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.domain.cooperation import ChannelKind
from bot.engine.outgoing import outbox
from bot.engine.stored.rows import PendingState
from bot.program import app
from bot.program.stepping import settle
from tests.flows.settling import settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.engine.exchange.messages import Delivery, Sent

WITHIN = 5.0
"""Seconds that the program may take to stop."""


def test_all_that_is_waited_for_together_takes_less_than_five_seconds() -> None:
    assert outbox.FINISH + outbox.CANCEL + app.FINISH < WITHIN


async def test_what_is_being_sent_slowly_when_the_program_stops_is_sent_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "FINISH", 0.05)
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        original, on_the_wire, never = stage.chat.deliver, asyncio.Event(), asyncio.Event()

        async def slowly(delivery: Delivery) -> Sent:
            on_the_wire.set()
            await never.wait()
            return await original(delivery)

        monkeypatch.setattr(stage.chat, "deliver", slowly)
        asking = asyncio.create_task(stage.say("Anna", "/partner"))
        await on_the_wire.wait()
        before = len(stage.seen_in())
        async with asyncio.timeout(WITHIN):
            await stage._tear_down()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        assert len(stage.seen_in()) == before

        monkeypatch.setattr(stage.chat, "deliver", original)
        await stage._build()
        with stage.database.begin() as transaction:
            place = stored(transaction).channels.find(kind=ChannelKind.GROUP)[0]
            waiting = [one for one in transaction.outbox.heads(stage.clock.now()) if one.channel_id == place.id]
        assert [one.state for one in waiting] in ([PendingState.WAITING], [])
        await settle(stage.application)
        assert "Handwerkskammer" in stage.latest().text


async def test_a_delivery_that_does_not_mind_being_cancelled_does_not_hold_the_end_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "FINISH", 0.05)
    monkeypatch.setattr(outbox, "CANCEL", 0.05, raising=False)
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        on_the_wire, let_go = asyncio.Event(), asyncio.Event()

        async def stubbornly(_delivery: Delivery) -> Sent:
            on_the_wire.set()
            while not let_go.is_set():
                try:
                    await let_go.wait()
                except asyncio.CancelledError:
                    continue
            raise asyncio.CancelledError

        monkeypatch.setattr(stage.chat, "deliver", stubbornly)
        asking = asyncio.create_task(stage.say("Anna", "/partner"))
        await on_the_wire.wait()
        running = stage._running
        assert running is not None
        running.cancel()
        ended, _ = await asyncio.wait({running}, timeout=WITHIN)
        let_go.set()
        asking.cancel()
        await asyncio.gather(asking, running, return_exceptions=True)
        assert ended
