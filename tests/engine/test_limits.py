"""AttentionLimits: the pure counting of who is heard, and how many reminders one person can have to come."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.engine.clock import FixedClock
from bot.engine.exchange.messages import Address, Said, Sender
from bot.engine.incoming.limits import Attention, AttentionLimits, Excess
from tests.stage import START, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path


def said(who: str, at: datetime) -> Said:
    address = Address(adapter="memory", account="bot", channel="group")
    sender = Sender(platform_id=who, name=who)
    return Said(event_id="e", address=address, sender=sender, private=False, at=at, text="/x", message="m")


def none_waits(_lines: Iterable[int]) -> set[int]:
    return set()


def all_wait(lines: Iterable[int]) -> set[int]:
    return set(lines)


def test_twenty_a_minute_of_one_and_sixty_of_a_group() -> None:
    attention = Attention(AttentionLimits(), FixedClock(START))
    for who in ("anna", "bert", "carla"):
        for line in range(20):
            assert attention.excess(said(who, START), none_waits) is None
            attention.note(said(who, START), [line])
        assert attention.excess(said(who, START), none_waits) is Excess.PERSON
    assert attention.excess(said("emil", START), none_waits) is Excess.GROUP
    assert attention.excess(said("anna", START + timedelta(minutes=1)), none_waits) is None


def test_what_is_caught_up_with_after_an_outage_is_no_flood() -> None:
    clock = FixedClock(START)
    attention = Attention(AttentionLimits(), clock)
    for number in range(150):
        at = START - timedelta(minutes=10 * (200 - number))
        assert attention.excess(said("anna", at), all_wait) is None
        attention.note(said("anna", at), [number])


def test_who_has_sixteen_lines_waiting_waits_and_a_newcomer_does_not() -> None:
    attention = Attention(AttentionLimits(), FixedClock(START))
    attention.note(said("anna", START), range(16))
    assert attention.excess(said("anna", START), all_wait) is Excess.WAITING
    assert attention.excess(said("bert", START), all_wait) is None
    assert attention.excess(said("anna", START), none_waits) is None


async def test_one_person_can_have_fifty_reminders_to_come(tmp_path: Path) -> None:
    async with Stage.on_sqlite(tmp_path) as stage:
        await stage.add_bot("Anna")
        await stage.say("Anna", "/einrichten Ankommen")
        await stage.say("Anna", "/mitmachen Stadt Ahlen; Staat")
        for number in range(51):
            await stage.say("Anna", f"/erinnern in zwei Wochen; Sache {number}")
        with stage.database.begin() as transaction:
            assert len(transaction.store(1).reminders.find(ended=False)) == 50
        assert any("höchstens 50 Erinnerungen" in one.text for one in stage.chat.messages)
