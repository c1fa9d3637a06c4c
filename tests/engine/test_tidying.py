"""Choices that mean nothing any more are taken away, where a platform needs that as a step of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.engine.exchange.content import Choice, Content
from bot.engine.exchange.messages import Offer
from bot.engine.stored.rows import Pending, PendingKind
from bot.engine.turn.turn import PlacedTurn
from bot.program.stepping import settle
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Delivery, Sent


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation of two on a platform like Matrix."""
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        yield one


@pytest.fixture
def offers(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[Offer]:
    """What is offered from now on."""
    found: list[Offer] = []
    deliver = stage.chat.deliver

    async def watched(delivery: Delivery) -> Sent:
        if isinstance(delivery, Offer):
            found.append(delivery)
        return await deliver(delivery)

    monkeypatch.setattr(stage.chat, "deliver", watched)
    return found


def _keys(offers: list[Offer]) -> list[tuple[str, list[str]]]:
    return [(offer.message, [choice.key for choice in offer.choices]) for offer in offers]


async def test_an_answered_question_has_nothing_to_tap(stage: Stage, offers: list[Offer]) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    question = stage.latest("@anna", "So wird der Vorschlag stehen").id
    assert [message for message, keys in _keys(offers) if keys] == [question]
    offers.clear()
    await stage.answer("Anna", "so abstimmen")
    assert (question, []) in _keys(offers)


async def test_a_card_whose_choices_stay_is_left_alone_until_it_closes(stage: Stage, offers: list[Offer]) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Anna", "so abstimmen")
    card = stage.latest(containing="B-1").id
    offers.clear()
    await stage.say("Anna", "4", reply_to=card)
    assert "Stadt Ahlen" in stage.latest(containing="Wir treffen uns monatlich.").text
    assert offers == []
    await stage.say("Anna", "/beschluss 1 zurückziehen")
    await stage.answer("Anna", "ja")
    assert (card, []) in _keys(offers)


async def test_what_a_message_shows_last_is_what_is_offered(stage: Stage, offers: list[Offer]) -> None:
    offer = Pending(
        channel_id=1,
        kind=PendingKind.OFFER,
        content=Content("", (Choice("former", "früher"),)),
        message="m1",
        due_at=stage.clock.now(),
        created_at=stage.clock.now(),
    )
    with stage.database.begin() as transaction:
        transaction.outbox.add(offer)
        transaction.outbox.add(replace(offer, content=Content("")))
    await settle(stage.application)
    assert _keys(offers) == [("m1", [])]


async def test_a_card_that_stands_elsewhere_now_is_pinned_no_more(stage: Stage) -> None:
    await stage.say("Anna", "/beschluss Wir treffen uns monatlich.")
    await stage.answer("Anna", "so abstimmen")
    former = stage.latest(containing="B-1")
    assert former.content.pinned
    with stage.database.begin() as transaction:
        place, home = transaction.channel(1), transaction.cooperation(1)
        assert place is not None
        turn = PlacedTurn(
            surroundings=stage.application.surroundings,
            transaction=transaction,
            now=stage.clock.now(),
            cooperation=home,
            channel=place,
        )
        turn.show("decision", 1, channel=place)
    await settle(stage.application)
    pointer = next(message for message in stage.seen_in() if message.id == former.id)
    assert (pointer.content.pinned, stage.latest(containing="B-1").content.pinned) == (False, True)
