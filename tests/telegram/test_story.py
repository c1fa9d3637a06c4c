"""The acceptance story on the emulated Telegram: a coordinator and ten partners, privacy mode on."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from tests.telegram.troupe import TelegramTroupe
from tests.theatre import play

if TYPE_CHECKING:
    from collections.abc import Iterator

STORIES = Path(__file__).parents[1] / "scripts" / "story"
IN_THE_STORY = ("anna", "bert", "carla", "deniz", "emil", "fatma", "greta")
MORE = {
    Language.GERMAN: {"hans": "Stadt Ahlen", "ida": "Sportverein", "jan": "Jobcenter", "kim": "Handwerkskammer"},
    Language.ENGLISH: {"hans": "City of Ahlen", "ida": "Sports Club", "jan": "Job Centre", "kim": "Chamber of Crafts"},
}
"""Who joins beside the persons of the story, for organisations that take part already."""
WRITTEN_TO_FIRST = ("anna", "fatma", "greta")
"""Whom the bot writes to alone before they have followed it there; on Telegram they must have begun that chat."""
LAST_TO_JOIN = re.compile(r"greta: (/\w+) .+")


def everybody(language: Language) -> Iterator[str]:
    """Yield the story's lines, and let the others join after its own persons."""
    more = dict(MORE[language])
    for line in (STORIES / f"{language.value}.txt").read_text(encoding="utf-8").splitlines():
        yield line
        if found := LAST_TO_JOIN.fullmatch(line):
            while more:
                name, house = more.popitem()
                yield f"{name}: {found[1]} {house}"
                yield f"bot: {house}"


@pytest.mark.parametrize("restarting", [False, True], ids=["through", "restarting"])
@pytest.mark.parametrize("language", list(Language))
async def test_the_story(tmp_path: Path, language: Language, restarting: bool) -> None:
    script = tmp_path / f"{language.value}.txt"
    script.write_text("\n".join(everybody(language)), encoding="utf-8")
    people = [*IN_THE_STORY, *MORE[language]]
    async with TelegramTroupe(tmp_path, people, language, started=WRITTEN_TO_FIRST) as troupe:
        assert await play(script, troupe, restart_between=restarting)


@pytest.mark.parametrize("at", ["anna taps Jetzt antworten", "bert taps Zustimmung"], ids=["round", "decision"])
async def test_the_story_goes_on_when_the_group_becomes_a_supergroup(tmp_path: Path, at: str) -> None:
    script = tmp_path / "de.txt"
    script.write_text("\n".join(everybody(Language.GERMAN)), encoding="utf-8")
    people = [*IN_THE_STORY, *MORE[Language.GERMAN]]
    async with TelegramTroupe(tmp_path, people, Language.GERMAN, started=WRITTEN_TO_FIRST) as troupe:
        former = troupe.group.id
        assert await play(script, troupe, interludes={at: troupe.upgrade})
        assert troupe.group.id != former
