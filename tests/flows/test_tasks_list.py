"""The list of tasks: by organisation, narrowed by words, in the overview, in what is stored about a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.domain.tasks import Task
from tests.flows.settling import beginning, berlin, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

ENTERED = (
    "/aufgabe Handwerkskammer; Werkstatt öffnen; 10.11.",
    "/aufgabe Caritas; Essen kochen; 27.11.",
    "/aufgabe Handwerkskammer; Lehrstellen zählen; 30.11.",
    "/aufgabe Stadt Ahlen; Saal sperren; 11.11.",
)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation with four tasks, on Friday, 13 November 2026: two are overdue."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        for line in ENTERED:
            await one.say("Anna", line, "@")
        await one.say("Ben", "/aufgabe helfen 2", "@")
        await one.wait_until(berlin(2026, 11, 13, 12))
        yield one


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("", [1, 2, 3, 4]),
        ("offen", [1, 2, 3, 4]),
        ("überfällig", [1, 4]),
        ("overdue mine", [1]),
        ("meine", [1, 2, 3]),
        ("Handwerkskammer", [1, 3]),
        ("caritas; open", [2]),
        ("alle Stadt Ahlen", [4]),
    ],
)
async def test_words_narrow_it(stage: Stage, typed: str, listed: list[int]) -> None:
    await stage.say("Ben", f"/aufgaben {typed}", "@")

    text = stage.latest("@ben").text
    assert [number for number in range(1, 5) if f"A-{number} " in text] == listed


async def test_it_shows_who_has_how_much_to_do(stage: Stage) -> None:
    await stage.say("Ben", "/aufgaben", "@")

    assert matches(
        "Aufgaben … neu: /aufgabe … Caritas: 1 offen … A-2 Essen kochen · bis 27.11. · mit Handwerkskammer …"
        "Handwerkskammer: 2 offen, 1 überfällig … A-1 Werkstatt öffnen · ⏰ überfällig seit 10.11. … A-3 …"
        "Stadt Ahlen: 1 offen, 1 überfällig … A-4",
        stage.latest("@ben").text,
    )


async def test_done_ones_are_listed_on_asking(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe 1 erledigt", "@")
    await stage.say("Ben", "/aufgaben erledigt", "@")
    assert matches("Handwerkskammer: 1 offen - A-1 Werkstatt öffnen · ✓ erledigt", stage.latest("@ben").text)
    await stage.say("Ben", "/aufgaben", "@")
    assert "A-1" not in stage.latest("@ben").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("blau", "„blau“ kenne ich hier nicht"),
        ("erledigt", "Solche Aufgaben gibt es gerade nicht"),
        ("seite 9", "Seite"),
    ],
)
async def test_what_it_does_not_know_gets_a_sentence(stage: Stage, typed: str, said: str) -> None:
    await stage.say("Ben", f"/aufgaben {typed}", "@")

    assert said in stage.latest("@ben").text


async def test_a_number_shows_one(stage: Stage) -> None:
    await stage.say("Ben", "/aufgaben A-2", "@")

    assert matches("A-2 Essen kochen Verantwortlich: Caritas", stage.latest("@ben").text)


async def test_the_overview_has_one_line(stage: Stage) -> None:
    await stage.say("Ben", "/stand", "@")
    assert "Aufgaben: 4 offen, davon 2 überfällig. Mehr: /aufgaben" in stage.latest("@ben").text
    for number in range(1, 5):
        await stage.say("Anna", f"/aufgabe {number} streichen", "@")
    await stage.say("Ben", "/stand", "@")
    assert "Aufgaben" not in stage.latest("@ben").text


async def test_what_is_stored_about_a_person_names_it_until_they_are_forgotten(stage: Stage) -> None:
    await stage.say("Ben", "/aufgabe Caritas; Eis kaufen; 27.11.", "@")
    await stage.say("Ben", "/aufgabe übernehmen 1", "@")
    await stage.say("Ben", "/meinedaten", "@")
    held = stage.latest("@ben").text
    assert "macht oder wurde gefragt: Aufgabe A-1: Werkstatt öffnen" in held
    assert "hat die Aufgabe A-5 eingetragen: Eis kaufen" in held
    assert "zugesagt hat Ben" in stage.latest("@anna", "A-1").text

    await stage.say("Ben", "/vergessen", "@")
    await stage.say("Ben", "ja", "@")
    with beginning(stage) as transaction:
        tasks = stored(transaction).of(Task).find()
        ben = [one.id for one in stored(transaction).partners.find() if not one.name]
    assert not any({one.keeper_id, one.author_id} & set(ben) for one in tasks)
    assert "noch hat niemand zugesagt" in stage.latest("@anna", "A-1").text


async def test_ending_gives_them_with_everything_else(stage: Stage) -> None:
    await stage.say("Anna", "/beenden", "@")

    export = " ".join(message.text for message in stage.seen_in("@anna"))
    assert matches("Aufgaben - Caritas: A-2 Essen kochen · bis 27.11. · mit Handwerkskammer", export)


async def test_in_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/task Caritas: cook a meal by Friday", "@")
        await stage.say("Clara", "/tasks mine", "@")
        assert matches("Tasks … new: /task … Caritas: 1 open - A-1 cook a meal · until", stage.latest("@clara").text)
        await stage.say("Clara", "/task take 1", "@")
        assert "Agreed, thank you!" in stage.latest("@clara").text
