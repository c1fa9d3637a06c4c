"""What goes wrong on order in the emulator, and its limits."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from telegram.error import NetworkError, RetryAfter, TimedOut

from tests.telegram.emulator import Fault
from tests.telegram.emulator.limits import BURST
from tests.telegram.emulator.scene import EmulatedScene, client, keyboard, scene

# The library moves from seconds to time spans and says so; `pause` reads both.
pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


def pause(error: RetryAfter) -> float:
    """Return the seconds to wait, which are a number or a time span depending on the library's settings."""
    found = error.retry_after
    return found.total_seconds() if isinstance(found, timedelta) else found


def texts(s: EmulatedScene) -> list[str]:
    return [seen.text for seen in s.anna.sees(s.account)][1:]


async def test_a_429_on_order_is_for_one_call_of_one_method_in_one_chat() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.bert.start(s.account)
        s.emulator.fail_next("sendMessage", Fault.TOO_MANY_REQUESTS, chat=s.anna.chat(s.account), retry_after=7)

        await s.bot.send_message(s.bert.id, "ungestört")
        with pytest.raises(RetryAfter) as error:
            await s.bot.send_message(s.anna.id, "eins")
        assert pause(error.value) == 7
        await s.bot.send_message(s.anna.id, "zwei")
        assert texts(s) == ["zwei"]


@pytest.mark.parametrize("fault", [Fault.SERVER_ERROR, Fault.BAD_GATEWAY, Fault.LOST_REQUEST])
async def test_a_fault_before_the_effect(fault: Fault) -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.emulator.fail_next("sendMessage", fault)

        with pytest.raises(NetworkError):
            await s.bot.send_message(s.anna.id, "eins")

        assert texts(s) == []
        assert not s.emulator.faults_left()


async def test_a_lost_answer_comes_after_the_effect() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        s.emulator.fail_next("sendMessage", Fault.LOST_ANSWER)

        with pytest.raises(NetworkError):
            await s.bot.send_message(s.anna.id, "eins")

        assert texts(s) == ["eins"]


@pytest.mark.parametrize(("fault", "seen"), [(Fault.HANGING_ANSWER, ["eins"]), (Fault.HANGING_REQUEST, [])])
async def test_an_answer_that_never_comes(fault: Fault, seen: list[str]) -> None:
    async with scene() as s, client(s.emulator, s.account, seconds=0.2) as impatient:
        s.anna.start(s.account)
        s.emulator.fail_next("sendMessage", fault)

        with pytest.raises(TimedOut):
            await impatient.send_message(s.anna.id, "eins")

        assert texts(s) == seen


async def test_a_refused_connection() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        async with s.emulator.unreachable():
            with pytest.raises(NetworkError):
                await s.bot.send_message(s.anna.id, "eins")

        await s.bot.send_message(s.anna.id, "zwei")
        assert texts(s) == ["zwei"]


async def test_late_answers() -> None:
    async with scene() as s, client(s.emulator, s.account, seconds=0.2) as impatient:
        s.emulator.delay(0.5, "getMe")
        with pytest.raises(TimedOut):
            await impatient.get_me()
        s.emulator.delay(0)
        await impatient.get_me()


async def test_a_chat_takes_a_burst_and_then_one_message_a_second() -> None:
    async with scene(limits=True) as s:
        s.anna.start(s.account)
        for number in range(BURST):
            await s.bot.send_message(s.anna.id, str(number))

        with pytest.raises(RetryAfter) as error:
            await s.bot.send_message(s.anna.id, "zu viel")

        s.clock.advance(seconds=pause(error.value))
        await s.bot.send_message(s.anna.id, "jetzt")


async def test_a_group_takes_20_messages_and_edits_a_minute() -> None:
    async with scene(limits=True) as s:
        s.anna.add(s.group, s.account)
        s.anna.start(s.account)
        sent = await s.bot.send_message(s.group.id, "0", reply_markup=keyboard("Ja"))
        for number in range(1, 20):
            s.clock.advance(seconds=2)
            await sent.edit_text(str(number))
        s.clock.advance(seconds=2)

        with pytest.raises(RetryAfter):
            await sent.edit_text("zu viel")
        await s.bot.send_message(s.anna.id, "woanders geht es")

        assert s.emulator.most_in_a_minute(s.group) == 20
        assert s.emulator.count(s.group) == 20
        s.clock.advance(seconds=20)
        assert s.emulator.count(s.group) == 0
        await sent.edit_text("jetzt")


async def test_a_bot_sends_30_messages_a_second_in_all() -> None:
    async with scene(limits=True) as s:
        people = [s.emulator.add_user(f"P{number}") for number in range(31)]
        for person in people:
            person.start(s.account)

        for person in people[:30]:
            await s.bot.send_message(person.id, "Hallo")
        with pytest.raises(RetryAfter):
            await s.bot.send_message(people[30].id, "Hallo")


async def test_waiting_for_something_that_does_not_happen_fails() -> None:
    async with scene() as s:
        with pytest.raises(AssertionError, match="waited"):
            await s.emulator.until(lambda: False, timeout=0.05)


async def test_waiting_ends_when_it_happens() -> None:
    async with scene() as s:
        s.anna.start(s.account)
        waiting = asyncio.create_task(s.emulator.until(lambda: s.emulator.called("sendMessage")))

        await s.bot.send_message(s.anna.id, "da")

        await waiting
