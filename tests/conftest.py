"""What all tests share: their files lie in memory if possible, for turns wait for the disk; long ones begin first."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

HERE = Path(__file__).parent
MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own in it

if "PYTEST_DEBUG_TEMPROOT" not in os.environ and os.access(MEMORY, os.W_OK):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

# A busy machine is no fault of the code: nothing here is judged by the time it takes.
settings.register_profile("untimed", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=10)  # in `make check`
settings.load_profile("untimed")


SERVERS = {
    "crash": "the program is a process of its own, and most of it talks to a server",
    "matrix": "Synapse",
    "telegram": "the emulator, over HTTP",
}
"""Folders whose tests need a server or a process of their own, and which."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server; begin with what takes minutes, mostly of waiting: the rest finds its place beside."""
    for item in items:
        asks = (item.nodeid.partition("::")[2], *getattr(item, "fixturenames", ()))
        if SERVERS.keys() & set(item.path.relative_to(HERE).parts) or any("postgres" in name for name in asks):
            item.add_marker("server")
    items.sort(key=lambda item: item.get_closest_marker("lasting") is None)
