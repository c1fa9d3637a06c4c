"""What is due with stakeholders and communication: one card on a working morning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Language
from bot.domain.cycle import Phase, PhaseState, PhaseStatus
from tests.flows.settling import arrivals, beginning, berlin, count, outage, pause_until, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

HEAD = "Das steht an"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with one stakeholder due on the 23rd."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        yield one


async def test_contacts_and_communication_come_in_one_card_at_nine(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Zwischenstand; Stadt Ahlen; alle zwei Wochen")

    assert await arrivals(stage, berlin(2026, 11, 29), HEAD) == [berlin(2026, 11, 23, 9)]
    assert matches(
        "Das steht an (Mo. 23.11.2026) … Presse (Wirtschaft): Zeit, sich zu melden · Kontakt hält Ben"
        " … Rat: Zwischenstand · Absender: Stadt Ahlen",
        stage.latest().text,
    )
    assert "verspätet" not in stage.latest().text
    assert stage.latest().labels == (
        "✓ Erledigt: Presse",
        "In 1 Woche: Presse",
        "Streichen: Presse",
        "✓ Erledigt: Rat",
        "In 1 Woche: Rat",
        "Streichen: Rat",
    )


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/stakeholder add Press; business; 3; 2; Ben")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        assert matches(
            "This is due (Mon 23 Nov 2026) … Press (Business): time to get in touch · contact kept by Ben",
            stage.latest().text,
        )


@pytest.mark.parametrize(
    ("label", "shown", "again"),
    [
        ("✓ Erledigt: Presse", "erledigt", [berlin(2026, 12, 7, 9)]),
        ("In 1 Woche: Presse", "verschoben auf Mo. 30.11.2026", [berlin(2026, 11, 30, 9), berlin(2026, 12, 7, 9)]),
        ("Streichen: Presse", "gestrichen", []),
    ],
)
async def test_one_tap_sees_to_it(stage: Stage, label: str, shown: str, again: list[datetime]) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    await stage.tap("Ben", stage.latest(), label)

    assert matches(f"Presse … {shown} … alles geklärt", stage.latest().text)
    assert stage.latest().labels == (("Rückgängig: Presse",) if shown == "gestrichen" else ())
    assert await arrivals(stage, berlin(2026, 12, 8), HEAD) == again


async def test_a_number_is_as_good_as_a_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        await stage.say("Clara", "1")

        assert "erledigt" in stage.latest().text


async def test_a_number_keeps_its_meaning_while_anything_is_open(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Kreis; Staat; 3; 2")
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest()
    await stage.tap("Clara", card, "1")
    receipt = await stage.tap("Ben", card, "1")
    assert receipt.toast is not None
    assert "schon jemand gekümmert" in receipt.toast

    await stage.tap("Ben", card, "4")

    assert matches("Presse … erledigt … Kreis … erledigt", stage.latest().text)


async def test_strangers_cannot_tap(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))

    await stage.tap("Zoe", stage.latest(), "Streichen: Presse")

    assert "gestrichen" not in stage.latest("group").text


async def test_a_repeated_tap_puts_off_once(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest()
    for _ in range(2):
        await stage.tap("Clara", card, "In 1 Woche: Presse", event="same")
        await stage.rebuild()

    assert await arrivals(stage, berlin(2026, 12, 4), HEAD) == [berlin(2026, 11, 30, 9)]


async def test_it_stands_in_every_group_and_counts_once(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, groups=("group", "second"))
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        await stage.tap("Clara", stage.latest("second"), "✓ Erledigt: Presse")

        assert "erledigt" in stage.latest("group").text
        assert (count(stage, HEAD), count(stage, HEAD, "second")) == (1, 1)


async def test_what_is_done_meanwhile_is_left_out_and_nothing_empty_sent(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 22, 12))
    await stage.say("Ben", "/akteur kontaktiert 1")

    assert await arrivals(stage, berlin(2026, 12, 5), HEAD) == []


async def test_done_by_command_shows_on_the_card(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))

    await stage.say("Ben", "/akteur kontaktiert 1")

    assert "erledigt" in stage.latest(containing=HEAD).text


async def test_weekends_and_public_holidays_are_skipped(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=berlin(2026, 12, 11, 12).astimezone(UTC)) as stage:
        await settle_in(stage, holidays="NW")
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")  # due on Friday 25 December

        assert await arrivals(stage, berlin(2027, 1, 3), HEAD) == [berlin(2026, 12, 28, 9)]
        assert "verspätet" not in stage.latest().text


async def test_after_an_outage_it_comes_once_and_says_it_is_late(stage: Stage) -> None:
    await outage(stage, berlin(2026, 11, 26, 15))

    assert count(stage, HEAD) == 1
    assert "verspätet, fällig seit Mo. 23.11.2026" in stage.latest().text


async def test_after_an_outage_it_waits_for_the_morning(stage: Stage) -> None:
    await outage(stage, berlin(2026, 11, 27, 22))

    assert await arrivals(stage, berlin(2026, 12, 1), HEAD) == [berlin(2026, 11, 30, 9)]


async def test_nothing_is_doubled_after_a_restart(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    for _ in range(3):
        await stage.rebuild()
        await stage.wait(timedelta(hours=1))

    assert count(stage, HEAD) == 1


async def test_a_pause_holds_it_back(stage: Stage) -> None:
    pause_until(stage, berlin(2026, 11, 29, 12))

    assert await arrivals(stage, berlin(2026, 12, 1), HEAD) == [berlin(2026, 11, 30, 9)]


async def test_what_nobody_saw_to_comes_again_after_a_week_not_every_day(stage: Stage) -> None:
    assert await arrivals(stage, berlin(2026, 12, 6), HEAD) == [berlin(2026, 11, 23, 9), berlin(2026, 11, 30, 9)]


async def test_a_card_has_three_things_and_the_rest_comes_next_day(stage: Stage) -> None:
    for name in ("Kreis", "Kirche", "Verein", "Verband"):
        await stage.say("Anna", f"/akteur neu {name}; Staat; 3; 2")

    await stage.wait_until(berlin(2026, 11, 23, 9))
    assert matches("Presse … Kreis … Kirche … 2 weitere stehen noch aus", stage.latest().text)
    assert len(stage.latest().labels) == 9
    await stage.wait_until(berlin(2026, 11, 24, 9))

    assert matches("Das steht an (Di. 24.11.2026) … Verein … Verband", stage.latest().text)
    assert "weitere" not in stage.latest().text
    assert "verspätet" not in stage.latest().text


async def test_what_is_planned_after_the_slot_comes_the_next_morning(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Presse; Start; Stadt; einmalig")

    assert await arrivals(stage, berlin(2026, 11, 13), HEAD) == [berlin(2026, 11, 10, 9)]


async def test_a_change_of_clock_does_not_shift_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=berlin(2026, 10, 12, 12).astimezone(UTC)) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")

        assert await arrivals(stage, berlin(2026, 10, 27), HEAD) == [berlin(2026, 10, 26, 9)]


async def test_a_sector_without_a_partner_is_named_every_four_weeks_at_most(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, partners=("Anna", "Ben"))
        await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jeden Montag")
        await stage.wait_until(berlin(2026, 12, 12))

    cards = [message.text for message in stage.seen_in() if HEAD in message.text]
    named = ["Noch niemand ist dabei aus: Zivilgesellschaft" in card for card in cards]
    assert named == [True, False, False, False, True]


async def test_a_new_phase_asks_once_whether_the_stakeholders_still_fit(stage: Stage) -> None:
    with beginning(stage) as transaction:
        stored(transaction).phases.add(
            PhaseState(phase=Phase.ORIENT, status=PhaseStatus.ACTIVE, since=berlin(2026, 11, 12))
        )
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt; jede Woche")
    await stage.wait_until(berlin(2026, 12, 3))

    cards = [message.text for message in stage.seen_in() if HEAD in message.text]
    assert ["Passt die Übersicht der Akteure noch?" in card for card in cards] == [True, False, False]


async def test_a_changed_rhythm_moves_the_next_card(stage: Stage) -> None:
    await stage.say("Anna", "/akteur ändern 1; Rhythmus; 3")

    assert await arrivals(stage, berlin(2026, 11, 14), HEAD) == [berlin(2026, 11, 12, 9)]


async def test_without_a_group_it_waits_for_one(stage: Stage) -> None:
    stage.chat.unreachable.add("group")
    await stage.say("Anna", "/akteure")
    await stage.wait_until(berlin(2026, 11, 25, 12))
    stage.chat.unreachable.clear()
    await stage.say("Anna", "/akteure")

    assert await arrivals(stage, berlin(2026, 11, 28), HEAD) == [berlin(2026, 11, 26, 9)]


async def test_a_keeper_who_left_is_not_named(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        ben = store.partners.first(name="Ben")
        assert ben is not None
        store.partners.put(replace(ben, left_at=stage.clock.now()))
    await stage.wait_until(berlin(2026, 11, 23, 9))

    assert "noch ohne Kontaktperson" in stage.latest().text
