"""The acceptance story in a real encrypted room: a coordinator and six partners, each with a real client."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.matrix.troupe import MatrixTroupe
from tests.theatre import play

if TYPE_CHECKING:
    from tests.matrix.homes import Household

STORIES = Path(__file__).parents[1] / "scripts" / "story"
IN_A_DIALOGUE, IN_A_ROUND, IN_A_DECISION = "@anna: Mars/Krater", "anna taps Jetzt antworten", "bert taps Zustimmung"
PEOPLE = ("anna", "bert", "carla", "deniz", "emil", "fatma", "greta")


@pytest.mark.parametrize("language", list(Language))
async def test_the_story(household: Household, tmp_path: Path, language: Language) -> None:
    async with MatrixTroupe(household, tmp_path, PEOPLE, language) as troupe:
        assert await play(STORIES / f"{language.value}.txt", troupe)
        assert all(message.encrypted for message in troupe.everything())


@pytest.mark.lasting
async def test_the_story_with_the_program_built_anew_before_every_line(household: Household, tmp_path: Path) -> None:
    async with MatrixTroupe(household, tmp_path, PEOPLE, Language.GERMAN) as troupe:
        assert await play(STORIES / "de.txt", troupe, restart_between=True)
        assert all(message.encrypted for message in troupe.everything())


async def test_the_story_goes_on_wherever_the_room_is_upgraded(household: Household, tmp_path: Path) -> None:
    async with MatrixTroupe(household, tmp_path, PEOPLE, Language.GERMAN) as troupe:
        upgrades = dict.fromkeys((IN_A_DIALOGUE, IN_A_ROUND, IN_A_DECISION), troupe.upgrade)
        assert await play(STORIES / "de.txt", troupe, interludes=upgrades)
        assert len(troupe.former) == 3
        assert all(message.encrypted for message in troupe.everything())
