"""What is due with stakeholders and communication: alone to whoever keeps it, on a working morning."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Language
from tests.flows.settling import arrivals, berlin, count, outage, pause_until, settle_in
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import datetime
    from pathlib import Path

DUE = "Zeit, sich zu melden"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with one stakeholder due on the 23rd, kept by Ben."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        yield one


async def test_it_comes_alone_to_whoever_keeps_the_contact(stage: Stage) -> None:
    assert await arrivals(stage, berlin(2026, 11, 29), DUE, "@ben") == [berlin(2026, 11, 23, 9)]
    card = stage.latest("@ben", DUE)
    assert card.text == "Zeit, sich zu melden: Presse"
    assert card.labels == ("Habe ich", "In 1 Woche", "Jemand anders", "Streichen")
    assert card.content.rings
    assert [count(stage, DUE, place) for place in ("group", "@anna", "@clara")] == [0, 0, 0]


async def test_it_says_when_the_last_contact_was(stage: Stage) -> None:
    await stage.say("Ben", "/akteur kontaktiert 1")
    await stage.wait_until(berlin(2026, 11, 23, 9))

    assert stage.latest("@ben", DUE).text == "Zeit, sich zu melden: Presse (zuletzt 9.11.)"


async def test_contacts_and_messages_of_one_person_come_in_one_message(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Zwischenstand; Handwerkskammer; alle zwei Wochen")
    await stage.wait_until(berlin(2026, 11, 23, 9))

    card = stage.latest("@ben", DUE)
    assert matches(
        "Das steht an: … A Zeit, sich zu melden: Presse … B Zeit für eine Nachricht an Rat: Zwischenstand", card.text
    )
    assert card.labels[:5] == (
        "A Habe ich",
        "A In 1 Woche",
        "A Jemand anders",
        "A Streichen",
        "B Habe ich",
    )
    assert [choice.row for choice in card.content.choices] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert count(stage, "Zwischenstand", "group") == count(stage, "Im Plan", "group")


@pytest.mark.parametrize("sender", ["Ben", "handwerkskammer"])
async def test_a_line_is_kept_by_its_sender(stage: Stage, sender: str) -> None:
    await stage.say("Anna", f"/informieren neu Rat; Stand; {sender}; einmalig")
    await stage.wait_until(berlin(2026, 11, 10, 9))

    assert stage.latest("@ben").text == "Zeit für eine Nachricht an Rat: Stand"


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        await stage.say("Anna", "/stakeholder add Press; business; 3; 2; Ben")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        assert stage.latest("@ben").text == "Time to get in touch: Press"
        assert stage.latest("@ben").labels == ("Done", "In 1 week", "Somebody else", "Drop")


@pytest.mark.parametrize(
    ("label", "shown", "again"),
    [
        ("Habe ich", "erledigt", [berlin(2026, 12, 7, 9)]),
        ("In 1 Woche", "verschoben auf Mo. 30.11.2026", [berlin(2026, 11, 30, 9), berlin(2026, 12, 7, 9)]),
        ("Streichen", "gestrichen", []),
    ],
)
async def test_one_tap_sees_to_it(stage: Stage, label: str, shown: str, again: list[datetime]) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    await stage.tap("Ben", stage.latest("@ben"), label)

    assert matches(f"Presse · … {shown} … Alles geklärt", stage.latest("@ben").text)
    assert stage.latest("@ben").labels == (("Rückgängig",) if shown == "gestrichen" else ())
    assert await arrivals(stage, berlin(2026, 12, 8), "Presse", "@ben") == again


async def test_a_number_is_as_good_as_a_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Clara")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        await stage.say("Clara", "1", "@clara")

        assert "erledigt" in stage.latest("@clara", "Presse").text


async def test_a_number_keeps_its_meaning_while_anything_is_open(stage: Stage) -> None:
    await stage.say("Anna", "/akteur neu Kreis; Staat; 3; 2; Ben")
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest("@ben")
    await stage.tap("Ben", card, "1")
    receipt = await stage.tap("Ben", card, "1")
    assert receipt.toast is not None
    assert "schon jemand gekümmert" in receipt.toast

    await stage.tap("Ben", card, "5")

    assert matches("Presse · ✓ erledigt … Kreis · ✓ erledigt", stage.latest("@ben").text)


async def test_of_many_two_can_be_seen_to_at_a_time(stage: Stage) -> None:
    for name in ("Kreis", "Kirche"):
        await stage.say("Anna", f"/akteur neu {name}; Staat; 3; 2; Ben")
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest("@ben")
    assert matches("Presse … Kreis … Kirche", card.text)
    assert len(card.labels) == 8

    await stage.tap("Ben", card, "A Streichen")
    await stage.tap("Ben", card, "B Habe ich")

    assert stage.latest("@ben").labels == (
        "C Habe ich",
        "C In 1 Woche",
        "C Jemand anders",
        "C Streichen",
        "A Rückgängig",
    )


async def test_a_repeated_tap_puts_off_once(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest("@ben")
    for _ in range(2):
        await stage.tap("Ben", card, "In 1 Woche", event="same")
        await stage.rebuild()

    assert await arrivals(stage, berlin(2026, 12, 4), DUE, "@ben") == [berlin(2026, 11, 30, 9)]


async def test_what_is_done_meanwhile_is_left_out_and_nothing_empty_sent(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 22, 12))
    await stage.say("Ben", "/akteur kontaktiert 1")

    assert await arrivals(stage, berlin(2026, 12, 5), DUE, "@ben") == []


async def test_done_by_command_shows_on_the_card(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))

    await stage.say("Ben", "/akteur kontaktiert 1")

    assert "Presse · ✓ erledigt" in stage.latest("@ben", "erledigt").text


async def test_weekends_and_public_holidays_are_skipped(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=berlin(2026, 12, 11, 12).astimezone(UTC)) as stage:
        await settle_in(stage, holidays="NW")
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")  # due on Friday 25 December

        assert await arrivals(stage, berlin(2027, 1, 3), DUE, "@ben") == [berlin(2026, 12, 28, 9)]


async def test_volunteers_hear_of_it_in_the_evening(stage: Stage) -> None:
    await stage.say("Ben", "/mitmachen Handwerkskammer; ehrenamtlich")

    assert await arrivals(stage, berlin(2026, 11, 29), DUE, "@ben") == [berlin(2026, 11, 23, 17)]


async def test_after_an_outage_it_comes_once(stage: Stage) -> None:
    await outage(stage, berlin(2026, 12, 16, 15))

    assert count(stage, DUE, "@ben") == 1
    assert "verspätet" not in stage.latest("@ben").text


async def test_after_an_outage_it_waits_for_the_morning(stage: Stage) -> None:
    await outage(stage, berlin(2026, 11, 27, 22))

    assert await arrivals(stage, berlin(2026, 12, 1), DUE, "@ben") == [berlin(2026, 11, 30, 9)]


async def test_nothing_is_doubled_after_a_restart(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    for _ in range(3):
        await stage.rebuild()
        await stage.wait(timedelta(hours=1))

    assert count(stage, DUE, "@ben") == 1


async def test_a_pause_holds_it_back(stage: Stage) -> None:
    pause_until(stage, berlin(2026, 11, 29, 12))

    assert await arrivals(stage, berlin(2026, 12, 1), DUE, "@ben") == [berlin(2026, 11, 30, 9)]


async def test_what_is_planned_after_the_slot_comes_the_next_morning(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Presse; Start; Ben; einmalig")

    assert await arrivals(stage, berlin(2026, 11, 13), "Start", "@ben") == [berlin(2026, 11, 10, 9)]


async def test_a_change_of_clock_does_not_shift_it(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, start=berlin(2026, 10, 12, 12).astimezone(UTC)) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")

        assert await arrivals(stage, berlin(2026, 10, 27), DUE, "@ben") == [berlin(2026, 10, 26, 9)]


async def test_a_changed_rhythm_moves_the_next_message(stage: Stage) -> None:
    await stage.say("Anna", "/akteur ändern 1; Rhythmus; 3")

    assert await arrivals(stage, berlin(2026, 11, 14), DUE, "@ben") == [berlin(2026, 11, 12, 9)]


async def test_nine_things_of_one_morning_are_two_messages(stage: Stage) -> None:
    for number in range(8):
        await stage.say("Anna", f"/akteur neu Verein {number}; Staat; 3; 2; Ben")
    await stage.wait_until(berlin(2026, 11, 23, 9))

    assert "Eines kommt beim nächsten Mal dazu." in stage.latest("@ben").text
    await stage.wait_until(berlin(2026, 11, 24, 9))
    assert stage.latest("@ben").text == "Zeit, sich zu melden: Verein 7"
