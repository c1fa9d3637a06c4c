"""What is due at one moment is one message, in which each reminder can still be seen to."""

from __future__ import annotations

from datetime import timedelta
from string import ascii_uppercase
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import IN_THE_GROUP, LIKE_MATRIX
from bot.domain.cooperation import Language
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.engine.exchange.content import CARD_LIMIT, MESSAGE_LIMIT, plain
from bot.engine.exchange.lengths import units
from bot.engine.stored.rows import Timer
from flows.reminder.card import AT_A_TIME
from flows.reminder.ringing import RING
from tests.flows.settling import arrivals, beginning, berlin, count, outage, settle_in, stored
from tests.stage import Stage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from adapters.memory import MemoryMessage

LATER = berlin(2026, 11, 10, 9)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A German cooperation on Monday, 9 November 2026, at nine."""
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as one:
        await settle_in(one)
        yield one


async def remind(stage: Stage, *texts: str, when: str = "morgen um 9") -> None:
    """Have Anna enter reminders for one moment."""
    for text in texts:
        await stage.say("Anna", f"/erinnern {when}; {text}")


def store_many(stage: Stage, how_many: int, text: str = "Sache", rhythm: str = "") -> None:
    """Store reminders for tomorrow at nine, as several people would enter them."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(1, how_many + 1):
            one = store.reminders.add(
                Reminder(
                    number=store.next_number("reminder"),
                    text=f"{text} {number}",
                    starts_at=LATER.replace(tzinfo=None),
                    rhythm=rhythm,
                    next_at=LATER,
                    author_id=None,
                )
            )
            home = transaction.cooperations()[0].id
            transaction.set_timer(Timer(id=0, cooperation_id=home, kind=RING, subject=one.id, due_at=LATER))


def fates(stage: Stage) -> list[Fate]:
    """Return what became of each, in order."""
    with beginning(stage) as transaction:
        return [one.fate for one in stored(transaction).of(Occurrence).find()]


async def test_a_single_one_looks_as_ever(stage: Stage) -> None:
    await remind(stage, "Presse")
    await stage.wait_until(LATER)

    assert stage.latest().text == "Erinnerung 1: Presse"
    assert stage.latest().labels == ("✓ Erledigt", "In 1 Woche", "Streichen")


async def test_what_is_due_at_one_moment_is_one_message_in_each_group(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP) as stage:
        await settle_in(stage, groups=("group", "second"))
        await remind(stage, "Presse", "Kasse")
        before = len(stage.seen_in())
        await stage.wait_until(LATER)

        assert len(stage.seen_in()) == before + 1
        for group in ("group", "second"):
            assert stage.latest(group).text == (
                "2 Erinnerungen, alle jetzt fällig:\n\n- A Erinnerung 1: Presse\n- B Erinnerung 2: Kasse"
            )
        assert stage.latest().labels == (
            "A ✓ Erledigt",
            "A In 1 Woche",
            "A Streichen",
            "B ✓ Erledigt",
            "B In 1 Woche",
            "B Streichen",
        )


async def test_it_speaks_english(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=IN_THE_GROUP, language=Language.ENGLISH) as stage:
        await settle_in(stage, language=Language.ENGLISH)
        store_many(stage, 200, "Matter")
        await stage.wait_until(LATER)

        assert stage.latest().text.startswith("200 reminders, all due now:")
        assert "more do not fit here; /reminders open lists all" in stage.latest().text


async def test_others_of_the_day_keep_their_own_time(stage: Stage) -> None:
    await remind(stage, "Presse", "Kasse")
    await remind(stage, "Kuchen", when="morgen um 9:01")
    await stage.wait_until(LATER)
    assert "Kuchen" not in stage.latest().text
    await stage.wait(timedelta(minutes=1))

    assert stage.latest().text == "Erinnerung 3: Kuchen"


async def test_each_is_seen_to_by_itself_and_the_series_goes_on(stage: Stage) -> None:
    await remind(stage, "Lage", when="jeden Tag um 9")
    await remind(stage, "Presse", "Kasse")
    await stage.wait_until(LATER)
    card = stage.latest()
    await stage.tap("Ben", card, "A ✓ Erledigt")
    await stage.tap("Ben", card, "B In 1 Woche")
    assert "Erinnerung 3: Kasse" in card_text(stage, card)
    assert "Damit ist alles geklärt" not in card_text(stage, card)
    await stage.tap("Clara", card, "C Streichen")

    assert card_text(stage, card) == (
        "3 Erinnerungen, alle jetzt fällig:\n\n"
        "- Erinnerung 1: Lage · ✓ Erledigt. Das nächste Mal: Mi. 11.11., 09:00 Uhr\n"
        "- Erinnerung 2: Presse · Verschoben: Di. 17.11., 09:00 Uhr\n"
        "- Erinnerung 3: Kasse · Gestrichen, kommt nicht wieder.\n\n"
        "Damit ist alles geklärt."
    )
    assert await arrivals(stage, berlin(2026, 11, 12, 12), "Lage") == [berlin(2026, 11, day, 9) for day in (11, 12)]
    assert await arrivals(stage, berlin(2026, 11, 30), "Presse") == [berlin(2026, 11, 17, 9)]


def card_text(stage: Stage, card: MemoryMessage) -> str:
    """Return what a message shows now."""
    return next(message for message in stage.seen_in() if message.id == card.id).text


async def test_who_is_second_is_told_so(stage: Stage) -> None:
    await remind(stage, "Presse", "Kasse")
    await stage.wait_until(LATER)
    card = stage.latest()
    await stage.tap("Ben", card, "A ✓ Erledigt")
    receipt = await stage.tap("Clara", card, "A Streichen")

    assert receipt.toast is not None
    assert "schon jemand gekümmert" in receipt.toast
    assert fates(stage) == [Fate.DONE, Fate.OPEN]


async def test_a_number_is_as_good_as_a_tap(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path, capabilities=LIKE_MATRIX) as stage:
        await settle_in(stage)
        await remind(stage, "Presse", "Kasse")
        await stage.wait_until(LATER)

        await stage.answer("Ben", "4")

        assert fates(stage) == [Fate.OPEN, Fate.DONE]


async def test_two_hundred_are_one_message_that_says_how_many_more_there_are(stage: Stage) -> None:
    store_many(stage, 200)
    before = len(stage.seen_in())
    await stage.wait_until(LATER)

    assert len(stage.seen_in()) == before + 1
    text = stage.latest().text
    listed = text.count("Erinnerung ")
    assert units(text) <= CARD_LIMIT
    assert f"{200 - listed} weitere passen hier nicht mehr hin; alle offenen zeigt /erinnerungen offen." in text
    assert listed > AT_A_TIME
    assert stage.latest().labels == tuple(f"{letter} ✓ Erledigt" for letter in ascii_uppercase[:AT_A_TIME])
    await stage.wait(timedelta(days=3))
    assert len(stage.seen_in()) == before + 1


async def test_all_two_hundred_can_be_ticked_off_by_tapping(stage: Stage) -> None:
    store_many(stage, 200)
    await stage.wait_until(LATER)
    card = stage.latest()
    for number in range(1, 201):
        await stage.tap("Ben", stage.latest(), f"{ascii_uppercase[(number - 1) % AT_A_TIME]} ✓ Erledigt")

    assert fates(stage) == [Fate.DONE] * 200
    assert not stage.latest().labels
    assert "Damit ist alles geklärt." in card_text(stage, card)


async def test_a_place_keeps_its_meaning_while_its_part_is_open(stage: Stage) -> None:
    store_many(stage, 20)
    await stage.wait_until(LATER)
    shown = stage.latest().labels
    for number in range(2, AT_A_TIME + 1):
        await stage.tap("Ben", stage.latest(), shown[number - 1])
        assert stage.latest().labels == shown
    await stage.tap("Ben", stage.latest(), shown[0])

    assert "A Erinnerung 9: Sache 9" in stage.latest().text
    assert "A ✓ Erledigt" in stage.latest().labels
    assert f"Außerdem geklärt: {AT_A_TIME}" in stage.latest().text


async def test_the_longest_texts_fit_and_can_be_read_in_full(stage: Stage) -> None:
    long = "🎉*_" * 166
    store_many(stage, 30, long)
    await stage.wait_until(LATER)

    assert units(plain(stage.latest().content.text)) <= CARD_LIMIT
    assert len(stage.latest().labels) == AT_A_TIME
    for page in range(1, 31):
        await stage.say("Ben", f"/erinnerungen offen seite {page}")
        assert units(plain(stage.latest().content.text)) <= MESSAGE_LIMIT
        if "das war alles" in stage.latest().text:
            break
    assert page < 30
    assert sum(message.text.count(long) for message in stage.seen_in()) == 30


async def test_three_of_the_longest_fit_with_all_choices(stage: Stage) -> None:
    store_many(stage, 3, "x" * 490)
    await stage.wait_until(LATER)

    assert units(stage.latest().text) <= CARD_LIMIT
    assert stage.latest().text.count("x" * 490) == 3
    assert len(stage.latest().labels) == 9


async def test_what_is_open_is_listed_in_pages(stage: Stage) -> None:
    await stage.say("Ben", "/erinnerungen offen")
    assert "ist keine mehr offen" in stage.latest().text
    store_many(stage, 45)
    await stage.wait_until(LATER)

    await stage.say("Ben", "/erinnerungen")
    assert "Gekommen und noch offen sind 45; /erinnerungen offen zeigt sie." in stage.latest().text
    await stage.say("Ben", "/erinnerungen offen")
    assert "1\N{EN DASH}20 von 45 · weiter: /erinnerungen offen seite 2" in stage.latest().text
    for page in ("3", "page 3", "seite 3"):
        await stage.say("Ben", f"/reminders open {page}")
        assert "41\N{EN DASH}45 von 45 · das war alles." in stage.latest().text
        assert "45 Sache 45 · Di. 10.11., 09:00 Uhr" in stage.latest().text
    await stage.say("Ben", "/reminders open 99")
    assert "keine Seite dieser Liste" in stage.latest().text


async def test_what_has_rung_is_seen_to_by_number(stage: Stage) -> None:
    store_many(stage, 12)
    await stage.wait_until(LATER)
    card = stage.latest()
    await stage.say("Ben", "/erinnerungen erledigt 12")
    assert "✓ Erledigt, Erinnerung 12: Sache 12" in stage.latest().text
    await stage.say("Ben", "/reminders snooze 11")
    assert "Verschoben, Erinnerung 11: Sache 11" in stage.latest().text
    await stage.say("Ben", "/reminders cancel 10")

    assert fates(stage) == [Fate.OPEN] * 9 + [Fate.DROPPED, Fate.LATER, Fate.DONE]
    assert "Erinnerung 12: Sache 12 · ✓ Erledigt" in card_text(stage, card)
    await stage.say("Ben", "/erinnerungen erledigt 12")
    assert fates(stage) == [Fate.OPEN] * 9 + [Fate.DROPPED, Fate.LATER, Fate.DONE]
    assert await arrivals(stage, berlin(2026, 11, 18), "Sache 11") == [berlin(2026, 11, 17, 9)]


async def test_after_an_outage_all_that_was_missed_is_one_message_marked_late(stage: Stage) -> None:
    await remind(stage, "Presse", when="morgen um 9")
    await remind(stage, "Kasse", when="morgen um 10")
    before = len(stage.seen_in())

    await outage(stage, berlin(2026, 11, 12, 11))

    assert len(stage.seen_in()) == before + 1
    assert "Erinnerung 1: Presse · Verspätet: fällig war das Di. 10.11., 09:00" in stage.latest().text
    assert "Erinnerung 2: Kasse · Verspätet: fällig war das Di. 10.11., 10:00" in stage.latest().text


async def test_what_is_late_waits_for_the_morning_beside_what_is_due_at_night(stage: Stage) -> None:
    await remind(stage, "Licht aus", when="Mittwoch um 22 Uhr")
    await remind(stage, "Presse")

    await outage(stage, berlin(2026, 11, 11, 22))

    assert stage.latest().text == "Erinnerung 1: Licht aus"
    assert await arrivals(stage, berlin(2026, 11, 30), "Erinnerung 2: Presse") == [berlin(2026, 11, 12, 9)]


async def test_a_series_in_a_list_leaves_an_old_card_without_choices(stage: Stage) -> None:
    store_many(stage, 5, rhythm="FREQ=DAILY")
    await stage.wait_until(LATER)
    old = stage.latest()
    await stage.wait(timedelta(days=1))

    assert card_text(stage, old).count("Inzwischen kam die nächste.") == 5
    assert count(stage, "5 Erinnerungen") == 2
    assert [len(one.labels) for one in stage.seen_in() if "5 Erinnerungen" in one.text] == [0, 5]


async def test_a_list_is_forgotten_once_all_of_it_is_settled_for_a_month(stage: Stage) -> None:
    await remind(stage, "Presse", "Kasse")
    await remind(stage, "Lage", when="jeden Tag um 12")
    await stage.wait_until(LATER)
    card = stage.latest()
    await stage.tap("Ben", card, "B ✓ Erledigt")
    await stage.wait(timedelta(days=35))
    assert fates(stage)[:3].count(Fate.OPEN) == 1
    await stage.tap("Ben", card, "A ✓ Erledigt")
    await stage.wait(timedelta(days=1))

    with beginning(stage) as transaction:
        assert {one.reminder_id for one in stored(transaction).of(Occurrence).find()} == {3}
        assert not [one for one in stored(transaction).cards.find() if one.subject in {1, 2} and one.message == card.id]


async def test_a_restart_between_any_two_steps_changes_nothing(stage: Stage) -> None:
    await remind(stage, "Presse", "Kasse")
    await stage.rebuild()
    await stage.wait_until(LATER)
    await stage.rebuild()
    await stage.wait(timedelta())
    await stage.tap("Ben", stage.latest(), "B ✓ Erledigt")

    assert count(stage, "2 Erinnerungen") == 1
    assert fates(stage) == [Fate.OPEN, Fate.DONE]
