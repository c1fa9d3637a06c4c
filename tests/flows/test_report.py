"""The report: at once in the chat, as a document in every reading, and the handover for coordinators alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.cooperation import Language
from bot.reporting.paper import Paper
from flows import FLOWS
from flows.report.paper import KINDS
from flows.report.readings import ORDER, Readership, ReportPart
from tests.flows.settling import settle_in
from tests.frozen.scene import turn_of
from tests.reporting.drafting import whole
from tests.reporting.reading_back import read_back
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

HOSTILE = '#read("/x") <b>*laut*</b> $x$'


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def test_every_reading_says_everything_once() -> None:
    assert {reading: sorted(ORDER[reading]) for reading in Readership} == {
        reading: sorted(ReportPart) for reading in Readership
    }
    assert len({*ORDER.values()}) == len(Readership)


async def test_at_once_come_at_most_ten_lines_and_how_to_get_the_document(stage: Stage) -> None:
    await stage.say("Anna", "/bericht")

    lines = [line for line in stage.latest().text.splitlines() if line.startswith(("•", "-"))]
    assert "3 Organisationen wirken mit" in stage.latest().text
    assert "/bericht verwaltung" in stage.latest().text
    assert len(lines) <= 10


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("verwaltung", "Beschlüsse in Kraft"),
        ("wirtschaft", "Kennzahlen und Ergebnisse"),
        ("zivilgesellschaft", "Wer dabei ist"),
        ("einfach", "Diese machen mit"),
    ],
)
async def test_each_reading_is_a_document_that_begins_with_what_it_asks(stage: Stage, typed: str, first: str) -> None:
    await stage.say("Ben", f"/bericht {typed}")

    message = stage.latest()
    assert message.file.startswith("bericht")
    read = read_back(message.body)
    assert read.language == "de"
    assert first in read.text
    headings = read.text[read.text.index("Inhalt") :].splitlines()
    assert headings[2].startswith(first), headings[:4]


async def test_it_names_no_people(stage: Stage) -> None:
    for reading in Readership:
        await stage.say("Anna", f"/bericht {reading.value}")
        text = read_back(stage.latest().body).text
        assert not any(name in text for name in ("Anna", "Ben", "Clara"))
        assert "Stadt Ahlen" in text


async def test_a_cooperation_with_nothing_in_it_gets_a_friendly_page(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as one:
        await one.add_bot("Anna")
        await one.say("Anna", "/einrichten Ankommen")
        await one.say("Anna", "/hilfe", "@")
        with one.database.begin() as transaction:
            made = whole(FLOWS.documents[KINDS[Readership.CIVIL]], turn_of(one, transaction)).content
        assert isinstance(made, Paper)
        assert {section.heading for section in made.sections} >= {"Wer dabei ist", "Was wir beschlossen haben"}
        assert all(section.parts for section in made.sections)


async def test_english_is_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as one:
        await settle_in(one, language=Language.ENGLISH)
        await one.say("Anna", "/report business")
        read = read_back(one.latest().body)
        assert (read.language, "Figures and results" in read.text) == ("en", True)


async def test_what_was_typed_stands_there_as_typed(stage: Stage) -> None:
    await stage.say("Anna", f"/hemmnis Zeit; {HOSTILE}; ohne Sektor", "@")
    await stage.say("Anna", f"/erinnere in 2 Wochen {HOSTILE}", "@")
    await stage.say("Anna", "/bericht verwaltung")

    text = "".join(read_back(stage.latest().body).text.split())
    assert "".join(HOSTILE.split()) in text


async def test_what_is_no_reading_is_said_and_who_takes_no_part_is_asked_to_join(stage: Stage) -> None:
    await stage.say("Anna", "/bericht für den Mond")
    assert "„für den Mond“ kenne ich" in stage.latest().text
    await stage.say("Zoe", "/bericht")
    assert "/mitmachen" in stage.latest().text


async def test_the_handover_goes_to_coordinators_alone(stage: Stage) -> None:
    await stage.say("Ben", "/bericht übergabe", "@")
    assert stage.latest("@ben").file == ""
    await stage.say("Anna", "/akteur neu Kirche; Zivilgesellschaft; 3; 3; Clara", "@")
    await stage.say("Anna", "/bericht übergabe")

    assert all(not one.file for one in stage.seen_in(GROUP))
    (dossier,) = [one for one in stage.seen_in("@anna") if one.file]
    text = read_back(dossier.body).text
    assert dossier.file == "uebergabe.pdf"
    assert all(words in text for words in ("Offenes", "Zusagen", "Kirche", "Was beschlossen wurde und warum"))


def test_a_paper_survives_the_way_to_the_press() -> None:
    made = Paper(language="de", title="x", date="y")
    assert Paper.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("seite", "Für Rat und Verwaltung"),
        ("seite wirtschaft", "Für die Wirtschaft"),
        ("wirtschaft seite", "Für die Wirtschaft"),
        ("einfach html", "In einfachen Sätzen"),
    ],
)
async def test_each_reading_is_also_a_page(stage: Stage, typed: str, title: str) -> None:
    await stage.say("Ben", f"/bericht {typed}")

    message = stage.latest()
    assert message.file.endswith(".html")
    assert message.body.startswith(b"<!doctype html>")
    assert f"<p>{title}</p>" in message.body.decode()


@pytest.mark.parametrize("typed", ["seite seite", "wirtschaft einfach", "übergabe seite", "seite übergabe", "seite x"])
async def test_what_is_no_page_is_said(stage: Stage, typed: str) -> None:
    await stage.say("Anna", f"/bericht {typed}")

    assert f"„{typed}“ kenne ich beim Bericht nicht" in stage.latest().text
    assert not stage.latest().file
