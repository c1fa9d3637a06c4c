"""The choices below the report: a document at a tap, in the private chat, so that the group stays quiet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from tests.flows.settling import beginning, settle_in, stored
from tests.reporting.reading_back import read_back
from tests.stage import GROUP, Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory.adapter import MemoryMessage

LABELS = ("Als PDF", "Als Seite", "Für die Wirtschaft", "Für die Zivilgesellschaft", "In einfachen Sätzen")
WITH_DOORS = replace(LIKE_TELEGRAM, opens_private=False, doors=True)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


def files(stage: Stage, channel: str) -> list[MemoryMessage]:
    return [one for one in stage.seen_in(channel) if one.file]


@pytest.mark.parametrize(
    ("label", "file", "said"),
    [
        ("Als PDF", "bericht.pdf", "Für Rat und Verwaltung"),
        ("Als Seite", "bericht.html", "Für Rat und Verwaltung"),
        ("Für die Wirtschaft", "bericht-wirtschaft.pdf", "Für die Wirtschaft"),
        ("Für die Zivilgesellschaft", "bericht-zivilgesellschaft.pdf", "Für die Zivilgesellschaft"),
        ("In einfachen Sätzen", "bericht-einfach.pdf", "In einfachen Sätzen"),
    ],
)
async def test_each_choice_is_the_document_that_it_says_and_comes_alone(
    stage: Stage, label: str, file: str, said: str
) -> None:
    await stage.say("Anna", "/bericht")
    before = len(stage.seen_in())
    receipt = await stage.tap("Ben", stage.latest(), label)

    assert receipt.toast == "Das Dokument kommt gleich im privaten Chat."
    (made,) = files(stage, "@ben")
    assert made.file == file
    assert said in (made.body.decode() if file.endswith(".html") else read_back(made.body).text)
    assert len(stage.seen_in()) == before
    assert stage.latest().labels == LABELS, "a tap changes nothing of the lines"


async def test_a_number_is_the_same_as_a_tap(stage: Stage) -> None:
    await stage.say("Anna", "/bericht")
    await stage.say("Clara", "2")

    assert [one.file for one in files(stage, "@clara")] == ["bericht.html"]


async def test_alone_it_comes_there_and_coordinators_are_offered_the_handover(stage: Stage) -> None:
    await stage.say("Anna", "/bericht", "@")
    assert stage.latest("@anna").labels == (*LABELS, "Übergabe")
    await stage.tap("Anna", stage.latest("@anna"), "Übergabe")
    await stage.tap("Anna", stage.latest("@anna", "/bericht verwaltung"), "Als PDF")

    assert [one.file for one in files(stage, "@anna")] == ["uebergabe.pdf", "bericht.pdf"]
    await stage.say("Ben", "/bericht", "@")
    assert stage.latest("@ben").labels == LABELS


async def test_whose_right_has_ended_gets_no_handover(stage: Stage) -> None:
    await stage.say("Anna", "/bericht", "@")
    offered = stage.latest("@anna")
    with beginning(stage) as transaction:
        identities = stored(transaction).identities
        identities.put(replace(identities.find(coordinates=True)[0], coordinates=False))
    receipt = await stage.tap("Anna", offered, "Übergabe")

    assert receipt.toast
    assert files(stage, "@anna") == []


async def test_who_takes_no_part_gets_nothing(stage: Stage) -> None:
    await stage.say("Anna", "/bericht")
    await stage.tap("Zoe", stage.latest(), "Als PDF")

    assert files(stage, GROUP) == []
    assert files(stage, "@zoe") == []


async def test_where_people_begin_their_private_chats_a_link_leads_to_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=WITH_DOORS) as one:
        await settle_in(one)
        await one.say("Anna", "/bericht")
        receipt = await one.tap("Ben", one.latest(), "Als PDF")
        assert receipt.door
        assert files(one, GROUP) == []
        await one.say("Ben", f"/start {receipt.door}", "@")

        assert [made.file for made in files(one, "@ben")] == ["bericht.pdf"]
        assert files(one, GROUP) == []


async def test_where_nobody_can_be_written_to_alone_it_comes_here(tmp_path: Path) -> None:
    shut = replace(LIKE_TELEGRAM, opens_private=False, doors=False)
    async with Stage.on_sqlite(tmp_path, capabilities=shut) as one:
        await settle_in(one)
        await one.say("Anna", "/bericht")
        await one.tap("Ben", one.latest(), "Als PDF")

        assert [made.file for made in files(one, GROUP)] == ["bericht.pdf"]
