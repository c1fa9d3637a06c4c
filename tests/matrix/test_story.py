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
PEOPLE = ("anna", "bert", "carla", "deniz", "emil", "fatma", "greta")


@pytest.mark.parametrize("language", list(Language))
async def test_the_story(household: Household, tmp_path: Path, language: Language) -> None:
    async with MatrixTroupe(household, tmp_path, PEOPLE, language) as troupe:
        assert await play(STORIES / f"{language.value}.txt", troupe)
        assert all(message.encrypted for message in troupe.everything())
