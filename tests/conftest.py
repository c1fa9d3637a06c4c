"""What all tests share: their files lie in memory where a machine has such a place, for turns wait for the disk."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import settings

MEMORY = Path("/dev/shm")  # noqa: S108 - pytest makes folders of its own in it

if "PYTEST_DEBUG_TEMPROOT" not in os.environ and os.access(MEMORY, os.W_OK):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

# A busy machine is no fault of the code: nothing here is judged by the time it takes.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
