"""What the Matrix tests share: a homeserver for the whole run, persons with real clients, and the adapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.matrix.homes import Household
from tests.matrix.synapse import Synapse, running_synapse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A homeserver without rate limits; every test brings its own people."""
    with running_synapse(tmp_path_factory.mktemp("synapse")) as server:
        yield server


@pytest.fixture
async def household(synapse: Synapse, tmp_path: Path) -> AsyncIterator[Household]:
    """Persons and adapters on that homeserver, all closed after the test."""
    home = Household(synapse, tmp_path)
    yield home
    await home.close()
