"""Mishaps: whatever happens to one message, card, channel or person, the others go on."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import ChannelState
from bot.engine.exchange.messages import BotRemoved, DeliveryError, Failure, Left, Post, Said
from bot.engine.outgoing.outcomes import Outcomes
from bot.engine.stored.ports import StorageError
from bot.engine.stored.rows import PendingState
from bot.program.stepping import settle
from flows import FLOWS
from flows.decision import FLOW as DECISION
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.cooperation import Channel
    from bot.engine.exchange.content import Content
    from bot.engine.exchange.messages import Delivery, Sent


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with two partners, anna coordinating."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def settle_in(stage: Stage) -> None:
    await stage.add_bot("Anna")
    await stage.say("Anna", "/einrichten Ankommen")
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    await stage.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")


def channel(stage: Stage, platform_id: str = GROUP) -> Channel:
    with stage.database.begin() as transaction:
        found = transaction.channel_at(stage.chat.address(platform_id))
    assert found is not None
    return found


async def test_a_card_shown_anew_while_it_is_on_the_wire(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    original, gate = stage.chat.deliver, asyncio.Event()

    async def slowly(delivery: Delivery) -> Sent:
        if isinstance(delivery, Post) and delivery.content.choices:
            await gate.wait()
        return await original(delivery)

    monkeypatch.setattr(stage.chat, "deliver", slowly)
    asking = [asyncio.create_task(stage.say("Anna", "/beschluss 1")) for _ in range(2)]
    await asyncio.sleep(0.1)
    gate.set()
    await asyncio.gather(*asking)
    await settle(stage.application)
    live = [message for message in stage.seen_in() if "Zustimmung" in message.labels]
    assert len(live) == 1
    await stage.say("Anna", "/beschluesse")
    assert "B-1" in stage.latest().text


async def test_a_card_that_cannot_be_rendered_fails_alone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Content:
        raise ZeroDivisionError

    kind = DECISION.cards[0].kind
    monkeypatch.setitem(FLOWS.cards, kind, replace(FLOWS.cards[kind], render=broken))
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    await stage.say("Anna", "/partner")
    assert "Handwerkskammer" in stage.latest().text


async def test_what_was_sent_is_noted_once_the_database_is_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    original, failures = Outcomes.sent, [1, 2]

    def sent(self: Outcomes, *facts: object) -> None:
        if failures:
            failures.pop()
            raise StorageError("away")
        original(self, *facts)  # type: ignore[arg-type]  # handed through as it came

    monkeypatch.setattr("bot.engine.outgoing.outbox.FIRST_RETRY", timedelta())
    monkeypatch.setattr(Outcomes, "sent", sent)
    await stage.say("Anna", "/partner")
    await stage.say("Anna", "/partner")
    assert len([message for message in stage.seen_in() if "Stadt Ahlen: Anna" in message.text]) == 2


async def test_a_private_chat_that_others_enter_is_private_no_more(stage: Stage) -> None:
    await stage.say("Bert", "/start", "@")
    before = len(stage.seen_in("@bert"))
    await stage.chat.hand_over(
        Said(
            event_id="third",
            address=stage.chat.address("@bert"),
            sender=stage.chat.person("Fremd"),
            private=False,
            at=stage.clock.now(),
            text="/meinedaten",
            message="x",
            addressed=True,
        )
    )
    await settle(stage.application)
    assert all("Bert" not in message.text for message in stage.seen_in("@bert")[before:])
    with stage.database.begin() as transaction:
        private = transaction.private_channel("memory", "bot", "bert")
    assert private is not None
    assert private.platform_id is None


async def test_a_thread_belongs_to_its_rooms_cooperation(stage: Stage) -> None:
    address = replace(stage.chat.address(GROUP), thread="root")
    await stage.chat.hand_over(
        Said(
            event_id="thread",
            address=address,
            sender=stage.chat.person("Anna"),
            private=False,
            at=stage.clock.now(),
            text="/partner",
            message="x",
        )
    )
    await settle(stage.application)
    assert "Handwerkskammer" in stage.latest().text
    await stage.say("Anna", "/checkin")
    assert len([message for message in stage.seen_in() if "Check-in 1" in message.text]) == 1


async def test_chatter_does_not_bring_back_a_group_that_refuses_the_bot(stage: Stage) -> None:
    stage.chat.unreachable.add(GROUP)
    await stage.say("Anna", "/partner")
    await stage.say("Bert", "Schönes Wetter heute")
    assert channel(stage).state is ChannelState.GONE
    told = [message for message in stage.seen_in("@anna") if "nicht mehr schreiben" in message.text]
    assert len(told) == 1
    stage.chat.unreachable.clear()
    await stage.say("Bert", "/partner")
    assert "Handwerkskammer" in stage.latest().text


async def test_what_waits_for_a_group_that_the_bot_left_is_dropped(stage: Stage) -> None:
    await stage.chat.hand_over(
        BotRemoved(
            event_id="gone",
            address=stage.chat.address(GROUP),
            sender=stage.chat.person("Anna"),
            private=False,
            at=stage.clock.now(),
        )
    )
    await settle(stage.application)
    assert channel(stage).state is ChannelState.GONE
    assert "nicht mehr schreiben" in stage.latest("@anna").text


async def test_who_left_the_private_chat_is_written_to_again_on_asking(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/checkin")
        stage.chat.unreachable.add("@bert")
        await stage.tap("Bert", stage.latest(containing="Check-in 1"), "1")
        stage.chat.unreachable.clear()
        await stage.tap("Bert", stage.latest(containing="Check-in 1"), "1")
        assert "1 von 5" in stage.latest("@bert").text


async def test_leaving_the_private_chat_moves_nothing(stage: Stage) -> None:
    await stage.say("Bert", "/start", "@")
    await stage.chat.hand_over(
        Left(
            event_id="left",
            address=stage.chat.address("old-room"),
            sender=stage.chat.person("Bert"),
            private=True,
            at=stage.clock.now(),
        )
    )
    assert channel(stage, "@bert").person == "bert"


async def test_somebody_who_has_not_joined_learns_nothing_in_private(stage: Stage) -> None:
    await stage.tap("Fremd", stage.latest(containing="Wer gehört dazu"), "Mitmachen")
    await stage.say("Fremd", "/abbrechen", "@")
    await stage.say("Fremd", "/partner", "@")
    assert "Handwerkskammer" not in stage.latest("@fremd").text


async def test_a_line_of_an_outbox_that_fails_for_ever_is_given_up(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = stage.chat.deliver

    async def deliver(delivery: Delivery) -> Sent:
        if isinstance(delivery, Post) and "Partner" in delivery.content.text:
            raise RuntimeError
        return await original(delivery)

    monkeypatch.setattr(stage.chat, "deliver", deliver)
    await stage.say("Anna", "/partner")
    await stage.say("Anna", "/beschluesse")
    assert "Beschl" in stage.latest().text
    with stage.database.begin() as transaction:
        assert not [line for line in transaction.outbox.heads(stage.clock.now()) if line.state is PendingState.SENDING]


async def test_a_dialogue_that_ends_while_its_question_is_on_the_wire_does_not_silence_the_channel(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = stage.chat.deliver
    place = channel(stage).id

    async def deliver(delivery: Delivery) -> Sent:
        if isinstance(delivery, Post) and "Organisation" in delivery.content.text:
            with stage.database.begin() as transaction:
                for session in transaction.sessions_in(place):
                    transaction.drop_session(session)
        return await original(delivery)

    monkeypatch.setattr(stage.chat, "deliver", deliver)
    await stage.say("Carla", "/mitmachen")
    await stage.say("Anna", "/partner")

    assert "Handwerkskammer" in stage.latest().text
    with stage.database.begin() as transaction:
        assert transaction.outbox.next_due() is None


@pytest.mark.parametrize("lost", [False, True])
async def test_a_card_that_changed_after_its_answer_was_lost_shows_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: bool
) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        original, losses = stage.chat.deliver, [lost]

        async def deliver(delivery: Delivery) -> Sent:
            sent = await original(delivery)
            if isinstance(delivery, Post) and losses.pop() if losses else False:
                reason = "the answer was lost"
                raise DeliveryError(reason, Failure.UNKNOWN)
            return sent

        monkeypatch.setattr(stage.chat, "deliver", deliver)
        await stage.add_bot("Anna")
        await stage.say("Anna", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await stage.wait(timedelta(minutes=1))

        assert "/einrichten" not in stage.seen_in()[0].text
