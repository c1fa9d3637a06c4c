"""A group that becomes another one on its platform, with a check-in, a decision and a question open."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.engine.exchange.messages import BotAdded, ChannelMoved, DeliveryError, Failure, Post
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent

NEW = "supergroup"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A check-in, a decision and a question to Carla are open; the platform forgets messages that moved."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen; Wohnen; de; Europe/Berlin; keine; 1; monatlich")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        await one.say("Anna", "/checkin")
        await one.say("Bert", "/beschluss Wir treffen uns monatlich.")
        await one.answer("Bert", "so abstimmen")
        await one.tap("Bert", one.latest(containing="monatlich"), "Zustimmung")
        await one.say("Carla", "/mitmachen Sportverein")
        yield one


async def move(stage: Stage, event: str = "moved", *, seen_at: str = GROUP) -> None:
    await stage.chat.hand_over(
        ChannelMoved(
            event_id=event,
            address=stage.chat.address(seen_at),
            sender=stage.chat.person("Anna"),
            private=False,
            at=stage.clock.now(),
            to=stage.chat.address(NEW),
        )
    )
    await settle(stage.application)


async def test_open_cards_are_posted_anew_and_count_on(stage: Stage) -> None:
    await move(stage)

    assert "Zustimmung: Handwerkskammer" in stage.latest(NEW, "monatlich").text
    receipt = await stage.tap("Anna", stage.latest(NEW, "monatlich"), "Zustimmung")
    assert "Stadt Ahlen" in (receipt.toast or "")
    assert "Zustimmung: Handwerkskammer, Stadt Ahlen" in stage.latest(NEW, "monatlich").text
    await stage.say("Anna", "/start", "@")
    await stage.tap("Anna", stage.latest(NEW, "Check-in 1"), "1")
    assert "1 von 5" in stage.latest("@anna").text


async def test_an_open_question_is_asked_anew(stage: Stage) -> None:
    await move(stage)

    question = stage.latest(NEW, "Zu welchem Sektor")
    await stage.tap("Carla", question, "Zivilgesellschaft")
    await stage.say("Carla", "Verein", NEW)
    await stage.say("Carla", "ehrenamtlich", NEW)
    assert "Notiert: Sportverein" in stage.latest(NEW, "Sportverein").text


async def test_closed_cards_stay_where_they_are(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss B-1 schließen")
    await stage.say("Anna", "ja")
    await move(stage)

    texts = [message.text for message in stage.seen_in(NEW)]
    assert len(texts) == len(("the check-in", "the question to Carla"))
    assert not any(text.startswith(("B-1", "Guten Tag", "Ankommen ist")) for text in texts)


@pytest.mark.parametrize("seen_at", [GROUP, NEW])
async def test_told_twice_nothing_is_posted_twice(stage: Stage, seen_at: str) -> None:
    await move(stage)
    before = len(stage.seen_in(NEW))
    await move(stage, "again", seen_at=GROUP)
    await stage.rebuild()
    await move(stage, "and again", seen_at=seen_at)

    assert len(stage.seen_in(NEW)) == before
    with stage.database.begin() as transaction:
        assert len(transaction.cooperations()) == 1


async def test_being_added_to_the_new_group_first_makes_no_second_cooperation(stage: Stage) -> None:
    await stage.chat.hand_over(
        BotAdded(
            event_id="added",
            address=stage.chat.address(NEW),
            sender=stage.chat.person("Anna", administers=True),
            private=False,
            at=stage.clock.now(),
        )
    )
    await move(stage)
    await stage.say("Anna", "/partner", NEW)

    assert "Handwerkskammer" in stage.latest(NEW).text
    with stage.database.begin() as transaction:
        assert [home.name for home in transaction.cooperations()] == ["Ankommen"]


async def test_where_another_cooperation_lives_nothing_moves(stage: Stage) -> None:
    await stage.add_bot("Fremd", NEW)
    await stage.say("Fremd", "/mitmachen Anderswo; Staat", NEW)
    await move(stage)
    await stage.say("Fremd", "/partner", NEW)

    assert "Anderswo" in stage.latest(NEW).text
    assert "Handwerkskammer" not in stage.latest(NEW).text


async def test_a_delivery_that_meets_the_old_address_moves_the_group_and_arrives(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = stage.chat.deliver

    async def deliver(delivery: Delivery) -> Sent:
        if isinstance(delivery, Post) and delivery.to.channel == GROUP:
            reason = "moved"
            raise DeliveryError(reason, Failure.RETRY, moved_to=stage.chat.address(NEW))
        return await original(delivery)

    monkeypatch.setattr(stage.chat, "deliver", deliver)
    await stage.say("Anna", "/partner")
    await stage.wait(timedelta(minutes=1))

    assert "Handwerkskammer" in stage.latest(NEW, "Wer mitmacht").text
    assert "Zustimmung: Handwerkskammer" in stage.latest(NEW, "monatlich").text
