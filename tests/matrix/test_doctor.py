"""`dreiklang doctor` on a real homeserver: before the first login, and with a signed device."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.accounts import MatrixAccount
from bot.program.doctor import examine
from bot.settings import Settings
from tests.adapter_contract import Recorder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.matrix.homes import Household


async def told_about(household: Household, account: str, folder: Path) -> tuple[bool, list[str]]:
    matrix = MatrixAccount(homeserver=household.synapse.url, user=account)
    told = list[str]()
    well = await asyncio.to_thread(examine, Settings(data_dir=folder, matrix=matrix), told.append)
    return well, told


async def test_before_the_first_login_it_says_what_is_missing(household: Household, tmp_path: Path) -> None:
    account = household.account()
    well, told = await told_about(household, account, tmp_path / "new")

    assert not well
    assert told[1].startswith("look  Matrix: ")
    assert not (tmp_path / "new").exists()


async def test_a_signed_device_is_fine_also_while_the_bot_runs(household: Household) -> None:
    account = household.account()
    running = household.bot(account)
    adapter = await running.start(Recorder().receive)
    well, told = await told_about(household, account, household.folder().parent)
    await running.stop()

    assert well, told
    assert f"logged in as {adapter.account}" in told[1]
    assert told[2] == "ok    Matrix: encryption keys are there."
    assert told[3].endswith("is signed.")
