"""Choosing several one by one, leafing through many, and what is left of a question once it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cycle import Phase, PhaseStatus
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage
    from bot.engine.exchange.messages import Capabilities


@pytest.fixture(params=[LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def stage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stage]:
    """A group that the bot has just come into; Anna administers it."""
    capabilities: Capabilities = request.param
    async with Stage.on_sqlite(tmp_path, capabilities=capabilities) as one:
        await one.add_bot("Anna")
        yield one


def asked(stage: Stage) -> MemoryMessage:
    """Return the question that was asked last, wherever."""
    return next(one for one in reversed(stage.chat.messages) if one.labels)


def marked(message: MemoryMessage) -> list[str]:
    return [choice.key for choice in message.content.choices if choice.marked]


async def set_up_until(stage: Stage, words: str) -> MemoryMessage:
    await stage.say("Anna", "/einrichten", administers=True)
    for _ in range(8):
        question = asked(stage)
        if words in question.text:
            return question
        await stage.tap("Anna", question, "skip", mark=question.mark)
    raise LookupError(words)


def active(stage: Stage) -> set[Phase]:
    with stage.database.begin() as transaction:
        return {one.phase for one in transaction.store(1).phases.find(status=PhaseStatus.ACTIVE)}


async def test_phases_are_marked_one_by_one_until_they_are_right(stage: Stage) -> None:
    question = await set_up_until(stage, "Phasen")
    assert marked(question) == [Phase.INITIATE.value]
    await stage.tap("Anna", question, Phase.START.value, mark=question.mark)
    await stage.tap("Anna", question, Phase.SHAPE.value, mark=question.mark)  # before the change was seen
    now = asked(stage)
    assert now.id == question.id
    assert set(marked(now)) == {Phase.INITIATE.value, Phase.START.value, Phase.SHAPE.value}
    await take_back(stage, now, Phase.INITIATE.value)
    await stage.tap("Anna", asked(stage), "done", mark=now.mark)
    for _ in range(2):
        if "Wie oft" in asked(stage).text:
            await stage.tap("Anna", asked(stage), "skip", mark=asked(stage).mark)
    assert active(stage) == {Phase.START, Phase.SHAPE}


async def take_back(stage: Stage, message: MemoryMessage, key: str) -> None:
    """Mark something no longer: by a second tap, or where a reaction stays, by taking that away."""
    if not stage.chat.capabilities.offers_choices:
        await stage.tap("Anna", message, key, mark=message.mark)
        return
    await stage.untap("Anna", message, key)


async def test_ready_without_any_is_said(stage: Stage) -> None:
    question = await set_up_until(stage, "Phasen")
    await take_back(stage, question, Phase.INITIATE.value)
    await stage.tap("Anna", asked(stage), "done", mark=question.mark)
    assert "Wie oft" in asked(stage).text  # nothing marked: it stays as it was
    await stage.tap("Anna", asked(stage), "skip", mark=asked(stage).mark)
    assert active(stage) == {Phase.INITIATE}


async def test_more_answers_than_fit_are_leafed_through_where_they_stand(stage: Stage) -> None:
    question = await set_up_until(stage, "Bundesland")
    first = question.labels
    await stage.tap("Anna", question, "further", mark=question.mark)
    second = asked(stage)
    assert second.id == question.id
    assert not set(first[:8]) & set(second.labels[:8])
    await stage.say("Anna", "2", question.channel if not question.channel.startswith("@") else "@")
    answered = next(one for one in stage.chat.messages if one.id == question.id)
    assert f"✓ {second.labels[1]}" in answered.text
    assert not answered.labels


async def test_after_the_last_come_the_first_again(stage: Stage) -> None:
    question = await set_up_until(stage, "Bundesland")
    first = question.labels
    for _ in range(3):
        await stage.tap("Anna", asked(stage), "further", mark=question.mark)
    assert asked(stage).labels == first
