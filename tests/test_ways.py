"""The ways through the house stay short: a tap and a due reminder pass few files from adapter to adapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.ways import MOST_FOR_A_REMINDER, MOST_FOR_A_TAP, measure

if TYPE_CHECKING:
    from pathlib import Path

ADAPTER = "adapters/memory/adapter.py"
OUTBOX = "bot/engine/outgoing/outbox.py"


async def test_a_tap_and_a_reminder_pass_few_files(tmp_path: Path) -> None:
    tap, reminder = await measure(tmp_path)

    assert {ADAPTER, OUTBOX, "flows/check_in/cards.py"} <= {*tap}
    assert {ADAPTER, OUTBOX, "bot/domain/reminders.py"} <= {*reminder}
    assert {
        what: files
        for what, files, most in (("tap", tap, MOST_FOR_A_TAP), ("reminder", reminder, MOST_FOR_A_REMINDER))
        if len(files) > most
    } == {}
