"""What is due at one moment is one message, in which each reminder can still be seen to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.memory.adapter import LIKE_MATRIX
from bot.domain.cooperation import Language
from bot.domain.reminders import Fate, Occurrence, Reminder
from bot.engine.exchange.content import CARD_LIMIT, plain
from bot.engine.exchange.lengths import units
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
    async with Stage.on_sqlite(tmp_path) as one:
        await settle_in(one)
        yield one


async def remind(stage: Stage, *texts: str, when: str = "morgen um 9") -> None:
    """Have Anna enter reminders for one moment."""
    for text in texts:
        await stage.say("Anna", f"/erinnern {when}; {text}")


def store_many(stage: Stage, how_many: int, text: str = "Sache", rhythm: str = "") -> None:
    """Store reminders as many people would enter them, for tomorrow at nine."""
    with beginning(stage) as transaction:
        store = stored(transaction)
        for number in range(1, how_many + 1):
            at = LATER.replace(tzinfo=None)
            one = store.reminders.add(
                Reminder(
                    number=store.next_number("reminder"),
                    text=f"{text} {number}",
                    starts_at=at,
                    rhythm=rhythm,
                    next_at=LATER,
                    author_id=None,
                )
            )
            stage_alarm(transaction, one.id)


def stage_alarm(transaction: object, reminder: int) -> None:
    """Set the alarm of a reminder."""
    from bot.engine.stored.rows import Timer  # noqa: PLC0415

    transaction.set_timer(Timer(id=0, cooperation_id=1, kind=RING, subject=reminder, due_at=LATER))  # type: ignore[attr-defined]


def fates(stage: Stage) -> list[Fate]:
    """Return what became of each, in order."""
    with beginning(stage) as transaction:
        return [one.fate for one in stored(transaction).of(Occurrence).find()]


async def test_a_single_one_looks_as_ever(stage: Stage) -> None:
    await remind(stage, "Presse")
    await stage.wait_until(LATER)

    assert stage.latest().text == "Erinnerung 1: Presse"
    assert stage.latest().labels == ("✓ Erledigt", "In 1 Woche", "Streichen")
