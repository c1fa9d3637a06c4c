"""The run as a whole: the clock, restarts after a crash, remarks and the end."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.terminal.console import Prompt
from bot.engine.exchange.messages import (
    BotAdded,
    Receipt,
    Said,
    Signal,
)
from tests.terminal.world import NINE, YES_NO, Crash, Lines, TerminalWorld, TypedLines, post, refresh


@pytest.fixture
def world(tmp_path: Path) -> TerminalWorld:
    return TerminalWorld(tmp_path)


async def test_the_clock_moves_and_is_shown(world: TerminalWorld) -> None:
    assert await world.play("/zeit +3 tage", "/zeit") == []
    assert world.clock.time == NINE + timedelta(days=3)
    assert world.shown().count("(Es ist Do 12.11.2026 09:00.)") == 2


async def test_the_clock_never_goes_back(world: TerminalWorld) -> None:
    await world.play("/zeit 2020-01-01 09:00", "/zeit bald")
    assert world.clock.time == NINE
    shown = world.shown()
    assert "Die Uhr geht nur vorwärts, und es ist schon Mo 09.11.2026 09:00" in shown
    assert "/zeit 2026-11-16 09:00" in shown


async def test_the_clock_stops_wherever_something_is_due(world: TerminalWorld) -> None:
    due = [NINE + timedelta(hours=1), NINE + timedelta(days=1), NINE + timedelta(days=9)]

    async def next_due() -> datetime | None:
        return next((one for one in due if one > world.clock.now()), None)

    await world.build(Lines("/time +3 days"), next_due=next_due).run(world.engine.receive, lambda: None)
    assert world.clock.stops == [*due[:2], NINE + timedelta(days=3)]


async def test_something_overdue_does_not_hold_the_clock(world: TerminalWorld) -> None:
    async def next_due() -> datetime | None:
        return NINE

    await world.build(Lines("/time +3 days"), next_due=next_due).run(world.engine.receive, lambda: None)
    assert world.clock.stops == [NINE + timedelta(days=3)]


async def test_what_is_overdue_comes_before_the_stops(world: TerminalWorld) -> None:
    due = [NINE, NINE + timedelta(days=1)]

    async def next_due() -> datetime | None:
        return due[0] if due else None

    async def settle() -> None:
        due[:] = [one for one in due if one > world.clock.now()]

    adapter = world.build(Lines("/time +3 days"), next_due=next_due)
    adapter._settle = settle
    await adapter.run(world.engine.receive, lambda: None)
    assert world.clock.stops == [NINE + timedelta(days=1), NINE + timedelta(days=3)]


async def test_a_line_of_nobody_asks_who_it_is(world: TerminalWorld) -> None:
    assert await world.play("hallo") == []
    assert "Wer schreibt das? Zum Beispiel so: anna: hallo" in world.shown()


async def test_help_and_remarks_follow_the_language(world: TerminalWorld) -> None:
    adapter = world.build(Lines("??", "hello", "anna: hi", "@anna"), language="en")
    await adapter.run(world.engine.receive, lambda: None)
    await adapter.deliver(post("Hello"))
    shown = world.shown()
    assert "How this window works:" in shown
    assert "Who writes this? Write for example: anna: hello" in shown
    assert "Mon 9 Nov 09:00 [Group] [2]\nHello" in shown


async def test_quit_ends_before_the_rest(world: TerminalWorld) -> None:
    assert await world.play("/quit", "anna: hallo") == []


async def test_started_is_called_before_anything_is_handed_over(world: TerminalWorld) -> None:
    order: list[str] = []

    async def receive(_: Signal) -> Receipt:
        order.append("received")
        return Receipt()

    await world.build(Lines("@anna: hallo")).run(receive, lambda: order.append("started"))
    assert order == ["started", "received"]


async def test_a_line_that_a_crash_interrupted_comes_again_with_the_same_id(world: TerminalWorld) -> None:
    world.engine.crash_on = "wichtig"
    with pytest.raises(Crash):
        await world.play("anna: wichtig")
    added, lost = world.engine.received
    world.engine.crash_on = None
    again, following = await world.play("anna: weiter")
    assert isinstance(added, BotAdded)
    assert again == lost
    assert following.event_id == str(int(lost.event_id) + 1)


async def test_what_comes_again_refreshes_a_card_once_too(world: TerminalWorld) -> None:
    world.engine.replies["los"] = [post("Karte", choices=YES_NO)]
    await world.play("anna: los")
    world.engine.crash_on = "1"
    with pytest.raises(Crash):
        await world.play("anna: 1")
    world.engine.crash_on = None
    world.engine.replies["1"] = [refresh("2", "1 von 2"), refresh("2", "2 von 2")]
    await world.play()
    assert world.shown().count("✎") == 1


async def test_a_line_that_always_fails_is_given_up(world: TerminalWorld) -> None:
    world.engine.crash_on = "gift"
    for _ in range(3):
        with pytest.raises(Crash):
            await world.play(*(["anna: gift"] if not world.engine.received else []))
    (following,) = await world.play("anna: weiter")
    assert isinstance(following, Said)
    assert following.text == "weiter"
    assert "wird übergangen: anna: gift" in world.shown()


async def test_a_turn_that_keeps_failing_is_given_up_and_the_next_line_goes_on(world: TerminalWorld) -> None:
    async def receive(signal: Signal) -> Receipt:
        if isinstance(signal, Said) and signal.text == "gift":
            raise RuntimeError
        return await world.engine.receive(signal)

    await world.build(Lines("anna: gift", "anna: weiter")).run(receive, lambda: None)
    assert [said.text for said in world.engine.received if isinstance(said, Said)] == ["weiter"]
    assert world.shown().count("wird übergangen: anna: gift") == 1


async def test_words_of_a_confirmed_line_are_not_kept(world: TerminalWorld) -> None:
    await world.play("anna: vertraulich")
    assert "vertraulich" not in (world.data_dir / "terminal.json").read_text()


async def test_completion_knows_commands_and_personas(world: TerminalWorld) -> None:
    lines = Lines("anna: hallo")
    await world.build(lines).run(world.engine.receive, lambda: None)
    assert {"/status", "/zeit", "anna: ", "@anna: ", "#group", "?"} <= set(lines.prompts[-1].words)


async def test_at_a_screen_lines_are_not_repeated_and_newcomers_are_noted(world: TerminalWorld) -> None:
    await world.build(TypedLines("anna: hallo", "anna: ja")).run(world.engine.receive, lambda: None)
    shown = world.shown()
    assert "> anna" not in shown
    assert shown.count("(Anna ist neu dabei.)") == 1


async def test_cancelling_leaves_no_task_behind(world: TerminalWorld) -> None:
    reading = asyncio.Event()

    class Silence(Lines):
        async def read(self, prompt: Prompt) -> str | None:
            reading.set()
            await asyncio.Event().wait()
            return None

    running = asyncio.create_task(world.build(Silence()).run(world.engine.receive, lambda: None))
    await reading.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert asyncio.all_tasks() == {asyncio.current_task()}
