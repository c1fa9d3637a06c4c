"""A flood from one person: they are told once, and nobody else waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP, LIKE_TELEGRAM
from bot.engine.incoming.limits import AttentionLimits
from tests.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

NARROW = replace(LIKE_TELEGRAM, per_minute=20)


async def test_two_thousand_commands_of_one_person_hold_nobody_up(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=NARROW, limits=AttentionLimits()) as stage:
        await stage.add_bot("Anna")
        await stage.add_bot("Emil", "other")
        await stage.wait(timedelta(minutes=2))
        for _ in range(2_000):
            await stage.say("Mallory", "/stand")
        before = len(stage.seen_in())
        elsewhere = len(stage.seen_in("other"))
        await stage.say("Fatma", "/hilfe", "other")
        assert len(stage.seen_in("other")) > elsewhere, "another group is answered at once"
        await stage.say("Bert", "/hilfe")
        for _ in range(62):
            await stage.wait(timedelta(seconds=1))
        texts = [message.text for message in stage.seen_in()[before:]]
        assert any("/mitmachen" in text for text in texts), texts
        assert len(stage.seen_in()) < before + 40


@pytest.mark.parametrize("commands", [400, pytest.param(2_000, marks=pytest.mark.long)])
async def test_two_people_who_flood_for_an_hour_hold_nobody_up_either(tmp_path: Path, commands: int) -> None:
    """A command every 1.8 seconds from the one or the other; somebody else asks every ten minutes."""
    async with Stage.on_sqlite(tmp_path, capabilities=NARROW, limits=AttentionLimits()) as stage:
        await stage.add_bot("Anna")
        await stage.wait(timedelta(minutes=2))
        asked: list[int] = []
        for number in range(commands):
            await stage.say("Mallory" if number % 2 else "Trudy", "/stand")
            await stage.wait(timedelta(seconds=1.8))
            if number % 333 == 300:
                asked.append(len(stage.seen_in()))
                await stage.say("Bert", "/hilfe beschluss")
            if asked and number % 333 == 0:
                texts = [message.text for message in stage.seen_in()[asked[-1] :]]
                assert any("/beschluss" in text for text in texts), "answered within a minute"
        assert len(asked) == (commands + 32) // 333


async def test_the_twenty_first_command_of_a_minute_is_refused_once(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, limits=AttentionLimits()) as stage:
        await stage.add_bot("Anna")
        before = len(stage.seen_in("@bert"))
        for _ in range(30):
            await stage.say("Bert", "/hilfe", "@bert")
        texts = [message.text for message in stage.seen_in("@bert")[before:]]
        refusals = [text for text in texts if "in einer Minute noch einmal" in text]
        assert len(refusals) == 1
        assert texts.index(refusals[0]) == len(texts) - 1 >= 20
        await stage.wait(timedelta(minutes=1))
        await stage.say("Bert", "/hilfe", "@bert")
        assert len(stage.seen_in("@bert")) > before + len(texts)


async def test_a_clock_set_back_an_hour_silences_nobody(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=NARROW) as stage:
        await stage.add_bot("Anna")
        for _ in range(10):
            await stage.say("Bert", "/partner")
        stage.clock.jump(-timedelta(hours=1))
        await stage.rebuild()
        for _ in range(62):
            await stage.wait(timedelta(seconds=1))
        assert len(stage.seen_in()) >= 10
