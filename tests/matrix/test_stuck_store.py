"""A store of keys that cannot be written for a while: nothing that came meanwhile is lost."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.matrix.homes import Household


@pytest.mark.parametrize("before", [True, False], ids=["in an exchange", "first of all"])
async def test_a_room_key_that_cannot_be_written_down_is_not_lost(
    household: Household, caplog: pytest.LogCaptureFixture, *, before: bool
) -> None:
    scene = await household.scene()
    if before:
        await scene.bert.say(scene.room, "vorher")
        await scene.recorder.heard("vorher")
        scene.bert.sdk.invalidate_outbound_session(scene.room)
    store = scene.adapter._courier._client.store  # type: ignore[union-attr] # the scene has started it
    store.database.execute_sql("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(store.database_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    said = await scene.bert.say(scene.room, "inzwischen")
    await scene.reads(scene.anna, said)
    await scene.anna.wait_for(lambda: "OperationalError" in caplog.text)
    other.execute("ROLLBACK")
    other.close()
    await scene.recorder.heard("inzwischen")
    await scene.bert.say(scene.room, "nachher")
    await scene.recorder.heard("nachher")
