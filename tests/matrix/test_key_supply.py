"""The bot's keys on the server: as many as there should be, and new ones only where old ones can never be taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nio
import pytest

from tests.matrix.key_server import Bench, bench

if TYPE_CHECKING:
    from pathlib import Path

FULL = {"signed_curve25519": 50}


async def pass_a_sync(here: Bench, number: int, **said: object) -> None:
    here.server.sync = {"next_batch": f"s{number}", **said}
    response = await here.client.sync(0)
    assert isinstance(response, nio.SyncResponse)
    await here.supply.note(response)
    await here.supply.fill_up()


@pytest.mark.parametrize("left", [{"device_one_time_keys_count": {}}, {}], ids=["not listed", "nothing listed"])
async def test_keys_that_the_server_does_not_list_are_none(tmp_path: Path, left: dict[str, object]) -> None:
    async with bench(tmp_path) as here:
        await pass_a_sync(here, 1)
        await pass_a_sync(here, 2, device_one_time_keys_count=FULL)
        assert len(here.server.uploads) == 1
        await pass_a_sync(here, 3, **left)
        assert [len(upload) for upload in here.server.uploads] == [50, 50]


async def test_keys_that_are_refused_are_offered_again(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        here.server.refusal = (403, "Not today")
        for number in range(3):
            await pass_a_sync(here, number)
        first, *others = map(set, here.server.uploads)
        assert others == [first, first]
        here.server.refusal = None
        await pass_a_sync(here, 3)
        await pass_a_sync(here, 4, device_one_time_keys_count=FULL)
        assert set(here.server.uploads[-1]) == first
        assert len(here.server.uploads) == 4


async def test_new_keys_are_made_where_the_numbers_are_taken(tmp_path: Path) -> None:
    async with bench(tmp_path) as here:
        taken = "One time key signed_curve25519:AAAAAQ already exists. Old key: {}; new key: {}"
        here.server.refusal = (400, taken)
        await pass_a_sync(here, 1)
        here.server.refusal = None
        await pass_a_sync(here, 2)
        first, second = map(set, here.server.uploads)
        assert not first & second
