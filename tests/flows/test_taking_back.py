"""What a tap deletes can be taken back for a day: stakeholders and lines of the communication plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_TELEGRAM
from tests.flows.settling import arrivals, beginning, berlin, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

HEAD = "Das steht an"
DIGEST = "Akteure und Kommunikation"
UNDO = "Rückgängig"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Ben keeps the contact to Presse, nobody that to Kreis; Anna coordinates, Clara takes part."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        await one.say("Anna", "/akteur neu Kreis; Staat; 3; 2")
        yield one


def names(stage: Stage) -> list[str]:
    """Return all stakeholders that are stored, dropped or not."""
    with beginning(stage) as transaction:
        return [one.name for one in stored(transaction).stakeholders.find()]


def listed(stage: Stage) -> list[str]:
    with beginning(stage) as transaction:
        return [one.name for one in stored(transaction).stakeholders.find() if not one.dropped]


async def due_card(stage: Stage) -> MemoryMessage:
    """Return Ben's card, on which a line of the plan stands beside the stakeholder."""
    await stage.say("Anna", "/informieren neu Rat; Stand; Ben; alle zwei Wochen")
    await stage.wait_until(berlin(2026, 11, 23, 9))
    return stage.latest("@ben", HEAD)


async def test_dropping_on_a_due_card_can_be_undone_there_for_a_day(stage: Stage) -> None:
    card = await due_card(stage)
    await stage.tap("Ben", card, "A Streichen")
    assert "Presse · gestrichen" in stage.latest("@ben", HEAD).text
    assert stage.latest("@ben", HEAD).labels[3] == f"A {UNDO}"
    await stage.rebuild()

    await stage.wait(timedelta(hours=23))
    await stage.tap("Ben", stage.latest("@ben", HEAD), f"A {UNDO}")

    assert listed(stage) == ["Presse", "Kreis"]
    assert stage.latest("@ben", HEAD).labels[:4] == (
        "A Habe ich",
        "A In 1 Woche",
        "A Jemand anders",
        "A Streichen",
    )


async def test_what_nobody_keeps_any_partner_may_drop(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    await stage.tap("Clara", stage.latest(containing=DIGEST), "Streichen")
    assert listed(stage) == ["Presse"]


async def test_in_the_group_what_somebody_keeps_is_not_for_any_partner(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=replace(LIKE_TELEGRAM, opens_private=False)) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        await stage.wait_until(berlin(2026, 11, 23, 9))
        card = stage.latest(containing=DIGEST)

        receipt = await stage.tap("Clara", card, "Streichen")

        assert receipt.toast is not None
        assert "Ben" in receipt.toast
        assert "Geändert wurde nichts" in receipt.toast
        assert listed(stage) == ["Presse"]
        await stage.tap("Anna", card, "Streichen")  # who coordinates
        assert listed(stage) == []


async def test_a_keeper_who_left_keeps_nothing_any_more(stage: Stage) -> None:
    await stage.say("Ben", "/austreten")
    await stage.say("Clara", "/akteur streichen 1")

    assert listed(stage) == ["Kreis"]


async def test_dropped_by_command_it_can_be_undone_by_whoever_did_it_the_keeper_and_coordinators(stage: Stage) -> None:
    await stage.say("Clara", "/akteur streichen 1")
    assert listed(stage) == ["Presse", "Kreis"]
    assert "Ben" in stage.latest("@clara").text
    await stage.say("Clara", "/akteur streichen 2")
    card = stage.latest("@clara")
    assert matches("Kreis steht nicht mehr auf der Liste … Di. 10.11.", card.text)
    assert card.labels == (UNDO,)

    await stage.say("Ben", "/akteur rückgängig 2")
    assert listed(stage) == ["Presse"]
    await stage.tap("Clara", card, UNDO)

    assert listed(stage) == ["Presse", "Kreis"]
    assert "Kreis steht wieder auf der Liste" in stage.latest("@clara").text
    assert not stage.latest("@clara").labels
    await stage.say("Anna", "/akteur streichen 1")
    await stage.say("Ben", "/akteur rückgängig 1")
    assert listed(stage) == ["Presse", "Kreis"]


async def test_a_number_or_a_command_is_as_good_as_the_tap(stage: Stage) -> None:
    await stage.say("Anna", "/akteur streichen 1")
    await stage.say("Anna", "1", "@")
    assert listed(stage) == ["Presse", "Kreis"]

    await stage.say("Anna", "/akteur streichen 1")
    await stage.say("Ben", "/akteur rückgängig 1")
    assert listed(stage) == ["Presse", "Kreis"]
    await stage.say("Ben", "/stakeholder undo")
    assert "nichts, was sich zurückholen" in stage.chat.messages[-1].text


async def test_after_a_day_it_is_gone_for_good(stage: Stage) -> None:
    await stage.say("Anna", "/akteur streichen 1")
    card = stage.latest("@anna")
    await stage.wait(timedelta(hours=24))
    assert not stage.latest("@anna", "Presse").labels

    await stage.tap("Anna", card, "undo")
    assert listed(stage) == ["Kreis"]
    await stage.wait(timedelta(hours=2))

    assert names(stage) == ["Kreis"]
    with beginning(stage) as transaction:
        assert not [one for one in stored(transaction).cards.find() if one.kind == "dropped"]


async def test_what_was_brought_back_stays(stage: Stage) -> None:
    await stage.say("Anna", "/akteur streichen 1")
    await stage.tap("Anna", stage.latest("@anna", "Presse"), UNDO)
    await stage.wait(timedelta(days=3))

    assert listed(stage) == ["Presse", "Kreis"]
    assert await arrivals(stage, berlin(2026, 11, 24), "sich zu melden", "@ben") == [berlin(2026, 11, 23, 9)]


async def test_on_a_due_card_the_undo_goes_after_a_day_and_numbers_keep_their_meaning(stage: Stage) -> None:
    card = await due_card(stage)
    await stage.tap("Ben", card, "A Streichen")
    await stage.wait(timedelta(hours=30))

    assert not [label for label in stage.latest("@ben", HEAD).labels if UNDO in label]
    await stage.tap("Ben", card, "5")
    assert matches("Rat: Stand · ✓ erledigt", stage.latest("@ben", HEAD).text)
    await stage.wait(timedelta(days=2))
    assert names(stage) == ["Kreis"]


async def test_dropped_things_are_nowhere_to_be_seen_and_their_name_is_free(stage: Stage) -> None:
    await stage.say("Anna", "/akteur streichen 1")
    await stage.say("Anna", "/akteure")
    assert "Presse" not in stage.latest().text

    await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
    assert "Notiert als Nr. 3" in stage.latest("@anna").text
    await stage.say("Anna", "/akteur rückgängig 1")

    assert "steht schon als Nr. 3" in stage.chat.messages[-1].text
    assert listed(stage) == ["Kreis", "Presse"]


async def test_a_line_of_the_plan_can_be_brought_back_too(stage: Stage) -> None:
    await stage.say("Ben", "/informieren neu Rat; Stand; Stadt; monatlich")
    await stage.say("Ben", "/informieren streichen 1")
    assert matches("Aus dem Plan gestrichen: Rat, Stand … Di. 10.11.", stage.latest("@ben").text)
    await stage.say("Ben", "/plan")
    assert "steht noch nichts" in stage.latest().text

    await stage.tap("Ben", stage.latest("@ben", "gestrichen"), UNDO)
    await stage.say("Ben", "/plan")
    assert "Rat: Stand" in stage.latest().text

    await stage.say("Ben", "/inform drop 1")
    await stage.say("Ben", "/inform undo 1")
    assert "Wieder im Plan: Rat, Stand" in stage.latest("@ben", "Wieder").text
