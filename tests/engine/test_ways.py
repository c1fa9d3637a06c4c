"""Where taps get no toast, whoever is written to alone after one is shown the way there, and not at every tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.engine.incoming.ways import AGAIN
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage


@pytest.fixture(params=[LIKE_MATRIX, None], ids=["no toasts", "toasts"])
async def stage(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=request.param) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Anna", "/beschluss Wir treffen uns monatlich.")
        await one.answer("Anna", "so abstimmen")
        yield one


def _ways(stage: Stage) -> list[MemoryMessage]:
    return [message for message in stage.seen_in() if message.content.leads]


async def test_a_tap_that_goes_on_alone_shows_the_way_once(stage: Stage) -> None:
    card = stage.latest(containing="B-1")
    toast = (await stage.tap("Anna", card, "Einwand")).toast
    assert toast is not None
    shown = 0 if stage.chat.capabilities.toasts else 1
    assert [(way.content.leads, way.reply_to, way.content.rings) for way in _ways(stage)] == (
        [("anna", card.id, False)] * shown
    )
    assert [toast in way.text for way in _ways(stage)] == [True] * shown
    await stage.tap("Anna", card, "Bedenken")
    assert len(_ways(stage)) == shown
    await stage.wait(AGAIN)
    await stage.tap("Anna", card, "Einwand")
    assert len(_ways(stage)) == 2 * shown


async def test_each_person_is_shown_it_and_from_each_card(stage: Stage) -> None:
    shown = 0 if stage.chat.capabilities.toasts else 1
    await stage.tap("Anna", stage.latest(containing="B-1"), "Einwand")
    welcome = next(message for message in stage.seen_in() if "Mitmachen" in message.labels)
    await stage.tap("Bert", welcome, "Mitmachen")
    assert [way.content.leads for way in _ways(stage)] == ["anna", "bert"] * shown


async def test_a_tap_that_is_settled_at_once_shows_no_way(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="B-1"), "Zustimmung")
    assert _ways(stage) == []


async def test_what_is_tapped_in_private_shows_no_way(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen", "@")
    question = stage.latest("@anna")
    assert question.labels
    await stage.tap("Anna", question, question.labels[0])
    assert not [message for message in stage.chat.messages if message.content.leads]
