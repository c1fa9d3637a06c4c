"""Halts: a platform that asks a whole account to wait is obeyed, and then people's answers go first."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Channel, ChannelKind
from bot.engine.exchange.content import Content
from bot.engine.exchange.messages import DeliveryError, Failure, Offer, Post, Refresh
from bot.engine.outgoing.budget import CALM, Halts
from bot.engine.stored.rows import Pending
from bot.program.stepping import settle
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent

WAIT = timedelta(seconds=5)
RAN = timedelta(hours=1)


class MeteredServer:
    """Takes some deliveries, then one after each wait, and keeps a record of what was tried and what arrived."""

    def __init__(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        self.credit = 0
        self.generous = False
        """Whether everything but choices to tap is taken beside that."""
        self.everywhere = True
        self.tried: list[Delivery] = []
        self.taken: list[Delivery] = []
        self.at_once = 0
        self._under_way = 0
        self._stage = stage
        self._original = stage.chat.deliver
        monkeypatch.setattr(stage.chat, "deliver", self._deliver)

    async def _deliver(self, delivery: Delivery) -> Sent:
        self._under_way += 1
        self.at_once = max(self.at_once, self._under_way)
        try:
            await asyncio.sleep(0.01)
            self.tried.append(delivery)
            if not self.generous or isinstance(delivery, Offer):
                if self.credit == 0:
                    raise DeliveryError("slow down", Failure.RETRY, retry_after=WAIT, everywhere=self.everywhere)
                self.credit -= 1
            self.taken.append(delivery)
            return await self._original(delivery)
        finally:
            self._under_way -= 1

    async def wait(self) -> None:
        """Let the time pass that was asked for, after which one more is taken."""
        self.credit += 1
        self._stage.clock.set(self._stage.clock.now() + WAIT)
        await settle(self._stage.application)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation of three on a platform like Matrix."""
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        await one.say("Carla", "/mitmachen Flüchtlingsrat; Zivilgesellschaft")
        yield one


def write(stage: Stage, *names: str) -> None:
    """Have something sent to each of these people, in private chats that are new."""
    now = stage.clock.now()
    with stage.database.begin() as transaction:
        for name in names:
            chat = Channel(
                adapter="memory", account="bot", platform_id=f"@{name}", kind=ChannelKind.PRIVATE, person=name
            )
            key = transaction.add_channel(chat).id
            transaction.outbox.add(Pending(channel_id=key, content=Content(name), due_at=now, created_at=now))


def test_an_account_waits_and_then_sends_one_at_a_time() -> None:
    halts = Halts()
    assert halts.lets("matrix", RAN, 7)
    halts.note("matrix", RAN + WAIT)
    assert not halts.lets("matrix", RAN, 0)
    assert halts.lets("telegram", RAN, 7)
    assert halts.left("matrix", RAN) == WAIT
    assert halts.next_end(RAN) == RAN + WAIT
    later = RAN + WAIT
    assert (halts.lets("matrix", later, 0), halts.lets("matrix", later, 1)) == (True, False)
    assert (halts.left("matrix", later), halts.next_end(later)) == (timedelta(), None)
    assert halts.lets("matrix", later + CALM + WAIT, 7)


def test_an_earlier_end_does_not_shorten_a_halt() -> None:
    halts = Halts()
    halts.note("matrix", RAN + 2 * WAIT)
    halts.note("matrix", RAN + WAIT)
    assert halts.left("matrix", RAN) == 2 * WAIT


async def test_one_refusal_halts_the_whole_account(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    server = MeteredServer(stage, monkeypatch)
    write(stage, "emil")
    await settle(stage.application)
    assert len(server.tried) == 1
    write(stage, "fatma", "greta", "hans", "ines", "jan")
    await settle(stage.application)
    assert len(server.tried) == 1
    server.at_once = 0
    for _ in range(6):
        await server.wait()
    assert len(server.taken) == 6
    assert server.at_once == 1
    assert len(server.tried) == 1 + 6 + 5, "one that is taken and one that is refused each time"


async def test_what_waits_for_its_turn_does_not_try_its_luck(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    server = MeteredServer(stage, monkeypatch)
    write(stage, *(f"person{number}" for number in range(20)))
    await settle(stage.application)
    assert len(server.tried) == 8, "what was under way already"


async def test_a_refusal_for_one_channel_halts_no_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    server = MeteredServer(stage, monkeypatch)
    server.everywhere = False
    write(stage, "emil")
    await settle(stage.application)
    server.credit = 1
    write(stage, "fatma")
    await settle(stage.application)
    assert len(server.taken) == 1


async def test_answers_go_before_cards_and_cards_before_choices(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    server = MeteredServer(stage, monkeypatch)
    server.generous = True
    await stage.answer("Anna", "so abstimmen")
    server.generous = False
    server.credit = 0
    await stage.say("Bert", "1", reply_to=stage.latest(containing="B-1").id)
    await stage.say("Carla", "/hilfe", "@")
    server.taken.clear()
    for _ in range(5):
        await server.wait()
    kinds = [type(one) for one in server.taken]
    assert kinds[:2] == [Post, Refresh]
    assert set(kinds[2:]) == {Offer}
    assert {5, 0} <= {len(one.choices) for one in server.taken if isinstance(one, Offer)}


async def test_nothing_is_offered_where_the_answer_was_typed(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    server = MeteredServer(stage, monkeypatch)
    server.generous = True
    await stage.say("Anna", "/einstellungen", "@")
    assert stage.latest("@anna").labels
    await stage.say("Anna", "/abbrechen", "@")
    refused = [one for one in server.tried if isinstance(one, Offer)]
    for _ in range(5):
        await server.wait()
    assert [one for one in server.tried if isinstance(one, Offer)] == refused
    assert refused, "the choices were not at their turn before"
