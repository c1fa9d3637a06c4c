"""The glossary: neutral first in groups, one's own word first alone, and one word behind the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from flows.catalogue import catalogue
from tests.flows.settling import settle_in
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def test_in_a_group_each_word_is_neutral_first(stage: Stage) -> None:
    await stage.say("Ben", "/glossar")

    shown = stage.latest().text
    assert "Vorhaben · Staat und Verwaltung: Maßnahme · Wirtschaft: Projekt · Zivilgesellschaft: Anliegen" in shown
    assert [term.neutral.de for term in catalogue().terms if f"- {term.neutral.de} ·" not in shown] == []


@pytest.mark.parametrize(
    ("who", "line"),
    [
        ("Anna", "Maßnahme · neutral: Vorhaben · Wirtschaft: Projekt · Zivilgesellschaft: Anliegen"),
        ("Ben", "Projekt · neutral: Vorhaben · Staat und Verwaltung: Maßnahme · Zivilgesellschaft: Anliegen"),
        ("Clara", "Anliegen · neutral: Vorhaben · Staat und Verwaltung: Maßnahme · Wirtschaft: Projekt"),
    ],
)
async def test_alone_each_partner_sees_their_own_word_first(stage: Stage, who: str, line: str) -> None:
    await stage.say(who, "/glossar", "@")

    assert f"- {line}" in stage.latest(f"@{who.casefold()}").text


@pytest.mark.parametrize("typed", ["Beschluss", "beschlus", "Freigabe", "gemeinsame Entscheidung", "decision", "Besch"])
async def test_a_word_shows_that_one_whoever_says_it_so(stage: Stage, typed: str) -> None:
    await stage.say("Zoe", f"/glossary {typed}")

    shown = stage.latest().text
    assert shown.startswith("Beschluss\n")
    assert "- Wirtschaft: Freigabe" in shown
    assert "Maßnahme" not in shown


async def test_an_unknown_word_gets_a_sentence(stage: Stage) -> None:
    await stage.say("Ben", "/glossar Quarkspeise", "@")

    assert "„Quarkspeise“ steht nicht im Glossar" in stage.latest("@ben").text


async def test_a_page_that_is_none_gets_a_sentence(stage: Stage) -> None:
    await stage.say("Ben", "/glossar seite 9", "@")

    assert "9" in stage.latest("@ben").text
    assert "Maßnahme" not in stage.latest("@ben").text


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/glossary risk")

        assert stage.latest().text.startswith("Risk\n")
        assert "- Civil society: Worry" in stage.latest().text
