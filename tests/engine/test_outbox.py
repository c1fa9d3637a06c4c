"""The outbox: order, the four outcomes, and one edit for many changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Channel, ChannelKind, Cooperation
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import DeliveryError, Failure, Post
from bot.engine.stored.rows import Pending, PendingState
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """One group and nothing said yet."""
    async with Stage.on_sqlite(tmp_path) as one:
        with one.database.begin() as transaction:
            home = transaction.add_cooperation(Cooperation(name="Probe", created_at=one.clock.now()))
            transaction.add_channel(
                Channel(
                    cooperation_id=home.id,
                    adapter="memory",
                    account="bot",
                    platform_id=GROUP,
                    kind=ChannelKind.GROUP,
                )
            )
        yield one


def write(stage: Stage, *texts: str) -> list[int]:
    with stage.database.begin() as transaction:
        return [
            transaction.outbox.add(
                Pending(channel_id=1, content=Content(text), due_at=stage.clock.now(), created_at=stage.clock.now())
            ).id
            for text in texts
        ]


def state(stage: Stage, line: int) -> PendingState:
    with stage.database.begin() as transaction:
        pending = transaction.outbox.get(line)
    assert pending is not None
    return pending.state


def fail_once(stage: Stage, monkeypatch: pytest.MonkeyPatch, error: DeliveryError) -> None:
    original: Callable[[Delivery], object] = stage.chat.deliver
    failed: list[Delivery] = []

    async def deliver(delivery: Delivery) -> Sent:
        if isinstance(delivery, Post) and not failed:
            failed.append(delivery)
            raise error
        return await original(delivery)  # type: ignore[misc, no-any-return]  # the adapter's own coroutine

    monkeypatch.setattr(stage.chat, "deliver", deliver)


async def test_messages_arrive_in_order(stage: Stage) -> None:
    write(stage, *(f"Nachricht {number}" for number in range(20)))
    await settle(stage.application)
    assert [message.text for message in stage.seen_in()] == [f"Nachricht {number}" for number in range(20)]


async def test_a_failed_message_holds_the_following_back_and_is_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(stage, monkeypatch, DeliveryError("busy", Failure.RETRY, retry_after=timedelta(seconds=30)))
    write(stage, "eins", "zwei")
    await settle(stage.application)
    assert stage.seen_in() == []
    await stage.wait(timedelta(seconds=31))
    assert [message.text for message in stage.seen_in()] == ["eins", "zwei"]


async def test_an_unknown_outcome_is_not_repeated_where_it_could_double(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(stage, monkeypatch, DeliveryError("timed out", Failure.UNKNOWN))
    first, second = write(stage, "eins", "zwei")
    await settle(stage.application)
    await stage.wait(timedelta(hours=1))
    assert [message.text for message in stage.seen_in()] == ["zwei"]
    assert (state(stage, first), state(stage, second)) == (PendingState.PERHAPS, PendingState.SENT)


async def test_a_refused_message_lets_the_following_through(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_once(stage, monkeypatch, DeliveryError("too large", Failure.REFUSED))
    first, _ = write(stage, "eins", "zwei")
    await settle(stage.application)
    assert [message.text for message in stage.seen_in()] == ["zwei"]
    assert state(stage, first) is PendingState.FAILED


async def test_a_fault_in_an_adapter_does_not_stop_the_outbox(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_once(stage, monkeypatch, RuntimeError("broken"))  # type: ignore[arg-type]  # what an adapter must not do
    write(stage, "eins", "zwei")
    await settle(stage.application)
    assert [message.text for message in stage.seen_in()] == ["zwei"]


async def test_what_a_dead_process_was_sending_is_sent(stage: Stage) -> None:
    (line,) = write(stage, "eins")
    with stage.database.begin() as transaction:
        pending = transaction.outbox.get(line)
        assert pending is not None
        transaction.outbox.put(replace(pending, state=PendingState.SENDING))
    await stage.rebuild()
    await settle(stage.application)
    assert [message.text for message in stage.seen_in()] == ["eins"]
