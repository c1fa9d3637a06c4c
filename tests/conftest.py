"""What all tests share: their files lie in memory if possible, for turns wait for the disk; long ones begin first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own in it

if "PYTEST_DEBUG_TEMPROOT" not in os.environ and os.access(MEMORY, os.W_OK):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

# A busy machine is no fault of the code: nothing here is judged by the time it takes.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes minutes, mostly of waiting: everything else finds its place beside it."""
    items.sort(key=lambda item: item.get_closest_marker("lasting") is None)
