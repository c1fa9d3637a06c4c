"""Where taps get no toast, whoever is written to alone for the first time is shown the way there, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.engine.exchange.messages import BotRemoved, Joined
from bot.engine.incoming.ways import AGAIN
from bot.program.stepping import settle
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
        await one.say("Bert", "/mitmachen Sportverein; Zivilgesellschaft")
        yield one


async def _moves(stage: Stage, signal: type[Joined | BotRemoved], who: str) -> None:
    """Have somebody come into their private chat, or leave it."""
    address = stage.chat.address(f"@{who.casefold()}")
    person, now = stage.chat.person(who), stage.clock.now()
    await stage.chat.hand_over(signal(event_id=f"{who} moves", address=address, sender=person, private=True, at=now))
    await settle(stage.application)


def _ways(stage: Stage) -> list[MemoryMessage]:
    return [message for message in stage.seen_in() if message.content.leads]


async def test_a_tap_that_goes_on_alone_shows_the_way_once(stage: Stage) -> None:
    card = stage.latest(containing="B-1")
    toast = (await stage.tap("Bert", card, "Einwand")).toast
    assert toast is not None
    shown = 0 if stage.chat.capabilities.toasts else 1
    assert [(way.content.leads, way.reply_to, way.content.rings) for way in _ways(stage)] == (
        [("bert", card.id, False)] * shown
    )
    assert [toast in way.text for way in _ways(stage)] == [True] * shown
    await stage.tap("Bert", card, "Bedenken")
    assert len(_ways(stage)) == shown
    await stage.wait(AGAIN)
    await stage.tap("Bert", card, "Einwand")
    assert len(_ways(stage)) == 2 * shown


async def test_each_person_is_shown_it_and_from_each_card(stage: Stage) -> None:
    shown = 0 if stage.chat.capabilities.toasts else 1
    await stage.tap("Bert", stage.latest(containing="B-1"), "Einwand")
    welcome = next(message for message in stage.seen_in() if "Mitmachen" in message.labels)
    await stage.tap("Carla", welcome, "Mitmachen")
    assert [way.content.leads for way in _ways(stage)] == ["bert", "carla"] * shown


@pytest.mark.parametrize("arrives", ["writes", "comes in"])
async def test_whoever_has_been_there_is_not_shown_it(stage: Stage, arrives: str) -> None:
    card = stage.latest(containing="B-1")
    await stage.tap("Bert", card, "Einwand")
    before = len(_ways(stage))
    if arrives == "writes":
        await stage.say("Bert", "/hilfe", "@")
    else:
        await _moves(stage, Joined, "Bert")
    await stage.wait(AGAIN)
    await stage.tap("Bert", card, "Bedenken")
    assert len(_ways(stage)) == before


async def test_whoever_left_it_is_shown_it_again(stage: Stage) -> None:
    card = stage.latest(containing="B-1")
    await stage.tap("Anna", card, "Einwand")
    assert _ways(stage) == []
    await _moves(stage, BotRemoved, "Anna")
    await stage.tap("Anna", card, "Bedenken")
    assert len(_ways(stage)) == (0 if stage.chat.capabilities.toasts else 1)


async def test_a_tap_that_is_settled_at_once_shows_no_way(stage: Stage) -> None:
    await stage.tap("Anna", stage.latest(containing="B-1"), "Zustimmung")
    assert _ways(stage) == []


async def test_what_is_tapped_in_private_shows_no_way(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen", "@")
    question = stage.latest("@anna")
    assert question.labels
    await stage.tap("Anna", question, question.labels[0])
    assert not [message for message in stage.chat.messages if message.content.leads]
