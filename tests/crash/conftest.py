"""What the crash tests share: a homeserver, and chance that can be repeated."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest

from tests.matrix.synapse import Synapse, running_synapse

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED_VARIABLE = "DREIKLANG_TEST_SEED"
SEED = 20_240_607


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """A homeserver without rate limits."""
    with running_synapse(tmp_path_factory.mktemp("synapse")) as server:
        yield server


@pytest.fixture
def seed() -> int:
    """What the random moments follow from; printed, so that a failure shows it."""
    chosen = int(os.environ.get(SEED_VARIABLE, SEED))
    print(f"{SEED_VARIABLE}={chosen}")  # noqa: T201 - pytest shows it when the test fails
    return chosen


@pytest.fixture
def chance(seed: int) -> random.Random:
    """Chance that is the same for the same seed."""
    return random.Random(seed)
