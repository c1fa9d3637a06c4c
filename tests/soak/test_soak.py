"""The short soak: random events of every kind on both databases; no promise is broken."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.migrated import migrated
from tests.soak.play import soak
from tests.storage.conftest import postgres_url, server, template

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["postgres_url", "server", "template"]


@pytest.mark.server  # not in `make check`: it takes half a minute
@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_no_promise_is_broken(tmp_path: Path, seed: int) -> None:
    account = await soak(f"sqlite:///{migrated(tmp_path / 'soak.db')}", seed=seed, events=500)

    sys.stdout.write(account.table())
    assert account.counts.total() == 500
    assert all(account.watched.values())


async def test_no_promise_is_broken_on_postgres(postgres_url: str) -> None:
    account = await soak(postgres_url, seed=4, events=300)

    sys.stdout.write(account.table())
    assert account.counts.total() == 300
