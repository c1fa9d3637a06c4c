"""Stopping a dialogue and going back, also where several wait and where several cooperations share a private chat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import Language
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        yield one


@pytest.fixture
async def in_the_group(tmp_path: Path) -> AsyncIterator[Stage]:
    """Where nobody can be written to alone."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        yield one


@pytest.mark.parametrize("command", ["/abbrechen", "/cancel", "/zurueck", "/zurück", "/back"])
async def test_without_a_question_it_says_so(stage: Stage, command: str) -> None:
    await stage.say("Anna", command)

    assert "Hier ist gerade keine Frage offen." in stage.latest("@anna").text


async def test_without_a_cooperation_too_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await stage.say("Zoe", "/cancel", "@")

        assert "There is no open question here." in stage.latest("@zoe").text


async def test_what_is_asked_alone_is_cancelled_from_the_group_too(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen")
    await stage.say("Anna", "/mitmachen")
    assert stage.latest("@anna").content.asks
    await stage.say("Ben", "/abbrechen")
    assert "Hier ist gerade keine Frage offen." in stage.latest().text
    in_the_group = len(stage.seen_in())

    await stage.say("Anna", "/abbrechen")
    assert stage.latest("@anna").text == "Abgebrochen. Nichts davon wurde ausgeführt."
    await stage.say("Anna", "/abbrechen")
    assert "Hier ist gerade keine Frage offen." in stage.latest("@anna").text
    assert len(stage.seen_in()) == in_the_group


async def test_what_is_asked_alone_goes_back_from_the_group_too(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen")
    await stage.say("Anna", "/mitmachen")
    await stage.say("Anna", "Stadt Ahlen", "@")
    await stage.say("Anna", "/zurueck")
    assert "Organisation" in stage.latest("@anna").text
    await stage.say("Anna", "Kreis Warendorf", "@")
    assert "Sektor" in stage.latest("@anna").text


async def test_what_is_asked_alone_about_another_cooperation_stays(stage: Stage) -> None:
    await stage.say("Anna", "/einrichten Ankommen")
    await stage.add_bot("Anna", "zweite")
    await stage.say("Anna", "/einrichten Wohnen", "zweite")
    await stage.say("Anna", "/mitmachen")
    await stage.say("Anna", "/abbrechen", "zweite")
    assert "Hier ist gerade keine Frage offen." in stage.latest("@anna").text


async def test_cancelling_ends_only_one_s_own_question(in_the_group: Stage) -> None:
    stage = in_the_group
    await stage.say("Ben", "/mitmachen")
    await stage.say("Anna", "/mitmachen")
    await stage.say("Anna", "/abbrechen")
    await stage.say("Anna", "Stadt Ahlen")
    await stage.say("Ben", "Handwerkskammer")

    assert stage.latest().text == "Ben: Zu welchem Sektor gehört sie?"


async def test_after_cancelling_the_question_behind_it_is_asked_again(in_the_group: Stage) -> None:
    stage = in_the_group
    await stage.say("Anna", "/einrichten")
    await stage.wait(timedelta(minutes=1))
    await stage.say("Anna", "/mitmachen")
    await stage.wait(timedelta(minutes=1))
    await stage.say("Anna", "/abbrechen")

    assert stage.latest().text == "Anna: Frage 1 von 7. Wie heißt die Kooperation?"


async def test_going_back_in_private_stays_with_the_dialogue_s_cooperation(stage: Stage) -> None:
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.tap("Carla", stage.latest(containing="beginnt mit"), "Mitmachen")
    await stage.say("Carla", "Stadt Ahlen", "@")
    await stage.add_bot("Zoe", "elsewhere")
    await stage.say("Carla", "/mitmachen Kreis Warendorf; Staat", "elsewhere")

    await stage.say("Carla", "/zurueck", "@")

    assert stage.latest("@carla").labels == ("Handwerkskammer",), "nothing of the other cooperation is shown"
