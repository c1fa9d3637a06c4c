"""Leaving the group without a word: who is gone takes no part any more, unless they may still be there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.engine.exchange.messages import Left
from bot.program.stepping import settle
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        await one.say("Bert", "/mitmachen Handwerkskammer; Wirtschaft")
        yield one


async def leave(stage: Stage, who: str, channel: str = GROUP) -> None:
    await stage.chat.hand_over(
        Left(
            event_id=f"{who} left {channel}",
            address=stage.chat.address(channel),
            sender=stage.chat.person(who),
            private=channel.startswith("@"),
            at=stage.clock.now(),
        )
    )
    await settle(stage.application)


async def test_who_leaves_the_group_takes_no_part_any_more_and_learns_nothing_in_private(stage: Stage) -> None:
    await leave(stage, "Bert")

    assert stage.latest().text.startswith("Bert macht nicht mehr mit.")
    await stage.say("Bert", "/partner", "@")
    assert "Stadt Ahlen" not in stage.latest("@bert").text
    await stage.say("Anna", "/partner")
    assert "Bert" not in stage.latest().text


async def test_who_comes_back_says_so_and_is_the_same_partner(stage: Stage) -> None:
    await leave(stage, "Bert")
    await stage.say("Bert", "/mitmachen Handwerkskammer")
    await stage.say("Anna", "/partner")

    assert stage.latest().text.count("Bert") == 1


async def test_a_coordinator_who_leaves_the_group_coordinates_no_more_and_others_learn_how_to_go_on(
    stage: Stage,
) -> None:
    await leave(stage, "Anna")

    assert "Anna hat die Koordination abgegeben." in stage.latest().text
    assert "übernimmt mit /koordination" in stage.latest().text
    await stage.say("Anna", "/sprache en", "@")
    assert "Stadt" not in stage.latest("@anna").text


async def test_the_others_are_not_asked_to_take_over_while_somebody_coordinates(stage: Stage) -> None:
    await stage.say("Anna", "/koordination Bert")
    await leave(stage, "Anna")

    assert "Anna hat die Koordination abgegeben." in stage.latest().text
    assert "Gerade koordiniert niemand" not in stage.latest().text


async def test_whoever_just_looked_on_leaves_without_a_word(stage: Stage) -> None:
    before = len(stage.seen_in())
    await leave(stage, "Fremd")

    assert len(stage.seen_in()) == before


async def test_leaving_the_private_chat_is_not_leaving(stage: Stage) -> None:
    await stage.say("Bert", "/start", "@")
    await leave(stage, "Bert", "@bert")
    await stage.say("Anna", "/partner")

    assert "Bert" in stage.latest().text


async def test_with_a_second_group_somebody_may_still_be_there(stage: Stage) -> None:
    with stage.database.begin() as transaction:
        (first,) = transaction.store(1).channels.find()
        transaction.add_channel(replace(first, id=0, platform_id="second"))
    await leave(stage, "Bert")
    await stage.say("Anna", "/partner")

    assert "Bert" in stage.latest().text
