"""What nobody sees to: twice to whoever keeps it, once to the coordination; handing on; and what the group hears."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX, LIKE_TELEGRAM
from bot.domain.cycle import Phase, PhaseState, PhaseStatus
from tests.flows.settling import arrivals, beginning, berlin, count, settle_in, stored
from tests.stage import Stage, matches

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.engine.exchange.messages import Capabilities

DUE = "Zeit, sich zu melden"
NOBODY = "noch niemand gekümmert"
DIGEST = "Akteure und Kommunikation"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine, with one stakeholder due on the 23rd, kept by Ben."""
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        await one.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        yield one


async def test_twice_a_week_apart_then_once_to_the_coordination(stage: Stage) -> None:
    told = await arrivals(stage, berlin(2026, 12, 6), "Presse", "@ben")
    assert told == [berlin(2026, 11, 23, 9), berlin(2026, 11, 30, 9)]
    assert "letzte Erinnerung" in stage.latest("@ben").text
    assert await arrivals(stage, berlin(2027, 2, 1), NOBODY, "@anna") == [berlin(2026, 12, 7, 9)]

    assert count(stage, "Presse", "@ben") == 2
    assert stage.latest("@anna", NOBODY).text == (
        "Darum hat sich noch niemand gekümmert:\n\n- Zeit, sich zu melden: Presse · Kontakt hält Ben"
    )
    assert count(stage, NOBODY, "@clara") == 0


async def test_the_second_message_takes_the_choices_of_the_first(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 30, 9))
    first, second = [one for one in stage.seen_in("@ben") if "Presse" in one.text]

    assert (first.labels, len(second.labels)) == ((), 4)
    assert first.text == "Presse · steht weiter unten noch einmal"


async def test_the_coordinator_can_see_to_it(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 12, 7, 9))

    await stage.tap("Anna", stage.latest("@anna"), "Habe ich")

    assert "erledigt" in stage.latest("@anna").text
    assert "erledigt" in stage.latest("@ben").text
    assert await arrivals(stage, berlin(2026, 12, 22), DUE, "@ben") == [berlin(2026, 12, 21, 9)]


async def test_what_only_the_coordinator_keeps_is_not_told_to_her_a_third_time(stage: Stage) -> None:
    await stage.say("Anna", "/akteur ändern 1; Kontaktperson; Anna")
    await stage.wait_until(berlin(2027, 2, 1))

    assert count(stage, NOBODY, "@anna") == 0
    assert count(stage, "letzte Erinnerung", "@anna") == 1


async def test_somebody_else_takes_it_on_and_is_told(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    card = stage.latest("@ben")

    await stage.tap("Ben", card, "Jemand anders")
    assert "Wer kümmert sich künftig um Presse?" in stage.latest("@ben").text
    await stage.tap("Ben", stage.latest("@ben"), "Clara")

    assert stage.latest("@ben").text == "Presse übernimmt jetzt Clara und weiß Bescheid."
    assert stage.latest("@ben", "jemand anders").labels == ()
    assert stage.latest("@clara").text == "Zeit, sich zu melden: Presse"
    await stage.tap("Clara", stage.latest("@clara"), "Habe ich")
    assert "erledigt" in stage.latest("@clara").text
    assert await arrivals(stage, berlin(2026, 12, 8), DUE, "@clara") == [berlin(2026, 12, 7, 9)]
    assert count(stage, DUE, "@ben") == 0


async def test_who_took_it_on_hears_of_it_once_more_and_then_the_coordination(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 12, 7, 9))
    await stage.tap("Anna", stage.latest("@anna"), "Jemand anders")
    await stage.tap("Anna", stage.latest("@anna"), "Clara")

    assert await arrivals(stage, berlin(2027, 2, 1), "letzte Erinnerung", "@clara") == [berlin(2026, 12, 14, 9)]
    assert count(stage, DUE, "@clara") == 1
    assert count(stage, NOBODY, "@anna") == 2


async def test_a_line_of_the_plan_can_be_handed_on_too(stage: Stage) -> None:
    await stage.say("Anna", "/informieren neu Rat; Stand; Stadt Ahlen; jeden Montag")
    await stage.wait_until(berlin(2026, 11, 16, 9))
    await stage.tap("Anna", stage.latest("@anna"), "Jemand anders")
    await stage.tap("Anna", stage.latest("@anna"), "Clara")
    await stage.tap("Clara", stage.latest("@clara"), "Habe ich")
    await stage.wait_until(berlin(2026, 11, 23, 9))

    assert stage.latest("@clara").text == "Zeit für eine Nachricht an Rat: Stand (zuletzt 16.11.)"


async def test_what_nobody_keeps_is_due_in_the_group_without_names(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.say("Anna", "/informieren neu Rat; Stand; Pressestelle; alle zwei Wochen")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        card = stage.latest(containing=DIGEST)
        assert card.text == (
            "Akteure und Kommunikation (Mo. 23.11.2026)\n\n"
            "- A Zeit, sich zu melden: Presse\n- B Zeit für eine Nachricht an Rat: Stand"
        )
        assert card.content.rings
        assert card.labels[:4] == (
            "A Habe ich",
            "A In 1 Woche",
            "A Übernehme ich",
            "A Streichen",
        )


@pytest.mark.parametrize("capabilities", [LIKE_TELEGRAM, LIKE_MATRIX], ids=["telegram", "matrix"])
async def test_a_keeper_who_cannot_be_written_to_alone_hears_of_it_in_the_group(
    tmp_path: Path, capabilities: Capabilities
) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=replace(capabilities, opens_private=False)) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2; Ben")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        assert DUE in stage.latest(containing=DIGEST).text
        assert "Ben" not in stage.latest(containing=DIGEST).text
        assert not stage.seen_in("@ben")


async def test_a_keeper_who_left_or_was_forgotten_keeps_nothing(stage: Stage) -> None:
    with beginning(stage) as transaction:
        store = stored(transaction)
        ben = store.partners.first(name="Ben")
        assert ben is not None
        store.partners.put(replace(ben, left_at=stage.clock.now()))

    assert await arrivals(stage, berlin(2026, 11, 24), DUE) == [berlin(2026, 11, 23, 9)]


async def test_when_the_keeper_leaves_after_all_was_said_the_group_hears_of_it(stage: Stage) -> None:
    await stage.wait_until(berlin(2027, 1, 7, 12))
    assert count(stage, DUE) == 0
    await stage.say("Ben", "/vergessen", "@ben")
    await stage.say("Ben", "ja", "@ben")
    await stage.wait_until(berlin(2027, 2, 1))

    assert count(stage, DUE) >= 1


async def test_taking_it_on_in_the_group(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        receipt = await stage.tap("Clara", stage.latest(containing=DIGEST), "Übernehme ich")

        assert receipt.toast == "Übernommen, danke! Mehr dazu im privaten Chat."
        assert "Presse · übernimmt jetzt jemand anders" in stage.latest(containing=DIGEST).text
        assert stage.latest("@clara").labels == ("Habe ich", "In 1 Woche", "Jemand anders", "Streichen")


async def test_strangers_cannot_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        await stage.tap("Zoe", stage.latest(containing=DIGEST), "Streichen")

        assert "gestrichen" not in stage.latest(containing=DIGEST).text


async def test_it_stands_in_every_group_and_counts_once(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, groups=("group", "second"))
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        await stage.wait_until(berlin(2026, 11, 23, 9))

        await stage.tap("Clara", stage.latest("second"), "Habe ich")

        assert "erledigt" in stage.latest("group", DIGEST).text
        assert (count(stage, DIGEST), count(stage, DIGEST, "second")) == (1, 1)


async def test_the_group_hears_how_things_stand_every_sixteen_days_at_most(stage: Stage) -> None:
    for number in range(1, 8):
        await stage.say("Anna", f"/informieren neu Rat {number}; Stand; Stadt Ahlen; jeden Montag")
    days = await arrivals(stage, berlin(2027, 1, 31), DIGEST)

    assert days[:2] == [berlin(2026, 11, 26, 9), berlin(2026, 12, 16, 9)]
    assert all(later - earlier >= timedelta(days=16) for earlier, later in pairwise(days))
    digest = stage.latest(containing=DIGEST)
    assert matches("Kontakte: 1 steht an. Nachrichten: 7 stehen an.", digest.text)
    assert digest.labels == ()
    assert not digest.content.rings
    assert not any(name in digest.text for name in ("Anna", "Ben", "Clara"))


async def test_the_digest_counts_what_was_done(stage: Stage) -> None:
    await stage.wait_until(berlin(2026, 11, 23, 9))
    await stage.tap("Ben", stage.latest("@ben"), "Habe ich")
    await stage.wait_until(berlin(2026, 12, 9, 9))

    assert "Kontakte: 1 gepflegt, 1 steht an." in stage.latest(containing=DIGEST).text


async def test_without_a_group_it_waits_for_one(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage)
        await stage.say("Anna", "/akteur neu Presse; Wirtschaft; 3; 2")
        stage.chat.unreachable.add("group")
        await stage.say("Anna", "/akteure")
        await stage.wait_until(berlin(2026, 11, 25, 12))
        stage.chat.unreachable.clear()
        await stage.say("Anna", "/akteure")

        assert await arrivals(stage, berlin(2026, 11, 28), DIGEST) == [berlin(2026, 11, 26, 9)]


async def test_a_sector_without_a_partner_is_named_every_four_weeks_at_most(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await settle_in(stage, partners=("Anna", "Ben"))
        await stage.say("Anna", "/informieren neu Rat; Stand; Pressestelle; jeden Montag")
        for _ in range(70):
            await stage.wait_until(stage.clock.now().astimezone(berlin(2026, 1, 1).tzinfo).replace(hour=9))
            cards = [one for one in stage.seen_in() if DIGEST in one.text]
            if cards and cards[-1].labels:
                await stage.tap("Anna", cards[-1], "Habe ich")
            await stage.wait(berlin(2026, 1, 2) - berlin(2026, 1, 1))

    cards = [one for one in stage.seen_in() if DIGEST in one.text]
    named = ["Noch niemand ist dabei aus: Zivilgesellschaft" in card.text for card in cards]
    assert named[:4] == [True, False, True, False]


async def test_a_new_phase_asks_once_whether_the_stakeholders_still_fit(stage: Stage) -> None:
    with beginning(stage) as transaction:
        stored(transaction).phases.add(
            PhaseState(phase=Phase.ORIENT, status=PhaseStatus.ACTIVE, since=berlin(2026, 11, 12))
        )
    await stage.say("Anna", "/informieren neu Rat; Stand; Pressestelle; jede Woche")
    await stage.wait_until(berlin(2026, 12, 23))

    cards = [message.text for message in stage.seen_in() if DIGEST in message.text]
    assert ["Passt die Übersicht der Akteure noch?" in card for card in cards] == [True, False]
