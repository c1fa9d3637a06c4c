"""Settings: seeing them, changing one at once or by asking, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP
from bot.domain.cooperation import AnswerMode, Language
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.domain.cooperation import Cooperation


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A cooperation that Anna coordinates."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen in Ahlen")
        yield one


def home(stage: Stage) -> Cooperation:
    with stage.database.begin() as transaction:
        (cooperation,) = transaction.cooperations()
        return cooperation


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("language en", "language", Language.ENGLISH),
        ("Sprache englisch", "language", Language.ENGLISH),
        ("time zone Europe/Vienna", "time_zone", "Europe/Vienna"),
        ("Zeitzone: Zürich", "time_zone", "Europe/Zurich"),
        ("zeitzone; europe/london", "time_zone", "Europe/London"),
        ("holidays BW", "holidays", "BW"),
        ("Feiertage Bayern", "holidays", "BY"),
        ("Bundesland Lower Saxony", "holidays", "NI"),
        ("holidays off", "holidays", ""),
        ("quiet 18-9", "quiet_from", 18),
        ("Ruhezeit 22 bis 7 Uhr", "quiet_until", 7),
        ("quiet hours 20:00 to 24:00", "quiet_until", 0),
        ("answers open", "answers", AnswerMode.OPEN),
        ("Antworten offen", "answers", AnswerMode.OPEN),
        ("anonymous yes", "anonymous", True),
        ("anonym ja", "anonymous", True),
        ("nudges no", "nudges", False),
        ("Anstupser nein", "nudges", False),
    ],
)
async def test_one_line_acts_at_once(stage: Stage, typed: str, field: str, value: object) -> None:
    await stage.say("Anna", f"/settings {typed}")

    assert getattr(home(stage), field) == value
    assert "Gilt ab" in stage.latest().text or "from now on" in stage.latest().text


async def test_no_quiet_hours_are_possible_and_named(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen Ruhezeit keine")

    assert home(stage).quiet_from == home(stage).quiet_until
    assert "Ruhezeit: Keine Ruhezeit" in stage.latest().text


async def test_alone_it_shows_everything_and_asks_what_to_change(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen")
    shown = stage.latest()
    assert "Sprache: Deutsch" in shown.text
    assert "Ruhezeit: 20 bis 8 Uhr" in shown.text
    assert "Check-in-Antworten" in shown.labels

    await stage.rebuild()
    await stage.tap("Anna", shown, "Check-in-Antworten")
    assert "Jetzt: Allein mit mir" in stage.latest().text
    await stage.tap("Anna", stage.latest(), "2")
    assert home(stage).answers is AnswerMode.OPEN
    assert "Gilt ab dem nächsten Check-in." in stage.latest().text


async def test_only_the_name_of_a_setting_asks_for_its_value(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen Feiertage")
    assert "Auf welches Bundesland" in stage.latest().text

    await stage.answer("Anna", "Sachsen")
    assert home(stage).holidays == "SN"


async def test_a_new_language_holds_in_the_very_answer(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen Sprache en")

    assert stage.latest().text == "This applies from now on. Language: English"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Wetter", "„Wetter“ steht nicht zur Auswahl. Möglich sind: Sprache, Zeitzone"),
        ("Zeitzone Mars", "„Mars“ ist keine bekannte Zeitzone"),
        ("Feiertage Elsass", "„Elsass“ steht nicht zur Auswahl"),
        ("Ruhezeit 25-8", "„25-8“ passt nicht. Bitte zwei volle Stunden"),
        ("Ruhezeit nachts", "„nachts“ passt nicht"),
        ("anonym vielleicht", "„vielleicht“ steht nicht zur Auswahl"),
    ],
)
async def test_bad_input_changes_nothing_and_says_what_to_type(stage: Stage, typed: str, sentence: str) -> None:
    before = home(stage)
    await stage.say("Anna", f"/einstellungen {typed}")

    assert sentence in stage.latest().text
    assert home(stage) == before


async def test_only_coordinators_may(stage: Stage) -> None:
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.say("Ben", "/einstellungen Sprache en")

    assert "der Koordination vorbehalten" in stage.latest().text
    assert home(stage).language is Language.GERMAN


async def test_who_stops_coordinating_meanwhile_cannot_finish(stage: Stage) -> None:
    await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
    await stage.say("Ben", "/mitmachen Handwerkskammer; Wirtschaft")
    await stage.say("Anna", "/koordination Ben")
    await stage.say("Anna", "/einstellungen Sprache")
    await stage.say("Ben", "/koordination abgeben Anna")
    await stage.answer("Anna", "en")

    assert home(stage).language is Language.GERMAN


async def test_what_is_set_in_private_is_told_in_the_group(stage: Stage) -> None:
    await stage.say("Anna", "/einstellungen anonym ja", "@")

    assert "Anonyme Check-ins: Ja" in stage.latest("@anna").text
    assert "Anonyme Check-ins: Ja" in stage.latest().text
