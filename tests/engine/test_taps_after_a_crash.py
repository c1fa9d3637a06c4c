"""What a person taps on a message whose arrival the program did not live to note."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import Said, Tapped
from bot.engine.incoming.conversations import EARLY_TRIES
from bot.engine.outgoing import outbox
from bot.engine.stored.ports import NotYetError
from bot.engine.stored.rows import Pending
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    """Anna sees the first question of a check-in, and the program died before it could note that."""
    monkeypatch.setattr(outbox, "FINISH", 0.0)
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await stage.add_bot("Anna")
        await stage.say("Anna", "/setup Bündnis; Wohnen; de; Europe/Berlin; keine; 1; monatlich", administers=True)
        await stage.say("Anna", "/join Stadt Ahlen; Staat")
        await stage.say("Anna", "/checkin")
        deliver, arrived = stage.chat.deliver, asyncio.Event()

        async def dies(delivery: Delivery) -> Sent:
            await deliver(delivery)
            arrived.set()
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(stage.chat, "deliver", dies)
        asking = asyncio.create_task(stage.say("Anna", "/answer", "@"))
        await arrived.wait()
        asking.cancel()
        monkeypatch.setattr(stage.chat, "deliver", deliver)
        yield stage


async def restart_behind_a_gate(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Start the program again; what it sends arrives once the event is set."""
    deliver, gate = stage.chat.deliver, asyncio.Event()

    async def waits(delivery: Delivery) -> Sent:
        await gate.wait()
        return await deliver(delivery)

    monkeypatch.setattr(stage.chat, "deliver", waits)
    await stage.rebuild()
    return gate


def tap(stage: Stage, message: str) -> Tapped:
    return Tapped(
        event_id="tap",
        address=stage.chat.address("@anna"),
        sender=stage.chat.person("Anna"),
        private=True,
        at=stage.clock.now(),
        message=message,
        choice="4",
    )


async def test_it_counts_once_the_message_is_known(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = await restart_behind_a_gate(stage, monkeypatch)
    question = tap(stage, stage.latest("@anna", "1 von 5").id)
    with pytest.raises(NotYetError):
        await stage.chat.hand_over(question)
    gate.set()
    await settle(stage.application)
    await stage.chat.hand_over(question)
    await settle(stage.application)
    with stage.database.begin() as transaction:
        assert [answer.value for answer in transaction.store(1).answers.find()] == [4]
    assert not [message.text for message in stage.seen_in("@anna") if "gilt nicht mehr" in message.text]


async def test_it_is_refused_if_the_message_never_becomes_known(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = await restart_behind_a_gate(stage, monkeypatch)
    for _ in range(EARLY_TRIES):
        with pytest.raises(NotYetError):
            await stage.chat.hand_over(tap(stage, "something else"))
    await stage.chat.hand_over(tap(stage, "something else"))
    gate.set()
    await settle(stage.application)
    assert "gilt nicht mehr" in stage.latest("@anna").text


async def test_what_is_out_of_date_is_refused_at_once_when_nothing_is_on_its_way(stage: Stage) -> None:
    await stage.rebuild()
    await settle(stage.application)
    await stage.chat.hand_over(tap(stage, "something else"))
    await settle(stage.application)
    assert "gilt nicht mehr" in stage.latest("@anna").text


async def test_a_number_in_reply_to_what_is_on_its_way_waits_too(stage: Stage) -> None:
    await stage.rebuild()
    now = stage.clock.now()
    with stage.database.begin() as transaction:
        group = transaction.channel_at(stage.chat.address(GROUP))
        assert group is not None
        line = Pending(channel_id=group.id, content=Content("Eine Frage"), attempts=1, due_at=now, created_at=now)
        transaction.outbox.add(line)
    reply = Said(
        event_id="reply",
        address=stage.chat.address(GROUP),
        sender=stage.chat.person("Anna"),
        private=False,
        at=now,
        text="1",
        message="reply",
        reply_to="Eine Frage",
        addressed=True,
    )
    with pytest.raises(NotYetError):
        await stage.chat.hand_over(reply)
    await settle(stage.application)
    await stage.chat.hand_over(reply)
