"""Marks: a tap finds its card or question although the message's id never came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from adapters.memory.adapter import IN_THE_GROUP
from bot.engine.exchange.messages import DeliveryError, Failure, Post
from bot.engine.stored.rows import PendingState
from bot.storage import tables
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation of two, anna coordinating."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        yield one


def lose_answers(stage: Stage, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Let messages with these words arrive, but never say so."""
    original = stage.chat.deliver

    async def deliver(delivery: Delivery) -> Sent:
        sent = await original(delivery)
        if isinstance(delivery, Post) and words in delivery.content.text:
            reason = "the answer was lost"
            raise DeliveryError(reason, Failure.UNKNOWN)
        return sent

    monkeypatch.setattr(stage.chat, "deliver", deliver)


def states(stage: Stage) -> list[PendingState]:
    """Where the lines of the outbox stand, oldest first."""
    with stage.database.engine.connect() as connection:
        return list(connection.execute(select(tables.outbox.c.state).order_by(tables.outbox.c.id)).scalars())


async def test_a_card_that_perhaps_arrived_is_found_by_the_tap_on_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_answers(stage, monkeypatch, "monatlich")
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    card = stage.latest(containing="monatlich")
    assert states(stage)[-1] == PendingState.PERHAPS

    receipt = await stage.tap("Anna", card, "Zustimmung", mark=card.mark)

    assert receipt.toast is not None
    assert "Stadt Ahlen" in receipt.toast
    assert "Zustimmung: Stadt Ahlen" in stage.latest(containing="monatlich").text
    assert stage.latest(containing="monatlich").id == card.id


async def test_a_question_that_perhaps_arrived_is_found_by_the_tap_on_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_answers(stage, monkeypatch, "Welcher Sektor")
    await stage.say("Carla", "/mitmachen Sportverein")
    question = stage.latest()
    await stage.tap("Carla", question, "Zivilgesellschaft", mark=question.mark)

    assert stage.latest().id != question.id


async def test_a_number_in_reply_to_such_a_card_answers_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    lose_answers(stage, monkeypatch, "monatlich")
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    card = stage.latest(containing="monatlich")
    await stage.say("Anna", "1", reply_to=card.id, mark=card.mark)

    assert "Zustimmung: Stadt Ahlen" in stage.latest(containing="monatlich").text


async def test_a_number_in_reply_to_something_unknown_answers_nothing_else(stage: Stage) -> None:
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    await stage.say("Anna", "1", reply_to="m1000")

    assert "Noch hat keine" in stage.latest(containing="Wir treffen uns").text
    assert "Diese Auswahl gilt nicht mehr." in (stage.seen_in("@anna") or stage.seen_in())[-1].text


async def test_without_a_mark_it_would_not_be_found(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    lose_answers(stage, monkeypatch, "monatlich")
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    receipt = await stage.tap("Anna", stage.latest(containing="monatlich"), "Zustimmung")

    assert receipt.toast == "Diese Auswahl gilt nicht mehr. Geändert wurde nichts."


async def test_the_mark_of_another_channel_opens_nothing(stage: Stage) -> None:
    await stage.say("Bert", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Bert", "so abstimmen")
    mark = stage.latest(containing="monatlich").mark
    await stage.add_bot("Fremd", "other")
    receipt = await stage.tap("Fremd", stage.latest("other"), "agree-1", mark=mark)

    assert receipt.toast == "Diese Auswahl gilt nicht mehr. Geändert wurde nichts."


async def test_a_question_that_was_answered_takes_no_second_tap(stage: Stage) -> None:
    await stage.say("Carla", "/mitmachen Sportverein")
    question = stage.latest()
    await stage.tap("Carla", question, "Zivilgesellschaft", mark=question.mark)
    receipt = await stage.tap("Carla", question, "Staat und Verwaltung", mark=question.mark)

    assert receipt.toast == "Diese Auswahl gilt nicht mehr. Geändert wurde nichts."


@pytest.mark.parametrize(
    "mark", ["c", "x1", "c99999999999999999999", "s1", "s1t", "c1t1", "c\u0661", "' or 1=1", "s999t0"]
)
async def test_a_made_up_mark_is_harmless(stage: Stage, mark: str) -> None:
    card = stage.latest(containing="Wer gehört dazu")
    receipt = await stage.tap("Anna", card, "Mitmachen", mark=mark)

    assert "Schon dabei!" in (receipt.toast or "")
