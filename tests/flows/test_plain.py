"""Easy language: by person, in their private chat, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flows.test_check_in import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation with five partners."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def test_the_private_chat_of_whoever_wants_it_is_in_easy_language(stage: Stage) -> None:
    await stage.say("Bert", "/einfach", "@")
    assert "Leichter Sprache" in stage.latest("@bert").text
    await stage.say("Anna", "/checkin")
    for who in ("Bert", "Carla"):
        await stage.tap(who, stage.latest(containing="Check-in 1"), "privately")
    assert "Frage 1 von 5" in stage.latest("@bert").text
    assert "1 heißt: Das stimmt gar nicht." in stage.latest("@bert").text
    assert "Das stimmt gar nicht" not in stage.latest("@carla").text
    await stage.tap("Bert", stage.latest("@bert"), "2")
    assert "Ein Satz ist genug." in stage.latest("@bert").text


async def test_it_is_kept_over_a_restart_and_ends_when_wanted(stage: Stage) -> None:
    await stage.say("Bert", "/einfach an", "@")
    await stage.rebuild()
    await stage.say("Bert", "blabla", "@")
    assert "Das verstehe ich nicht." in stage.latest("@bert").text
    await stage.say("Bert", "/einfach aus", "@")
    await stage.say("Bert", "blabla", "@")
    assert "Das habe ich nicht verstanden." in stage.latest("@bert").text


async def test_asked_for_in_the_group_it_holds_in_private(stage: Stage) -> None:
    before = len(stage.seen_in())
    await stage.say("Bert", "/plain")
    assert "Leichter Sprache" in stage.latest("@bert").text
    assert len(stage.seen_in()) == before
    await stage.say("Bert", "/plain vielleicht", "@")
    assert "/einfach an" in stage.latest("@bert").text
