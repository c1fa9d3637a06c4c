"""Help: by role, by place, in the channel's language, and one command explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.program.app import wording
from flows import FLOWS
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.vocabulary.flow import Command

COMMANDS = {command.name: command for flow in FLOWS.all for command in flow.commands}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation that Anna coordinates, with Ben as a partner."""
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
        yield one


async def help_for(stage: Stage, who: str, typed: str = "/hilfe") -> str:
    await stage.say(who, typed)
    return stage.latest().text


async def test_it_fits_a_phone(stage: Stage) -> None:
    assert len((await help_for(stage, "Anna")).splitlines()) <= 15


async def test_each_role_sees_what_it_can_do(stage: Stage) -> None:
    guest, partner, coordinator = [await help_for(stage, who) for who in ("Zoe", "Ben", "Anna")]

    assert "/mitmachen" in guest
    assert "/akteur" not in guest
    assert "/akteur" in partner
    assert "/einstellungen" not in partner
    assert "/einrichten, /einstellungen, /koordination" in coordinator


async def test_where_no_cooperation_is_known_it_shows_what_works_there(stage: Stage) -> None:
    await stage.say("Zoe", "/help", "@")

    assert "/einrichten" in stage.latest("@zoe").text
    assert "/datenschutz" in stage.latest("@zoe").text
    assert "/partner" not in stage.latest("@zoe").text


async def test_it_speaks_the_language_of_the_channel(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await stage.add_bot("Anna")
        text = await help_for(stage, "Anna")

    assert "Taking part: /join, /leave, /partners" in text
    assert "/mitmachen" not in text


@pytest.mark.parametrize("typed", ["mitmachen", "join", "/join", "JOIN", "!mitmachen"])
async def test_one_command_is_explained_by_either_name(stage: Stage, typed: str) -> None:
    assert "/mitmachen: fragt nach Organisation" in await help_for(stage, "Ben", f"/hilfe {typed}")


async def test_what_is_reserved_is_explained_with_for_whom(stage: Stage) -> None:
    assert "der Koordination vorbehalten" in await help_for(stage, "Ben", "/hilfe einstellungen")


async def test_a_misspelt_name_gets_the_nearest(stage: Stage) -> None:
    await stage.say("Ben", "/hilfe mitmahcen")
    assert "Vielleicht war /mitmachen gemeint?" in stage.latest("@ben").text

    await stage.say("Ben", "/hilfe *xyz*")
    assert "„*xyz*“ kenne ich nicht." in stage.latest("@ben").text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_every_command_is_explained_in_its_language(command: Command, language: Language) -> None:
    words = wording()[language]

    assert words.label(f"help-{command.name}")
    assert f"`/{command.called(language)}" in words.label(f"help-{command.name}-more")


async def test_themes_are_choices_that_say_a_sentence_for_each_command(stage: Stage) -> None:
    await stage.say("Ben", "/hilfe")
    card = stage.latest()
    before = len(stage.seen_in())
    await stage.tap("Zoe", card, "Beschließen")
    shown = stage.latest()
    assert "/beschluss einen Beschluss vorschlagen oder einen ansehen" in shown.text
    assert "/akteur" not in shown.text
    assert "/einstellungen" not in shown.text
    await stage.tap("Ben", shown, "Übersicht")
    assert "Was hier geht" in stage.latest().text
    assert len(stage.seen_in()) == before


async def test_asked_again_the_help_before_points_to_the_new_one(stage: Stage) -> None:
    await stage.say("Ben", "/hilfe")
    first = stage.latest()
    await stage.tap("Ben", first, "Erinnern")
    await stage.say("Ben", "/hilfe")
    assert "Weiter unten" in next(one.text for one in stage.seen_in() if one.id == first.id)
