"""`/catalogue`: what is in force, and what differs from what comes with Dreiklang."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.cooperation import Language
from flows.catalogue import built_in
from tests.catalogue_files import in_force
from tests.flows.settling import settle_in
from tests.stage import Stage

EXAMPLE = Path(__file__).parents[2] / "docs" / "how-to" / "own-catalogue.toml"
QUESTIONS, CRITERIA = len(built_in().questions), sum(len(phase.done) for phase in built_in().phases)
MANY = "".join(
    f'[[questions]]\nid = "I-ST-{number}"\nkind = "text"\nde = "Was *noch* {number}?"\nen = "What else {number}?"\n'
    for number in range(10, 40)
)


@pytest.fixture
def text() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


async def test_without_an_own_one_it_says_so(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Ben", "/katalog")
    shown = stage.latest().text
    assert f"Der Katalog, der gilt: {QUESTIONS} Fragen, {CRITERIA} Kriterien, 25 Methoden, 8 Faktoren" in shown
    assert "hier ist nichts ersetzt oder ergänzt" in shown


async def test_each_difference_is_a_line(tmp_path: Path, text: str) -> None:
    with in_force(text):
        async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
            await settle_in(stage, language=Language.ENGLISH)
            await stage.say("Ben", "/catalogue", "@")
    shown = stage.latest("@ben").text
    assert f"{QUESTIONS + 1} questions, {CRITERIA + 1} done-criteria, 25 methods, 9 factors" in shown
    assert shown[shown.index("6 things") :].splitlines() == [
        "6 things are otherwise here than what comes with Dreiklang:",
        "",
        "- Question, replaced: Who else belongs at the table for Ahlen?",
        "- Question, new: The young people of the neighbourhood have a place here.",
        "- Criterion, new: The neighbourhood council has listened to us.",
        "- Method, replaced: Goal walk (Start, Goals & impact)",
        "- Rhythm, replaced: Carry out, check-in every 42 days",
        "- Factor, new: Housing",
    ]


async def test_many_stand_on_several_pages_as_they_were_written(tmp_path: Path) -> None:
    with in_force(MANY):
        async with Stage.on_sqlite(tmp_path) as stage:
            await settle_in(stage)
            await stage.say("Ben", "/katalog", "@")
            first = stage.latest("@ben").text
            await stage.say("Ben", "/katalog seite 2", "@")
    assert "- Frage, neu: Was *noch* 10?" in first
    assert "Was *noch* 39?" not in first
    assert "- Frage, neu: Was *noch* 39?" in stage.latest("@ben").text
